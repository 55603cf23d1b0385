"""Years, months and days as spans."""

import datetime as dt

import pytest

from tahqiq.registry.dates import first_day, last_day, parse_partial


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        (2014, "2014-01-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-05-31", "2018-05-31", "2018-05-31"),
        (dt.date(2018, 5, 31), "2018-05-31", "2018-05-31"),
        ("2018-07-01/2019-06-30", "2018-07-01", "2019-06-30"),
    ],
)
def test_what_a_partial_date_can_mean(given: object, start: str, end: str) -> None:
    assert first_day(given) == dt.date.fromisoformat(start)
    assert last_day(given) == dt.date.fromisoformat(end)


@pytest.mark.parametrize("empty", [None, "", " "])
def test_nothing_given_is_nothing(empty: object) -> None:
    assert parse_partial(empty) is None


@pytest.mark.parametrize("wrong", ["2018-19", "2011-02-30", "June 2014", "14", "2014-6"])
def test_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_partial(wrong)
