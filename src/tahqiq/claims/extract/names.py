"""Places and actors as written in a sentence: by the gazetteer, by the country list, and by how English uses names."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tahqiq.claims.extract.groups import branch, group_at, head_behind, run_end
from tahqiq.claims.extract.joined import joined
from tahqiq.claims.extract.name import Mention, Name, Words, made, title_case, with_acronym
from tahqiq.claims.extract.pointing import described, pointing_back, rest
from tahqiq.claims.extract.ranked_places import in_an_order, ranked_place
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import closed, grammar

_PLACE_PREPOSITIONS = grammar("place_prepositions")
_WEAK_PREPOSITIONS = frozenset(["from", "to", "of", "for", "against", "towards", "on"])
_CONNECTORS = grammar("connectors")
_LOCAL = grammar("local")
_FACILITIES = grammar("facilities")
_SUBJECT_VERBS = frozenset(["was", "were", "is", "remained", "remains", "saw", "witnessed", "suffered", "recorded"])
_LIVED_THROUGH = frozenset(["witnessed", "seen", "experienced", "recorded", "registered", "reported", "suffered"])
_PERSONS = ("other:organisations", "other:refugees", "other:returnees", "other:hostages", "displaced")
_EVENT_NOUNS = grammar("event_nouns")
_FUNCTION = grammar("function")
_OPENING = grammar("opening_adjectives")
_NOT_PLACES = grammar("not_places")
_DESCRIBING = grammar("describing")
_ORDINARY_ENDS = ("ly", "ing", "ed", "tion", "tions", "ment", "ments", "ness", "ity", "ies")


def find_names(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], words: Words) -> list[Name]:
    """The areas and actors of one sentence in text order, never overlapping; co-ordinated areas are one.

    Names that the sentence alone does not tell are "other", for ``settled``.
    """
    found: list[Name] = []
    index = 0
    titled = title_case(tokens)
    while index < len(tokens):
        name = (
            _known(text, tokens, index, mentions)
            or _group(text, tokens, index, words.groups)
            or described(text, tokens, index)
            or rest(text, tokens, index)
            or pointing_back(text, tokens, index)
            or _capitals(text, tokens, index, titled, words.common)
            or _common_actor(text, tokens, index)
        )
        if name is None:
            index += 1
            continue
        if name.kind == "area" and name.weak and _counts(name, mentions):
            name = replace(name, kind="other")
        found.append(name)
        index = name.last + 1
    return joined(text, tokens, found)


def _counts(name: Name, mentions: Sequence[Mention]) -> bool:
    """Whether what looks like a place is a publisher's name: "Crown Consulting recorded 400 deaths"."""
    return any(m.kind == "publisher" and m.start <= name.start and name.end <= m.end for m in mentions)


def _known(text: str, tokens: Sequence[Token], index: int, mentions: Sequence[Mention]) -> Name | None:
    """A gazetteer name that starts with this token."""
    token = tokens[index]
    if token.kind != "word" or _descriptive(text, tokens, index):
        return None
    for mention in mentions:
        if mention.start == token.start and mention.kind in ("area", "actor") and not mention.demonym:
            last = index
            while last + 1 < len(tokens) and tokens[last + 1].start < mention.end:
                last += 1
            if tokens[last].end > mention.end + 2 or _descriptive(text, tokens, last):
                return None
            kind = mention.kind
            if kind == "actor":
                last = branch(tokens, _faction(text, tokens, last))
            elif (found := _known_area(tokens, index, last)) is not None:
                last = found
            else:
                return None
            last = with_acronym(tokens, last)
            first = _with_side(tokens, index) if kind == "area" else index
            name = made(text, tokens, kind, (first, last))
            return _headed_group(name, tokens) if kind == "actor" else name
    return None


def _with_side(tokens: Sequence[Token], index: int) -> int:
    """Where a place begins with the side of it that is meant: "northern X", "in the north-west of X"."""
    if _adjective(tokens, index - 1):
        return index - 1
    led = [t.norm for t in tokens[max(0, index - 4) : index]]
    inside = len(led) == 4 and led[0] in _INSIDE and led[1] == "the" and led[3] == "of"
    return index - 2 if inside and _adjective(tokens, index - 2) else index


_INSIDE = frozenset({"in", "across", "throughout", "within", "from"})


def _group(text: str, tokens: Sequence[Token], index: int, groups: AbstractSet[str]) -> Name | None:
    """An armed group by a name of the lexicon, or by one that the document introduces."""
    last = group_at(text, tokens, index, groups)
    placed = index > 1 and tokens[index - 1].norm == "the" and tokens[index - 2].norm in _PLACE_PREPOSITIONS
    return (
        None
        if last is None or placed or _descriptive(text, tokens, last)
        else _headed_group(made(text, tokens, "actor", (index, with_acronym(tokens, last))), tokens)
    )


def _descriptive(text: str, tokens: Sequence[Token], last: int) -> bool:
    """ "Islamabad-based", "al-Qaeda-linked": a name that only describes what comes next."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    glued = after is not None and text[tokens[last].end : after.start] in ("-", "‐", "‑")
    return glued and after is not None and after.norm.partition(" ")[0] in _DESCRIBING


def _headed_group(name: Name, tokens: Sequence[Token]) -> Name:
    """ "X fighters", "the X armed group": the noun behind belongs to the name, not to its wording."""
    return replace(name, last=head_behind(tokens, name.last))


def _known_area(tokens: Sequence[Token], index: int, last: int) -> int | None:
    """The last token of a place known by name, None where its name is part of another ("Iraq Body Count")."""
    wider = run_end(tokens, index)
    if _of_a_body(tokens, index) or _whose(tokens, last) or (wider > last and _org(tokens[index : wider + 1])):
        return None
    last = _with_head(tokens, last)
    if tokens[last].tag("place_heads") and _heads_another(tokens, last - 1):
        return None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    capital = after is not None and after.capital and not tokens[last].possessive
    run = tokens[last + 1 : last + 4] if capital else ()
    return None if any(t.capital and t.tag("titles", "org_words") for t in run) else last


def _heads_another(tokens: Sequence[Token], last: int) -> bool:
    """ "In the southern X province of Y": X only says whose province Y is."""
    behind = tokens[last + 1 : last + 4]
    headed = len(behind) == 3 and behind[0].tag("place_heads") is not None
    return headed and behind[1].norm == "of" and behind[2].capital and not behind[2].tag("country")


def _of_a_body(tokens: Sequence[Token], index: int) -> bool:
    """ "The UN Assistance Mission in Afghanistan": where a body works is part of its name."""
    lead = tokens[index - 2] if index > 1 and tokens[index - 1].norm in ("in", "for", "to") else None
    return lead is not None and lead.capital and lead.tag("org_words") is not None


def _whose(tokens: Sequence[Token], last: int) -> bool:
    """ "US soldiers": a country's name before people says whose they are, not where."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    plain = after is not None and after.kind == "word" and not after.capital and not after.tag("verb", "event", "thing")
    if plain and after is not None and _acronym(tokens[last : last + 1]) and tokens[last].tag("country"):
        return not tokens[last].possessive and after.norm not in _FUNCTION | _SUBJECT_VERBS  # "US aid"
    people = after is not None and after.tag("people", "actor") is not None and not after.tag("verb", "event")
    return people and tokens[last].tag("country") is not None and not tokens[last].possessive


def _faction(text: str, tokens: Sequence[Token], last: int) -> int:
    """ "TTP-Mohmand": what a hyphen glues to an actor's name is part of it."""
    while (
        last + 1 < len(tokens)
        and text[tokens[last].end : tokens[last + 1].start] in ("-", "–")
        and tokens[last + 1].capital
    ):
        last += 1
    return last


def _adjective(tokens: Sequence[Token], index: int) -> bool:
    return index >= 0 and tokens[index].tag("place_adjectives") is not None and tokens[index].kind == "word"


def _with_head(tokens: Sequence[Token], last: int) -> int:
    """ "Balochistan province", "Lower Dir district": the head belongs to the name."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.tag("place_heads") and not tokens[last].possessive:
        return last + 1
    return last


def _org(run: Sequence[Token]) -> bool:
    if len(run) == 2 and run[1].norm == "bank" and run[0].tag("place_adjectives"):
        return False  # the bank of a river
    return any(t.tag("org_words", "titles") or (t.tag("actor") and t.capital and len(run) > 1) for t in run)


def _acronym(run: Sequence[Token]) -> bool:
    word = run[0].text.removesuffix("s")  # "IEDs"
    return len(run) == 1 and word.isupper() and len(word) > 1


def _capitals(  # noqa: PLR0911 - one way out for each reading, in order of trust
    text: str, tokens: Sequence[Token], index: int, titled: bool, common: AbstractSet[str]
) -> Name | None:
    """A run of capitalised words, as a place or an organisation by its words and its surroundings."""
    token = tokens[index]
    if not token.capital or token.norm in _NOT_PLACES or token.tag("months", "weekdays"):
        return None
    if _descriptive(text, tokens, run_end(tokens, index)):
        return None
    if token.norm in _FUNCTION or (token.tag("people") and not (index + 1 < len(tokens) and tokens[index + 1].capital)):
        return None
    if titled and not token.tag("country"):
        return None
    last = run_end(tokens, index)
    run = tokens[index : last + 1]
    before = tokens[_lead(tokens, index)].norm if index else ""
    facility = run[-1].norm in _FACILITIES or any(t.norm in _FACILITIES for t in run)
    led = before in _PLACE_PREPOSITIONS or (
        before == "the" and index > 1 and tokens[index - 2].norm in _PLACE_PREPOSITIONS
    )
    struck = before == "the" and index > 1 and tokens[index - 2].norm == "on"  # "an attack on the X Court Complex"
    if (facility and (before in _PLACE_PREPOSITIONS or struck)) or (led and _a_district(run)):
        return made(text, tokens, "area", (index, last))
    if _org(run) and not (index == last == 0 and token.norm in ("war", "operation", "report", "act")):
        return made(text, tokens, "actor", (index, with_acronym(tokens, last)), weak=True)
    country = token.tag("country")
    if country and (_of_a_body(tokens, index) or _heads_another(tokens, last)):
        return None
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        (
            country
            and last == index
            and _acronym(run)
            and not token.possessive
            and following is not None
            and following.kind == "word"
        )
        and following.norm not in _FUNCTION | _SUBJECT_VERBS
        and not following.tag("verb", "event")
    ):
        return None  # "US soldiers": whose, not where
    if country and last == index:
        if country.form != "name" and not _acronym(run) and token.norm not in ("u.s.", "britain"):
            return None  # a demonym: it speaks of a country but is no place
        first = index - 1 if _adjective(tokens, index - 1) else index
        return made(text, tokens, "area", (first, last), weak=before not in _PLACE_PREPOSITIONS)
    if tokens[last].tag("place_heads") and last > index:
        return made(text, tokens, "area", (index, with_acronym(tokens, last)))
    if index == last and (_no_name(tokens, index) or (index == 0 and _common_opening(token, common))):
        return None
    return _by_position(text, tokens, (index, last), before)


def _lead(tokens: Sequence[Token], index: int) -> int:
    """The token before a name, one that says what place it is passed over: "in nearby Tamo", "in restive Sero"."""
    return (
        index - 2 if index > 1 and tokens[index - 1].norm in _LOCAL and tokens[index - 1].kind == "word" else index - 1
    )


def _no_name(tokens: Sequence[Token], index: int) -> bool:
    """ "Internal displacement has …", "in the North of the country": one capital word that is no name of a place."""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    side = tokens[index].tag("place_adjectives") is not None and after == "of"
    return side or (index == 0 and tokens[index].norm in _OPENING)


def _a_district(run: Sequence[Token]) -> bool:
    """ "Tamo Local Government Area of Sero": a unit of the country's own, whatever words its name has."""
    return any(t.norm in ("area", "district", "county", "province", "region", "subdivision") for t in run[1:])


def _by_position(text: str, tokens: Sequence[Token], span: tuple[int, int], before: str) -> Name | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """An unknown name: a place after a place preposition or place noun, or as the subject of a toll."""
    index, last = span
    run = tokens[index : last + 1]
    headed = _with_head(tokens, last)
    full = (index - 1 if _adjective(tokens, index - 1) else index, with_acronym(tokens, headed))
    lead = _lead(tokens, index)
    outer = tokens[lead - 1].norm if lead > 0 else ""
    of_a_head = (
        before == "of" and index > 1 and (outer == "the state" or tokens[index - 2].tag("place_heads") is not None)
    )
    water = run[0].norm in ("gulf", "bay", "strait") and len(run) > 2  # "the Gulf of X"
    if headed > last and _adjective(tokens, index - 1) and _heads_another(tokens, last):
        return None  # "in the north Tamo neighbourhood of Sero"
    if water or headed > last or of_a_head or (before == "department of" and not tokens[index - 1].capital):
        return made(text, tokens, "area", full)
    if (_named_after(tokens, index) or _struck(tokens, index) or _explained(tokens, last)) and not _acronym(run):
        return made(text, tokens, "area", full)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    whose = after is not None and after.tag("people", "acting") and not (tokens[last].possessive or after.capital)
    if whose and before == "the":
        return made(text, tokens, "actor", span, weak=True)  # "in the X rebel stronghold"
    counted = after.tag("metric") if after is not None else None
    if before == "in" and counted and counted.value in ("attacks", "suicide_attacks") and counted.form == "pl":
        return made(text, tokens, "actor", span, weak=True)  # "killed in X attacks"
    if before in _PLACE_PREPOSITIONS or (
        (_adjective(tokens, index - 1) or before == "the")
        and (outer in _PLACE_PREPOSITIONS or _in_the(tokens, index - 2))
    ):
        kind = "other" if _no_place(run, after) else "area"
        return made(text, tokens, kind, full, weak=_acronym(run))
    glued = after is not None and text[run[-1].end : after.start] == "-"  # "Ground-launched weapons"
    if after is not None and not glued and (_has_a_figure(run, after, before) or _lived_through(tokens, last)):
        return made(text, tokens, "area", full, weak=True)
    if not _acronym(run) and (ranked_place(tokens, last) or in_an_order(tokens, index, last)):
        return made(text, tokens, "area", full, weak=True)  # "Tamo was the worst affected …"
    if (
        after is not None
        and (counted := after.tag("metric") or (after.tag("mass") if after.norm in _EVENT_NOUNS else None))
        and counted.value not in _PERSONS
        and not _acronym(run)
        and last - index < 2
    ):
        # "the Mosul bombing", but "an X attack" is one by X
        return made(text, tokens, "actor" if before in ("a", "an") else "area", full, weak=True)
    bracketed = tokens[last + 1 : last + 3]
    plain = last == index == 0 and not tokens[index].tags  # "Yobe: 61 killed"
    if len(bracketed) == 2 and bracketed[1].kind == "q" and not _acronym(run) and (
        bracketed[0].text == "(" or (bracketed[0].text == ":" and plain)
    ):  # fmt: skip
        return made(text, tokens, "area", full, weak=True)  # "followed by Yobe (61)"
    if after is not None and after.tag("top") and not _acronym(run):
        return made(text, tokens, "area", full, weak=True)
    if _acronym(run) or last > index:
        return made(text, tokens, "actor", (index, with_acronym(tokens, last)), weak=True)
    return made(text, tokens, "other", span)


def _in_the(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index].norm == "the" and tokens[index - 1].norm in _PLACE_PREPOSITIONS


def _no_place(run: Sequence[Token], after: Token | None) -> bool:
    """ "In the XYZ database", "in Left Wing Extremist violence": letters before a noun, or people at the end."""
    noun = (
        after is not None
        and after.kind == "word"
        and not after.capital
        and after.norm not in _FUNCTION | _SUBJECT_VERBS
    )
    lettered = _acronym(run) and noun and after is not None and not after.tag("verb", "event", "dirverb", "place_heads")
    return lettered or run[-1].norm == "no" or run[-1].tag("people", "acting") is not None  # "at Platform No. 1"


def _lived_through(tokens: Sequence[Token], last: int) -> bool:
    """ "X has witnessed a rise"; "X, another hot spot, reported 26 deaths"."""
    at = last + 1
    if tokens[at].text == "," and not _acronym(tokens[last : last + 1]):
        closing = next((i for i in range(at + 1, min(len(tokens) - 2, at + 12)) if tokens[i].text == ","), None)
        if closing is None or any(t.kind == "q" or t.tag("verb", "event", "report") for t in tokens[at:closing]):
            return False
        return tokens[closing + 1].norm in _LIVED_THROUGH and tokens[closing + 2].kind == "q"
    return tokens[at].norm in ("has", "had") and at + 1 < len(tokens) and tokens[at + 1].norm in _LIVED_THROUGH


def _has_a_figure(run: Sequence[Token], after: Token, before: str) -> bool:
    """ "Tamo 12, Sero 3", "Tamo witnessed": a place with its figure, but not "the UN estimated 10,000"."""
    if after.kind == "q":
        return not (_acronym(run) and after.text[:1].isalpha())
    compass = all(t.norm in _COMPASS for t in run)  # "the North-East recorded …"
    return after.tag("event") is not None and not _acronym(run) and (compass or before != "the")


_COMPASS = frozenset(
    ("north", "south", "east", "west", "north east", "north west", "south east", "south west", "north central",
     "south south", "northeast", "northwest", "southeast", "southwest")
)  # fmt: skip


def _struck(tokens: Sequence[Token], index: int) -> bool:
    """ "The siege of X", "the battle for X"."""
    noun = tokens[index - 2] if index > 1 and tokens[index - 1].norm in ("of", "for") else None
    return noun is not None and noun.norm in _SIEGES


_SIEGES = grammar("of_a_place")


def _named_after(tokens: Sequence[Token], index: int) -> bool:
    """ "The capital, X", "the town X": the noun before says that it is a place."""
    at = index - 1
    if at > 1 and tokens[at].text == ",":
        at -= 1
        if tokens[at].norm != "capital":
            return False
    head = tokens[at] if at >= 0 else None
    return head is not None and head.norm in _TOWNS and not head.capital


def _explained(tokens: Sequence[Token], last: int) -> bool:
    """ "X, a village in Y": the noun of a place in an aside behind the name."""
    aside = tokens[last + 1 : last + 7]
    if len(aside) < 3 or aside[0].text != "," or aside[1].norm not in ("a", "an", "another"):
        return False
    head = next((at for at, t in enumerate(aside[2:]) if t.tag("place_heads") and not t.capital), None)
    return head is not None and all(_adjective(aside, 2 + at) or not aside[2 + at].tags for at in range(head))


_TOWNS = frozenset(("capital", "city", "town", "village", "island", "county", "oblast", "municipality"))


def _common_opening(token: Token, common: AbstractSet[str]) -> bool:
    """A sentence's first word that is an ordinary word: of the lexicon, of the text in small letters, or by its end."""
    ordinary = bool(token.tags) or token.norm in common
    return ordinary or len(token.norm) < 4 or (token.norm.endswith(_ORDINARY_ENDS) and len(token.norm) > 5)


def _common_actor(text: str, tokens: Sequence[Token], index: int) -> Name | None:
    """Those who act, by a common noun: "security forces", "gunmen"."""
    token = tokens[index]
    people = token.tag("people")
    if (
        token.norm == "the state"
        and index + 2 < len(tokens)
        and tokens[index + 1].norm == "of"
        and tokens[index + 2].capital
    ):
        return None  # "in the state of Tamo"
    if token.tag("actor") or (
        people and people.value in ("militant", "security", "military", "police") and people.form == "pl"
    ):
        name = made(text, tokens, "actor", (index, index), weak=True)
        bare = name.text.removeprefix("the ").removeprefix("The ")
        return replace(name, start=name.end - len(bare), text=bare)
    return None


def is_place_preposition(word: str) -> bool:
    """Whether a word introduces a place."""
    return word in _PLACE_PREPOSITIONS


__all__ = ["Mention", "Name", "Words", "closed", "find_names", "is_place_preposition"]
