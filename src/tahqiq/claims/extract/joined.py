"""Names of places joined to one: "Punjab, Sindh and Islamabad", "Jammu & Kashmir", "Nigeria's Zamfara state"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.name import Name
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_PLACE_PREPOSITIONS = grammar("place_prepositions")


def joined(text: str, tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """Areas joined by commas and "and" become one: "Punjab, Sindh and Islamabad"."""
    found: list[Name] = []
    for name in names:
        last = found[-1] if found else None
        if last and last.kind == name.kind == "area" and name.first == last.last + 1 and tokens[last.last].possessive:
            found[-1] = name  # "Nigeria's Zamfara state": the inner place
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
    return found


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
