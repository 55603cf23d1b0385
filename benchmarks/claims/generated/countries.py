"""UCDP's country-years as sentences on any country: counts, changes, ranks, shares, ratios, totals, ranges, averages.

An altered figure lies outside what UCDP's low and high estimates leave open, by a third or more.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.claims.generated.made import Made

HIGH, LEAST = 1.35, 60  # how far beyond the estimates an altered figure lies; deaths below which a year is left out


@dataclass(frozen=True, slots=True)
class Year:
    """Deaths in organised violence in a country in a year; ``civilian`` are those known to have been civilians."""

    country: str
    year: int
    low: int
    best: int
    high: int
    civilian: int

    def __str__(self) -> str:
        return f"ucdp {self.country} {self.year} {self.best} ({self.low}-{self.high})"


Years = dict[int, Year]
Form = Callable[[Years, random.Random], Iterator[Made]]


def years(rows: list[dict[str, Any]], names: dict[str, str]) -> dict[str, Years]:
    """The country-years by country; ``names`` are the countries' names by their id."""
    of: dict[str, dict[int, dict[str, dict[str, Any]]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if row["dataset"] == "ucdp_country_year" and not row["scope"] and row["area"] in names:
            of[names[row["area"]]][row["start"].year][row["victim"]] = row
    return {
        country: {year: _year(country, year, of_year["all"], of_year["civilian"]) for year, of_year in series.items()}
        for country, series in of.items()
    }


def _year(country: str, year: int, dead: dict[str, Any], civilians: dict[str, Any]) -> Year:
    best = int(dead["value"])
    low, high = (best if dead[end] is None else int(dead[end]) for end in ("low", "high"))
    return Year(country, year, low, best, high, int(civilians["value"]))


def made(series: dict[str, Years], chance: random.Random) -> dict[str, list[Made]]:
    """The sentences by form."""
    pools: dict[str, list[Made]] = defaultdict(list)
    for of in series.values():
        for form in FORMS:
            for item in form(of, chance):
                pools[item.form].append(item)
    pools["two countries"] = list(_two(series, chance))
    return pools


def _big(of: Years) -> Iterator[Year]:
    return (y for y in of.values() if y.best >= LEAST)


def _beyond(y: Year, chance: random.Random) -> int:
    """A figure that none of the year's estimates bears out."""
    return round(chance.choice((y.high * chance.uniform(HIGH, 2.5), y.low / chance.uniform(HIGH, 2.5))))


def _counts(of: Years, chance: random.Random) -> Iterator[Made]:
    for y in _big(of):
        for n, altered in ((y.best, ""), (_beyond(y, chance), "figure")):
            text = chance.choice(
                (
                    f"UCDP recorded {n:,} deaths in organised violence in {y.country} in {y.year}.",
                    f"In {y.year} organised violence killed {n:,} people in {y.country}, according to UCDP.",
                    f"{n:,} people were killed in organised violence in {y.country} in {y.year}.",
                )
            )
            yield Made("country-year", "count", text, altered, value=n, row=str(y))
        moved = of.get(y.year + chance.choice((-2, -1, 1, 2)))
        if moved and not moved.low / HIGH <= y.best <= moved.high * HIGH:
            text = f"UCDP recorded {y.best:,} deaths in organised violence in {y.country} in {moved.year}."
            yield Made("country-year", "count", text, "year", value=y.best, row=f"{y}; {moved}")


def _changes(of: Years, chance: random.Random) -> Iterator[Made]:
    for y in _big(of):
        before = of.get(y.year - 1)
        if not before or before.best < LEAST:
            continue
        n = round(100 * (y.best / before.best - 1))
        if not 15 <= abs(n) <= 400 or (n < 0) != (y.high < before.low) or (n > 0) != (y.low > before.high):
            continue
        verbs = ("rose", "fell") if n > 0 else ("fell", "rose")
        for verb, altered in zip(verbs, ("", "direction"), strict=True):
            text = (
                f"Deaths in organised violence in {y.country} {verb} by {abs(n)}% in {y.year} "
                f"compared with {before.year}, according to UCDP."
            )
            yield Made("country-year change", "change", text, altered, value=abs(n), row=f"{before}; {y}")
        a, b = before.best, y.best
        for first, last, altered in ((a, b, ""), (b, a, "swapped")):
            verb = "rose" if last > first else "fell"
            text = (
                f"UCDP's count of deaths in {y.country} {verb} from {first:,} in {before.year} to {last:,} in {y.year}."
            )
            yield Made("country-year from and to", "change", text, altered, row=f"{before}; {y}")


def _ranks(of: Years, chance: random.Random) -> Iterator[Made]:
    for last in _big(of):
        first = last.year - chance.randint(4, 12)
        window = [of[y] for y in range(first, last.year + 1) if y in of]
        if len(window) < 5:
            continue
        others = [y for y in window if first < y.year < last.year]  # "since 1998": after it
        top = last.best > 1.15 * max(y.best for y in others)
        if top or any(y.low > HIGH * last.high for y in others):
            text = f"{last.year} was the deadliest year in {last.country} since {first}, according to UCDP."
            best = max(others, key=lambda y: y.best)
            yield Made("deadliest year", "rank", text, "" if top else "year", value=1, row=f"{last}; {best}")


def _totals(of: Years, chance: random.Random) -> Iterator[Made]:
    for last in _big(of):
        window = [of[y] for y in range(last.year - chance.randint(3, 8), last.year + 1) if y in of]
        best, high = sum(y.best for y in window), sum(y.high for y in window)
        for n, altered in ((best, ""), (round(high * chance.uniform(HIGH, 2)), "figure")):
            text = (
                f"From {window[0].year} to {last.year} a total of {n:,} people were killed in organised violence in "
                f"{last.country}, according to UCDP."
            )
            yield Made("total of years", "cumulative", text, altered, value=n, row=f"sum of bests {best}, highs {high}")


def _ranges(of: Years, chance: random.Random) -> Iterator[Made]:
    for y in _big(of):
        if y.high < 1.1 * y.low:
            continue
        times = chance.uniform(1.5, 2.5)
        ends = ((y.low, y.high, ""), (round(y.high * times), round(y.high * times * 1.3), "figure"))
        for low, high, altered in ends:
            text = (
                f"UCDP puts the deaths in organised violence in {y.country} in {y.year} "
                f"at between {low:,} and {high:,}."
            )
            yield Made("range", "range", text, altered, low=low, high=high, row=str(y))


def _averages(of: Years, chance: random.Random) -> Iterator[Made]:
    for y in _big(of):
        if y.best < 240:
            continue
        n = round(y.best / 12)
        other = round(y.high / 12 * chance.uniform(1.6, 3))
        for value, altered in ((n, ""), (other, "figure")):
            text = (
                f"An average of {value:,} people a month were killed in organised violence in {y.country} in {y.year}, "
                "according to UCDP."
            )
            yield Made("monthly average", "level", text, altered, value=value, row=f"{y} / 12 = {y.best / 12:.1f}")


def _civilians(of: Years, chance: random.Random) -> Iterator[Made]:
    for y in _big(of):
        if y.civilian < LEAST / 2:
            continue
        text = f"UCDP recorded {y.civilian:,} civilian deaths in organised violence in {y.country} in {y.year}."
        yield Made("civilians", "count", text, "", value=y.civilian, row=f"{y}, {y.civilian} civilians")
        wrong = round(y.high * chance.uniform(HIGH, 2))
        text = f"UCDP recorded {wrong:,} civilian deaths in organised violence in {y.country} in {y.year}."
        yield Made("civilians", "count", text, "figure", value=wrong, row=f"{y}, {y.civilian} civilians")


def _two(series: dict[str, Years], chance: random.Random) -> Iterator[Made]:
    names = sorted(series)
    for name in names:
        for y in _big(series[name]):
            other = series[chance.choice(names)].get(y.year)
            if not other or other.best < LEAST or other.country == name or y.low < HIGH * other.high:
                continue
            for a, b, altered in ((y, other, ""), (other, y, "direction")):
                text = (
                    f"In {y.year} more people were killed in organised violence in {a.country} than in {b.country}, "
                    "according to UCDP."
                )
                yield Made("two countries", "ratio", text, altered, value=1, row=f"{y}; {other}")


FORMS: tuple[Form, ...] = (_counts, _changes, _ranks, _totals, _ranges, _averages, _civilians)
