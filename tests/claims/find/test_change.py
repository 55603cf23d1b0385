"""Changes: printed, computed, and their signs."""

import datetime as dt

import pytest

from tahqiq.claims.find.change import as_difference, as_factor, computed, printed
from tahqiq.claims.find.rows import Evidence
from tahqiq.claims.find.series import Place, figures
from tahqiq.claims.read.question import Measure
from tahqiq.claims.read.windows import previous
from tahqiq.terms import Span

ATTACKS = Measure("attacks", "", ("PAK",))
Y22 = (dt.date(2022, 1, 1), dt.date(2022, 12, 31))
Y23 = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def attacks(row, value, period, **changed):
    return row(value, *map(str, period), metric="attacks", victim="", counts="attacks", **changed)


def test_two_figures_of_one_publisher_make_a_change(row):
    rows = [attacks(row, 380, Y22), attacks(row, 645, Y23)]
    (found,) = computed(lambda m, p: figures(Evidence.of(rows), m, *p, Place()), ATTACKS, Y23, Y22)
    assert found.value == pytest.approx(69.7, abs=0.1)
    assert found.pair == (380, 645)
    assert as_factor(found).value == pytest.approx(1.697, abs=0.001)
    assert as_difference(found).value == 265


def test_figures_of_two_publishers_do_not(row):
    rows = [attacks(row, 380, Y22), attacks(row, 645, Y23, publisher="beta")]
    assert computed(lambda m, p: figures(Evidence.of(rows), m, *p, Place()), ATTACKS, Y23, Y22) == []


def test_a_printed_change_needs_the_same_base(row):
    quarter = (dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    before = (dt.date(2024, 10, 1), dt.date(2024, 12, 31))
    year_back = (dt.date(2024, 1, 1), dt.date(2024, 3, 31))
    rows = [
        row(-13, *map(str, quarter), metric="change_pct:attacks", victim="", base_start=before[0], base_end=before[1])
    ]
    assert [f.value for f in printed(rows, ATTACKS, quarter, before)] == [-13]
    assert printed(rows, ATTACKS, quarter, year_back) == []
    assert [f.value for f in printed(rows, ATTACKS, quarter, None)] == [-13]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-01-01", "2023-12-31", [("2022-01-01", "2022-12-31")]),
        ("2025-01-01", "2025-03-31", [("2024-10-01", "2024-12-31"), ("2024-01-01", "2024-03-31")]),
        ("2024-03-01", "2024-03-31", [("2024-02-01", "2024-02-29"), ("2023-03-01", "2023-03-31")]),
        ("2024-02-01", "2024-02-29", [("2024-01-01", "2024-01-31"), ("2023-02-01", "2023-02-28")]),
    ],
)
def test_periods_before(start, end, expected):
    span = Span(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert [(str(a), str(b)) for a, b in previous(span)] == expected
