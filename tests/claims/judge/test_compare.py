"""The rules of docs/reference/agreement.md, a test each."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.find.interval import Interval, published_interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.compare import agrees, claimed_interval, near_best
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Per, Unit


def claim(value=None, bound=Bound.EXACT, kind=ClaimKind.COUNT, unit=Unit.COUNT, **slots):
    return Claim("c1", "quote", 0, 5, kind, value=value, bound=bound, unit=unit, **slots)


def halved(bound):
    return claim(0.5, bound, ClaimKind.CHANGE, Unit.FACTOR, direction=Direction.DOWN)


def share(value, quote):
    return replace(claim(value, kind=ClaimKind.SHARE, unit=Unit.PERCENT, step=1), quote=quote, end=len(quote))


def point(value):
    return Interval(value, value)


@pytest.mark.parametrize(
    ("printed", "found", "expected"),
    [
        (claim(95), Interval(84, 101), True),  # a figure inside a source's range
        (claim(95), Interval(84, 90), False),
        (claim(645), point(645), True),
        (claim(645), point(646), False),  # a whole count is taken as counted
        (claim(60_000), point(59_775), True),  # a round figure of four digits or more may be rounded
        (claim(60_000), point(64_000), False),
        (claim(22_714), point(22_700), False),  # and one that is not round is not
        (claim(1_600_000, step=100_000), point(1_560_000), True),  # "1.6 million"
        (claim(2_600, unit=Unit.KM, step=1), point(2_611), True),
        (claim(2_600, unit=Unit.KM, step=1), point(2_700), False),
        (
            claim(0, Bound.UP_TO, ClaimKind.CHANGE, Unit.PERCENT, direction=Direction.UP),
            point(-12),
            True,
        ),  # did not rise
        (claim(0, Bound.UP_TO, ClaimKind.CHANGE, Unit.PERCENT, direction=Direction.UP), point(0), True),
        (claim(0, Bound.UP_TO, ClaimKind.CHANGE, Unit.PERCENT, direction=Direction.UP), point(4), False),
        (claim(0, Bound.UP_TO, ClaimKind.CHANGE, Unit.PERCENT, direction=Direction.DOWN), point(4), True),
        (claim(3_000, Bound.ABOUT), point(3_250), True),
        (claim(3_000, Bound.ABOUT), point(3_400), False),
        (claim(2, kind=ClaimKind.CHANGE, unit=Unit.FACTOR, step=1), point(2.2), True),  # "doubled"
        (claim(2, kind=ClaimKind.CHANGE, unit=Unit.FACTOR, step=1), point(1.65), False),
        (claim(1.5, kind=ClaimKind.CHANGE, unit=Unit.FACTOR, step=0.1), point(1.54), True),
        (halved(Bound.OVER), point(0.45), True),  # "more than halved"
        (halved(Bound.OVER), point(0.6), False),
        (halved(Bound.EXACT), point(0.5), True),
        (share(33.3, "a third of all deaths"), point(31), True),  # a fraction in words is no figure to the point
        (share(33.3, "one in three of the dead"), point(37), False),
        (share(50, "half of the attacks"), point(45.5), True),
        (share(50, "fifty percent of the attacks"), point(45.5), False),
        (claim(54, per=Per.MONTH), point(53.75), True),  # an average printed as a whole number is rounded
        (claim(54, per=Per.MONTH), point(52.9), False),
        (claim(50, Bound.OVER), point(63), True),
        (claim(50, Bound.OVER), point(50), False),  # "over 50" is more than 50
        (claim(50, Bound.OVER), point(150), False),  # and a print so far below the figure misleads
        (claim(50, Bound.AT_LEAST), point(50), True),
        (claim(6_500, Bound.UP_TO), point(6_400), True),
        (claim(6_500, Bound.UNDER), point(7_000), False),
        (claim(low=24, bound=Bound.AT_LEAST), point(170), True),  # "dozens"
        (claim(low=24, bound=Bound.AT_LEAST), point(20), False),
        (claim(low=3000, high=5000, kind=ClaimKind.RANGE), Interval(2500, 6000), True),
        (claim(low=3000, high=5000, kind=ClaimKind.RANGE), Interval(6000, 6500), False),
    ],
)
def test_counts(printed, found, expected):
    assert agrees(printed, found) is expected


@pytest.mark.parametrize(
    ("value", "bound", "direction", "found", "expected"),
    [
        (50, Bound.OVER, Direction.UP, 70, True),
        (50, Bound.OVER, Direction.UP, 49.7, False),
        (13, Bound.EXACT, Direction.DOWN, -13.4, True),  # 13% is printed for 12.5 to 13.5
        (18, Bound.EXACT, Direction.UP, 18.9, True),  # or for what was cut, not rounded
        (18, Bound.EXACT, Direction.UP, 17.4, False),
        (13, Bound.EXACT, Direction.DOWN, 13.4, False),  # a rise is not a fall
        (13, Bound.EXACT, Direction.DOWN, -14.1, False),
        (20, Bound.OVER, Direction.DOWN, -25, True),
        (20, Bound.OVER, Direction.DOWN, -15, False),
    ],
)
def test_changes(value, bound, direction, found, expected):
    printed = claim(value, bound, ClaimKind.CHANGE, Unit.PERCENT, direction=direction, step=1)
    assert agrees(printed, point(found)) is expected


def test_a_change_told_as_a_number_has_its_sign():
    fewer = claim(265, Bound.EXACT, ClaimKind.CHANGE, Unit.COUNT, direction=Direction.DOWN, step=1)
    assert agrees(fewer, point(-265)) and not agrees(fewer, point(265)) and not agrees(fewer, point(-41))


def test_change_without_a_figure_needs_only_its_direction():
    printed = claim(kind=ClaimKind.CHANGE, unit=Unit.PERCENT, direction=Direction.UP)
    assert agrees(printed, point(4))
    assert not agrees(printed, point(-4))


def test_published_interval_prefers_the_publishers_own_range():
    assert published_interval(6500, "up_to", 6000, 6500) == Interval(6000, 6500)
    assert published_interval(95, "exact", None, None) == Interval(95, 95)
    assert published_interval(1000, "about", None, None).low < 1000


@given(st.floats(-1e6, 1e6), st.sampled_from(list(Bound)))
def test_published_intervals_are_ordered_below_zero_too(value, bound):
    interval = published_interval(value, str(bound), None, None)
    assert interval.low <= value <= interval.high


@given(st.integers(1, 10**7), st.sampled_from(list(Bound)))
def test_a_claim_agrees_with_the_very_figure_unless_its_bound_excludes_it(value, bound):
    printed = claim(value, bound)
    round_ = value >= 10_000 and value % 100 == 0  # rounded by its publisher: "over" is how it is then told
    assert agrees(printed, point(value)) is (bound not in {Bound.OVER, Bound.UNDER} or round_)


@given(st.floats(1, 10**7), st.floats(1.31, 10))
def test_an_exact_figure_never_agrees_with_one_a_third_larger(value, factor):
    assert not agrees(claim(float(round(value))), point(round(value) * factor))


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(list(Bound)))
def test_intervals_are_ordered(low, high, bound):
    interval = claimed_interval(claim(low, bound))
    assert interval.low <= interval.high
    assert Interval(min(low, high), max(low, high)).meets(point(low))


@pytest.mark.parametrize(
    ("bound", "found", "expected"),
    [(Bound.OVER, 1.17, True), (Bound.OVER, 5.0, True), (Bound.OVER, 0.9, False), (Bound.UNDER, 0.9, True),
     (Bound.EXACT, 1.05, True), (Bound.EXACT, 1.3, False)],
)  # fmt: skip
def test_more_fewer_and_as_many(bound, found, expected):
    assert agrees(claim(1, bound, ClaimKind.RATIO, Unit.FACTOR), point(found)) is expected


def found_best(value, low, high, **changed):
    slots = dict(
        publisher="alpha", dataset="d", release="d@1", definition="", area="", start=dt.date(2022, 1, 1),
        end=dt.date(2022, 12, 31), victim="all", value=value, interval=Interval(low, high), counts="lethal_events",
        militants="in", citation="", url="", published="", known_from=None, coded=True,
    )  # fmt: skip
    return Figure(**{**slots, **changed})


@pytest.mark.parametrize(
    ("printed", "near"),
    [(1535, True), (1600, True), (1460, True), (2000, False), (2472, False), (1130, False)],
)
def test_a_coders_estimate_is_its_best(printed, near):
    item = found_best(1535, 1130, 2472)
    assert agrees(claim(printed), item.interval)
    assert near_best(claim(printed), item) is near


def test_a_bound_is_set_against_the_best_too():
    item = found_best(1535, 1130, 2472)
    assert near_best(claim(1500, bound=Bound.OVER), item)
    assert not near_best(claim(1700, bound=Bound.OVER), item)


def test_what_a_publisher_prints_as_a_range_has_no_best():
    assert near_best(claim(2000), found_best(1535, 1130, 2472, coded=False))


def test_a_round_bound_is_reached_by_the_round_figure_it_tells_of():
    assert agrees(claim(375_000, bound=Bound.OVER), point(375_000))
    assert not agrees(claim(50, bound=Bound.OVER), point(50))
    assert not agrees(claim(375_123, bound=Bound.OVER), point(375_123))
