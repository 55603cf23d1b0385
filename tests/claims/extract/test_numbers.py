"""Quantities in prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.numbers import Quantity, find_quantities
from tahqiq.terms import Bound


def counted(text: str) -> list[Quantity]:
    return [q for q in find_quantities(text) if not q.article]


def only(text: str) -> Quantity:
    found = counted(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("killed 1,234 people", 1234, 1),
        ("killed 1\u202f234 people", 1234, 1),
        ("a tally of 1 234 567 people", 1234567, 1),
        ("lent 12,34,567 books", 1234567, 1),
        ("1.6 million refugees", 1_600_000, 100_000),
        ("1.6 m registered refugees", 1_600_000, 100_000),
        ("2.5 lakh families", 250_000, 10_000),
        ("three crore voters", 30_000_000, 10_000_000),
        ("1,6 million people", 1_600_000, 100_000),
        ("a hundred and twenty men", 120, 1),
        ("sixty-five thousand men", 65_000, 1_000),
        ("one million two hundred thousand", 1_200_000, 100_000),
        ("two dozen villagers", 24, 12),
        ("half a million people", 500_000, 100_000),
        ("one and a half million people", 1_500_000, 500_000),
        ("600 hundred families", 600, 100),
        ("eighteen guards", 18, 1),
        ("1½ million people", 1_500_000, 500_000),
        ("\u0661\u0662 guards", 12, 1),
        ("1,2\u00ad34 guards", 1234, 1),
    ],
)
def test_value_and_step(text: str, value: float, step: float) -> None:
    quantity = only(text)
    assert quantity.value == value
    assert quantity.unit == "count"
    if "600" not in text:
        assert quantity.step == step


@pytest.mark.parametrize(
    ("text", "bound", "written"),
    [
        ("over 50 died", Bound.OVER, "over 50"),
        ("well above 50 died", Bound.OVER, "well above 50"),
        ("more than an estimated 30 died", Bound.OVER, "more than an estimated 30"),
        ("upwards of 40 died", Bound.OVER, "upwards of 40"),
        ("468,000+ fled", Bound.OVER, "468,000+"),
        ("no fewer than 12 died", Bound.AT_LEAST, "no fewer than 12"),
        ("12 or more died", Bound.AT_LEAST, "12 or more"),
        ("a minimum of 12 died", Bound.AT_LEAST, "a minimum of 12"),
        ("the tally never dropped below 70", Bound.AT_LEAST, "never dropped below 70"),
        ("some 400 fled", Bound.ABOUT, "some 400"),
        ("an estimated 400 fled", Bound.ABOUT, "an estimated 400"),
        ("almost a hundred fled", Bound.ABOUT, "almost a hundred"),
        ("as many as 30 died", Bound.EXACT, "as many as 30"),
        ("as high as 30", Bound.UP_TO, "as high as 30"),
        ("no more than 30 died", Bound.UP_TO, "no more than 30"),
        ("fewer than 30 died", Bound.UNDER, "fewer than 30"),
        ("20-odd died", Bound.ABOUT, "20-odd"),
        ("30 died", Bound.EXACT, "30"),
    ],
)
def test_bounds(text: str, bound: Bound, written: str) -> None:
    quantity = only(text)
    assert (quantity.bound, quantity.text) == (bound, written)


def test_a_bound_reaches_over_and() -> None:
    killed, injured = counted("at least 41 farmers were killed and 93 injured")
    assert killed.bound is injured.bound is Bound.AT_LEAST
    first, second = counted("at least 41 were killed, besides injuring 93")
    assert (first.bound, second.bound) == (Bound.AT_LEAST, Bound.EXACT)


@pytest.mark.parametrize(
    ("text", "unit", "value", "currency"),
    [
        ("13% of them", "percent", 13, ""),
        ("50 per cent of them", "percent", 50, ""),
        ("17pc of them", "percent", 17, ""),
        ("fell 4 percentage points", "points", 4, ""),
        ("US$21m was pledged", "usd", 21_000_000, "USD"),
        ("$126 billion was lost", "usd", 126_000_000_000, "USD"),
        ("Rs 22 billion was lost", "currency", 22_000_000_000, "Rs"),
        ("PKR 5 crore was paid", "currency", 50_000_000, "PKR"),
        ("€1.2bn was paid", "currency", 1_200_000_000, "EUR"),
        ("40 million dollars was paid", "usd", 40_000_000, "USD"),
        ("the 2,600-kilometer frontier", "km", 2600, ""),
        ("10 miles away", "km", 16.093, ""),
        ("violence doubled", "factor", 2, ""),
        ("a three-fold rise", "factor", 3, ""),
        ("three times higher", "factor", 3, ""),
        ("twice as many", "factor", 2, ""),
        ("nearly half of them", "percent", 50, ""),
        ("two-thirds of them", "percent", 66.7, ""),
        ("a third of them", "percent", 33.3, ""),
        ("one in four households", "percent", 25, ""),
        ("nine out of ten households", "percent", 90, ""),
        ("most of the dead", "percent", 50, ""),
        ("by a factor of three", "factor", 3, ""),
        ("a 5m wall", "metres", 5, ""),
        ("one-fifth of them", "percent", 20, ""),
        ("CFA 500 million was paid", "currency", 500_000_000, "CFA"),
    ],
)
def test_units(text: str, unit: str, value: float, currency: str) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.value, quantity.currency) == (unit, value, currency)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3,000–5,000 fighters", 3000, 5000),
        ("3,000 to 5,000 fighters", 3000, 5000),
        ("between 20 and 30 men", 20, 30),
        ("3-5 million people", 3_000_000, 5_000_000),
        ("$5-10 million", 5_000_000, 10_000_000),
        ("10-15% of them", 10, 15),
        ("three or four men", 3, 4),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)


def test_a_change_is_not_a_range() -> None:
    assert [q.value for q in counted("rose from 12 raids to 31 raids, fell from 31 to 44 and 44 to 12")] == [
        12, 31, 31, 44, 44, 12,
    ]  # fmt: skip


def test_a_list_shares_its_percent_sign() -> None:
    assert [(q.value, q.unit) for q in counted("cuts of 12, 37,41 and 60 percent")] == [
        (12, "percent"), (37, "percent"), (41, "percent"), (60, "percent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("several guards", 2), ("some guards died", 2), ("dozens of guards", 24), ("scores of guards", 40),
        ("hundreds of guards", 200), ("thousands fled", 2000), ("tens of thousands fled", 20_000),
        ("several hundred fled", 200), ("numerous raids", 2), ("many raids", 2),
    ],
)  # fmt: skip
def test_vague(text: str, low: float) -> None:
    quantity = only(text)
    assert quantity.vague
    assert (quantity.value, quantity.low, quantity.bound) == (None, low, Bound.AT_LEAST)


@pytest.mark.parametrize(
    "text",
    [
        "the 9/11 attacks", "an AK-47 rifle", "the G20 summit", "the 21st Amendment", "under Section 144",
        "Article 245 of the charter", "as reported.[12] Later", "call +92 51 1234567", "see https://a.example/2024/15",
        "at 10 a.m. sharp", "at 10:30 sharp", "at 0430 GMT", "Jan Doe, 35, a farmer", "a 14-year-old boy",
        "farmers aged 35 to 40", "on 15 June 2014", "on June 15, 2014", "on 15/06/2014", "on 2014-06-15",
        "Covid-19 cases", "the 5G mast", "F-16 jets", "in the 1990s", "in 2Q25", "in FY24", "Resolution 1373",
        "no one saw it", "one of them", "for two decades", "a five-hour siege", "for several years",
        "over the past 15 years", "the first half", "as many", "Situation Report No. 4", "10.0.0.1",
        "12345678901234567890123456", "was arrested three times", "tel 021-3456789", "a 5-4 vote",
    ],
)  # fmt: skip
def test_what_is_no_quantity(text: str) -> None:
    assert [q.text for q in counted(text) if not (q.ordinal or q.looks_like_year)] == []


def test_numbering_at_the_start_of_a_line() -> None:
    assert [q.value for q in counted("1. Arrests: 12\n2) Raids: 7\n3.1 Overview\n")] == [12, 7]


@pytest.mark.parametrize("text", ["in 2024 raiders killed", "the 2021 siege", "2024 was calm", "since 2019", "(2014)"])
def test_years_are_flagged(text: str) -> None:
    assert [q.looks_like_year for q in counted(text)] == [True]


def test_a_count_that_could_be_a_year() -> None:
    assert not only("There were 1901 incidents").looks_like_year
    assert not only("the loss of 2,014 men").looks_like_year


def test_ordinals_and_articles() -> None:
    assert only("the third deadliest").ordinal
    assert only("for the 3rd time").value == 3
    assert [q.article for q in find_quantities("killing a soldier")] == [True]


@given(st.text(max_size=200))
def test_offsets_are_exact(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert end <= quantity.start <= quantity.core_start < quantity.end
        end = quantity.end


@given(st.integers(0, 10**12))
def test_every_way_to_print_a_number(number: int) -> None:
    assert only(f"they counted {number:,} of them").value == number


@pytest.mark.parametrize(
    "line", ["1" * 10**6, "1," * 500_000, "1-" * 500_000, "1 000 " * 160_000, "one " * 250_000, "a@" * 500_000,
             "over " * 200_000, "http://" * 140_000, "+1 " * 300_000, "1.1" * 300_000, "in three " * 100_000]
)  # fmt: skip
def test_hostile_lines_are_read_to_their_end(line: str) -> None:
    """What is not linear never ends here; how long it takes is measured by ``python -m benchmarks.hostile``."""
    assert find_quantities(line[:50_000] + " and 7 soldiers")[-1].value == 7


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("rose by 88% (95% interval +9.8% to +220%), from before", [88]),
        ("a ratio of 1.4 (95% CI: 0.8–2.2)", [1.4]),
        ("odds of 1.4 (90% confidence interval 0.8 to 2.2)", [1.4]),
        ("fell by 12% (8 a day, 95% interval 3 to 30 a day)", [12, 8]),
        ("the dead (95% of them civilians)", [95]),
        ("killed 40 people (line 12)", [40]),
        ("a toll of 40 (page 3, note 2)", [40]),
    ],
)
def test_an_interval_is_no_figure_of_its_own(text, kept):
    assert [q.value for q in counted(text)] == kept
