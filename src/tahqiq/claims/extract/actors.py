"""Those who act in a claim: the subject of its verb, "by X", "the X attack", "X's fighters"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.bearers import DESCRIBING, doers
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.deeds import STATE, acts, by_whom, of_the_state, side_of, stands_before_event
from tahqiq.claims.extract.doers import doer_of, is_where, meant, of_an_event, pronoun
from tahqiq.claims.extract.draft import ACTING_NOUNS, CASUALTY, EVENTS, Draft, Parsed
from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.phrases import AUXILIARY, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.told import Doer
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Unit

_BACK = frozenset(("it", "they", "the group", "its", "their"))


def set_actor(draft: Draft, previous: Draft | None, earlier: Sequence[Parsed]) -> None:
    """Fill the actor of a claim as written; ``earlier`` are the sentences before its own, the nearest first."""
    before = earlier[0] if earlier else None
    if draft.actor_text or draft.unit == Unit.KM or draft.metric == "other:organisations":
        return
    told = doer_of(draft)
    draft.actor_text = _revived(draft) or (
        _by(draft) or _of_the_event(draft) or _of_the_forces(draft) or _strength(draft)
        or _subject_of(draft, before) or _encounter(draft)
    )  # fmt: skip
    if told is not None and told.how == "of" and _just_counted(previous, draft):
        draft.actor_text = previous.actor_text if previous else ""  # "90 raids by X and strikes by Y, in which 60 died"
        return
    if told is not None and (draft.actor_text in ("", told.text) or _says_more(told, draft.actor_text)):
        draft.actor_text = meant(told, draft, previous, earlier)
    draft.actor_text = draft.actor_text or pronoun(draft, earlier)
    if draft.actor_text:
        return
    source: Draft | None = None
    if draft.parent is not None and draft.parent.actor_text:
        source = draft.parent
    elif (
        _same_events(previous, draft)
        or points_back(previous, draft)
        or (previous is not None and previous.parsed is draft.parsed and _goes_on(previous, draft))
    ):
        source = previous
    if source is not None and not (draft.people in STATE and of_the_state(source.actor_text)):
        draft.actor_text = source.actor_text


def _just_counted(previous: Draft | None, draft: Draft) -> bool:
    """Whether the sentence has counted events before, and said whose they were."""
    if previous is None or previous.parsed is not draft.parsed:
        return False
    return previous.metric in EVENTS and bool(previous.actor_text)


def _revived(draft: Draft) -> str:
    """ "The resurgence of X"."""
    tokens = draft.parsed.tokens
    revived = draft.kind == ClaimKind.CHANGE and draft.last > draft.token and tokens[draft.last - 1].norm == "of"
    return next((n.text for n in draft.parsed.names if revived and n.kind == "actor" and n.first == draft.last), "")


def _says_more(told: Doer, found: str) -> bool:
    """ "Tamo troops" where only the troops were found, a name where a common noun was; not "suspected Tamo gunmen"."""
    if found not in told.text:
        return found.islower() and not told.text.islower()
    lead, _, tail = told.text.partition(found)
    if set(f"{lead} {tail}".casefold().split()) <= doers("of_them"):
        return False
    return not (lead.rpartition("-")[2].strip() in DESCRIBING and not found.islower())


def _same_events(previous: Draft | None, draft: Draft) -> bool:
    """The next figure of the same events: "130 militant attacks this year … 19 in 2018"."""
    if previous is None or previous.metric != draft.metric or draft.metric not in EVENTS:
        return False
    if draft.kind == ClaimKind.RANK:
        return False
    near = previous.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
    bare = not any(t.tag("metric") for t in draft.parsed.tokens[draft.first : draft.last + 1])
    return previous.parsed is draft.parsed or (near and (draft.headless or draft.parent is not None or bare))


def points_back(previous: Draft | None, draft: Draft) -> bool:
    """ "In these 16 attacks, 10 died", "the incidents left 12 dead": of the events of the sentence before."""
    if previous is None or not draft.parsed.index - previous.parsed.index < _NEXT or draft.people == "militant":
        return False
    tokens = draft.parsed.tokens
    behind = [t.norm for t in tokens[draft.last + 1 : draft.last + 4]]
    if previous.metric in EVENTS and draft.metric in CASUALTY and ["in", "them"] in (behind[:2], behind[1:3]):
        return True  # "40 attacks were counted; 12 people were killed in them"
    if previous.parsed is draft.parsed:  # "in these 16 attacks, 10 died"
        led = any(t.norm == "in" for t in tokens[max(0, previous.token - 3) : previous.token])
        return led and previous.metric in EVENTS and draft.metric in CASUALTY
    for at in range(clause_span(draft.parsed, draft.token)[0], min(draft.last + 1, len(tokens))):
        tag = tokens[at].tag("metric")
        if tag and tag.value in EVENTS and tag.form == "pl":
            lead = [t.norm for t in tokens[max(0, at - 3) : at] if t.kind == "word"]
            generic = previous.actor_text.islower()
            return bool({"these", "those", "such"} & set(lead)) or (generic and at < _SUBJECT and lead[-1:] == ["the"])
    return False


_NEXT = 3
"""Sentences within which "these attacks" are those just counted."""
_SUBJECT = 4
"""Tokens at a sentence's head within which "the attacks" is its subject."""


def _goes_on(previous: Draft, draft: Draft) -> bool:
    """The same verb, or the next member of a list of losses: "killing 12 and injuring 30"."""
    if previous.governor == draft.governor and draft.governor is not None:
        return True
    between = draft.parsed.tokens[previous.last + 1 : draft.first]
    others = {"other", "others", "another", "more"} & {
        t.norm for t in draft.parsed.tokens[draft.first : draft.last + 1]
    }
    if others and draft.metric in CASUALTY and previous.metric in CASUALTY and not any(t.text == ";" for t in between):
        return True  # "in which 12 were killed while 30 others were injured"
    parts = any(t.text == ":" for t in between) and not any(t.tag("verb", "event", "middle") for t in between)
    if parts and draft.metric in CASUALTY and previous.metric in CASUALTY:
        return True  # "12 were killed: 7 soldiers and 5 teachers"
    listed = all(t.norm in ("and", "the", "another", "as", "well", "also") or t.text == "," for t in between)
    same = (previous.metric in CASUALTY) == (draft.metric in CASUALTY)
    return listed and same and (previous.people in STATE) >= (draft.people in STATE)


def _by(draft: Draft) -> str:
    """ "Attacks by X", "killed by X", "blamed on X", in the clause; both, where incidents are by the two sides."""
    tokens = draft.parsed.tokens
    _, high = clause_span(draft.parsed, draft.token)
    found: list[Name] = []
    for name in draft.parsed.names:
        if not draft.token < name.first <= high or _victims(draft, tokens[name.last]):
            continue
        country = tokens[name.first].tag("country") and not tokens[name.last].possessive
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        if not (name.kind == "actor" or (country and not (after is not None and after.capital))):
            continue
        if any(t.kind == "q" for t in tokens[draft.token + 1 : name.first]):
            break
        if by_whom(tokens, name):
            found.append(name)
    sides = {side_of(tokens, n): n.text for n in found[:2]}
    if draft.metric in EVENTS and set(sides) == {"group", "state"}:
        return f"{found[0].text} and the {found[1].text}" if found[1].weak else f"{found[0].text} and {found[1].text}"
    return found[0].text if found else ""


def _of_the_event(draft: Draft) -> str:
    """ "The X bombing killed 12", "militant attacks": who stands before the noun of the event."""
    if draft.metric not in EVENTS | CASUALTY or draft.metric == "arrests":
        return ""
    tokens = draft.parsed.tokens
    low, high = clause_span(draft.parsed, draft.token)
    if draft.metric in EVENTS:
        low, high = draft.first, min(draft.last + 3, high)
    for name in draft.parsed.names:
        near = low - 3 <= name.first < high and not is_where(tokens, name.last)
        if name.kind == "actor" and near and stands_before_event(tokens, name):
            return name.text if not _victims(draft, tokens[name.last]) else ""
    return _acting(draft, tokens, low, high)


def _acting(draft: Draft, tokens: Sequence[Token], low: int, high: int) -> str:
    """ "Militant attacks", "killed in a terrorist attack": the side named by an adjective."""
    if draft.metric in CASUALTY and draft.people == "militant":
        return ""
    if not draft.parsed.acting:
        return ""
    for at in range(max(0, low), min(high, len(tokens))):
        token = tokens[at]
        side = token.norm.partition(" ")[0]
        event = token.tag("metric")
        loose = draft.metric in CASUALTY and at < draft.token and not _governs(draft, at)
        if not loose and event and event.value in EVENTS and side in ACTING_NOUNS and " " in token.norm:
            return "" if _with_operations(tokens, at) else token.text.split(maxsplit=1)[0]
        if loose:
            continue
        following = tokens[at + 1].tag("metric", "mass") if at + 1 < len(tokens) else None
        if token.tag("acting") and following and following.value in EVENTS:
            return token.text
    return ""


def _with_operations(tokens: Sequence[Token], attacks: int) -> bool:
    """ "In militant attacks and the forces' operations": the figure is of both sides."""
    behind = tokens[attacks + 1 : attacks + 8]
    joined = bool(behind) and behind[0].norm in ("and", "or")
    return joined and any((m := t.tag("metric")) and m.value == "operations" for t in behind)


def _governs(draft: Draft, event: int) -> bool:
    """Whether an event stands as the subject of the claim's verb, or in a phrase such as "in terrorist attacks"."""
    governor = draft.governor
    tokens, at = draft.parsed.tokens, event - 1
    while at > 0 and (tokens[at].kind == "q" or tokens[at].norm in _BETWEEN):
        at -= 1
    led = tokens[at].norm in ("in", "by", "from", "during") if event else False
    return led or _does_it(draft, event) or (governor is not None and event < governor <= event + 5)


def _does_it(draft: Draft, event: int) -> bool:
    """Whether an event is the subject of a verb right before the figure: "30 attacks in Tamo left 12 dead"."""
    between = draft.parsed.tokens[event + 1 : draft.token]
    verbs = [at for at, t in enumerate(between) if t.tag("verb", "event", "claim")]
    return bool(verbs) and verbs[-1] == len(between) - 1 and not any(t.kind == "p" for t in between)


_BETWEEN = frozenset(("a", "an", "the", "these", "those", "this", "such", "other", "more", "further"))


def _encounter(draft: Draft) -> str:
    """ "Killed in a gunfight with X": each side of a fight is the other's."""
    tokens = draft.parsed.tokens
    if draft.metric not in CASUALTY or draft.people not in ("militant", *STATE):
        return ""
    _, high = clause_span(draft.parsed, draft.token)
    for name in draft.parsed.names:
        if name.kind != "actor" or not draft.token < name.first < high or _victims(draft, tokens[name.last]):
            continue
        words = [t.norm for t in tokens[max(0, name.first - 7) : name.first]]
        if "with" in words[-5:] and _ENCOUNTERS & set(words):
            return name.text
    return ""


_ENCOUNTERS = grammar("encounters")


def _of_the_forces(draft: Draft) -> str:
    """ "59 security forces actions", "in 59 security forces actions 12 died": the noun of the event holds its actor."""
    tokens = draft.parsed.tokens
    low, _ = clause_span(draft.parsed, draft.token)
    if draft.metric == "operations":
        reach = range(draft.token, draft.last + 1)
    elif draft.metric in CASUALTY:
        reach = range(low, draft.token)
    else:
        return ""
    for at in reach:
        if tokens[at].norm.startswith(("security force ", "security forces ")) and tokens[at].tag("metric"):
            return " ".join(tokens[at].text.split()[:2])
    return ""


def _strength(draft: Draft) -> str:
    """Whose fighters they are: the possessor, else the subject of the sentence, else the last group named."""
    if draft.metric != "fighters":
        return ""
    known = [n for n in draft.parsed.names if n.kind == "actor" and not n.weak]
    weak = [n for n in draft.parsed.names if n.kind == "actor" and n.weak and not draft.first <= n.first <= draft.last]
    for names in (known, weak):
        before = [n for n in names if n.first < draft.token]
        opening = next((n for n in before if n.first <= 1), None)
        near = next((n for n in names if n.last in (draft.token - 1, draft.token + 1) or _of(draft, n)), None)
        found = near or opening or (before[-1] if before else None)
        if found:
            return found.text
    return ""


def _of(draft: Draft, name: Name) -> bool:
    return draft.last < name.first <= draft.last + 3 and draft.parsed.tokens[draft.last + 1].norm == "of"


def _subject_of(draft: Draft, before: Parsed | None) -> str:
    """The subject of the governing verb, a pronoun traced to the sentence before."""
    tokens = draft.parsed.tokens
    governor = tokens[draft.governor] if draft.governor is not None else None
    if governor is not None and (governor.tag("middle", "state") or governor.norm.startswith("at the cost")):
        return ""  # the subject of "died" is the victim
    if governor is not None and of_an_event(tokens, draft.governor or 0) is not None:
        return ""  # "captured the man behind the attack that killed 12"
    low, _ = clause_span(draft.parsed, draft.token)
    names = [n for n in draft.parsed.names if low <= n.first < draft.token and _acts(tokens, n, draft)]
    names = [n for n in names if not is_where(tokens, n.last)]  # "the Green Line train hijacking killed 12"
    subject = [n for n in names if not (_victims(draft, tokens[n.last]) or _one_of_two(tokens, n))]
    relative = _relative(draft, low)
    if relative or subject:
        return relative or _whose(draft, subject[-1])
    whose = _opening(draft) or _attacks_by(draft, low)
    if whose:
        return whose
    if before is None or not tokens or draft.metric not in EVENTS | CASUALTY | {"fighters"}:
        return ""
    pronoun = tokens[0].norm in _BACK and not any(t.tag("report") for t in tokens[1:3])
    opening = next((n for n in before.names if n.kind == "actor" and n.first <= 1), None)
    return opening.text if pronoun and opening else ""


def _opening(draft: Draft) -> str:
    """A known group that opens the sentence and did what follows: "The X fights on, with attacks that killed 12"."""
    tokens, names = draft.parsed.tokens, [n for n in draft.parsed.names if n.kind == "actor"]
    if not names or draft.metric not in EVENTS | CASUALTY or draft.kind == ClaimKind.RANK:
        return ""
    first = names[0]
    others = [n for n in names[1:] if n.first < draft.token]
    if first.weak or first.first > 1 or tokens[first.last].possessive or others or _victims(draft, tokens[first.last]):
        return ""
    between = tokens[first.last + 1 : draft.token]
    strikes = any((tag := t.tag("metric")) and tag.value in ("attacks", "suicide_attacks") for t in between)
    told = any(t.tag("report") or t.norm in ("was", "were", "been", "that of") for t in between[:4])
    return first.text if strikes and not told else ""


def _one_of_two(tokens: Sequence[Token], name: Name) -> bool:
    """ "Fighting between the army and rebels killed 12": the rebels alone did not."""
    before = {t.norm for t in tokens[max(0, name.first - 6) : name.first]}
    return name.text.islower() and {"between", "and"} <= before


def _whose(draft: Draft, name: Name) -> str:
    """ "X said their fighters had killed 12": the group named before in the sentence."""
    before = draft.parsed.tokens[name.first - 1].norm if name.first else ""
    owners = [n for n in draft.parsed.names if n.kind == "actor" and not n.weak and n.last < name.first]
    return owners[-1].text if before in ("their", "its") and owners else name.text


def _relative(draft: Draft, low: int) -> str:
    """ "…, rivalling X, which killed 300": the antecedent right before the relative pronoun."""
    tokens = draft.parsed.tokens
    for name in reversed(draft.parsed.names):
        lead = tokens[name.last + 1 : name.last + 3]
        if name.kind != "actor" or not low <= name.first < draft.token or [t.norm or t.text for t in lead][:1] != [","]:
            continue
        between = tokens[name.last + 3 : draft.token]
        if len(lead) == 2 and lead[1].norm in ("which", "who") and not any(t.text in ",;" for t in between):
            passive = any(t.norm in ("was", "were", "been") for t in between[:3])
            return "" if passive or _victims(draft, tokens[name.last]) else name.text
    return ""


def _attacks_by(draft: Draft, low: int) -> str:
    """ "Attacks by X, which have resulted in 12 deaths"."""
    tokens = draft.parsed.tokens
    if draft.metric not in CASUALTY or draft.kind == ClaimKind.RANK:
        return ""
    for name in draft.parsed.names:
        struck = [t.tag("metric") for t in tokens[max(0, name.first - 5) : name.first]]
        if (
            name.kind == "actor" and low <= name.first < draft.token and by_whom(tokens, name)
            and any(t and t.value in ("attacks", "suicide_attacks") for t in struck)
            and not _victims(draft, tokens[name.last])
        ):  # fmt: skip
            return name.text
    return ""


def _victims(draft: Draft, actor: Token) -> bool:
    """Whether those named are the ones that the claim counts as losses: soldiers do not kill soldiers."""
    tag = actor.tag("people")
    named = tag.value if tag else "security" if actor.norm in _STATE_WORDS else ""
    return draft.metric in CASUALTY and bool(draft.people) and (
        named == draft.people or (named in STATE and draft.people in STATE)
    )  # fmt: skip


_STATE_WORDS = frozenset(("army", "the army", "military", "the military", "security forces", "police", "government"))


def _acts(tokens: Sequence[Token], name: Name, draft: Draft) -> bool:
    """An actor, or a country, right before an active verb."""
    if name.kind == "actor":
        return acts(tokens, name)
    named = tokens[name.last].tag("country") is not None and not tokens[name.last].possessive
    suffers = draft.metric == "deaths" and draft.people in ("all", "civilian", *STATE)
    return named and not suffers and name.first <= _OPENING_REACH and _whole(tokens, name) and _does(tokens, name)


def _does(tokens: Sequence[Token], name: Name) -> bool:
    """A country does something itself: "Chad has carried out 40 raids", "Chad claims to have killed"."""
    for token in tokens[name.last + 1 : name.last + 5]:
        if token.tag("verb", "event", "thing", "claim") and not token.tag("people"):
            return token.norm in _DOING
        if token.kind != "word" or token.norm not in AUXILIARY - {"was", "were", "is", "are", "been"}:
            return False
    return False


_OPENING_REACH = 6
"""A country is the subject only near the head of its sentence."""
_DOING = grammar("doing")


def _whole(tokens: Sequence[Token], name: Name) -> bool:
    """Not "in Chad": a subject stands without a preposition."""
    before = tokens[name.first - 1].norm if name.first else ""
    return before not in PREPOSITIONS
