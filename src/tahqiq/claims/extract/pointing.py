"""Places by description, by what is left beside others, and by words that point back to a place named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.groups import run_end
from tahqiq.claims.extract.name import Name, made, with_acronym
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_PLACE_PREPOSITIONS = grammar("place_prepositions")
_FUNCTION = grammar("function")
_LOCAL = grammar("local")
_SUBJECT_VERBS = frozenset(["was", "were", "is", "remained", "remains", "saw", "witnessed", "suffered", "recorded"])


def described(text: str, tokens: Sequence[Token], index: int) -> Name | None:
    """A place by description: "the erstwhile tribal districts", after a place preposition."""
    before = tokens[index - 1].norm if index else ""
    if before not in _PLACE_PREPOSITIONS | {"from"} or tokens[index].kind != "word":
        return None
    at = index + (tokens[index].norm == "the")
    begin = at
    while at < len(tokens) and (tokens[at].norm in _LOCAL or tokens[at].tag("place_adjectives")):
        at += 1
    if at == begin or at >= len(tokens) or not tokens[at].tag("place_heads"):
        return None
    last = at
    if at + 2 < len(tokens) and tokens[at + 1].norm == "of" and tokens[at + 2].capital:
        last = with_acronym(tokens, run_end(tokens, at + 2))
        return made(text, tokens, "area", (at + 2, last))
    own = any(t.norm in _LOCAL and t.norm not in _SAME for t in tokens[begin:at])
    back = "" if own or tokens[at].norm not in _POINTING else tokens[at].norm  # "in the northeastern state"
    return replace(made(text, tokens, "area", (index, last), weak=bool(back)), back=back)


_SAME = frozenset(("remote", "restive", "tribal", "troubled", "volatile"))
"""Words for what a place is like, which leave open that it is the one named before: "in the restive province"."""


def rest(text: str, tokens: Sequence[Token], index: int) -> Name | None:
    """ "In the rest of the country", "in the remaining provinces": what is left beside the places named."""
    at = index + (tokens[index].norm == "the")
    first = tokens[at].norm if at < len(tokens) else ""
    if not index or tokens[index - 1].norm not in _PLACE_PREPOSITIONS | {"from"} or tokens[index - 2].norm == "than":
        return None
    of = at + 1 < len(tokens) and tokens[at + 1].norm == "of"
    if first in ("rest", "remainder") and of:
        last = at
    elif first in ("remaining", "other") and at + 1 < len(tokens) and tokens[at + 1].norm in _PLURAL:
        last = at + 1
    else:
        return None
    if last + 2 < len(tokens) and tokens[last + 1].norm == "of":
        behind = last + 2 + (tokens[last + 2].norm in ("the", "its"))
        if behind < len(tokens) and (tokens[behind].capital or tokens[behind].norm in _POINTING):
            last = run_end(tokens, behind) if tokens[behind].capital else behind
    if first == "other" and last == at + 1:
        return None
    return replace(made(text, tokens, "area", (index, last)), back="rest")


_PLURAL = frozenset(
    ("parts", "areas", "regions", "provinces", "districts", "states", "cities", "departments", "counties")
)


def _by_word(text: str, tokens: Sequence[Token], index: int) -> Name | None:
    """One word that points: "nationwide", "there", "in the state"."""
    token = tokens[index]
    before = tokens[index - 1].norm if index else ""
    behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    there = token.norm == "there" and index > 0 and not token.capital and behind not in _EXISTING
    back = ""
    if token.norm in _NATIONWIDE or token.norm in _WORLDWIDE:
        back = "country" if token.norm in _NATIONWIDE else "world"
    elif there and (behind in _FUNCTION or not behind[:1].isalpha()):
        back = "there"
    elif token.norm == "the state" and before in _PLACE_PREPOSITIONS and behind != "of":
        back = "state"
    return replace(made(text, tokens, "area", (index, index), weak=True), back=back) if back else None


def pointing_back(text: str, tokens: Sequence[Token], index: int) -> Name | None:
    """ "In the province", "nationwide": a place named before, or the country."""
    word = _by_word(text, tokens, index)
    if word is not None:
        return word
    if tokens[index].norm not in ("the", "this") or index + 1 >= len(tokens):
        return None
    head, before = tokens[index + 1], tokens[index - 1].norm if index else ""
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    if head.norm not in _POINTING or (after is not None and (after.norm == "of" or after.capital or after.text == "-")):
        return None
    subject = after is not None and after.norm in _SUBJECT_VERBS and not before
    if not subject and before not in _PLACE_PREPOSITIONS | {"from"} and not (head.capital and after is not None):
        return None
    if after is not None and (after.tag("metric", "people", "titles") or _named_next(tokens, index + 2)):
        return None  # "in the city police", "in the capital, X"
    return replace(made(text, tokens, "area", (index, index + 1), weak=True), back=head.norm)


def _named_next(tokens: Sequence[Token], comma: int) -> bool:
    return tokens[comma].text == "," and comma + 1 < len(tokens) and tokens[comma + 1].capital


_EXISTING = grammar("auxiliary") | {"appeared", "remain", "remained", "remains", "seemed", "seems"}
_NATIONWIDE = frozenset(("nationwide", "countrywide"))
_WORLDWIDE = frozenset(("worldwide", "globally"))
PARTS = frozenset(
    ("province", "district", "agency", "governorate", "state", "region", "city", "town", "village", "county",
     "area", "territory", "valley", "department", "oblast", "island", "division", "camp")
)  # fmt: skip
"""Nouns of parts of a country that point back to one named before: "the province"."""
_POINTING = PARTS | {"country", "capital", "world"}
