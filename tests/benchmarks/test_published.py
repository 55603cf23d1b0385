"""Our interrupted series beside a published one."""

from __future__ import annotations

import pytest
from benchmarks.measure.published import authors, data, ours, section


def test_all_months_of_the_publication_are_there():
    counts, people = data()
    assert (len(counts), len(people)) == (59, 59)
    assert (counts[0], counts[-1]) == (728, 912)


@pytest.mark.parametrize("bend", [False, True])
def test_the_step_is_that_of_the_authors(bend):
    one, other = ours(bend=bend), authors(bend=bend)
    assert one.value == pytest.approx(other.value, abs=0.005)
    assert one.low == pytest.approx(other.low, abs=0.01)
    assert one.high == pytest.approx(other.high, abs=0.01)


def test_both_models_have_a_row():
    assert len([line for line in section() if line.startswith("| a step")]) == 2
