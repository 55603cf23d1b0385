"""Effects on the bundled events, and on made panels whose truth is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.calendar import Unit
from tahqiq.measure.charts import render
from tahqiq.measure.effect import Intervention, Windows, effect, named
from tahqiq.measure.effect.panel import Panel, panel
from tahqiq.measure.effect.published import monthly
from tahqiq.measure.effect.trial import qualified, short, tried
from tahqiq.measure.effect.words import failures
from tahqiq.measure.selection import Counted
from tahqiq.measure.series import series
from tahqiq.measure.stats.interrupted import Span
from tahqiq.terms import Victim

DAY = dt.date(2007, 7, 3)
STORM = Intervention("the siege", DAY)
MONTHS = 144
SPAN = Span(36, 96, 96, 120)


@pytest.fixture
def whole(select):
    """All that is covered, in events."""
    return lambda **changes: select(**{"start": dt.date(1989, 1, 1), "counted": Counted.EVENTS, **changes})


def of(bundled, selection, done, windows=None):
    return effect(bundled.workspace, bundled.registry, selection, done, windows)


def made(ratio=1.0, seed=1, districts=12, mean=8.0, alpha=0.2):
    """Thirteen alike districts, one of them with its counts changed by a ratio for two years."""
    chance = np.random.default_rng(seed)
    calendar = np.arange(MONTHS)
    course = mean * np.exp(0.3 * np.sin(np.pi * calendar / 6))
    treated = np.where((calendar >= 96) & (calendar < 120), ratio * course, course)
    drawn = [chance.negative_binomial(1 / alpha, 1 / (1 + alpha * c)) for c in [treated, *[course] * districts]]
    rows = np.array(drawn, dtype=np.float64)
    starts = tuple(dt.date(2000 + i // 12, i % 12 + 1, 1) for i in range(MONTHS))
    names = tuple(f"d{i}" for i in range(districts))
    return Panel(starts, np.full(MONTHS, 30.0), rows[0], names, rows[1:], frozenset({"d0"}), fixed=False)


def test_a_surge_that_no_earlier_date_shows_is_consistent_with_an_effect(bundled, whole):
    found = of(bundled, whole(), STORM)
    assert not found.refused
    assert found["observed"].value == 1250
    assert found["difference"].low > 0
    assert found["p_time"].value < 0.1
    assert "consistent with an effect of the siege" in found.paragraph
    assert not any(word in found.paragraph for word in ("caused", "reduced", "because"))


def test_an_effect_that_earlier_dates_show_too_is_refused_without_a_number(bundled, whole):
    found = of(bundled, whole(), named(bundled.registry, "zarb_e_azb"), Windows(after=12))
    assert "earlier dates when nothing of the kind began" in found.refused
    assert found.estimates == ()
    assert not found.rows
    assert found.paragraph.startswith("No effect of Operation Zarb-e-Azb of 2014-06-15 can be told")


def test_what_chance_gives_is_not_said_to_be_an_effect(bundled, whole):
    found = of(bundled, whole(areas=("PK525",)), named(bundled.registry, "Zarb-e-Azb"))
    assert not found.refused
    assert found["expected"].low < found["observed"].value < found["expected"].high
    assert found.paragraph.startswith("No effect of Operation Zarb-e-Azb that could be told from chance")


def test_a_trend_that_was_not_straight_is_refused(bundled, whole):
    found = of(bundled, whole(areas=("PK-FATA",)), named(bundled.registry, "zarb_e_azb"))
    assert "did not follow a steady trend" in found.refused


def test_a_thing_built_bit_by_bit_has_no_date(bundled):
    done = named(bundled.registry, "border_fence_afghanistan")
    assert done.date is None
    assert done.growth is not None
    assert named(bundled.registry, "border_fence_afghanistan", DAY).date == DAY


def test_a_date_after_the_data_is_refused(bundled, whole):
    found = of(bundled, whole(), named(bundled.registry, "azm_e_istehkam"))
    assert "ends 2021-12-31, before the date (2024-06-22)" in found.refused
    assert "attacks by month, which give an answer: --publisher PICSS --after 6" in found.refused
    assert found.estimates == ()


@pytest.mark.parametrize(
    ("day", "areas", "said"),
    [
        (dt.date(1990, 5, 1), ("PAK",), "only 16 whole months before the date"),
        (dt.date(2008, 8, 7), ("PK-GB",), "counted in the 60 months before the date"),
        (dt.date(2021, 9, 1), ("PAK",), "fewer than 6 whole months after the date"),
    ],
)
def test_too_little_before_or_after_is_refused(bundled, whole, day, areas, said):
    found = of(bundled, whole(areas=areas), Intervention("it", day))
    assert said in found.refused
    assert found.estimates == ()


def test_an_area_whose_borders_moved_is_the_districts_it_had(bundled, whole):
    """North Waziristan came to Khyber Pakhtunkhwa in May 2018: its events are no rise of the province's."""
    table = panel(bundled.workspace, bundled.registry, whole(areas=("PK-KP",)), dt.date(2014, 6, 15))
    assert table.fixed
    assert "PK525" in table.names
    late = np.array([d >= dt.date(2019, 1, 1) for d in table.starts])
    grown = series(bundled.workspace, bundled.registry, whole(areas=("PK-KP",)), Unit.MONTH).values
    assert table.treated[late].sum() < grown[late].sum()


def test_districts_beside_the_treated_one_are_no_control(bundled, whole):
    table = panel(bundled.workspace, bundled.registry, whole(areas=("PK525",)), dt.date(2014, 6, 15))
    assert "PK530" in table.near
    assert "PK530" in table.names
    assert "PK530" not in qualified(table, Span(240, 305, 306, 330))


def test_the_district_of_a_treated_town_is_no_control_of_it(bundled, whole):
    town = "geonames:1170367"  # Miran Shah
    table = panel(bundled.workspace, bundled.registry, whole(areas=(town,)), dt.date(2014, 6, 15))
    assert table.names
    assert "PK525" not in table.names
    assert "PK530" in table.near


def test_every_event_of_a_district_is_in_its_row(bundled, whole):
    table = panel(bundled.workspace, bundled.registry, whole(areas=("PK525",)), dt.date(2014, 6, 15))
    other = panel(bundled.workspace, bundled.registry, whole(areas=("PK530",)), dt.date(2014, 6, 15))
    assert table.others[table.names.index("PK530")].tolist() == other.treated.tolist()


def test_quiet_districts_and_neighbours_are_left_out_of_a_made_control():
    table = made()
    quiet = table.others.copy()
    quiet[1] = 0
    assert qualified(replace(table, others=quiet), SPAN) == table.names[2:]


def test_a_strong_effect_on_one_of_alike_districts_is_told():
    told = [not failures(t) and t.expected.clear and t.expected.z < 0
            for t in (tried(made(0.2, s), SPAN) for s in range(8))]  # fmt: skip
    assert sum(told) >= 5


def test_nothing_is_told_of_alike_districts_to_which_nothing_happened():
    told = [not failures(t) and t.expected.clear for t in (tried(made(1.0, s), SPAN) for s in range(12))]
    assert sum(told) <= 2


def test_the_month_of_return_is_found():
    table = made(0.1, 4)
    assert 20 <= tried(table, SPAN).back(table) <= 30


def test_an_effect_that_nothing_can_test_is_not_told():
    table = made(0.1, 4, districts=2)
    late = Span(0, 40, 40, 64)
    moved = replace(table, treated=np.r_[table.treated[56:], table.treated[:56]])
    assert not short(moved, late)
    trial = tried(moved, late)
    assert trial.p_place is None
    assert trial.p_time is None
    assert trial.expected.clear
    assert any("cannot be tested" in f for f in failures(trial))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("North Waziristan", "no operation or programme"),
        ("nacta", "give the day of one step"),
        ("Zarb-e-Nothing", "names no"),
    ],
)
def test_a_name_that_is_no_one_event_is_an_error(bundled, name, said):
    with pytest.raises((InputError, UnknownName)) as error:
        named(bundled.registry, name)
    assert said in str(error.value)


def test_what_printed_months_answer_is_named_with_its_options(bundled, whole):
    done = named(bundled.registry, "azm_e_istehkam")

    def said(**changes):
        asked = whole(counted=Counted.DEATHS, **changes)
        return monthly(bundled.workspace, bundled.registry, asked, done, Windows())

    assert said().endswith("printed deaths by month, which give an answer: --publisher PICSS --metric deaths")
    assert "of the 24 months of deaths before it, which give no answer either" in said(victim=Victim.SECURITY)
    assert said(areas=("PK-GB",)) == ""


def test_an_operation_known_to_the_year_needs_a_day(bundled, whole):
    done = named(bundled.registry, "al_mizan")
    assert "give a day (--date)" in of(bundled, whole(), done).refused


@pytest.mark.parametrize("wrong", [{"before": 12}, {"after": 3}, {"skip": -1}])
def test_windows_have_bounds(wrong):
    with pytest.raises(InputError, match="months"):
        Windows(**wrong)


def test_rows_are_the_months_and_the_chart_has_them(bundled, whole):
    found = of(bundled, whole(areas=("PK525",)), named(bundled.registry, "zarb_e_azb"))
    assert [r["month"] for r in found.rows][:: len(found.rows) - 1] == ["2009-06", "2016-06"]
    assert sum(r["observed"] for r in found.rows if r["low"] is not None) == found["observed"].value
    partial = next(r for r in found.rows if r["month"] == "2014-06")
    assert partial["expected"] is None
    assert "other districts" in render(found, "svg")
