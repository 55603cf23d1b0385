"""The place that "it" means: the one that the sentence before tells about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.phrases import AUXILIARY
from tahqiq.claims.extract.pointing import PARTS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_OPENS, _LED = 3, 14
"""Tokens among which a sentence's subject stands, and those before "it" behind words that lead to it."""
_NO_VERBS = grammar("function") | grammar("prepositions")


def places_meant(parsed: Sequence[Parsed]) -> Mapping[int, str]:
    """The place that "it" stands for, by sentence: "Sero bore the brunt. With 40 attacks, it was the worst hit"."""
    found: dict[int, str] = {}
    told: str = ""
    for last, item in zip([None, *parsed], parsed, strict=False):
        near = last is not None and last.sentence.paragraph == item.sentence.paragraph
        meant = told if near and _is_it(item.tokens) else ""
        if meant:
            found[item.index] = meant
        told = _subject(item) or meant
    return found


def _is_it(tokens: Sequence[Token]) -> bool:
    """Whether "it", or "the province", is the subject of a sentence, at its head or behind a comma."""
    for at, token in enumerate(tokens[:_LED]):
        heads = at and tokens[at - 1].norm == "the" and token.norm in PARTS and not token.capital
        first = at - 1 if heads else at
        if (token.norm == "it" or heads) and (first == 0 or tokens[first - 1].text == ","):
            return not any(t.tag("report") and not t.tag("event") for t in tokens[at + 1 : at + 3])
    return False


def _subject(item: Parsed) -> str:
    """The place of which a sentence tells, its first words; not "Sero police", "Sero said", nor one in a list."""
    name = next((n for n in item.names if n.kind == "area" and not n.back), None)
    if name is None or name.first > _OPENS or any(t.tag("metric") or t.kind == "q" for t in item.tokens[: name.first]):
        return ""
    others = any(n.kind == "actor" and n.first < name.first for n in item.names)
    return name.text if not others and not _led(item.tokens, name) and _acts(item.tokens, name) else ""


def _led(tokens: Sequence[Token], name: Name) -> bool:
    return any(t.norm in _NO_VERBS - {"the"} for t in tokens[: name.first])


def _acts(tokens: Sequence[Token], name: Name) -> bool:
    """Whether the word behind a place is its verb."""
    after = tokens[name.last + 1 : name.last + 2]
    if not after or tokens[name.last].possessive or after[0].kind != "word" or after[0].capital:
        return False
    verb = after[0].norm in AUXILIARY or after[0].norm not in _NO_VERBS
    return verb and not after[0].tag("metric", "report", "people", "acting", "actor", "group")


__all__ = ["places_meant"]
