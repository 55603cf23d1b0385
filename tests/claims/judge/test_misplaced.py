"""Homes of misplaced figures: chance, distance, and the whole path on the bundled evidence."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.find.homes.table import of_calendar, ordinal
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.flags.misplaced.chance import chance, grain
from tahqiq.claims.judge.flags.misplaced.distance import period
from tahqiq.terms import ClaimKind, Direction, FlagName, Unit

LATE = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("value", "step", "place"), [(633, 1, 1), (630, 1, 10), (60_000, 1, 10_000), (12.5, 0.1, 0.1), (1.6e6, 1e5, 1e5)]
)
def test_the_grain_of_a_print_is_its_last_digit_that_is_not_zero(value, step, place):
    assert grain(value, step) == pytest.approx(place)


def test_luck_grows_with_candidates_with_roundness_and_with_smallness(claim):
    def luck(value, *candidates):
        made = claim(value)
        return chance(made, claimed_interval(made), np.array(candidates, dtype=float), signed=False)

    assert luck(633, 633) == pytest.approx(1 / 633 / np.log(9), rel=0.05)
    assert luck(633, 633, 700, 800) > 2 * luck(633, 633)
    assert luck(600, 600) > 50 * luck(633, 633)
    assert luck(20, 20) > luck(21, 21) > luck(210.0 + 1, 211)
    assert luck(633, 5_000) == 0


def test_the_chance_is_what_drawing_figures_gives(claim):
    draw = np.random.default_rng(7)
    candidates = draw.integers(300, 1_500, 40).astype(float)
    made = claim(633)
    said = chance(made, claimed_interval(made), candidates, signed=False)
    figures = np.round(633 * np.exp(draw.uniform(-np.log(3), np.log(3), 200_000)))
    assert said == pytest.approx(np.isin(figures, candidates).mean(), rel=0.1)


def test_a_change_made_up_may_be_a_rise_or_a_fall(claim):
    fell = claim(13, kind=ClaimKind.CHANGE, unit=Unit.PERCENT, step=1, direction=Direction.DOWN)
    one_way = chance(fell, Interval(12.5, 13.99), np.array([-13.0]), signed=True)
    assert one_way == pytest.approx(chance(fell, Interval(12.5, 13.99), np.array([13.0]), signed=False) / 2)


def test_periods_are_as_far_apart_as_a_slip_is_unlikely():
    def far(start, end):
        days = [ordinal(dt.date.fromisoformat(d)) for d in (start, end)]
        own = ordinal(dt.date(2025, 1, 1)), ordinal(dt.date(2025, 3, 31))
        starts, ends = np.array(days[:1]), np.array(days[1:])
        return float(period(own, starts, ends, of_calendar(starts, ends))[0])

    assert far("2025-01-01", "2025-03-31") == 0
    assert far("2025-01-01", "2025-03-30") == 0  # to a day short of it
    one = [("2025-03-01", "2025-03-31"), ("2024-10-01", "2024-12-31"), ("2024-01-01", "2024-03-31")]
    assert [far(*days) for days in one] == [1, 1, 1]
    farther = [one[0], ("2025-01-10", "2025-02-17"), ("2024-07-01", "2024-09-30"), ("2022-03-01", "2022-03-31")]
    assert all(near < away for near, away in pairwise(far(*days) for days in farther))


@pytest.fixture(scope="module")
def store(filled):
    return verbs.open_workspace(filled("homes"))


@pytest.fixture
def homes(store):
    def found(text, date=LATE, **given):
        result = tahqiq.check(text, date=date, workspace=store, **given)
        return [f.message for c in result.claims for f in c.flags if f.flag is FlagName.MISPLACED]

    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 2023, 633 people were killed in Khyber Pakhtunkhwa.", ("CRSS", "in 2022", "the period")),
        (
            "Security forces killed 83 militants in operations in Pakistan in the first quarter of 2025.",
            ("PICSS", "in March 2025", "first quarter"),
        ),
        (
            "According to the Global Terrorism Index, attacks in Pakistan rose by 45% in 2024 compared with 2023.",
            ("GTI", "people killed", "748 to 1,081", "what is counted"),
        ),
        ("Organised violence killed 447 people in Balochistan in 2012, according to UCDP.", ("UCDP", "in 2013")),
        (
            "Militant attacks rose by 17% in Pakistan in 2024 compared with 2023, according to PIPS.",
            ("2023 against 2022",),
        ),
        (
            "A bombing at a mosque in Peshawar on 30 January 2023 killed 225 people.",
            ("injured at Police Lines", "as people killed"),
        ),
        ("PICSS counted 521 militant attacks in Pakistan in 2024.", ("PIPS", "from PICSS", "the source")),
    ],
)
def test_a_figure_goes_home(homes, text, told):
    (message,) = homes(text)
    assert all(words in message for words in told), message
    assert "%)" in message and "once in" in message


@pytest.mark.parametrize(
    "text",
    [
        "Militant attacks killed 50 people in Sindh in 2019.",  # small and round: it meets something anywhere
        "In 2023, 1,234 people were killed in Khyber Pakhtunkhwa.",  # nobody's figure near it
        "Over 600 people were killed in Khyber Pakhtunkhwa in 2023.",  # a bound has room for too much
        "PICSS counted 645 militant attacks in Pakistan in 2023.",  # it stands where it belongs
    ],
)
def test_no_home_is_offered_where_luck_would_do(homes, text):
    assert homes(text) == []


def test_a_figure_published_later_is_no_home(homes):
    text = "In 2021, 633 people were killed in Khyber Pakhtunkhwa."
    assert homes(text)
    assert homes(text, date=dt.date(2022, 6, 30)) == []
    assert homes(text, as_of=dt.date(2022, 6, 30)) == []
