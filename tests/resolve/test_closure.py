"""Places with what contains them, dated."""

import datetime as dt
from itertools import pairwise

import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.registry import Registry
from tahqiq.registry.entries import Parent, Place
from tahqiq.resolve import closure
from tahqiq.resolve.closure import merged, overlap

D = dt.date.fromisoformat
DAYS = st.none() | st.dates(D("2000-01-01"), D("2000-03-01"))
INTERVALS = st.tuples(DAYS, DAYS).filter(lambda i: not (i[0] and i[1] and i[0] > i[1]))


def rows_of(registry: Registry, place: str) -> set[tuple[str, dt.date | None, dt.date | None]]:
    table = closure(registry)
    mine = table.filter(pc.equal(table["descendant"], place)).to_pylist()
    return {(r["ancestor"], r["start"], r["end"]) for r in mine}


def test_a_district_of_former_fata(bundled: Registry) -> None:
    assert rows_of(bundled, "PK513") == {
        ("PK513", None, None), ("PK-FATA", None, None), ("PK-KP", D("2018-05-31"), None), ("PAK", None, None),
    }  # fmt: skip


def test_the_territory_itself(bundled: Registry) -> None:
    assert rows_of(bundled, "PK-FATA") == {
        ("PK-FATA", None, None), ("PK-KP", D("2018-05-31"), None), ("PAK", None, None),
    }  # fmt: skip


def test_a_part_that_joined_a_district(bundled: Registry) -> None:
    rows = rows_of(bundled, "PK514-FR")
    assert ("PK514", D("2018-05-31"), None) in rows and ("PK-FATA", None, None) in rows
    assert ("PK-KP", D("2018-05-31"), None) in rows and ("PAK", None, None) in rows


def test_every_place_contains_itself_and_lies_in_one_country(bundled: Registry) -> None:
    table = closure(bundled).to_pylist()
    assert {r["descendant"] for r in table if r["ancestor"] == r["descendant"]} == set(bundled.places)
    countries = [r["descendant"] for r in table if bundled.places[r["ancestor"]].kind == "country"]
    assert sorted(countries) == sorted(bundled.places)


def test_a_chain_holds_while_all_its_links_do() -> None:
    places = {
        "C": Place("C", "C", "country"),
        "B": Place("B", "B", "province", (Parent("C", D("2001-01-01"), None),)),
        "A": Place("A", "A", "district", (Parent("B", None, D("2005-12-31")),)),
    }
    assert rows_of(Registry(places=places), "A") == {
        ("A", None, None), ("B", None, D("2005-12-31")), ("C", D("2001-01-01"), D("2005-12-31")),
    }  # fmt: skip


def test_no_places() -> None:
    assert closure(Registry()).num_rows == 0


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((None, None), (None, None), (None, None)),
        ((None, D("2018-05-30")), (D("2018-05-31"), None), None),
        ((None, D("2018-05-31")), (D("2018-05-31"), None), (D("2018-05-31"), D("2018-05-31"))),
    ],
)
def test_overlap(one, other, shared) -> None:
    assert overlap(one, other) == overlap(other, one) == shared


@given(st.lists(INTERVALS, max_size=6), st.dates(D("1999-12-25"), D("2000-03-05")))
def test_merging_keeps_the_days_and_leaves_no_touching_intervals(intervals, day) -> None:
    def holds(some) -> bool:
        return any((s is None or s <= day) and (e is None or day <= e) for s, e in some)

    out = merged(intervals)
    assert holds(out) == holds(intervals)
    for (_, end), (start, _) in pairwise(out):
        assert end and start and start > end + dt.timedelta(days=1)
