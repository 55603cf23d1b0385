"""Names of places joined to one: "Punjab, Sindh and Islamabad", "Jammu & Kashmir", "Nigeria's Zamfara state"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.name import Name
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_PLACE_PREPOSITIONS = grammar("place_prepositions")


def joined(text: str, tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """Areas joined by commas and "and" become one: "Punjab, Sindh and Islamabad"."""
    found: list[Name] = []
    for name in names:
        last = found[-1] if found else None
        if last and last.kind == name.kind == "area" and _held(tokens, last, name):
            found[-1] = name  # "Nigeria's Zamfara state", "Sero's restive Tamo province": the inner place
        elif last and last.kind == name.kind == "area" and not _facility(tokens, last) and _lies_in(tokens, last, name):
            found[-1] = replace(last, last=name.last)  # "Tamo district of Sero", "Tamo in Sero": the inner place
        elif last and last.kind == name.kind == "area" and _spelt_out(text, tokens, last, name):
            continue  # "FATA (Federally Administered Tribal Areas)"
        elif (
            last and name.kind == "area" and last.kind in ("area", "other")
            and not (last.back or name.back) and _coordinated(tokens, last, name)
        ):  # fmt: skip
            found[-1] = Name(last.start, name.end, text[last.start : name.end], "area", last.first, name.last)
        elif last and last.kind == "area" and not last.back and _second_half(tokens, last, name):
            found[-1] = Name(
                last.start, name.end, text[last.start : name.end], "area", last.first, name.last, last.weak
            )
        else:
            found.append(name)
        _list_ahead(text, tokens, found)
    return found


def _held(tokens: Sequence[Token], left: Name, right: Name) -> bool:
    """Whether only words that describe the right place stand between it and the one whose it is."""
    between = tokens[left.last + 1 : right.first]
    plain = all(t.kind == "word" and not (t.capital or t.tags or t.norm in _GRAMMAR) for t in between)
    return tokens[left.last].possessive and len(between) <= _DESCRIBED and plain


_GRAMMAR = grammar("function") | grammar("prepositions") | grammar("auxiliary")
_DESCRIBED = 2


def _facility(tokens: Sequence[Token], name: Name) -> bool:
    """A park or a school: no registry knows where it lies, and the place behind it tells."""
    return any(t.norm in _FACILITIES for t in tokens[name.first : name.last + 1])


_FACILITIES = grammar("facilities")


def _lies_in(tokens: Sequence[Token], left: Name, right: Name) -> bool:
    """Whether the right place only says in what the left one lies: "of X", "in X", ", a town in X"."""
    between = tokens[left.last + 1 : right.first]
    if left.back or right.back or not between or between[-1].norm not in ("of", "in"):
        return False
    aside = between[:-1]
    if aside and aside[-1].norm == "the":
        aside = aside[:-1]
    if not aside:
        return True
    explained = len(aside) > 2 and aside[0].text == "," and aside[1].norm in ("a", "an", "the", "another")
    head = aside[-1].tag("place_heads") is not None and not aside[-1].capital
    return explained and head and all(t.kind == "word" and not t.tag("verb", "event") for t in aside[2:])


def _spelt_out(text: str, tokens: Sequence[Token], left: Name, right: Name) -> bool:
    """ "X (…)": letters, and in brackets the words that they begin."""
    letters = tokens[left.last].text
    around = right.first == left.last + 2 and right.last + 1 < len(tokens)
    bracketed = around and tokens[right.first - 1].text == "(" and tokens[right.last + 1].text == ")"
    return bracketed and letters.isupper() and "".join(w[0] for w in right.text.split()) == letters


def _list_ahead(text: str, tokens: Sequence[Token], found: list[Name]) -> None:
    """ "X, Y and Z districts": the noun at the end of a list calls all its names places."""
    while len(found) > 1 and found[-1].kind == "area" and not found[-1].back:
        left, right = found[-2:]
        heads = tokens[right.last].tag("place_heads") is not None and tokens[right.last].norm.endswith("s")
        unknown = left.kind == "other" or (left.kind == "actor" and left.weak and left.last - left.first < _DESCRIBED)
        if not (heads and unknown and tokens[left.first].capital and _coordinated(tokens, left, right)):
            return
        found[-2:] = [Name(left.start, right.end, text[left.start : right.end], "area", left.first, right.last)]


def _second_half(tokens: Sequence[Token], left: Name, right: Name) -> bool:
    """ "In Jammu & Kashmir": an unknown name joined to a place, where it is neither whose nor the subject of a verb."""
    between = [t.norm for t in tokens[left.last + 1 : right.first]]
    after = tokens[right.last + 1] if right.last + 1 < len(tokens) else None
    led = left.first > 0 and tokens[left.first - 1].norm in _PLACE_PREPOSITIONS | {"of", "from"}
    verb = after is not None and after.tag("verb", "event", "report", "metric", "people", "titles") is not None
    whose = tokens[right.last].possessive or (after is not None and after.capital) or verb
    return right.kind == "other" and led and between in (["and"], ["&"]) and not whose


def _coordinated(tokens: Sequence[Token], left: Name, right: Name) -> bool:
    between = [t.norm for t in tokens[left.last + 1 : right.first]]
    return between in (["and"], [","], [",", "and"], ["&"], ["including"])
