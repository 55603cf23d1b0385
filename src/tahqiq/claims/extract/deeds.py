"""How a sentence tells that an actor does something: as subject, behind "by", before the noun of an attack."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.phrases import AUXILIARY, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

STATE = frozenset(("military", "police", "security"))
"""Victim classes that are the state's own."""
_OBSERVING = grammar("observing")
_REPORTED = grammar("made_by") | {"according", "accounting"}


def acts(tokens: Sequence[Token], name: Name) -> bool:
    """A verb of doing follows: "gunmen stormed a school", "rebels claimed to have killed 12"."""
    if tokens[name.last].possessive or titled(tokens, name) or tokens[name.last].norm in _PAPERS:
        return False
    bare = True  # nothing but auxiliaries and adverbs so far
    first = _behind_aside(tokens, name.last + 1)
    for at, token in enumerate(tokens[first : first + 5], first):
        adverb = token.norm in _ADVERBS or (token.norm.endswith("ly") and len(token.norm) > 4)
        if token.norm in _BEING or not (token.norm in AUXILIARY or adverb):
            said = _said(tokens, at, bare)
            if said is not None:
                return said
            if bare and at == first and tokens[name.last].norm in _ADJECTIVAL:
                return False  # "a military convoy"
            bare = False
    return False


def titled(tokens: Sequence[Token], name: Name) -> bool:
    """ "President X", "Minister Y": a person in office, who orders and says."""
    return any(t.tag("titles") for t in tokens[name.first : name.last + 1])


def _behind_aside(tokens: Sequence[Token], at: int) -> int:
    """The token behind ", who are said to be few," or "(some of them boys)", else the same."""
    opening = tokens[at].text if at < len(tokens) else ""
    relative = at + 1 < len(tokens) and tokens[at + 1].norm in ("who", "which")
    if opening == "(" or (opening == "," and relative):
        closing = ")" if opening == "(" else ","
        end = next((i for i in range(at + 1, min(len(tokens), at + _ASIDE)) if tokens[i].text == closing), None)
        return at if end is None else end + 1
    return at


_ASIDE = 16
"""Tokens over which an aside behind a subject may run."""


def _said(tokens: Sequence[Token], at: int, bare: bool) -> bool | None:
    """What one word behind a name says of its bearer: that he does something, that he does not, nothing yet."""
    token = tokens[at]
    if token.norm in _BEING:
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        return (token.norm in _IS and _progressive(tokens, at + 1)) or following in ("accused", "blamed")
    if token.norm in _SPEAKING or token.norm in _OBSERVING or token.norm in ("resulting", "following"):
        return False
    if token.tag("report"):
        return _says_so_of_itself(tokens, at) or claims_it(tokens, at)
    if token.norm in _STRIKING or (token.tag("verb", "event", "thing", "claim") and not token.tag("people")):
        return True
    if token.kind != "word" or token.tag("middle", "state"):
        return False
    return True if bare and token.norm.endswith("ed") else None  # "gunmen stormed a school, killing 12"


_IS = frozenset(("are", "is", "were", "was"))
_BEING = _IS | {"by", "and", "been"}
_ADJECTIVAL = frozenset(("military", "army", "police", "government", "navy", "air force", "state", "militia"))
_ADVERBS = frozenset(("allegedly", "reportedly", "also", "later", "then", "already", "increasingly", "recently"))
_SPEAKING = grammar("speaking")
_STRIKING = grammar("striking")


def _progressive(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].norm.endswith("ly"):
        at += 1
    return at < len(tokens) and tokens[at].norm.endswith("ing") and tokens[at].norm not in ("being", "missing")


def _says_so_of_itself(tokens: Sequence[Token], verb: int) -> bool:
    """ "Police claimed to have killed", "the group said it killed"."""
    words = [t.norm for t in tokens[verb + 1 : verb + 5]]
    own = any(w in ("it", "they", "its", "their") for w in words[:2])
    return words[:2] == ["to", "have"] or (own and any(t.tag("verb", "event") for t in tokens[verb + 2 : verb + 6]))


def claims_it(tokens: Sequence[Token], verb: int) -> bool:
    """ "Claimed responsibility", "claimed Sunday's assault"."""
    behind = tokens[verb + 1 : verb + 6]
    if tokens[verb].norm not in ("claimed", "claims") or not behind or behind[0].norm in ("that", "to", "it", "they"):
        return False
    return any(t.norm == "responsibility" or ((m := t.tag("metric")) and m.value in _STRUCK) for t in behind)


_STRUCK = frozenset(("attacks", "suicide_attacks"))


def by_whom(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name is told as that of the doer: behind "by", "blamed on", "at the hands of"."""
    if titled(tokens, name):
        return False
    near = tokens[max(0, name.first - 3) : name.first]
    words = [t.norm for t in tokens[max(0, name.first - 5) : name.first]]
    told = any(((r := t.tag("report")) and r.form in ("past", "part", "ing")) or t.norm in _REPORTED for t in near)
    counted = any((m := t.tag("metric")) and m.value in _EVENTS for t in tokens[max(0, name.first - 5) : name.first])
    if told and not ({"blamed", "claimed"} & set(words) or (counted and "conducted" in words)):
        return False
    members = tokens[max(0, name.first - 7) : name.first]
    if members and members[-1].norm in _OF_A_BODY and _by_its_members([t.norm for t in members]):
        return True
    if "by" in words[-3:]:
        at = name.first - 1 - words[::-1].index("by")
        behind = tokens[at - 1] if at else None
        if any(t.norm in PREPOSITIONS for t in tokens[at + 1 : name.first]):
            return False  # "by X in Tamo": Tamo is where
        return behind is None or not (behind.norm in _NOT_STRUCK or behind.norm.rpartition(" ")[2] in _PAPERS)
    plain = [w for w in words if w != "the"]
    return tuple(plain[-2:]) in _BLAMED or plain[-3:] == ["at", "hands", "of"]


_EVENTS = frozenset(("attacks", "suicide_attacks", "incidents", "operations"))
_OF_A_BODY = frozenset(("the", "of", "from", "with", "to"))
_MEMBERS = frozenset(("members", "fighters", "militants", "gunmen", "elements", "insurgents", "loyalists", "rebels"))


def _by_its_members(words: Sequence[str]) -> bool:
    """ "By suspected members of the X", "by fighters loyal to X"."""
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] == "by"), None)
    between = list(words[at + 1 :]) if at is not None else []
    return bool(_MEMBERS & set(between)) and set(between) <= _MEMBERS | _OF_A_BODY | {
        "suspected", "alleged", "loyal", "linked", "belonging", "armed", "affiliated", "unidentified",
    }  # fmt: skip


_NOT_STRUCK = grammar("not_struck")
_PAPERS = frozenset(
    ("report", "reports", "statement", "study", "survey", "data", "figures", "assessment", "research", "analysis")
)
_BLAMED = frozenset((("blamed", "on"), ("attributed", "to"), ("work", "of")))


def stands_before_event(tokens: Sequence[Token], name: Name) -> bool:
    """The name is an adjective or possessor of an event noun: "TTP attack", "the group's suicide bombings"."""
    if name.weak and name.text.isupper() and name.first and tokens[name.first - 1].norm == "the":
        return False  # "the APS attack" was on it, "an APS attack" would be by it
    reach = 3 if tokens[name.last].possessive else 2
    for token in tokens[name.last + 1 : name.last + 1 + reach]:
        tag = token.tag("metric")
        if tag and tag.value in ("attacks", "suicide_attacks"):
            return True
        if token.kind != "word" or token.tag("verb", "event") or token.norm in PREPOSITIONS:
            return False
    return False


def side_of(tokens: Sequence[Token], name: Name) -> str:
    """Which side an actor is on, as far as its words tell: "group", "state" or ""."""
    named = tokens[name.first : name.last + 1]
    people = next((t for x in reversed(named) if (t := x.tag("people"))), None)
    if people is not None and people.value in ("militant", *STATE):
        return "group" if people.value == "militant" else "state"
    words = {w for t in named for w in t.norm.split()}
    if words & _STATE_NOUNS and not words & _REBEL:
        return "state"
    common = any(t.tag("actor") for t in named) and not any(t.capital and i for i, t in enumerate(named))
    return "group" if common or not name.weak or words & _REBEL else ""


_STATE_NOUNS = grammar("state_nouns")
_REBEL = grammar("rebel_words")


def of_the_state(actor: str) -> bool:
    """Whether the wording of an actor is that of the state's own forces."""
    words = set(actor.casefold().split())
    return bool(words & _STATE_NOUNS) and not words & (_REBEL | {"and"})
