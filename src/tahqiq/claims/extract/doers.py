"""Which of the doers that a sentence tells is the one of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.bearers import doers
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import event_noun
from tahqiq.claims.extract.deeds import STATE, of_the_state
from tahqiq.claims.extract.doing import is_deed
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, STOCKS, Draft, Parsed
from tahqiq.claims.extract.phrases import AUXILIARY
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.told import Doer
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Unit


def doer_of(draft: Draft) -> Doer | None:
    """The doer told of a claim in its clause; None where the sentence tells none of it."""
    found = [
        d for d in draft.parsed.doers
        if d.how != "opening" and not (_suffers(draft, d) or _is_counted(draft, d))
        and not is_where(draft.parsed.tokens, d.last)
    ]  # fmt: skip
    if not found or draft.unit == Unit.KM or draft.metric in STOCKS:
        return None
    if draft.metric not in CASUALTY | EVENTS:
        return _governing(draft, found) or (_before(draft, found) if draft.governor is not None else None)
    return (
        _behind(draft, found)
        or _governing(draft, found)
        or _before(draft, found)
        or _when(draft, found)
        or _with(draft, found)
    )


def _with(draft: Draft, found: list[Doer]) -> Doer | None:
    """ "With 12 people killed, X is the deadliest group"."""
    return next((d for d in found if d.how == "with" and draft.last < d.anchor), None)


def of_an_event(tokens: Sequence[Token], verb: int) -> int | None:
    """The event that is the subject of a verb: "the attack that killed", "the bombing of a hall, which hurt"."""
    at = verb - 1
    if at < 1 or tokens[at].norm not in ("that", "which"):
        return None
    for back in range(at - 1, max(-1, at - _ANTECEDENT), -1):
        token = tokens[back]
        event = token.tag("metric")
        if event is not None and event.value in EVENTS:
            return back
        if token.tag("verb", "event", "report", "middle", "people", "actor", "group") or token.kind == "q":
            return None
    return None


_ANTECEDENT = 10
"""Tokens before a relative pronoun in which the event that it stands for is named."""


def _when(draft: Draft, found: list[Doer]) -> Doer | None:
    """ "12 died when X attacked a village", "12 were killed after their car was ambushed by X"."""
    tokens = draft.parsed.tokens
    if draft.metric not in CASUALTY or draft.governor is None or draft.governor < draft.token:
        return None
    begun = next((at for at in range(draft.governor, len(tokens)) if tokens[at].norm in doers("led_to")), None)
    if begun is None or any(t.text == ";" for t in tokens[draft.governor + 1 : begun]):
        return None
    others = [at for at in range(draft.governor + 1, begun) if tokens[at].kind == "q"]
    if any(tokens[at - 1].norm != "and" for at in others):  # "and four wounded when …" is of the same
        return None
    return next(
        (d for d in found if begun < d.first and d.how in ("subject", "by") and d.anchor < begun + _CLAUSE), None
    )


_CLAUSE = 20
"""Tokens that the clause behind "when" may have."""


def _is_counted(draft: Draft, doer: Doer) -> bool:
    """Whether the wording is that of those who are counted: "killed 12 Chadian soldiers"."""
    return doer.how == "subject" and draft.first <= doer.first and doer.last <= draft.last


def is_where(tokens: Sequence[Token], last: int) -> bool:
    """ "The Garden Club bombing killed 12": the wording before the event is where it was, and nobody's name."""
    after = tokens[last + 1 : last + 2]
    return tokens[last].norm.rpartition(" ")[2] in _FACILITIES and bool(after) and event_noun(after[0].norm)


_FACILITIES = grammar("facilities")


def _suffers(draft: Draft, doer: Doer) -> bool:
    """Whether the doer is of the class that the claim counts as losses: soldiers do not kill soldiers."""
    if draft.metric not in CASUALTY or not draft.people:
        return False
    if draft.people in STATE and of_the_state(doer.text):
        return True
    people = next(
        (t for x in reversed(draft.parsed.tokens[doer.first : doer.last + 1]) if (t := x.tag("people"))), None
    )
    side = people.value if people else ""
    return (side == draft.people and side not in ("civilian", "all")) or (side in STATE and draft.people in STATE)


def _behind(draft: Draft, found: list[Doer]) -> Doer | None:
    """ "12 were killed by X", "the 30 attacks by X": the next one behind, before any other figure."""
    tokens = draft.parsed.tokens
    _, high = clause_span(draft.parsed, draft.token)
    for doer in found:
        if doer.how not in ("by", "of", "event") or not draft.token < doer.anchor < high:
            continue
        between = tokens[draft.token + 1 : doer.anchor]
        if any(t.kind == "q" for t in between) or any(t.text == ";" for t in between):
            return None
        active = any(d.how == "subject" and draft.token < d.anchor < doer.anchor for d in found)
        return None if active else doer
    return None


def _governing(draft: Draft, found: list[Doer]) -> Doer | None:
    """The subject of the verb that the figure hangs on."""
    return next((d for d in found if d.how == "subject" and d.anchor == draft.governor), None)


def _before(draft: Draft, found: list[Doer]) -> Doer | None:
    """ "X was responsible for 12 deaths", "attacks by X left 12 dead", "X raids killed 12": the last one before."""
    tokens = draft.parsed.tokens
    low, _ = clause_span(draft.parsed, draft.token)
    if draft.kind == ClaimKind.RANK:
        return None
    event = of_an_event(tokens, draft.governor) if draft.governor is not None else None
    if (
        event is not None
    ):  # "launched the raids that killed 12", but not "caught the man behind the raid that killed 12"
        found = [d for d in found if d.how == "subject" and _brings_about(tokens, d.anchor, event)]
    for doer in reversed(found):
        if not low <= doer.first <= draft.token or doer.anchor > draft.last:
            continue
        if doer.how == "with" or (doer.how == "counted" and draft.kind == ClaimKind.SHARE):
            continue
        if doer.how == "event" and not (draft.first <= doer.anchor <= draft.last or _toll_of(draft, doer)):
            continue
        if draft.people == "militant" and doer.how != "subject":
            continue
        if any(t.text == ";" for t in tokens[doer.anchor : draft.token]):
            return None
        return doer
    return None


def _brings_about(tokens: Sequence[Token], verb: int, event: int) -> bool:
    """ "Launched the raids", "conducting attacks such as the raid": the event is what the verb does."""
    return 0 <= event - verb <= _OBJECT and tokens[verb].tag("verb") is None


_OBJECT = 7
"""Tokens within which the object of a verb follows."""


def _toll_of(draft: Draft, doer: Doer) -> bool:
    """ "The toll of the X raids was 79 dead"."""
    tokens = draft.parsed.tokens
    lead = {t.norm for t in tokens[max(0, doer.first - 3) : doer.first]}
    between = [t.norm or t.text for t in tokens[doer.anchor : draft.token]]
    return (
        not lead & {"since", "after", "before", "despite", "amid"}
        and "," not in between
        and bool({"was", "were"} & set(between))
    )


def meant(doer: Doer, draft: Draft, previous: Draft | None, earlier: Sequence[Parsed]) -> str:
    """Whom a wording means: "the group" is the one that a sentence before names."""
    tokens = draft.parsed.tokens
    words = [t.norm for t in tokens[doer.first : doer.last + 1]]
    lead = tokens[doer.first - 1].norm if doer.first else ""
    if lead not in _POINTING or len(words) > 1 or words[0] not in doers("meaning_back"):
        return doer.text
    found = _named_in(earlier[:1])
    if words[0].endswith("s") and lead not in ("its", "their"):
        return found or doer.text
    return found or _group_in(earlier[:1]) or _just_named(draft, previous) or _named_in(earlier) or doer.text


_POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their"))
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_OWN = frozenset(("its", "their", "his"))


def pronoun(draft: Draft, earlier: Sequence[Parsed]) -> str:
    """Whom "it" or "they" means as the subject of a deed, or "its" before the noun of one."""
    at = _pronoun_of(draft)
    if at is None:
        return ""
    named = [n.text for n in draft.parsed.names if n.kind == "actor" and n.last < at]
    return named[-1] if named else _named_in(earlier[:1])


def _pronoun_of(draft: Draft) -> int | None:
    """The token of the pronoun that is the subject of the claim's verb; None where that is none."""
    tokens, verb = draft.parsed.tokens, draft.governor
    if verb is None or verb > draft.token or draft.metric not in CASUALTY | EVENTS or not is_deed(tokens, verb):
        return None
    for at in range(verb - 1, max(-1, verb - _AUXILIARIES), -1):
        token = tokens[at]
        owned = at > 0 and tokens[at - 1].norm in _OWN
        if token.norm in _PRONOUNS or (owned and (event := token.tag("metric")) and event.value in EVENTS):
            return at
        if token.norm not in AUXILIARY | doers("between"):
            return None
    return None


_AUXILIARIES = 5
"""Tokens before a verb among which its subject stands."""


def _named_in(earlier: Sequence[Parsed]) -> str:
    """The doer of a sentence before that has a name of its own, else the name that opens it; the nearest one's."""
    told = (d.text for sentence in earlier for d in sentence.doers)
    return next((text for text in told if not text.islower()), "")


def _group_in(earlier: Sequence[Parsed]) -> str:
    """The one armed group that a sentence before names."""
    found = {n.text for sentence in earlier for n in sentence.names if n.kind == "actor" and not n.weak}
    return found.pop() if len(found) == 1 else ""


def _just_named(draft: Draft, previous: Draft | None) -> str:
    """The actor of the claim before, where it stands near."""
    near = previous is not None and draft.parsed.index - previous.parsed.index <= _NEAR
    return previous.actor_text if previous is not None and near and not previous.actor_text.islower() else ""


_NEAR = 2
"""Sentences back to which "the group" may point."""
