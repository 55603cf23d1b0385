"""Flags beside the verdict."""

from dataclasses import replace

import pytest

from tahqiq.claims.find.series import figure
from tahqiq.claims.judge.flags.noise import detectable, noise
from tahqiq.claims.judge.weigh import Voice
from tahqiq.claims.read.question import Measure
from tahqiq.terms import ClaimKind, Direction, Outcome, Unit, Victim

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
