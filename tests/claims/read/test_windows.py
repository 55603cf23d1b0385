"""The other periods that the words of a period may mean."""

import datetime as dt

import pytest

from tahqiq.claims.read.windows import otherwise
from tahqiq.registry import FiscalYear
from tahqiq.terms import Span

JULY = FiscalYear("XXX", 7, 1)


def read(text, start, end, fiscal=JULY):
    span = Span(dt.date.fromisoformat(start), dt.date.fromisoformat(end), text)
    return {w.variant: (str(w.span.start), str(w.span.end)) for w in otherwise(span, fiscal)}


@pytest.mark.parametrize("text", ["2013-14", "2013/14", "2013–2014"])
def test_two_years_with_a_stroke_may_be_one_fiscal_year(text):
    (window,) = read(text, "2013-01-01", "2014-12-31").values()
    assert window == ("2013-07-01", "2014-06-30")


def test_but_not_where_the_fiscal_year_is_not_known_or_already_meant():
    assert not read("2013-14", "2013-01-01", "2014-12-31", None)
    assert not read("FY2013-14", "2013-07-01", "2014-06-30")


def test_the_end_may_be_left_out():
    (window,) = read("between 2014 and 2018", "2014-01-01", "2018-12-31").values()
    assert window == ("2014-01-01", "2017-12-31")
    (window,) = read("2014 and 2018", "2014-01-01", "2018-12-31").values()
    assert window == ("2014-01-01", "2017-12-31")
    (window,) = read("until June 2024", "2024-01-01", "2024-06-30").values()
    assert window == ("2024-01-01", "2024-05-31")
    (window,) = read("between January and March 2024", "2024-01-01", "2024-03-31").values()
    assert window == ("2024-01-01", "2024-02-29")


def test_or_the_beginning():
    (window,) = read("since 2021", "2021-01-01", "2025-06-10").values()
    assert window == ("2022-01-01", "2025-06-10")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("2024", "2024-01-01", "2024-12-31"), ("from 2014 to 2018", "2014-01-01", "2018-12-31"),
     ("after 2021", "2022-01-01", "2025-06-10"), ("since 2025", "2025-01-01", "2025-06-10")],
)  # fmt: skip
def test_nothing_else_is_meant_by(text, start, end):
    assert not read(text, start, end)
