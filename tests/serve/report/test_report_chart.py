"""The geometry of the small charts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.serve.report.chart.model import Chart, chart, claimed_span
from tahqiq.serve.report.chart.scale import scale
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import CheckedClaim, CheckResult, Outcome


def _item(result: CheckResult, quote: str) -> CheckedClaim:
    return min((i for i in result.claims if quote in i.claim.quote), key=lambda i: len(i.claim.quote))


def _chart(result: CheckResult, quote: str) -> Chart:
    import kestria

    found = chart(_item(result, quote), kestria.NAMES)
    assert found is not None
    return found


@given(st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), min_size=1, max_size=8))
def test_an_axis_holds_its_values_and_has_few_even_ticks(values: list[float]) -> None:
    axis = scale(values)
    assert all(axis.holds(value) for value in values)
    assert 2 <= len(axis.ticks) <= 7
    assert axis.log or axis.low <= 0 <= axis.high
    places = [axis.at(tick) for tick in axis.ticks]
    gaps = [b - a for a, b in itertools.pairwise(places)]
    assert places[0] == 0 and places[-1] == 100
    assert max(gaps) - min(gaps) < 0.05


def test_ticks_are_round() -> None:
    assert scale([83, 239]).ticks == (0, 100, 200, 300)
    assert scale([-13, 8.2]).ticks == (-20, -10, 0, 10)
    assert scale([0]).ticks[0] == 0


def test_an_axis_is_logarithmic_only_where_a_linear_one_could_not_show_the_smaller_figures() -> None:
    assert not scale([10, 1500]).log
    assert not scale([0, 30_000]).log
    wide = scale([15, 30_000])
    assert wide.log
    assert wide.ticks == (10, 100, 1000, 10_000, 100_000)
    assert wide.at(1000) == 50


def test_every_publisher_with_a_figure_is_drawn_and_silent_ones_are_not(checked: CheckResult) -> None:
    found = _chart(checked, "killed 83 militants")
    assert [row.name for row in found.rows] == ["PICSS", "CRSS", "GTI"]
    assert found.rows[1].text == "239" and found.rows[1].spread == "230–251"
    low, at, high = found.rows[1].low, found.rows[1].at, found.rows[1].high
    assert low is not None and at is not None and high is not None and low < at < high
    assert [round(place) for place, _ in found.rows[1].others] == [40]
    assert found.rows[0].others == ()  # 301 lies beyond the axis
    assert found.notes == ("1 alternative reading lies beyond the axis.",)


def test_a_publisher_that_gives_only_bounds_has_a_range_and_no_dot(checked: CheckResult) -> None:
    row = _chart(checked, "at the cost of 111 soldiers").rows[1]
    assert row.at is None and row.low is not None and row.high is not None
    assert row.text == "108–114"


def test_a_fall_stands_below_zero(checked: CheckResult) -> None:
    found = _chart(checked, "fell by 13%")
    assert found.zero is not None
    assert found.said < found.zero
    assert found.rows[0].outcome is Outcome.AGREES and found.start <= (found.rows[0].at or 0) <= found.end
    assert "−13% (−15% to −11%), agrees" in found.desc


def test_the_band_is_the_interval_that_the_verdict_was_made_with(checked: CheckResult) -> None:
    claim = _item(checked, "attacks rose by over 50%").claim
    interval, span = claimed_interval(claim), claimed_span(claim)
    assert interval is not None and span == (50.0, interval.low, interval.high)


def test_a_share_is_not_drawn_above_the_whole(checked: CheckResult) -> None:
    found = _chart(checked, "more than 90%")
    assert found.ticks[-1][1] == "100%" and found.end == 100


@pytest.mark.parametrize("quote", ["dozens of cells", "deadliest year", "left the grey list", "2,600 km border"])
def test_there_is_no_chart_without_figures_to_compare(checked: CheckResult, quote: str) -> None:
    assert chart(_item(checked, quote), Names()) is None
