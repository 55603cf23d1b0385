"""A sentence made of the evidence: what it says, whether it is so, and what was changed in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.claims.data import Label, Passage

DATE = dt.date(2026, 6, 30)  # the day of the made documents: after all evidence
PAGE = 40  # sentences a document, each a paragraph of its own

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")


@dataclass(frozen=True, slots=True)
class Made:
    """One sentence with one claim. ``altered`` names what was changed; empty when it is true.

    ``value``, ``low`` and ``high`` are the claim's number, all None where it has none; ``row`` what it was made of.
    """

    form: str
    kind: str
    text: str
    altered: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    row: str = ""


def passages(made: Sequence[Made], name: str) -> list[Passage]:
    """The sentences as labelled documents of ``PAGE`` paragraphs."""
    return [_page(made[at : at + PAGE], f"{name}{at // PAGE + 1}") for at in range(0, len(made), PAGE)]


def _page(made: Sequence[Made], name: str) -> Passage:
    labels: list[Label] = []
    at = 0
    for item in made:
        labels.append(_label(item, at, name))
        at += len(item.text) + 2
    return Passage(name, "\n\n".join(item.text for item in made), DATE, tuple(labels))


def _label(item: Made, at: int, name: str) -> dict[str, Any]:
    verdict, truth = ("contradicted", "altered") if item.altered else ("supported", "true")
    why = f"{item.form}, {item.altered or 'true'}: {item.row}"
    return {
        "passage_id": name, "quote": item.text, "start": at, "end": at + len(item.text), "kind": item.kind,
        "value": item.value, "low": item.low, "high": item.high, "verdict": verdict, "truth": truth, "why": why,
    }  # fmt: skip


def sentence(text: str) -> str:
    """Its first letter a capital."""
    return text[0].upper() + text[1:]


def day_text(day: dt.date) -> str:
    """``9 November 2024``"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_text(start: dt.date, end: dt.date) -> str:
    """Whole months of one year as a report writes them: ``2024``, ``March 2024``, ``the third quarter of 2024``."""
    months, year = end.month - start.month + 1, start.year
    if months == 12:
        return f"{year}"
    if months == 1:
        return f"{MONTHS[start.month - 1]} {year}"
    if months == 3 and start.month % 3 == 1:
        return f"the {('first', 'second', 'third', 'fourth')[start.month // 3]} quarter of {year}"
    return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {year}"


def whole_months(start: dt.date | None, end: dt.date | None) -> bool:
    """Whether both are known and cover whole months of one year."""
    if not start or not end or start.year != end.year:
        return False
    return start.day == 1 and (end + dt.timedelta(days=1)).day == 1
