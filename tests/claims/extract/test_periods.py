"""Periods in prose."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.periods import PeriodMention, find_periods
from tahqiq.claims.extract.periods.calendar import back, shift, unit_of
from tahqiq.terms import Span

DAY = dt.date(2025, 4, 8)  # a Tuesday


def days(mention: PeriodMention) -> tuple[str, str]:
    return str(mention.span.start), str(mention.span.end)


def only(text: str, date: dt.date | None = DAY, context: Span | None = None) -> PeriodMention:
    found = find_periods(text, date, context)
    assert len(found) == 1, [m.text for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in late February 2024", "2024-02-21", "2024-02-29"),
        ("in mid-March 2024", "2024-03-11", "2024-03-20"),
        ("in the early 2010s", "2010-01-01", "2013-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in late 2022", "2022-09-01", "2022-12-31"),
        ("as of April 2025", "2025-04-01", "2025-04-30"),
        ("on 15 June 2014", "2014-06-15", "2014-06-15"),
        ("on Sunday, June 15, 2014", "2014-06-15", "2014-06-15"),
        ("on 15/06/2014", "2014-06-15", "2014-06-15"),
        ("on 2014-06-15", "2014-06-15", "2014-06-15"),
        ("on June 1-15, 2014", "2014-06-01", "2014-06-15"),
        ("in the second half of 2023", "2023-07-01", "2023-12-31"),
        ("in the last six months of 2022", "2022-07-01", "2022-12-31"),
        ("in 1Q24", "2024-01-01", "2024-03-31"),
        ("in Q3 2024", "2024-07-01", "2024-09-30"),
        ("from January to June 2024", "2024-01-01", "2024-06-30"),
        ("Jan-Oct 2024", "2024-01-01", "2024-10-31"),
        ("from December to February 2024", "2023-12-01", "2024-02-29"),
        ("late August 2022 to early February", "2022-08-21", "2023-02-10"),
        ("between 2003 and 2017", "2003-01-01", "2017-12-31"),
        ("in 2014-15", "2014-01-01", "2015-12-31"),
        ("in 2014 and 2015", "2014-01-01", "2015-12-31"),
        ("between 1 July 2022 and 22 May 2023", "2022-07-01", "2023-05-22"),
        ("in the 12 months to June 2024", "2023-07-01", "2024-06-30"),
        ("the three months ending on 30 June 2024", "2024-04-01", "2024-06-30"),
        ("Q1-Q3 2024", "2024-01-01", "2024-09-30"),
        ("in 2025", "2025-01-01", "2025-04-08"),
        ("the 2021 siege", "2021-01-01", "2021-12-31"),
    ],
)
def test_named_periods(text: str, start: str, end: str) -> None:
    assert days(only(text)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this year", "2025-01-01", "2025-04-08"),
        ("so far this year", "2025-01-01", "2025-04-08"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("last month", "2025-03-01", "2025-03-31"),
        ("in February", "2025-02-01", "2025-02-28"),
        ("in September", "2024-09-01", "2024-09-30"),
        ("on 29 December", "2024-12-29", "2024-12-29"),
        ("from January to October", "2024-01-01", "2024-10-31"),
        ("in October last year", "2024-10-01", "2024-10-31"),
        ("in the first nine months of last year", "2024-01-01", "2024-09-30"),
        ("yesterday", "2025-04-07", "2025-04-07"),
        ("on Sunday", "2025-04-06", "2025-04-06"),
        ("on Tuesday", "2025-04-08", "2025-04-08"),
        ("last Tuesday", "2025-04-01", "2025-04-01"),
        ("two years ago", "2023-01-01", "2023-12-31"),
        ("over two decades", "2005-04-01", "2025-04-08"),
        ("in the past six months", "2024-10-08", "2025-04-08"),
        ("in the last 15 years", "2010-04-01", "2025-04-08"),
        ("in the past decade and a half", "2010-04-01", "2025-04-08"),
        ("a record 9-year high", "2016-04-01", "2025-04-08"),
        ("by 2025", "2025-01-01", "2025-04-08"),
        ("since 2021", "2021-01-01", "2025-04-08"),
        ("from 2010 to the present", "2010-01-01", "2025-04-08"),
        ("until June 2013", "None", "2013-06-30"),
        ("before June 2020", "None", "2020-05-31"),
        ("after 2018, calm", "2019-01-01", "2025-04-08"),
    ],
)
def test_relative_periods(text: str, start: str, end: str) -> None:
    assert days(only(text)) == (start, end)
    bare = find_periods(text, None)
    if only(text).span.resolved_from == "document date" and not any(ch.isdigit() for ch in text):
        assert {(m.span.start, m.span.end) for m in bare} == {(None, None)}


def test_windows_end_with_whole_units() -> None:
    assert days(only("in the past six months", dt.date(2023, 7, 1))) == ("2023-01-01", "2023-06-30")
    assert days(only("the deadliest in a decade", dt.date(2024, 12, 31))) == ("2015-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the first quarter of 2025, down on the same period in 2024", ("2024-01-01", "2024-03-31")),
        ("in the first half of 2024, up from the same period a year earlier", ("2023-01-01", "2023-06-30")),
        ("in September 2024, compared with nine in the previous month", ("2024-08-01", "2024-08-31")),
        ("rose by half in 2023 compared to 2022", ("2022-01-01", "2022-12-31")),
        ("fell to three in 2023, from nine raids in 2018", ("2018-01-01", "2018-12-31")),
        ("in 2024 it was higher than in 2021", ("2021-01-01", "2021-12-31")),
        ("in March 2025, up 9% month-on-month", ("2025-02-01", "2025-02-28")),
        ("in Q2 2024, up 9% on the same quarter last year", ("2023-04-01", "2023-06-30")),
        ("in May 2024 against the same month of 2022", ("2022-05-01", "2022-05-31")),
    ],
)
def test_the_base_of_a_comparison(text: str, expected: tuple[str, str]) -> None:
    date = dt.date(2024, 12, 1) if "last year" in text else DAY
    base = find_periods(text, date)[-1]
    assert base.role == "compared"
    assert days(base) == expected


def test_a_comparison_may_come_first() -> None:
    base, period = find_periods("Up 12% year-on-year in March 2025", DAY)
    assert days(base) == ("2024-03-01", "2024-03-31")
    assert (base.role, period.role) == ("compared", "at")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("more than 20 people in 2023", "at"),
        ("a surge in deaths from raids across the country during 2023", "at"),
        ("continuing ever since 2019", "since"),
        ("since the group's 2021 return", "since"),
        ("by the end of 2023", "until"),
        ("in recent years", "within"),
        ("from 2018 onwards", "since"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert only(text).role == role


def test_since_keeps_what_it_names() -> None:
    mention = only("listed since 2018")
    assert mention.text == "since 2018"
    assert (mention.named.start, mention.named.end) == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))


def test_the_period_in_force_places_a_month() -> None:
    context = Span(dt.date(2024, 12, 1), dt.date(2024, 12, 31))
    assert days(only("in January", DAY, context)) == ("2025-01-01", "2025-01-31")
    assert only("in January", DAY, context).span.resolved_from == "previous sentence"
    assert days(find_periods("In 2013 it peaked in March", DAY)[-1]) == ("2013-03-01", "2013-03-31")
    assert find_periods("In 2013 it peaked in March", DAY)[-1].span.resolved_from == "same sentence"


def test_a_year_just_spoken_of_does_not_hold_over() -> None:
    context = Span(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert days(only("in February", DAY, context)) == ("2025-02-01", "2025-02-28")


def test_brackets_do_not_stay_in_force() -> None:
    found = find_periods("40 in January 2013 (30 in January 2012), 28 in February", dt.date(2013, 7, 1))
    assert days(found[-1]) == ("2013-02-01", "2013-02-28")


@pytest.mark.parametrize("text", ["on 05/06/2014", "in FY2023-24", "in recent months", "over the years"])
def test_what_cannot_be_known_has_no_ends(text: str) -> None:
    assert days(only(text)) == ("None", "None")


@pytest.mark.parametrize(
    "text",
    [
        "they may march on", "jailed for 15 years", "he is 20 years old", "There were 1901 incidents", "the Act, 1997",
        "doc S/2024/556", "see https://a.example/2024/05", "$2014", "2,014 men",
        "on 31 June", "Business Today said",
        "Mr May said", "Bloody Sunday", "2014%", "pre-2020 levels",
    ],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text, DAY) == []


def test_a_day_is_not_said_with_in() -> None:
    assert days(only("In May 15 raids were reported")) == ("2024-05-01", "2024-05-31")


def test_two_periods_in_one_phrase() -> None:
    first, second = find_periods("the first and second half of 2022", DAY)
    assert days(first) == ("2022-01-01", "2022-06-30")
    assert days(second) == ("2022-07-01", "2022-12-31")


def test_years_that_are_compared_apart() -> None:
    assert [days(m)[0][:4] for m in find_periods("falls in both 2008 and 2009", DAY)] == ["2008", "2009"]


@given(st.text(max_size=200), st.none() | st.dates())
def test_offsets_are_exact(text: str, date: dt.date | None) -> None:
    end = 0
    for mention in find_periods(text, date):
        assert text[mention.start : mention.end] == mention.text == mention.span.text
        assert end <= mention.start < mention.end
        end = mention.end


_PIECES = ["the past ", "two ", "years ", "in ", "March ", "15 ", "2014", "since ", "last ", "month ", "to ", "early ",
           "the same period ", "29 ", "February ", "a year earlier", "Q3 ", "until ", "on ",
           "Friday ", ", ", "2024 "]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.none() | st.dates())
def test_spans_run_forward(pieces: list[str], date: dt.date | None) -> None:
    for mention in find_periods("".join(pieces), date):
        for span in (mention.span, mention.named):
            assert span.start is None or span.end is None or span.start <= span.end


@given(st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 700), st.integers(-40, 40))
def test_shifting_years_there_and_back(start: dt.date, length: int, years: int) -> None:
    span = (start, start + dt.timedelta(days=length))
    moved = shift(span, 12 * years)
    assert moved is not None
    assert moved[0].year - start.year == years
    home = shift(moved, -12 * years)
    assert home is not None
    assert abs((home[0] - span[0]).days) <= 1


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1)), st.sampled_from(["week", "month", "quarter", "half", "year"])
)
def test_calendar_units_tile_time(date: dt.date, unit: str) -> None:
    here, after = unit_of(date, unit), unit_of(date, unit, 1)
    assert here is not None and after is not None
    assert here[0] <= date <= here[1]
    assert (after[0] - here[1]).days == 1


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 30))
def test_windows_hold_their_end(date: dt.date, count: int) -> None:
    for unit in ("day", "week", "month", "year"):
        window = back(date, unit, count)
        assert window is not None and window[0] <= window[1] <= date


@pytest.mark.parametrize(
    "piece", ["May ", "the past ", "since the ", "2014 ", "12 ", "from ", "compared ", "1/", "2014-"]
)
def test_hostile_lines_are_read_to_their_end(piece: str) -> None:
    """What is not linear never ends here; how long it takes is measured by ``python -m benchmarks.hostile``."""
    text = piece * (50_000 // len(piece)) + " in June 2013"
    assert find_periods(text, DAY)[-1].text.endswith("2013")


@pytest.mark.parametrize(
    "phrase", ["an increase of 70% on 2022", "up 17 percent on the previous year", "a fall of 5% over 2022"]
)
def test_a_change_on_a_year_is_set_against_it(phrase: str) -> None:
    text = f"There were 645 attacks in 2023, {phrase}."
    found = [m for m in find_periods(text, dt.date(2024, 1, 5)) if m.role == "compared"]
    assert [m.span.start for m in found] == [dt.date(2022, 1, 1)]


def test_a_rise_on_a_day_is_not() -> None:
    found = find_periods("Attacks rose by 70% on 4 March 2025.", dt.date(2025, 3, 5))
    assert [m.role for m in found] == ["at"]


@pytest.mark.parametrize(("day", "year"), [(5, 2023), (20, 2024)])
def test_a_month_in_its_first_week_is_last_years(day: int, year: int) -> None:
    (found,) = find_periods("The deadliest month was January.", dt.date(2024, 1, day))
    assert found.span.start == dt.date(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "first"),
    [("the five years to 2024", "2020-01-01"), ("the decade to 2024", "2015-01-01"),
     ("the two decades ending in 2024", "2005-01-01"), ("the 10 years that ended in 2024", "2015-01-01")],
)  # fmt: skip
def test_years_up_to_one(text: str, first: str) -> None:
    assert days(only(f"in {text}")) == (first, "2024-12-31")


@pytest.mark.parametrize(
    ("text", "last", "start", "end"),
    [
        ("In Q1, 2015, 40 died.", "Q1, 2015", "2015-01-01", "2015-03-31"),
        ("incidents – May (421) and June (338)", "June", "2023-06-01", "2023-06-30"),
        ("154 in the first seven months of 2019. In the next five months, 20.", "the next five months", "2019-08-01",
         "2019-12-31"),
        ("From 2004 to 2013, 90 died, and 40 in the next decade.", "next decade", "2014-01-01", "2023-07-05"),
        ("In May 2019, 9 died; in the next month, 4.", "next month", "2019-06-01", "2019-06-30"),
        ("In just March alone, 9 died.", "March", "2023-03-01", "2023-03-31"),
        ("Like Q2, this quarter saw 9.", "this quarter", "2023-04-01", "2023-06-30"),
    ],
)  # fmt: skip
def test_the_last_of_several_periods(text: str, last: str, start: str, end: str) -> None:
    mention = find_periods(text, dt.date(2023, 7, 5))[-1]
    assert (mention.text, *days(mention)) == (last, start, end)


def test_what_is_to_come_is_no_period_of_the_past() -> None:
    assert not find_periods("Violence may rise in the next five years and in the next decade.", dt.date(2023, 7, 5))


def test_a_period_that_no_longer_fits_is_left_out() -> None:
    text = "From April to June it fell; on 31 August, during the period, 9 died."
    assert [m.text for m in find_periods(text, dt.date(2023, 9, 5))] == ["April to June", "31 August"]


def test_a_rate_is_no_part_of_its_year() -> None:
    assert [m.text for m in find_periods("54 attacks a month in 2022", dt.date(2023, 9, 5))] == ["2022"]


def test_years_in_brackets_say_which_a_window_means() -> None:
    (mention,) = find_periods("More than other provinces in the last three years (2009-2011).", dt.date(2011, 8, 22))
    assert (mention.text, *days(mention)) == ("the last three years (2009-2011)", "2009-01-01", "2011-08-22")


def test_compared_with_places_is_no_comparison_of_times() -> None:
    (mention,) = find_periods("Sindh leads compared to other provinces with 424 attacks in 2010.", dt.date(2011, 8, 22))
    assert mention.role == "at"
