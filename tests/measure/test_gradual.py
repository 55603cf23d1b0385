"""What went with a thing that grew: on the bundled events, and on made districts whose truth is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
import shapely

from tahqiq.errors import InputError
from tahqiq.measure.charts import render
from tahqiq.measure.effect import Windows, effect, named
from tahqiq.measure.effect.bands import Bands, bands
from tahqiq.measure.effect.gradual_words import Found, failures
from tahqiq.measure.effect.growth import Months, grown, short, variants
from tahqiq.measure.effect.ramp import ramp
from tahqiq.measure.place.land import Land
from tahqiq.measure.selection import Counted, Selection
from tahqiq.registry import Milestone, Programme
from tahqiq.registry.dates import parse_partial

FENCE = "border_fence_afghanistan"
MONTHS = Months(100, 160, 220)


def steps(*given):
    return tuple(Milestone(what, parse_partial(day), value, unit) for day, value, unit, what in given)


def programme(*given, **more):
    return Programme("wall", "the wall", "border", milestones=steps(*given), **more)


WALL = programme(
    ("2010-01-01", None, "", "begun"), ("2011-01-01", 20, "percent", ""), ("2013-01-01", 60, "percent", ""),
    ("2014-01-01", 80, "percent", ""),
)  # fmt: skip


def of(bundled, selection, name=FENCE, **windows):
    return effect(bundled.workspace, bundled.registry, selection, named(bundled.registry, name), Windows(**windows))


@pytest.fixture
def whole(select):
    """All that is covered, in events."""
    return select(start=dt.date(1989, 1, 1), counted=Counted.EVENTS)


def made(ratio=1.0, seed=1, *, drift=0.0, rows=40, mean=2.0):
    """Forty districts in a row, the first eight near to what grew in the months 160 to 220."""
    chance = np.random.default_rng(seed)
    months = np.arange(MONTHS.end, dtype=np.float64)
    built = np.clip((months - MONTHS.begun + 1) / (MONTHS.end - MONTHS.begun), 0, 1)
    course = mean * np.exp(0.3 * np.sin(np.pi * months / 6) + np.cumsum(chance.normal(0, 0.05, len(months))))
    near = course * ratio**built * np.exp(drift * (months - MONTHS.first) / 12)
    counts = [chance.negative_binomial(2, 2 / (2 + (near if i < 8 else course))) for i in range(rows)]
    shapes = tuple(shapely.box(i, 0, i + 1, 1) for i in range(rows))
    ids = tuple(f"d{i}" for i in range(rows))
    touching = np.abs(np.subtract.outer(np.arange(rows), np.arange(rows))) == 1
    starts = tuple(dt.date(2000 + i // 12, i % 12 + 1, 1) for i in range(MONTHS.end))
    far = np.array([0.0 if i < 8 else 100.0 * i for i in range(rows)])
    middles = np.column_stack([np.arange(rows) + 0.5, np.full(rows, 0.5)])
    there = Bands(
        Land(ids, ids, shapes), starts, np.array(counts, dtype=np.float64), far, np.full(rows, np.inf), touching,
        middles, "elsewhere",
    )  # fmt: skip
    return there, built


def trial_of(there, built):
    return grown(there, there.near(25), there.inside(25), built, MONTHS)


def test_what_stood_is_straight_between_figures():
    growth = ramp(WALL)
    assert growth.begun == dt.date(2010, 1, 1)
    days = [dt.date(2009, 5, 1), dt.date(2011, 1, 1), dt.date(2012, 1, 1), dt.date(2020, 1, 1)]
    assert growth.share(days) == pytest.approx([0, 0.2, 0.4, 0.8], abs=1e-3)


def test_a_figure_that_contradicts_the_rest_is_left_out_and_bounds_what_stood():
    growth = ramp(replace(WALL, milestones=(*WALL.milestones, *steps(("2013-02-01", 30, "percent", "")))))
    assert [p.said for p in growth.left] == ["30 percent, 2013-02-01"]
    day = [dt.date(2013, 1, 15)]
    assert growth.least(day) < growth.share(day) <= growth.most(day)


def test_a_length_is_a_share_only_where_the_whole_is_known():
    given = ("2010-01-01", None, "", "begun"), ("2011-01-01", 50, "km", ""), ("2013-01-01", 200, "km", "")
    assert ramp(programme(*given)) is None
    growth = ramp(programme(*given, whole=200.0, unit="km"))
    assert [p.share for p in growth.used] == [0.25, 1.0]


def test_figures_of_one_year_are_no_growth():
    assert ramp(programme(("2010-01-01", 5, "percent", ""), ("2010-09-01", 90, "percent", ""))) is None


def test_the_fence_leaves_out_the_figure_that_contradicts(bundled):
    growth = ramp(bundled.registry.programmes[FENCE])
    assert [p.said for p in growth.left] == ["482 km, 2018-12-29"]
    assert growth.begun == dt.date(2017, 3, 1)


def test_districts_near_the_line_are_those_along_it(bundled, whole):
    there = bands(bundled.workspace, bundled.registry, whole, bundled.registry.programmes[FENCE])
    near, inside = (set(there.names(chosen)) for chosen in (there.near(25), there.inside(25)))
    assert {"North Waziristan", "Khyber", "Chaman"} <= near
    assert {"Lahore", "Peshawar", "Karachi East"} <= inside
    assert "Gwadar" not in near | inside
    assert there.counts.sum() + there.unplaced == 6416


@pytest.fixture(scope="module")
def fence(bundled):
    """The default answer, which the tests share as its placebos take seconds."""
    given = Selection("ucdp_ged", ("PAK",), dt.date(1989, 1, 1), dt.date(2021, 12, 31), counted=Counted.EVENTS)
    return of(bundled, given)


def test_the_fence_shows_nothing_that_chance_would_not(fence):
    found = fence
    assert not found.refused
    assert found["ratio"].low < 1 < found["ratio"].high
    assert found.paragraph.startswith("No effect of Fence on the Afghan border that could be told from chance")
    assert "cannot be told from any other trend" in found.paragraph
    assert "Taliban take Kabul (2021-08-15)" in found.paragraph
    assert {"ratio_until_2021-08", "ratio_within_12.5km", "ratio_within_50km", "ratio_built_most"} <= {
        e.name for e in found.estimates
    }
    assert "482 km" in " ".join(found.caveats)
    assert "only" in found.more["not_told"]["until_2018-05"]


def test_districts_that_parted_before_are_refused_without_a_number(bundled, whole):
    found = of(bundled, whole, within=50)
    assert "parting already before" in found.refused
    assert found.estimates == ()
    assert not found.rows


def test_a_growth_whose_beginning_is_not_known_is_refused(bundled, whole):
    assert "no figure says when it began" in of(bundled, whole, "border_fence_iran").refused


def test_a_record_that_ends_too_early_is_refused(bundled, whole):
    found = of(bundled, whole.over((dt.date(1989, 1, 1), dt.date(2018, 12, 31))))
    assert "of it stood, and it takes 50%" in found.refused


def test_a_distance_out_of_reason_is_refused():
    with pytest.raises(InputError, match="--within 0: expected 1 to 500 km"):
        Windows(within=0)


def test_a_day_of_one_step_is_still_measured_from_that_day(bundled):
    assert named(bundled.registry, FENCE, dt.date(2018, 12, 15)).growth is None


def test_where_it_was_built_has_to_be_known(bundled, whole):
    with pytest.raises(InputError, match="does not say where the wall was built"):
        bands(bundled.workspace, bundled.registry, whole, WALL)


def test_areas_of_a_programme_are_near(bundled, whole):
    there = bands(bundled.workspace, bundled.registry, whole, replace(WALL, areas=("PK-FATA",)))
    assert "Khyber" in there.names(there.near(25))
    assert "Peshawar" in there.names(there.inside(25))


def test_a_true_fall_is_found_and_passes(bundled):
    there, built = made(0.4)
    trial = trial_of(there, built)
    value, low, high = trial.limits(trial.main)
    assert low < 0.4 < high < 1
    assert value == pytest.approx(0.4, abs=0.12)
    assert failures(Found(WALL, ramp(WALL), there, 25, trial)) == []


@pytest.mark.slow
def test_nothing_is_found_where_nothing_happened():
    hits = sum(trial_of(*made(1.0, seed)).main.clear for seed in range(20))
    assert hits <= 4


def test_a_trend_from_before_fails():
    there, built = made(1.0, 3, drift=0.3)
    trial = trial_of(there, built)
    assert trial.parted < 0.01
    assert "parting already" in failures(Found(WALL, ramp(WALL), there, 25, trial))[0]


def test_other_choices_are_told_or_say_why_not():
    there, built = made(0.5)
    found = variants(there, 25, {"built": built, "built_most": np.minimum(1, 1.1 * built)}, {"until": 170}, MONTHS)
    assert "it takes 50%" in found["until"]
    assert found["built_most"].log_ratio < 0
    assert found["with_trend"].error > found["without_neighbours"].error


def test_quiet_districts_are_too_few():
    there, built = made(mean=0.01)
    sums = (there.counts[chosen].sum(axis=0) for chosen in (there.near(25), there.inside(25)))
    assert "it takes 24" in short(*sums, built, MONTHS)


def test_a_growing_effect_is_drawn(fence):
    assert render(fence, "svg").startswith("<svg")
