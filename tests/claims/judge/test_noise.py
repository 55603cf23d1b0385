"""Changes that chance can make."""

from dataclasses import replace

import numpy as np
import pytest

from tahqiq.claims.find.series import figure
from tahqiq.claims.judge.flags.noise import Q, noise
from tahqiq.claims.judge.flags.words import Names
from tahqiq.claims.judge.weigh import Voice, Weighed
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import ClaimKind, Direction, Label, Outcome, Unit, Victim

NAMES = Names(str, str, str)
ATTACKS = Measure("attacks", "", ("PAK",))


@pytest.fixture
def told(claim, row):
    """What is said of a change between two counts by each of some publishers."""

    def said(*pairs, metric="attacks", dispersion=None, direction=Direction.UP):
        victim = Victim.ALL if metric == "deaths" else Victim.NONE
        slots = dict(kind=ClaimKind.CHANGE, unit=Unit.PERCENT, metric=metric, victim=victim, direction=direction)
        voices = []
        for pair in pairs:
            item = figure(row(pair[1], "2023-01-01", "2023-12-31"), ATTACKS)
            voices.append(Voice(replace(item, pair=pair, dispersion=dispersion), Outcome.AGREES, True))
        asked = Question(claim(13, step=1, **slots), "", (Measure(metric, victim, ("PAK",)),))
        found = noise(asked, Weighed(Label.SUPPORTED, tuple(voices), tuple(voices)), NAMES)
        return found.message if found else ""

    return said


def test_thirteen_percent_of_ninety_is_noise_and_of_thirteen_hundred_is_not(told):
    assert "90 to 78" in told((90, 78), direction=Direction.DOWN)
    assert told((1300, 1131), direction=Direction.DOWN) == ""


def test_one_publisher_that_can_tell_is_enough(told):
    assert told((90, 78), (1300, 1131)) == ""


def test_deaths_are_not_independent_events(told):
    assert told((1000, 1200), metric="deaths") == ""  # no dispersion known: nothing is said
    assert "few large events" in told((1000, 1200), metric="deaths", dispersion=20.0)


def test_the_smallest_change_differs_for_rise_and_fall(told):
    assert "a rise of less than 30% cannot" in told((100, 113))
    assert "a fall of less than 26% cannot" in told((100, 87), direction=Direction.DOWN)
    assert told((100, 131)) == ""
    assert told((100, 73), direction=Direction.DOWN) == ""


@pytest.mark.parametrize("rate", [15, 60, 400])
def test_equal_rates_are_called_noise_nineteen_times_in_twenty(rate):
    """Deaths of events of very unequal size: a compound Poisson, with phi taken from the draws themselves."""
    draw = np.random.default_rng(11)
    quiet = 0
    for _ in range(2000):
        spans = [np.ceil(draw.pareto(2.5, draw.poisson(rate)) * 3 + 0.01) for _ in range(2)]
        before, after = (float(s.sum()) for s in spans)
        phi = sum(float((s**2).sum()) for s in spans) / (before + after)
        quiet += abs(after - before) < Q * (phi * (before + after)) ** 0.5
    assert 0.93 <= quiet / 2000 <= 0.985
