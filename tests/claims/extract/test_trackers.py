"""Sentences as trackers and yearly reports write them: places in an order, lists of changes, wholes of compounds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

DAY = dt.date(2018, 7, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def claims(registry: Registry, text: str) -> tuple[Claim, ...]:
    return tuple(c for c in extract(Document(text, date=DAY), registry) if c.checkable)


def days(claim: Claim, slot: str = "period") -> tuple[str, str] | None:
    span = getattr(claim, slot)
    return (str(span.start), str(span.end)) if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kanda remains the most violent province, and Mali and Niger the most violent countries.",
            [("incidents", 1, "up", "Kanda"), ("incidents", 1, "up", "Mali and Niger")],
        ),
        (
            "Sero remained the most violent district, with 69 deaths in 2017, followed by Imphal East, with 50 deaths.",
            [("deaths", 1, "up", "Sero"), ("deaths", 2, "none", "Imphal East")],
        ),
        ("In 2017 Tamo, the third most affected state, witnessed 22 deaths.", [("deaths", 3, "up", "Tamo")]),
        (
            "West Sero was the second most rebel-hit state in 2017, with 40 attacks.",
            [("attacks", 2, "up", "West Sero")],
        ),
        ("Kanda, the hotbed of the rebels, bore the brunt with 103 deaths in 2017.", [("deaths", 1, "up", "Kanda")]),
        ("Tamo, home of two tribes, was the least violent with 12 deaths in 2017.", [("deaths", 1, "down", "Tamo")]),
        ("Kenya had the largest increase in deaths in 2017.", [("other:change_in_deaths", 1, "up", "Kenya")]),
        ("The 73 incidents in 2016 were an all-time annual high.", [("incidents", 1, "up", "")]),
        (
            "In May bombs caused the most civilian casualties, followed by the use of mortars and rockets.",
            [("other:casualties", 1, "up", ""), ("other:casualties", 2, "none", "")],
        ),
        (
            "May saw the highest number of rebels' fatalities and police deaths this year.",
            [("deaths", 1, "up", ""), ("deaths", 1, "up", "")],
        ),
    ],
)
def test_places_in_an_order(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [c for c in claims(registry, text) if c.kind == "rank"]
    assert [(c.metric, c.value, str(c.direction), c.area.text) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sectarian violence also saw a marked decline in 2017.", [("incidents", None, "down")]),
        ("Sero saw 40 attacks in 2017. Tamo saw a steep rise.", [("attacks", None, "up")]),
        (
            "All attacks increased from 2016 to 2017: bombings by 5%, and kidnappings by 7%.",
            [("attacks", 5, "up"), ("other:kidnapped", 7, "up")],
        ),
        ("Deaths rose by 45% in Kenya and 1% in Uganda in 2017.", [("deaths", 45, "up"), ("deaths", 1, "up")]),
        (
            "In 2017 Kenya and Uganda saw spikes in deaths of 39 and 157 percent, respectively.",
            [("deaths", 39, "up"), ("deaths", 157, "up")],
        ),
        ("Posting a 25 percent decrease from May 2018, 9 attacks took place in June 2018.", [("attacks", 25, "down")]),
        ("There were 40 attacks in June, with no change in the number of injuries.", [("injuries", 0, "none")]),
    ],
)
def test_changes(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [c for c in claims(registry, text) if c.kind == "change"]
    assert [(c.metric, c.value, str(c.direction)) for c in found] == expected


def test_double_the_number_is_set_against_its_year(registry: Registry) -> None:
    text = "704 civilians were killed in Iraq during 2014. This is roughly double the number recorded in 2013."
    change = next(c for c in claims(registry, text) if c.kind == "change")
    assert (change.metric, str(change.victim), change.value) == ("deaths", "civilian", 2)
    assert days(change) == ("2014-01-01", "2014-12-31")
    assert days(change, "base") == ("2013-01-01", "2013-12-31")


def test_the_last_word_of_a_compound_is_what_is_counted(registry: Registry) -> None:
    first, second = claims(registry, "Over 46 percent of all insurgency-related fatalities and 9% of terrorism deaths.")
    assert (first.kind, first.metric, second.kind, second.metric) == ("share", "deaths", "share", "deaths")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Rebels suffered 79 fatalities in 2017.", ["militant"]),
        ("In 2017 there were 130 deaths and 242 injuries among civilians.", ["civilian", "civilian"]),
        ("Kenyan civilians suffer: 136 of them were killed in 2017.", ["civilian"]),
    ],
)
def test_whose_deaths_they_are(registry: Registry, text: str, victims: list[str]) -> None:
    assert [str(c.victim) for c in claims(registry, text)] == victims


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("In the second quarter of 2018 attacks fell. Another 61 officers died this quarter.", "2018-04-01"),
        ("The quarterly report counts 61 officers killed this quarter.", "2018-04-01"),
    ],
)
def test_this_quarter_in_a_report_on_one(registry: Registry, text: str, quarter: str) -> None:
    last = claims(registry, text)[-1]
    assert days(last) == (quarter, "2018-06-30")


def test_many_countries_are_no_home(registry: Registry) -> None:
    text = "In 2017 deaths rose in Iraq, Kenya, Niger, Yemen and Mali. Worse, 400 clashes were counted. Iraq calmed."
    assert next(c for c in claims(registry, text) if c.value == 400).area.text == ""


def test_letters_before_a_noun_are_no_place(registry: Registry) -> None:
    texts = ("In 2017 there were 90 incidents in the XYZA database.", "In 2017 12 died in US drone strikes.")
    assert [claims(registry, text)[0].area.text for text in texts] == ["", ""]


def test_a_long_time_holds_for_what_follows(registry: Registry) -> None:
    text = "Almost 4,000 people have died in Kanda over the past 11 years. They comprise 3,300 civilians."
    assert [(str(c.kind), days(c)) for c in claims(registry, text)] == [
        ("cumulative", ("2007-07-01", "2018-07-10"))
    ] * 2


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("In 2017 Tamo counted 69 deaths. Last year 40 deaths were reported from Sero, and 12 died in Tamo.", "Tamo"),
        ("The department of Tamo had 84 killings in 2017.", "Tamo"),
        (
            "In 2017 80 people were killed in Tamo province, including its tribal districts, with 56 attacks.",
            "Tamo province",
        ),
        ("Tamo remained the calmest region of Kenya in 2017 as no casualty was reported there.", "Tamo"),
        ("In 2017 almost 400 people were killed in the deep South.", "deep South"),
    ],
)
def test_places_of_trackers(registry: Registry, text: str, areas: str) -> None:
    assert claims(registry, text)[0].area.text == areas


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("Nine died in July 2017 – compared to 83 in June 2017 – in five attacks.", 5, ("2017-07-01", "2017-07-31")),
        ("In 2016 700 died, bringing the total since 2011 to 4,000.", 700, ("2016-01-01", "2016-12-31")),
        ("Since 1999, when counting began, and till 15 May 2014, 353 people died.", 353, ("1999-01-01", "2014-05-15")),
        (
            "The Global Terrorism Index 2014 says that deaths rose from 23 to 40 in 2013.",
            40,
            ("2013-01-01", "2013-12-31"),
        ),
        ("In 2016 90 died, up from 70 in the 2015 edition.", 90, ("2016-01-01", "2016-12-31")),
        (
            "Since 2015, rebels killed 91.\n\nAt the same time, others killed 19 people.",
            19,
            ("2015-01-01", "2018-07-10"),
        ),
    ],
)
def test_whose_time_it_is(registry: Registry, text: str, value: float, period: tuple[str, str]) -> None:
    assert [days(c) for c in claims(registry, text) if c.value == value] == [period]


def test_a_rank_of_one_month_among_those_of_a_year(registry: Registry) -> None:
    rank, share = claims(
        registry, "May 2018 saw the most deaths in a single month this year, with soldiers 81 percent of the deaths."
    )
    assert (days(rank), days(rank, "base")) == (("2018-05-01", "2018-05-31"), ("2018-01-01", "2018-07-10"))
    assert days(share) == ("2018-05-01", "2018-05-31")


def test_the_time_of_a_heading_holds_for_the_figures_below_it(registry: Registry) -> None:
    text = "By the Numbers: Tamo, May 2016-June 2018\n\nNumber of deaths: 495\n\nLast week three attacks took place."
    assert days(claims(registry, text)[0]) == ("2016-05-01", "2018-06-30")


def test_a_table_of_months_by_years(registry: Registry) -> None:
    text = "Civilians killed\n\n| | 2012 | 2013 |\n|---|---|---|\n| January | 531 | 357 |\n| March | 377 | 403 |\n"
    found = {c.value: days(c) for c in claims(registry, text)}
    assert found[531] == ("2012-01-01", "2012-01-31") and found[403] == ("2013-03-01", "2013-03-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatalities in Kenya have registered a constant decline since 2012.", [("deaths", None, "down")]),
        (
            "In May 2018 deaths and injuries fell by 30 percent and 13 percent respectively compared to April 2018.",
            [("deaths", 30, "down"), ("injuries", 13, "down")],
        ),
        ("In 2016 376 people died in Kenya, down 39 on the previous year.", [("deaths", 39, "down")]),
        ("Kenya counted 556 fewer deaths in 2016 than in 2015.", [("deaths", 556, "down")]),
        ("A 21-per-cent decrease in attacks was seen in 2016.", [("attacks", 21, "down")]),
        ("There were 180 attacks in 2016 — 13% less than the previous year.", [("attacks", 13, "down")]),
        ("The number of deaths caused by terrorism has dropped in 2016.", [("deaths", None, "down")]),
    ],
)
def test_more_changes(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [c for c in claims(registry, text) if c.kind == "change"]
    assert [(c.metric, c.value, str(c.direction)) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya became the second-most terrorism-affected country in 2017, with 90 attacks.", [("attacks", 2)]),
        ("Sero emerged as the most troublesome spot with eight attacks in May 2017.", [("attacks", 1)]),
        ("This marks a new record of sectarian violence in 2016.", [("incidents", 1)]),
        ("Kenya had the biggest decreases in 2016 with 56 fewer deaths.", [("other:change_in_deaths", 1)]),
        ("In May 2017 most of the attacks took place in Kenya, followed by Uganda.", [("attacks", 2)]),
        ("Civilians were the largest group affected in 2016, with 90 deaths.", [("other:casualties", 1)]),
    ],
)
def test_more_places_in_an_order(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.metric, c.value) for c in claims(registry, text) if c.kind == "rank"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deaths fell 13 percent to 25,673 last year.", [13, 25673]),
        ("In 2016 620 people were abducted in 582 kidnap-related incidents.", [620, 582]),
        ("Kenya saw major incidents (each involving three or more deaths) in 2016.", []),
        ("In 2016 over N5 billion was demanded.", []),
        ("In 2017 these add up to 512 deaths.", [512]),
    ],
)
def test_which_figures_are_claims(registry: Registry, text: str, expected: list[float]) -> None:
    assert [c.value for c in claims(registry, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2016 16 soldiers were killed and 15 others, including six policemen, injured.",
            [("deaths", "military", "exact"), ("injuries", "all", "exact"), ("injuries", "police", "exact")],
        ),
        (
            "At least 32 deaths and 70 injuries among civilians, guards and rebels were counted in 2016.",
            [("deaths", "all", "at_least"), ("injuries", "all", "at_least")],
        ),
        (
            "At least 92% of all deaths and 86% of attacks, including those of May, were recorded in Kenya in 2017.",
            [("deaths", "all", "at_least"), ("attacks", "", "at_least")],
        ),
    ],
)
def test_what_is_shared_by_figures_told_together(
    registry: Registry, text: str, expected: list[tuple[object, ...]]
) -> None:
    assert [(c.metric, str(c.victim), str(c.bound)) for c in claims(registry, text)] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the year ending June 30, 10 people died.", ("2017-07-01", "2018-06-30")),
        ("Eight people were killed through 2017.", ("2017-01-01", "2017-12-31")),
        (
            "A report released Monday counts 12 deaths in the first half of 2018.",
            ("2018-01-01", "2018-06-30"),
        ),
    ],
)
def test_more_times(registry: Registry, text: str, period: tuple[str, str]) -> None:
    assert [days(c) for c in claims(registry, text)] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Compared to 2016, deaths rose by 66 percent in 2017 (254 vs 153 deaths).",
            [(66, "2017-01-01"), (254, "2017-01-01"), (153, "2016-01-01")],
        ),
        (
            "In 2017 there was a 44% rise in deaths – 175 to 252 – compared to 2016.",
            [(44, "2017-01-01"), (175, "2016-01-01"), (252, "2017-01-01")],
        ),
        (
            "In 2017 90 died, an increase compared to 2016, which saw 70 deaths.",
            [(90, "2017-01-01"), (None, "2017-01-01"), (70, "2016-01-01")],
        ),
        (
            "In 2017 22 attacks were counted, the lowest number since 2012, when 16 attacks were reported.",
            [(22, "2017-01-01"), (1, "2017-01-01"), (16, "2012-01-01")],
        ),
    ],
)
def test_figures_of_two_times(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [(c.value, days(c)) for c in claims(registry, text)]
    assert [(value, span[0] if span else None) for value, span in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The number of attacks in Kenya and Mali has come down from 417 in 2016 to 110.",
            [("attacks", None)],
        ),
        ("Deaths rose by 70% in Kenya, followed by 50% in Uganda, in 2017.", [("deaths", 70), ("deaths", 50)]),
        ("In 2017 the toll was almost double the lowest annual number of 457 deaths, of 2013.", [("deaths", 2)]),
    ],
)
def test_changes_between_places_and_times(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.metric, c.value) for c in claims(registry, text) if c.kind == "change"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 90 dead in 2017, 64 were civilians – 71%.", [("deaths", "civilian", 71)]),
        ("In 2017 91% (647) of civilian deaths occurred in Kenya.", [("deaths", "civilian", 91)]),
        ("Kenya had 91% of all civilian deaths and injuries in 2017.", [("other:casualties", "civilian", 91)]),
    ],
)
def test_shares_beside_their_figures(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.metric, str(c.victim), c.value) for c in claims(registry, text) if c.kind == "share"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kanda State had the highest number of deaths in 2017, while Tamo State followed closely with 90 deaths.",
            [(1, "Kanda State"), (2, "Tamo State")],
        ),
        ("In 2017 the third most unsafe state was Kanda, with 82 deaths.", [(3, "Kanda")]),
        ("In 2017 more people were killed in Kenya than in other countries.", [(1, "Kenya")]),
        ("In 2017 Kenya had the highest toll, followed by the former.", [(1, "Kenya")]),
    ],
)
def test_who_follows(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.value, c.area.text) for c in claims(registry, text) if c.kind == "rank"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2017 119 foiled, failed and completed terrorist attacks were reported.", [("attacks", 119, "exact")]),
        ("At least, 968 people were killed in 2017.", [("deaths", 968, "at_least")]),
        ("In 2017 40 died in 505 local government areas.", [("deaths", 40, "exact")]),
        ("The North-East recorded 77 incidents in 2017.", [("incidents", 77, "exact")]),
    ],
)
def test_what_figures_count(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.metric, c.value, str(c.bound)) for c in claims(registry, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2017 Kanda had the highest number of deaths, 517, followed by Tamo, 313; Sero, 252; and Bula, 206.",
            [("Kanda", 1), ("Kanda", 517), ("Tamo", 2), ("Tamo", 313), ("Sero", 252), ("Bula", 206)],
        ),
        ("In 2017 the country with the most recorded deaths was Kenya, with 40.", [("Kenya", 1), ("Kenya", 40)]),
        ("In 2017 IEDs caused 52% of all deaths in Kenya.", [("Kenya", 52)]),
        ("In 2017 90 ships were boarded in the Gulf of Guinea.", [("Gulf of Guinea", 90)]),
        ("Tamo rebels were active in the Tamo in 2017, killing 90 people.", [("Tamo", 90)]),
    ],
)
def test_places_of_figures(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.area.text, c.value) for c in claims(registry, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June, 85 people died. July recorded 59 deaths.", ("2018-07-01", "2018-07-31")),
        ("In the initial three months of 2018, 59 people died.", ("2018-01-01", "2018-03-31")),
        ("In April 85 people died. May saw 59 deaths.", ("2018-05-01", "2018-05-31")),
    ],
)
def test_months_as_subjects(registry: Registry, text: str, expected: tuple[str, str]) -> None:
    assert days(next(c for c in claims(registry, text) if c.value == 59)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya had 96 per cent of attacks and deaths in 2017.", [("share", "attacks", 96), ("share", "deaths", 96)]),
        ("Kenya reported only one death in 2017.", [("count", "deaths", 1)]),
        (
            "In 2017 a rise in deaths and a surge of 45 per cent in attacks were seen.",
            [("change", "deaths", None), ("change", "attacks", 45)],
        ),
    ],
)
def test_two_of_a_kind(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(str(c.kind), c.metric, c.value) for c in claims(registry, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In May 2018 there were: attacks 25, deaths 40, injuries 65.",
            [("attacks", 25, "2018-05-01"), ("deaths", 40, "2018-05-01"), ("injuries", 65, "2018-05-01")],
        ),
        (
            "2015: 356 deaths; 2016: 218; 2017: 201.",
            [("deaths", 356, "2015-01-01"), ("deaths", 218, "2016-01-01"), ("deaths", 201, "2017-01-01")],
        ),
        ("In 2017 410 people died, second only to 2014.", [("deaths", 410, "2017-01-01"), ("deaths", 2, "2017-01-01")]),
        (
            "The deadliest year since 2010 was 2016, when 416 died.",
            [("deaths", 1, "2016-01-01"), ("deaths", 416, "2016-01-01")],
        ),
        (
            "Almost half of Kenya's 251 deaths of 2016 were coded as such.",
            [("deaths", 50, "2016-01-01"), ("deaths", 251, "2016-01-01")],
        ),
        ("The violence cost some 60 lives a month in 2016.", [("deaths", 60, "2016-01-01")]),
        ("The toll of organised violence in Kenya was 700 in 2016.", [("deaths", 700, "2016-01-01")]),
        (
            "Kenya saw 61 attacks in 2016, the most since 2011.",
            [("attacks", 61, "2016-01-01"), ("attacks", 1, "2016-01-01")],
        ),
    ],
)
def test_terse_figures(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    found = [(c.metric, c.value, days(c)) for c in claims(registry, text)]
    assert [(metric, value, span[0] if span else None) for metric, value, span in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estimates of the dead in Kenya in 2016 range from 200 to 620.", [("deaths", 200, 620)]),
        ("Estimates of deaths in 2016 ranged between 70 and 160.", [("deaths", 70, 160)]),
        ("The institute puts the dead in Kenya in 2016 between 70 and 160.", [("deaths", 70, 160)]),
        ("The death toll in 2016 was somewhere between 70 and 160.", [("deaths", 70, 160)]),
        ("Attacks killed people whose ages ranged from 30 to 62.", []),
        ("Attacks took place in 2016 between 6 and 8 in the evening.", []),
        ("The rebels put the dead in trucks.", []),
    ],
)
def test_estimates_between_two_figures(registry: Registry, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(c.metric, c.low, c.high) for c in claims(registry, text)] == expected
