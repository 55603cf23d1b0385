"""Slots as an editor writes them: read, checked against the closed lists, and put in JSON form."""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from tahqiq.registry import Registry
from tahqiq.terms import METRICS, Bound, ClaimKind, Direction, Per, Unit, Victim, WhyNot

NUMBERS = ("value", "low", "high", "from_value", "to_value")
_WORDS: dict[str, type[StrEnum]] = {
    "kind": ClaimKind, "victim": Victim, "unit": Unit, "per": Per, "bound": Bound, "direction": Direction,
}  # fmt: skip
_METRIC = re.compile(r"other:[a-z][a-z0-9_]{0,60}")
_SPAN = re.compile(r"(\d{4}(?:-[\w]{1,5}){0,2}|(?:\.\.)?)\s*/\s*(\d{4}(?:-[\w]{1,5}){0,2}|(?:\.\.)?)")
_PART = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?")
LONGEST = 200  # characters of a name


class Fault(ValueError):
    """A slot that cannot be used: what arrived and what was expected."""


def read(slots: Mapping[str, Any], registry: Registry) -> tuple[dict[str, Any], list[str]]:
    """The slots in JSON form, and every fault found in them. Text values are read as a command line gives them."""
    found: dict[str, Any] = {}
    faults = []
    for name, given in slots.items():
        reader = _READERS.get(name)
        if reader is None:
            faults.append(f"{name!r} is no slot: one of {', '.join(_READERS)} was expected")
            continue
        try:
            found[name] = reader(given, registry)
        except Fault as fault:
            faults.append(f"{name} {_shown(given)}: {fault}")
    return found, faults


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 60 else text[:59] + "…"


def _word(of: type[StrEnum]) -> Callable[[Any, Registry], str]:
    def reading(given: Any, _: Registry) -> str:
        text = given.strip() if isinstance(given, str) else given
        if not isinstance(text, str) or text not in list(of):
            raise Fault(f"{_one_of(str(word) or '(empty)' for word in of)} was expected")
        return str(of(text))

    return reading


def _one_of(words: Iterable[str]) -> str:
    return "one of " + ", ".join(words)


def _metric(given: Any, _: Registry) -> str:
    if isinstance(given, str) and (given.strip() in ("", *METRICS) or _METRIC.fullmatch(given.strip())):
        return given.strip()
    raise Fault(f"{_one_of(METRICS)}, other:<name> or (empty) was expected")


def _number(given: Any, _: Registry) -> float | None:
    if given is None or (isinstance(given, str) and given.strip().lower() in ("", "none", "null")):
        return None
    try:
        number = float(given.replace(",", "")) if isinstance(given, str) else float(given)
    except (TypeError, ValueError):
        number = math.nan
    if not math.isfinite(number) or isinstance(given, bool):
        raise Fault("a number in the claim's unit, or nothing, was expected")
    return number


def _text(given: Any, _: Registry) -> str:
    text = " ".join(given.split()) if isinstance(given, str) else ""
    if not isinstance(given, str) or not text.isprintable() or len(text) > LONGEST:
        raise Fault(f"a name of at most {LONGEST} characters was expected")
    return text


def _yes(given: Any, _: Registry) -> bool:
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and given.strip().lower() in ("yes", "true", "no", "false"):
        return given.strip().lower() in ("yes", "true")
    raise Fault("yes or no was expected")


def _why_not(given: Any, _: Registry) -> str | None:
    if given is None or given in ("", "none"):
        return None
    if isinstance(given, str) and given in list(WhyNot):
        return str(WhyNot(given))
    raise Fault(f"{_one_of(WhyNot)} was expected")


def _ids(places: bool) -> Callable[[Any, Registry], str | None]:
    def reading(given: Any, registry: Registry) -> str | None:
        if given is None or given == "":
            return None
        known: Mapping[str, Any] = registry.places if places else registry.actors
        if not isinstance(given, str) or any(one not in known for one in given.split("+")):
            kind = "an area" if places else "an actor"
            raise Fault(f"the id of {kind} of the registry was expected (several joined by +); see tahqiq show NAME")
        return given

    return reading


def _period(given: Any, _: Registry) -> dict[str, str | None] | None:
    """``2025``, ``2025-03``, ``2025-Q1``, ``2025-H1``, ``2025-03-04``; two as ``A/B``; ``..`` is an open end."""
    if isinstance(given, Mapping) and given.keys() <= {"start", "end", "text", "resolved_from"}:
        ends = tuple(str(given[k]) if given.get(k) else ".." for k in ("start", "end"))
        given = "" if ends == ("..", "..") else "/".join(ends)
    if given is None or (isinstance(given, str) and given.strip().lower() in ("", "none")):
        return None
    text = given.strip() if isinstance(given, str) else ""
    both = _SPAN.fullmatch(text)
    first, last = (both[1], both[2]) if both else (text, text)
    start, end = _days(first)[0], _days(last)[1]
    if start is None and end is None:
        raise Fault("a period has a first or a last day")
    if start and end and end < start:
        raise Fault("a period cannot end before it starts")
    return {"start": start.isoformat() if start else None, "end": end.isoformat() if end else None}


def _days(text: str) -> tuple[dt.date | None, dt.date | None]:
    if text in ("", ".."):
        return None, None
    match = _PART.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, quarter, half, month, day = (int(g) if g else None for g in match.groups())
        assert year is not None
        if day and month:
            return dt.date(year, month, day), dt.date(year, month, day)
        first, last = 1, 12
        if quarter:
            first, last = 3 * quarter - 2, 3 * quarter
        elif half:
            first, last = 6 * half - 5, 6 * half
        elif month:
            first = last = month
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except ValueError as error:  # calendar.IllegalMonthError is one
        raise Fault("2025, 2025-03, 2025-Q1, 2025-03-04 or two days as START/END were expected") from error


_READERS: dict[str, Callable[[Any, Registry], Any]] = {
    **{name: _word(words) for name, words in _WORDS.items()},
    "metric": _metric,
    **dict.fromkeys(NUMBERS, _number),
    "period": _period, "base": _period, "area": _text, "area_id": _ids(places=True), "actor": _text,
    "actor_id": _ids(places=False), "attributed_to": _text, "checkable": _yes, "why_not": _why_not,
}  # fmt: skip
SLOTS = tuple(_READERS)
