"""Which rows of a GED file are set aside: those that cannot be counted right.

A fault that does not touch what is counted is no reason. A best estimate outside its own low to high (3% of the
Pakistan file, all but one off by one death) is kept and the interval widened to take it in: the parts add up to best,
and UCDP's own totals count it (Eritrea 1998 in country-year 25.1: best 792, low and high 10).
"""

from __future__ import annotations

from collections.abc import Mapping

from tahqiq.sources.sift import Rule

DEATHS = ("best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
CODES = {"where_prec": (1, 7), "date_prec": (1, 5), "event_clarity": (1, 2)}

_PARTS = "deaths_a + deaths_b + deaths_civilians + deaths_unknown"


def rules(ranges: Mapping[str, tuple[float, float]], last_year: int) -> tuple[Rule, ...]:
    """The rules in the order in which they speak; ``ranges`` are the card's, ``last_year`` the version's."""
    return (*_identity(), *_time(int(ranges["year"][0]), last_year), *_deaths(ranges), *_place(ranges), *_codes())


def _identity() -> tuple[Rule, ...]:
    return (
        Rule("code_status", "code_status <> 'Clear'", "not a finished event (code_status is not Clear)"),
        Rule("id", "event_id IS NULL", "no event number; expected a whole number"),
        Rule(
            "id",
            "contents_differ",
            "'in several rows that differ, first in row ' || first_row || '; which of them holds cannot be known'",
            sql=True,
        ),
        Rule("id", "row > first_row", "'duplicate of row ' || first_row", sql=True),
        Rule(
            "type_of_violence",
            "kind_code IS NULL OR kind_code NOT BETWEEN 1 AND 3",
            "expected 1 (state-based), 2 (non-state) or 3 (one-sided)",
        ),
        Rule("side_a", "side_a IS NULL", "no side A"),
        Rule("side_b", "side_b IS NULL", "no side B"),
        Rule(
            "side_a",
            "kind_code = 1 AND NOT a_is_state",
            "side A of a state-based conflict is a government; whose deaths these are cannot be known",
        ),
    )


def _time(first_year: int, last_year: int) -> tuple[Rule, ...]:
    return (
        Rule("date_start", "start IS NULL", "no day; expected YYYY-MM-DD"),
        Rule("date_end", '"end" IS NULL', "no day; expected YYYY-MM-DD"),
        Rule("date_end", '"end" < start', "'ends before it starts (' || start || ')'", sql=True),
        Rule(
            "date_start",
            f"year(start) < {first_year} OR year(start) > {last_year}",
            f"outside the years covered, {first_year} to {last_year}",
        ),
        Rule("year", "file_year <> year(start)", "'the event starts in ' || year(start)", sql=True),
    )


def _deaths(ranges: Mapping[str, tuple[float, float]]) -> tuple[Rule, ...]:
    low, high = (int(bound) for bound in ranges["deaths"])
    return (
        *(Rule(name, f"{name} IS NULL", "no number of deaths; expected a whole number") for name in DEATHS),
        *(Rule(name, f"{name} NOT BETWEEN {low} AND {high}", f"outside {low:,} to {high:,} deaths") for name in DEATHS),
        Rule("best", f"{_PARTS} <> best", f"'the parts make ' || ({_PARTS})", sql=True),
        Rule(
            "deaths_a",
            "kind_code = 3 AND deaths_a + deaths_b > 0",
            "one-sided violence has no dead of side A or B; whose deaths these are cannot be known",
        ),
    )


def _place(ranges: Mapping[str, tuple[float, float]]) -> tuple[Rule, ...]:
    checks = []
    for name in ("latitude", "longitude"):
        low, high = ranges[name]
        checks += [
            Rule(name, f"{name} IS NULL AND raw_{name} IS NOT NULL", "no number of degrees"),
            Rule(name, f"{name} NOT BETWEEN {low} AND {high}", f"outside {low:g} to {high:g} degrees"),
        ]
    return (*checks, Rule("latitude", "(latitude IS NULL) <> (longitude IS NULL)", "only half of a position"))


def _codes() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            name,
            f"raw_{name} IS NOT NULL AND coalesce({name} NOT BETWEEN {low} AND {high}, true)",
            f"{low} to {high} expected",
        )
        for name, (low, high) in CODES.items()
    )
