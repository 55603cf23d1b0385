"""Steps on made series, and on the series that the field tries its methods on."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from tahqiq.measure.stats.steps import Asked, Noise, dated, gains, penalty, split

# British coal-mining disasters a year, 1851 to 1962 (Jarrett 1979; Carlin, Gelfand & Smith 1992)
COAL = [
    4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2, 2, 3, 4, 2, 1,
    3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0,
    1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
]  # fmt: skip


def found(values, alpha=0.0, shortest=6):
    gained = gains(np.array(values, dtype=float), np.ones(len(values)), Noise(alpha))
    return gained, split(gained, penalty(len(values), shortest), shortest)


def test_the_fall_of_mining_disasters_is_dated_as_published():
    """About 1890, as everybody finds who tries it."""
    assert len(COAL) == 112
    gained, steps = found(COAL)
    step = dated(gained, steps, 6, 0.95)[0]
    assert 1890 <= 1851 + step.at <= 1892
    assert 1851 + step.first >= 1885 and 1851 + step.last <= 1897


def test_no_step_where_the_level_is_even():
    chance = np.random.default_rng(1)
    assert found(chance.negative_binomial(4, 4 / 44, 144), alpha=0.25)[1] == []


def test_a_large_step_is_found_at_its_unit():
    chance = np.random.default_rng(2)
    values = [*chance.poisson(40, 50), *chance.poisson(10, 40)]
    gained, steps = found(values)
    assert steps == [50]
    assert dated(gained, steps, 6, 0.95)[0].first >= 49


def test_the_best_split_is_found():
    """Against every way to place up to two steps."""
    values = np.random.default_rng(3).poisson([5] * 6 + [9] * 6 + [4] * 6).astype(float)
    gained, cost = gains(values, np.ones(18), Noise(0.0)), 3.0

    def gain(steps):
        ends = [0, *steps, 18]
        if any(b - a < 4 for a, b in pairwise(ends)):
            return -np.inf
        return sum(gained[a:b].sum(axis=0).max() for a, b in pairwise(ends)) - cost * len(steps)

    best = max((s for k in range(3) for s in combinations(range(1, 18), k)), key=gain)
    steps = split(gained, cost, 4)
    assert gain(steps) == pytest.approx(gain(best))


def test_noise_that_lasts_counts_for_less():
    values = [10.0] * 30 + [16.0] * 30
    even = np.ones(60)
    gained = [gains(np.array(values), even, Noise(0.05, inflation)) for inflation in (1.0, 6.0)]
    cost = penalty(60, 6)
    assert split(gained[0], cost, 6) == [30]
    assert split(gained[1], cost, 6) == []


def test_more_is_asked_the_longer_noise_lasts_and_the_fewer_units_say_so():
    asked = Asked(4.0, 3.0, 2.0)
    known, unrelated = penalty(60, 6), penalty(60, 6, asked)
    lasting, longer = (penalty(60, 6, asked, alike) for alike in ((0.2, 0.0), (0.2, 0.1)))
    assert known < unrelated < lasting < longer
    assert unrelated / known > penalty(300, 6, asked) / penalty(300, 6) > 1


def test_a_level_lasts_its_shortest_time():
    values = [5.0] * 30 + [60.0] * 3 + [5.0] * 30
    assert all(b - a >= 6 for a, b in zip([0, *found(values)[1]], [*found(values)[1], 63], strict=True))
