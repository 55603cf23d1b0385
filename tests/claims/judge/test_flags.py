"""Flags beside the verdict."""

from dataclasses import replace

import pytest

from tahqiq.claims.find.series import figure
from tahqiq.claims.judge.flags.arithmetic import arithmetic
from tahqiq.claims.judge.flags.noise import detectable, noise
from tahqiq.claims.judge.weigh import Voice
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Bound, ClaimKind, Direction, Outcome, Span, Unit, Victim

ATTACKS = Measure("attacks", "", ("PAK",))


def changed(claim, value, **slots):
    return claim(value, kind=ClaimKind.CHANGE, unit=Unit.PERCENT, metric="attacks", victim=Victim.NONE, step=1, **slots)


def voice(row, before, after):
    item = replace(figure(row(after, "2023-01-01", "2023-12-31"), ATTACKS), pair=(before, after))
    return Voice(item, Outcome.AGREES, True)


def test_thirteen_percent_of_ninety_is_noise_and_of_thirteen_hundred_is_not(claim, row):
    fell = changed(claim, 13, direction=Direction.DOWN)
    assert "chance" in noise(fell, [voice(row, 90, 78)]).message
    assert noise(fell, [voice(row, 1300, 1131)]) is None


def test_deaths_are_not_independent_events(claim, row):
    rose = changed(claim, 20, direction=Direction.UP)
    rose = replace(rose, metric="deaths", victim=Victim.ALL)
    clustered = voice(row, 1000, 1200)
    assert noise(rose, [clustered]) is None  # no dispersion known: nothing is said
    clustered = replace(clustered, figure=replace(clustered.figure, dispersion=20.0))
    assert noise(rose, [clustered]) is not None


def test_smallest_detectable_change_shrinks_with_the_count():
    assert detectable(0, 1) is None
    assert detectable(100, 1) == pytest.approx(29.7, abs=0.3)
    assert detectable(10_000, 1) < detectable(100, 1)


def test_a_percentage_that_does_not_follow_from_its_two_figures(claim):
    wrong = changed(claim, 45, direction=Direction.UP, from_value=517, to_value=1099)
    right = replace(wrong, value=113.0)
    assert "not the 45%" in arithmetic([wrong])["c1"][0].message
    assert not arithmetic([right])


def test_a_percentage_is_set_against_the_reports_own_totals(claim):
    now = claim(558, id="c1", metric="attacks", victim=Victim.NONE)
    base = claim(293, "2022-01-01", "2022-12-31", id="c2", metric="attacks", victim=Victim.NONE)
    rise = changed(claim, 50, id="c3", direction=Direction.UP, base=Span(base.period.start, base.period.end))
    assert "+90.4%" in arithmetic([now, base, rise])["c3"][0].message


def test_one_figure_printed_twice_differently(claim):
    found = arithmetic([claim(558, id="c1"), claim(585, id="c2")])
    assert "585" in found["c2"][0].message
    assert not arithmetic([claim(558, id="c1"), claim(558, id="c2")])
    assert not arithmetic([claim(558, id="c1"), claim(585, "2022-01-01", "2022-12-31", id="c2")])


def test_parts_above_the_whole(claim):
    parts = [
        claim(100, id="c1"),
        claim(60, id="c2", victim=Victim.CIVILIAN),
        claim(55, id="c3", victim=Victim.SECURITY),
    ]
    assert "115" in arithmetic(parts)["c1"][0].message
    assert not arithmetic([replace(parts[0], value=120.0), *parts[1:]])
    assert not arithmetic([replace(parts[0], bound=Bound.ABOUT), *parts[1:]])
