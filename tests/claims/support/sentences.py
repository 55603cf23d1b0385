"""Evidence rows turned into sentences, true and altered.

A true sentence states a row of the evidence with its publisher, what it counts, its area and its period. An altered
one changes one thing: the figure by 30% or more, the year, the province or the victim class. An alteration that
happens to be true of another row of the same publisher is left out.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from tahqiq.terms import RecordKind

AREAS = {"PAK": "Pakistan", "PK-KP": "Khyber Pakhtunkhwa", "PK-BA": "Balochistan", "PK-PB": "Punjab", "PK-SD": "Sindh"}
NAMES = {
    "picss": "PICSS",
    "pips": "PIPS",
    "crss": "CRSS",
    "satp": "SATP",
    "gti": "the Global Terrorism Index",
    "ucdp": "UCDP",
}
HAPPENINGS = {"attacks", "suicide_attacks", "incidents"}
DONE = {"deaths": "killed", "injuries": "injured"}
VICTIMS = {
    "all": ("{n} people were {done}", "people"),
    "civilian": ("{n} civilians were {done}", "civilians"),
    "security": ("{n} security personnel were {done}", "security personnel"),
    "militant": ("{n} militants were {done}", "militants"),
}
HOW = {
    "attacks": " in militant attacks",
    "operations": " in security operations",
    "attacks_and_operations": " in militant attacks and security operations",
    "lethal_events": " in organised violence",
}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")
OPENINGS = ("According to {who}, {what}{how} in {area} {when}.", "{what}{how} in {area} {when}, according to {who}.")


@dataclass(frozen=True)
class Stated:
    """A statistic as a sentence would state it."""

    publisher: str
    metric: str
    victim: str
    area: str
    start: dt.date
    end: dt.date
    value: int
    counts: str

    def sentence(self, opening: str) -> str:
        """The sentence."""
        text = opening.format(
            who=NAMES[self.publisher], what=self._what(), how=self._how(), area=AREAS[self.area], when=_when(self)
        )
        return text[0].upper() + text[1:]

    def _what(self) -> str:
        n = f"{self.value:,}"
        if self.metric == "attacks":
            return f"{n} militant attacks took place"
        if self.metric == "suicide_attacks":
            return f"{n} suicide attacks took place"
        if self.metric == "incidents":
            return f"{n} incidents, militant attacks and security operations together, took place"
        return VICTIMS[self.victim][0].format(n=n, done=DONE[self.metric])

    def _how(self) -> str:
        return HOW[self.counts] if self.metric in DONE else ""


def _when(item: Stated) -> str:
    months = item.end.month - item.start.month + 1
    year = item.start.year
    if months == 12:
        return f"in {year}"
    if months == 1:
        return f"in {MONTHS[item.start.month - 1]} {year}"
    if months == 3 and item.start.month % 3 == 1:
        return f"in the {('first', 'second', 'third', 'fourth')[item.start.month // 3]} quarter of {year}"
    return f"from {MONTHS[item.start.month - 1]} to {MONTHS[item.end.month - 1]} {year}"


def statistics(workspace) -> list[Stated]:
    """Every row of the published statistics that a plain sentence can state, one an edition in force."""
    rows = workspace.table(RecordKind.OBSERVATIONS, None).to_pyarrow().to_pylist()
    latest: dict[tuple, dict] = {}
    for row in rows:
        if not _plain(row):
            continue
        key = tuple(row[k] for k in ("publisher", "metric", "victim", "area", "start", "end", "counts"))
        if key not in latest or (row["known_from"] or dt.date.min) > (latest[key]["known_from"] or dt.date.min):
            latest[key] = row
    return [_stated(row) for row in latest.values()]


def _stated(row: dict) -> Stated:
    plain = {k: row[k] for k in ("publisher", "metric", "area", "start", "end", "counts")}
    return Stated(victim=row["victim"] or "", value=int(row["value"]), **plain)


def _plain(row: dict) -> bool:
    whole_months = (
        row["start"] and row["end"] and row["start"].day == 1 and (row["end"] + dt.timedelta(days=1)).day == 1
    )
    return bool(
        whole_months
        and row["start"].year == row["end"].year
        and row["publisher"] in NAMES
        and row["area"] in AREAS
        and not row["scope"] and not row["actor"] and not (row["territory"] or "").startswith("without")
        and row["confidence"] != "low"
        and row["bound"] == "exact"
        and row["value"] and row["value"] >= 10
        and row["counts"] in HOW
        and (row["metric"] in HAPPENINGS or (row["metric"] in DONE and row["victim"] in VICTIMS))
        and not (row["victim"] == "all" and row["militants"] == "out")
    )  # fmt: skip


def altered(item: Stated, known: set[tuple], chance: random.Random) -> list[tuple[str, Stated]]:
    """The sentence's four alterations, each with its name, where they are not true of another row."""
    found = [
        ("figure", replace(item, value=max(1, round(item.value * chance.choice((0.4, 0.55, 0.7, 1.3, 1.6, 2.5))))))
    ]
    shift = chance.choice((-2, -1, 1, 2))
    found.append(("year", _moved(item, shift)))
    found.append(("province", replace(item, area=chance.choice([a for a in AREAS if a != item.area]))))
    if item.victim in VICTIMS:
        found.append(("victim", replace(item, victim=chance.choice([v for v in VICTIMS if v != item.victim]))))
    return [(name, other) for name, other in found if _far(item, other, name) and not _true(other, known)]


def _moved(item: Stated, years: int) -> Stated:
    return replace(item, start=_year(item.start, years), end=_year(item.end, years))


def _year(day: dt.date, years: int) -> dt.date:
    first = day.replace(day=1, year=day.year + years)
    return first if day.day == 1 else (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _far(item: Stated, other: Stated, name: str) -> bool:
    return name != "figure" or abs(other.value - item.value) >= 0.3 * item.value


def _true(item: Stated, known: set[tuple]) -> bool:
    """Whether the publisher has (nearly) this very figure for the altered statement: then it is no alteration."""
    near = range(int(item.value * 0.95), int(item.value * 1.05) + 1)
    return any((item.publisher, item.metric, item.victim, item.area, item.start, item.end, v) in known for v in near)


def keys(items: list[Stated]) -> set[tuple]:
    """What is known, for telling alterations from other truths."""
    return {(s.publisher, s.metric, s.victim, s.area, s.start, s.end, s.value) for s in items}
