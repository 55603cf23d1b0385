"""Breaks on the bundled events, and the guard against jumps of coverage."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tahqiq import sources
from tahqiq.measure.breaks import breaks
from tahqiq.measure.breaks.find import steps
from tahqiq.measure.calendar import Unit, days_in, units
from tahqiq.measure.charts import render
from tahqiq.measure.guard import Guarded, Other, guarded
from tahqiq.measure.selection import Counted
from tahqiq.measure.series import Series, series
from tahqiq.terms import Break


def of(bundled, selection, unit=Unit.MONTH):
    return breaks(bundled.workspace, bundled.registry, selection, unit)


@pytest.fixture
def made():
    """A monthly series of ten years of the values given."""

    def make(values):
        period = (dt.date(2005, 1, 1), dt.date(2014, 12, 31))
        days = np.array(days_in(period, Unit.MONTH), dtype=float)
        values = np.asarray(values, dtype=float)
        return Series("made", Unit.MONTH, tuple(units(period, Unit.MONTH)), days, values, values, values)

    return make


def test_a_step_is_found_by_both_methods(made):
    chance = np.random.default_rng(1)
    found = steps(made([*chance.negative_binomial(8, 8 / 48, 70), *chance.negative_binomial(8, 8 / 18, 50)]))
    assert len(found.steps) == 1 and len(found.other) == 1
    assert found.steps[0].first <= 70 <= found.steps[0].last
    assert abs(found.other[0] - 70) <= 6


def test_a_large_step_amid_a_year_does_not_pass_for_noise(made):
    """With noise that lasts: by calendar years evidence would count at less than a quarter of its weight."""
    chance = np.random.default_rng(6)
    noise = np.zeros(120)
    for i in range(1, 120):
        noise[i] = 0.3 * noise[i - 1] + chance.normal(0, 0.25)
    level = np.where(np.arange(120) < 63, 30, 8)
    found = steps(made(chance.poisson(level * np.exp(noise))))
    assert [abs(s.at - 63) <= 2 for s in found.steps] == [True]
    assert found.noise.inflation < 2.5


def test_noise_that_lasts_is_rarely_a_step(made):
    chance, hits = np.random.default_rng(6), 0
    for _ in range(40):
        noise = np.zeros(120)
        for i in range(1, 120):
            noise[i] = 0.5 * noise[i - 1] + chance.normal(0, 0.3)
        hits += bool(steps(made(chance.poisson(40 * np.exp(noise)))).steps)
    assert hits <= 6


def test_a_level_of_nothing_has_limits(bundled, select):
    """Of deaths in Pakistan the year 2001 has months of none in UCDP: a ratio to none has no value but a limit."""
    found = of(bundled, select(start=dt.date(1989, 1, 1)))
    none = [i for i, row in enumerate(found.rows) if row["before"] == 0]
    assert none
    for i in none:
        row = found.rows[i]
        assert row["change"] is None and row["high"] is None and row["low"] > 0
        assert found.rows[i - 1]["change"] == 0 and found.rows[i - 1]["high"] > 0
    fell, rose = (next(r for r in found.rows if r["break"] == month) for month in ("2000-12", "2001-10"))
    assert fell["high"] < 1 < rose["low"]
    assert "from none" in found.paragraph
    assert all(row["high"] is None or row["high"] < 1000 for row in found.rows)


def test_a_step_whose_size_is_open_is_said_to_be(bundled, select):
    """Six months of nothing amid months of few: a step, but its ratio's interval holds 1."""
    found = of(bundled, select(start=dt.date(1989, 1, 1)))
    low = [r for r in found.rows if r["low"] <= 1 and (r["high"] is None or r["high"] >= 1)]
    assert [r["break"] for r in low] == ["1993-02", "1993-08"]
    assert found.paragraph.count("how large the change is these counts leave open") == 2


def test_by_year_the_steps_are_those_of_months_between_levels_of_two_years(bundled, select):
    months, years = (of(bundled, select(counted=Counted.EVENTS), unit) for unit in (Unit.MONTH, Unit.YEAR))
    begun = [2010, *(int(r["break"]) for r in years.rows)]
    assert 1 < len(begun) <= 1 + len(months.rows) and all(b - a >= 2 for a, b in pairwise(begun))
    assert [s["unit"] for s in years.more["series"]] == [str(y) for y in range(2010, 2022)]
    level, value = (sum(s[k] for s in years.more["series"]) for k in ("level", "value"))
    assert level == pytest.approx(value, abs=0.1)
    assert any("told by year" in c for c in years.caveats) and not any("told by" in c for c in months.caveats)


def test_a_bout_of_a_year_is_a_level_by_month_and_none_by_year(made):
    level = np.full(120, 20.0)
    level[60:69] = 34
    counts = made(np.random.default_rng(3).poisson(level))
    assert [s.at for s in steps(counts).steps] == [60, 69]
    assert steps(counts, Unit.YEAR).steps == ()


def test_by_quarter_the_months_of_a_quarter_in_part_are_left_out(bundled, select):
    found = of(bundled, select(start=dt.date(2010, 2, 1), end=dt.date(2021, 11, 30)), Unit.QUARTER)
    assert [found.more["series"][i]["unit"] for i in (0, -1)] == ["2010-Q2", "2021-Q3"]


def test_a_season_is_no_step(made):
    turn = 2 * np.pi * np.arange(120) / 12
    found = steps(made(np.random.default_rng(2).poisson(60 * np.exp(0.8 * np.cos(turn)))))
    assert found.steps == () and found.other == ()


def test_breaks_of_pakistan_have_dates_and_changes(bundled, select):
    found = of(bundled, select(counted=Counted.EVENTS))
    assert found["breaks"].value == len(found.rows) > 0
    for row in found.rows:
        assert row["earliest"] <= row["break"] <= row["latest"]
        assert row["low"] < row["change"] < row["high"]
        assert (row["after"] > row["before"]) == (row["change"] > 1)
    assert [e.name for e in found.estimates[1:]] == [f"change_{i}" for i in range(1, len(found.rows) + 1)]


def test_a_jump_at_a_known_break_may_be_one_of_coverage(bundled, select):
    found = of(bundled, select(counted=Counted.EVENTS, areas=("PK-BA",)))
    row = next(r for r in found.rows if r["break"] == "2013-01")
    assert row["coverage"] == "known break"
    assert "it may be a jump in coverage" in found.paragraph


def test_a_jump_that_others_do_not_count_may_be_one_of_coverage(bundled, select):
    found = of(bundled, select(counted=Counted.EVENTS))
    at = next(i for i, g in enumerate(found.more["guard"]) if g["disputed"])
    assert found.rows[at]["coverage"]
    assert "Others do not all count the same change" in found.paragraph


def test_others_are_of_the_same_years_and_not_the_publisher_itself(bundled, select):
    selection = select(counted=Counted.EVENTS)
    counts = series(bundled.workspace, bundled.registry, selection, Unit.MONTH)
    at = counts.starts.index(dt.date(2015, 10, 1))
    found = guarded(bundled.workspace, selection, counts, (at, at))
    assert found.years == (2014, 2016)
    assert found.own == tuple(
        float(sum(v for d, v in zip(counts.starts, counts.values, strict=True) if d.year == y)) for y in (2014, 2016)
    )
    assert found.others and all(o.publisher != "ucdp" and o.agrees for o in found.others)


def test_others_are_not_asked_of_an_actor(bundled, select):
    selection = select(counted=Counted.EVENTS)
    counts = series(bundled.workspace, bundled.registry, selection, Unit.MONTH)
    at = counts.starts.index(dt.date(2015, 10, 1))
    assert guarded(bundled.workspace, replace(selection, actor="ttp"), counts, (at, at)).others == ()


@pytest.mark.parametrize(("agree", "disputed"), [([], False), ([True], False), ([False], True), ([True, False], True),
                                                 ([True, True, False], False)])  # fmt: skip
def test_half_of_the_others_make_a_dispute(agree, disputed):
    others = tuple(Other("x", "attacks", 1, 2, a) for a in agree)
    assert Guarded((2014, 2016), (1.0, 2.0), others, ()).disputed is disputed


def test_an_even_series_has_no_break_and_says_so(bundled, select):
    found = of(bundled, select(start=dt.date(2018, 8, 1), counted=Counted.DEATHS))
    if not found.rows:
        assert "No break in the level of deaths could be told from chance" in found.paragraph
    assert found["breaks"].value == len(found.rows)


def test_too_short_a_period_gives_no_number(bundled, select):
    found = of(bundled, select(start=dt.date(2021, 1, 1)))
    assert "12 whole months" in found.refused and found.estimates == ()


def test_cards_tell_the_days_of_breaks():
    card = sources.card("ucdp_ged")
    assert card.dated_breaks == (Break(dt.date(2013, 1, 1), card.dated_breaks[0].what),)
    assert card.dated_breaks[0].what in card.known_breaks
    assert all(isinstance(b, str) for b in card.known_breaks)


def test_the_chart_marks_breaks(bundled, select):
    svg = render(of(bundled, select(counted=Counted.EVENTS)), "svg")
    assert "known break" in svg and "others differ" in svg
