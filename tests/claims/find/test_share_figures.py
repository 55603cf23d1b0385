"""Shares worked out of two figures of one publisher on one basis."""

import pytest

from tahqiq.claims.find.series import figure
from tahqiq.claims.find.shares import shares
from tahqiq.claims.read.question import Measure

WHOLE = Measure("deaths", "all", ("PAK",))
CIVILIANS = Measure("deaths", "civilian", ("PAK",))
NORTH = Measure("deaths", "all", ("PK-KP",))


def found(row, part, whole, measure):
    """The share of rows given as (value, changed columns)."""

    def lookup(asked):
        given = part if asked == measure else whole
        return [figure(row(v, "2023-01-01", "2023-12-31", **changed), asked) for v, changed in given]

    return shares(measure, WHOLE, lookup)


def test_a_share_has_both_its_figures_and_their_rows(row):
    (one,) = found(row, [(40, {"obs_id": "p"})], [(160, {"obs_id": "w"})], NORTH)
    assert one.value == 25 and one.why == "40 of 160"
    assert [i for at in one.rows for i in at.ids] == ["p", "w"]


@pytest.mark.parametrize(
    "whole",
    [
        {"publisher": "beta"},  # another publisher
        {"counts": "attacks"},  # another basis
        {"militants": "out"},  # the dead militants left out in one of them only
    ],
)
def test_only_figures_of_one_publisher_on_one_basis_make_a_share(row, whole):
    assert found(row, [(40, {})], [(160, whole)], NORTH) == []


def test_a_class_is_a_share_of_all_the_dead_and_not_of_those_without_militants(row):
    civilians = [(40, {"victim": "civilian", "militants": "n/a"})]
    assert found(row, civilians, [(160, {"militants": "out"})], CIVILIANS) == []
    assert found(row, civilians, [(160, {})], CIVILIANS)[0].value == 25


def test_a_part_above_its_whole_is_no_part_of_it(row):
    assert found(row, [(200, {})], [(160, {})], NORTH) == []


def test_ranges_of_both_widen_the_share(row):
    (one,) = found(row, [(40, {"low": 30, "high": 60})], [(160, {"low": 150, "high": 200})], NORTH)
    assert (one.interval.low, one.interval.high) == (20, 30)
