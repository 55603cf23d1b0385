"""A dated step of a programme as a clause: what was done, with the number that its row has beside its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words import bounded, scaled, sentence
from tahqiq.measure.records import Fact
from tahqiq.terms import Bound

UNITS = {
    "pct": "%",
    "km": " km",
    "pkr": " rupees",
    "usd": " US dollars",
    "ngn": " naira",
    "percent": "%",
    "days": " days",
}
"""How units are written."""
_SPELLED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!-)", re.IGNORECASE)
_BY_THEN = re.compile(r"(?:(?!that\b|who\b|which\b)\S+ ){1,7}had \w+(?:ed|en|me|ne)\b")
"""What was so by then: the main clause is in the past perfect."""
_SAME = ("", "in the same year", "in the same month", "on the same day")
"""By how many spaces a date has: "in 2018", "in March 2018", "on 3 March 2018"."""
_VALUE = re.compile(r"\bvalue (?P<value>\d+(?:\.\d+)?) (?P<unit>\w+)")
_TAKES_OF = (" total", " sum", " loss", " cost")
_BOUNDS = {"over": Bound.OVER, "more than": Bound.OVER, "about": Bound.ABOUT, "at least": Bound.AT_LEAST}


def clause(desk: Desk, fact: Fact) -> str:
    """What a step says, its figures entered in the ledger: "fencing began", "1,829 scholars were the first to sign".

    A number of the notes goes before words that have none ("value 1829 count"), a sum of money behind them. What
    names a later date is left out; "" where nothing is left.
    """
    said = desk.known(fact.object)
    if not said:
        return ""
    basis = desk.fact_basis(fact)
    given = _VALUE.search(fact.notes)
    told = desk.anchored(said, basis)
    if not given or _SPELLED.search(said) or any(m["figure"] for m in FIGURES.finditer(said)):
        return told
    value, unit = float(given["value"]), given["unit"].lower()
    if unit in UNITS:
        much = f"{desk.ledger.number(scaled(value), value, basis)}{UNITS[unit]}"
        return f"{told} of {much}" if told.endswith(_TAKES_OF) else f"{told} ({much})"
    return f"{bounded(desk.ledger.number(scaled(value), value, basis), bound(fact.notes))} {told}"


def sentences(desk: Desk, facts: Sequence[Fact], when: Callable[[Fact], str]) -> str:
    """Steps as sentences, each with its date first; one of the same date as the step before says so."""
    said: list[str] = []
    before = ""
    for fact in facts:
        told, day = clause(desk, fact), when(fact)
        if not told:
            continue
        head = f"by {day.split(' ', 1)[1]}" if _BY_THEN.match(told) else day
        said.append(sentence(f"{_SAME[day.count(' ')] if day == before and head == day else head}, {told}"))
        before = day
    return " ".join(said)


def bound(notes: str) -> Bound:
    """What the notes say of the value, in a part of their own: "Share finished; over; …"."""
    parts: Iterable[str] = (p.strip() for p in notes.split(";"))
    return next((_BOUNDS[p] for p in parts if p in _BOUNDS), Bound.EXACT)
