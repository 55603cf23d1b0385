"""Recorded happenings as sentences: tolls of notable incidents, the days on which operations began."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from benchmarks.claims.generated.made import MONTHS, Made, day_text

NOUNS = {
    "suicide_bombing": "A suicide bombing at",
    "bombing": "A bombing at",
    "armed_attack": "An armed attack on",
    "ambush": "An ambush near",
    "targeted_killing": "A gun attack at",
}


def tolls(incidents: list[dict[str, Any]], chance: random.Random) -> Iterator[Made]:
    """The tolls of incidents of one day, with a wrong toll and a wrong year each."""
    for row in incidents:
        if row["kind"] not in NOUNS or not row["killed_best"] or row["killed_best"] < 5 or row["start"] != row["end"]:
            continue
        best, high = int(row["killed_best"]), int(row["killed_high"] or row["killed_best"])
        wrong = round(high * chance.uniform(1.8, 3)) + 5
        moved = row["start"].replace(
            day=min(row["start"].day, 28), year=row["start"].year + chance.choice((-4, -3, -2))
        )
        for n, day, altered in ((best, row["start"], ""), (wrong, row["start"], "figure"), (best, moved, "year")):
            text = f"{NOUNS[row['kind']]} {row['place']} on {day_text(day)} killed {n} people."
            label = f"{row['incident_id']} {row['killed_low']}-{best}-{high}"
            yield Made("toll of an event", "event_toll", text, altered, value=n, row=label)


def launches(operations: list[tuple[str, dt.date]], chance: random.Random) -> Iterator[Made]:
    """Operations with the day they began on, and with a year that is wrong."""
    for name, day in operations:
        for years, altered in ((0, ""), (chance.choice((-3, -1, 2)), "year")):
            text = f"{name} was launched in {MONTHS[day.month - 1]} {day.year + years}."
            yield Made("launch of an operation", "milestone", text, altered, row=f"{name} {day}")
