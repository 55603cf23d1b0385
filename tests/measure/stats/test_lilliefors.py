"""Lilliefors' test on made waits, and against that of statsmodels, whose tables are a little too cautious."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.diagnostic import lilliefors

from tahqiq.measure.stats.lilliefors import exponential


@pytest.mark.parametrize("count", [5, 60, 900])
@pytest.mark.parametrize("shape", [1.0, 0.8, 1.3])
def test_chances_are_about_those_of_the_tables(count, shape):
    waits = np.random.default_rng(count).gamma(shape, size=(8, count))
    tables = [lilliefors(row, dist="exp", pvalmethod="table")[1] for row in waits]
    assert exponential(waits) == pytest.approx(tables, abs=0.07)


@pytest.mark.parametrize("count", [20, 60, 300])
def test_waits_at_random_are_taken_for_others_as_often_as_asked(count):
    chances = exponential(np.random.default_rng(count).exponential(size=(3000, count)))
    for share, error in ((0.01, 0.006), (0.05, 0.012), (0.2, 0.022), (0.5, 0.03)):
        assert np.mean(chances <= share) == pytest.approx(share, abs=error)
