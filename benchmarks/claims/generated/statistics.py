"""Published statistics as sentences, true and altered in one thing: figure, year, area, class, publisher or bound.

A true sentence states a row with its publisher, what it counts, its area and its period. An alteration that happens
to be true of another row of the same publisher is left out.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.claims.generated.made import Made, sentence, span_text, whole_months

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
VICTIMS = {"all": "people", "civilian": "civilians", "security": "security personnel", "militant": "militants"}
HOW = {
    "attacks": " in militant attacks",
    "operations": " in security operations",
    "attacks_and_operations": " in militant attacks and security operations",
    "lethal_events": " in organised violence",
}
OPENINGS = (
    "According to {who}, {what}{how} in {area} {when}.",
    "{what}{how} in {area} {when}, according to {who}.",
    "{when}, {what}{how} in {area}, {who} said.",
    "{who} reports that {what}{how} in {area} {when}.",
)
Known = defaultdict[tuple[Any, ...], list["Stated"]]
BOUNDS = {"": "", "over": "more than ", "at_least": "at least ", "under": "fewer than "}


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
    bound: str = ""

    def sentence(self, opening: str) -> str:
        """The sentence."""
        when = span_text(self.start, self.end)
        when = f"from {when}" if " to " in when else f"in {when}"
        what, how = self._what(), HOW[self.counts] if self.metric in DONE else ""
        text = opening.format(who=NAMES[self.publisher], what=what, how=how, area=AREAS[self.area], when=when)
        return sentence(text)

    def _what(self) -> str:
        n = f"{BOUNDS[self.bound]}{self.value:,}"
        if self.metric == "attacks":
            return f"{n} militant attacks took place"
        if self.metric == "suicide_attacks":
            return f"{n} suicide attacks took place"
        if self.metric == "incidents":
            return f"{n} incidents, militant attacks and security operations together, took place"
        return f"{n} {VICTIMS[self.victim]} were {DONE[self.metric]}"


def made(rows: list[dict[str, Any]], chance: random.Random) -> Iterator[Made]:
    """Every plain statistic as a true sentence, each followed by its alterations."""
    items = statistics(rows)
    known = known_of(items)
    for item in items:
        opening = chance.choice(OPENINGS)
        yield _made(item, opening, "", item)
        if not item.bound and item.value >= 40:
            yield _made(replace(item, bound="over", value=round(item.value * 0.9)), opening, "", item)
        for name, other in altered(item, known, chance):
            yield _made(other, opening, name, item)


def _made(said: Stated, opening: str, name: str, of: Stated) -> Made:
    row = f"{of.publisher} {of.metric} {of.victim} {of.area} {of.start}..{of.end} {of.value}"
    form = "statistic" if not said.bound else "statistic with a bound"
    return Made(form, "count", said.sentence(opening), name, value=said.value, row=row)


def statistics(rows: list[dict[str, Any]]) -> list[Stated]:
    """Every row of the published statistics that a plain sentence can state, one an edition in force."""
    latest: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        if not _plain(row):
            continue
        key = tuple(row[k] for k in ("publisher", "metric", "victim", "area", "start", "end", "counts"))
        if key not in latest or (row["known_from"] or dt.date.min) > (latest[key]["known_from"] or dt.date.min):
            latest[key] = row
    return [_stated(row) for row in latest.values()]


def _stated(row: dict[str, Any]) -> Stated:
    plain = {k: row[k] for k in ("publisher", "metric", "area", "start", "end", "counts")}
    return Stated(victim=row["victim"] or "", value=int(row["value"]), **plain)


def sound(row: dict[str, Any]) -> bool:
    """Whether the row is a whole, exact, sound figure of a publisher and area that we can name in a sentence."""
    return bool(
        row["publisher"] in NAMES
        and row["area"] in AREAS
        and not row["scope"]
        and not row["actor"]
        and not (row["territory"] or "").startswith("without")
        and row["confidence"] != "low"
        and row["bound"] == "exact"
        and row["counts"] in HOW
    )


def _plain(row: dict[str, Any]) -> bool:
    return bool(
        sound(row)
        and whole_months(row["start"], row["end"])
        and row["value"]
        and row["value"] >= 10
        and (
            (row["metric"] in HAPPENINGS and not row["victim"]) or (row["metric"] in DONE and row["victim"] in VICTIMS)
        )
        and not (row["victim"] == "all" and row["militants"] == "out")
    )


def altered(item: Stated, known: Known, chance: random.Random) -> list[tuple[str, Stated]]:
    """The sentence's alterations, each with its name, where they are not true of another row."""
    figure = max(1, round(item.value * chance.choice((0.4, 0.55, 0.7, 1.3, 1.6, 2.5))))
    found = [
        ("figure", replace(item, value=figure)),
        ("year", _moved(item, chance.choice((-2, -1, 1, 2)))),
        ("province", replace(item, area=chance.choice([a for a in AREAS if a != item.area]))),
        ("bound", replace(item, bound="under", value=max(1, round(item.value * 0.6)))),
        ("bound", replace(item, bound="over", value=round(item.value * 1.5))),
    ]
    if item.victim in VICTIMS:
        found.append(("victim", replace(item, victim=chance.choice([v for v in VICTIMS if v != item.victim]))))
    found += [("publisher", other) for other in _rivals(item, known)]
    return [(name, other) for name, other in found if _far(item, other, name) and not _true(other, known)]


def _rivals(item: Stated, known: Known) -> list[Stated]:
    """The same said of a publisher whose own figure, on the same basis, is another."""
    others = {of.publisher for of in known[_said(item)] if of.counts == item.counts}
    return [replace(item, publisher=other) for other in sorted(others - {item.publisher})]


def _moved(item: Stated, years: int) -> Stated:
    return replace(item, start=_year(item.start, years), end=_year(item.end, years))


def _year(day: dt.date, years: int) -> dt.date:
    first = day.replace(day=1, year=day.year + years)
    return first if day.day == 1 else (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _far(item: Stated, other: Stated, name: str) -> bool:
    return name != "figure" or abs(other.value - item.value) >= 0.3 * item.value


def _true(item: Stated, known: Known) -> bool:
    """Whether the publisher has a figure that makes the altered statement (nearly) true: then it is no alteration."""
    same = [of.value for of in known[_said(item)] if of.publisher == item.publisher]
    if item.bound == "under":
        return any(v < item.value * 1.05 for v in same)
    if item.bound == "over":
        return any(v > item.value * 0.95 for v in same)
    return any(abs(v - item.value) <= 0.05 * item.value for v in same)


def _said(s: Stated) -> tuple[Any, ...]:
    return s.metric, s.victim, s.area, s.start, s.end


def known_of(items: list[Stated]) -> Known:
    """What is known of each statement, for telling alterations from other truths."""
    known: Known = defaultdict(list)
    for item in items:
        known[_said(item)].append(item)
    return known
