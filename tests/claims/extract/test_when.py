"""When a claim is said to hold: what it is handed by its event, its paragraph and its document; our own sentences."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

DAY = dt.date(2024, 3, 12)  # a Tuesday


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The world, with one operation and one event of a pack of our own."""
    folder = tmp_path_factory.mktemp("tamo")
    (folder / "operations.yml").write_text(
        "- {id: dawn, name: Operation Silver Dawn, kind: military_operation, start: '2019-04-02', end: '2021-06-30'}\n"
        "- {id: dusk, name: Operation Dusk, kind: military_operation, start: '2023-05-20', end: null}\n"
    )
    (folder / "names.yml").write_text(
        "occasions:\n"
        "- {id: sero, names: [fall of Sero, Front's return to power], start: '2020-02-03', source: a page}\n"
    )
    return load([Path(tahqiq.__file__).parent / "packs" / "world", folder])


def claims(registry: Registry, text: str) -> list[Claim]:
    found = extract(Document(text, date=DAY), registry)
    return [c for c in found if c.checkable and c.kind != "milestone"]


def span(claim: Claim, base: bool = False) -> str:
    period = claim.base if base else claim.period
    return f"{period.start}..{period.end}" if period else ""


LAST = [
    # named operations and events
    ("In Chad 900 rebels were killed during Silver Dawn.", "2019-04-02..2021-06-30"),
    ("In Chad 900 rebels were killed since the launch of Operation Silver Dawn.", "2019-04-02..2024-03-12"),
    ("In Operation Dusk 80 rebels were killed in Chad.", "2023-05-20..2024-03-12"),
    ("Since the fall of Sero, 70 people have been killed in Chad.", "2020-02-03..2024-03-12"),
    ("Since the Front’s return to power, 70 people have been killed in Chad.", "2020-02-03..2024-03-12"),
    ("Before the fall of Sero, 70 people were killed in Chad.", "None..2020-02-02"),
    # what an operation did, whatever else the text is about
    ("In Chad attacks rose in 2023. Silver Dawn killed 900 rebels.", "2019-04-02..2021-06-30"),
    ("In Chad attacks rose in 2023. Operation Silver Dawn, begun in April 2019, has killed 900 rebels.",
     "2019-04-01..2021-06-30"),
    ("In Chad 20 soldiers died in attacks in 2023, while Operation Silver Dawn had killed 900 rebels.",
     "2019-04-02..2021-06-30"),
    ("In 2023, Operation Dusk killed 80 rebels in Chad.", "2023-01-01..2023-12-31"),
    # the days of events
    ("Gunmen killed 17 people in Chad over the weekend.", "2024-03-09..2024-03-10"),
    ("The Front claimed Sunday's assault on a base in Chad. At least 9 soldiers were killed in it.",
     "2024-03-10..2024-03-10"),
    ("In Chad 3 guards were killed at the end of January, and six guards died in two attacks at the end of February.",
     "2024-02-21..2024-02-29"),
    # running totals
    ("By a statement issued on Sunday, 80 rebels have been killed in Chad since 15 June 2023.",
     "2023-06-15..2024-03-10"),
    ("The army marked a year since the launch of its campaign in Chad.\n\nSo far 80 rebels have been arrested.",
     "2023-03-12..2024-03-12"),
    ("As many as 600 people had been killed in Chad until the end of November 2023.", "2023-01-01..2023-11-30"),
    ("As many as 600 people had been killed in Chad until the end of November 2023. "
     "Over the same period last year, 410 people were killed.", "2022-01-01..2022-11-30"),
    # the month after the one compared with
    ("As compared to the previous month (January), there was a 33% increase in attacks in Chad.",
     "2024-02-01..2024-02-29"),
    ("Attacks in Chad rose from 53 in January to 130 in February 2024. During the month 20 people were killed.",
     "2024-02-01..2024-02-29"),
    # the same months of another year, and what is told so far of a campaign that has a name
    ("During Dusk 20 guards were killed in Chad.\n\nTroops have killed 9 rebels so far, the radio reported on Friday.",
     "2023-05-20..2024-03-12"),
    ("The 2023 Global Tamo Index says that deaths in Chad fell by 9% compared to 2022.", "2023-01-01..2023-12-31"),
    ("A blast killed 4 people in Chad on 9 March 2024. It came nine days after gunmen killed 44 people.",
     "2024-02-29..2024-02-29"),
    ("In August 2023 attacks in Chad killed 6 people – compared to 40 in July 2023 – and injured 18 others.",
     "2023-08-01..2023-08-31"),
    ("The government of Chad said in a statement on 11 March that a blast on Saturday killed 9 people.",
     "2024-03-09..2024-03-09"),
    ("From 24 May 2022, when the war began, to 5 March 2023 as many as 900 people were killed in Chad.",
     "2022-05-24..2023-03-05"),
    # other calendars
    ("In Chad 12 people were killed during Ramadan 2023.", "2023-03-23..2023-04-21"),
    ("On 10 Muharram 1445 a blast killed 9 people in Chad.", "2023-07-28..2023-07-29"),
    ("In Chad 12 people were killed in the summer of 2023.", "2023-06-01..2023-08-31"),
    # a window of a rank is no period of a figure
    ("In 2023, 900 people were killed in Chad – the highest toll since the careful counting of the dead began in 2009.",
     "2009-01-01..2023-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAST)
def test_period_of_the_last_claim(registry: Registry, text: str, expected: str) -> None:
    last = claims(registry, text)[-1]
    assert span(last, base=last.kind == "rank") == expected


def test_days_of_an_event_say_so(registry: Registry) -> None:
    (claim,) = claims(registry, "Since the fall of Sero, 70 people have been killed in Chad.")
    assert claim.period is not None
    assert (claim.kind, claim.period.text, claim.period.resolved_from) == (
        "cumulative", "Since the fall of Sero", "named event",
    )  # fmt: skip


def test_a_rank_since_an_event(registry: Registry) -> None:
    (claim,) = claims(registry, "In Chad 2023 was the deadliest year since the fall of Sero.")
    assert (span(claim), span(claim, base=True)) == ("2023-01-01..2023-12-31", "2020-02-03..2023-12-31")


def test_the_corresponding_period_of_another_year(registry: Registry) -> None:
    text = "In Chad deaths fell by 50% from January to June 2023 compared to last year's corresponding period."
    (claim,) = claims(registry, text)
    assert (span(claim), span(claim, base=True)) == ("2023-01-01..2023-06-30", "2022-01-01..2022-06-30")


def test_a_month_is_ranked_among_those_of_the_year(registry: Registry) -> None:
    (claim,) = claims(registry, "In Chad October 2023 was the deadliest month of the year.")
    assert (span(claim), span(claim, base=True)) == ("2023-10-01..2023-10-31", "2023-01-01..2023-12-31")


def test_the_count_beside_a_rank_keeps_its_own_period(registry: Registry) -> None:
    first = claims(registry, LAST[-1][0])[0]
    assert (first.value, span(first)) == (900, "2023-01-01..2023-12-31")


def test_an_event_is_told_in_several_paragraphs(registry: Registry) -> None:
    text = (
        "Eight rebels were killed in a clash in Tamo on Saturday.\n\nTwo soldiers were wounded in the clash.\n\n"
        "There were 40 clashes in 2023, and 50 clashes in 2022."
    )
    assert span(claims(registry, text)[1]) == "2024-03-09..2024-03-09"


def test_an_event_without_a_start_is_refused(tmp_path: Path) -> None:
    (tmp_path / "names.yml").write_text("occasions:\n- {id: sero, names: [fall of Sero], source: a page}\n")
    with pytest.raises(tahqiq.errors.PackError, match="sero"):
        load([tmp_path])


WHOLE = [
    # the months that a report is about are those of "this year", "last year" and "the past nine months"
    ("2023-10-09", "Attacks in Chad fell through the first nine months of this year. This year 40 people were killed, "
     "as compared to 60 last year.", {40: "2023-01-01..2023-09-30", 60: "2022-01-01..2022-09-30"}),
    ("2023-10-09", "In the first nine months of 2023 Chad saw 30 attacks. In 2023, 40 people were killed, compared to "
     "60 in the same period of 2022.", {40: "2023-01-01..2023-09-30", 60: "2022-01-01..2022-09-30"}),
    ("2023-04-12", "Chad saw 30 attacks in the first quarter. In early results 40 people were killed in 2023.",
     {30: "2023-01-01..2023-03-31"}),
    # the first days of a year look back on the one before
    ("2024-01-02", "In 2023, Chad saw 30 attacks. This year 40 people were killed.", {40: "2023-01-01..2023-12-31"}),
    # the time of a total that a sentence comes to is not that of the text
    ("2023-10-12", "In this quarter 40 people died in Chad, bringing the total in the first nine months to 90.\n\n"
     "In the north 12 people were killed.", {12: "2023-07-01..2023-09-30"}),
    # "the previous month" is named by the month in force, which stays in force
    ("2023-10-12", "In the third quarter of 2023, 40 people were killed in Chad. In the previous quarter, 30 people "
     "were killed. In the previous quarter, 20 rebels were killed, and 11 this quarter.",
     {30: "2023-04-01..2023-06-30", 20: "2023-04-01..2023-06-30", 11: "2023-07-01..2023-09-30"}),
    # lists: each figure has its own time
    ("2024-05-03", "January witnessed 70 incidents in Chad, February 50 and March 40.",
     {70: "2024-01-01..2024-01-31"}),
    ("2014-11-20", "In Chad deaths peaked in 2009 and 2010, at 120 and 140 killed, respectively.",
     {120: "2009-01-01..2009-12-31", 140: "2010-01-01..2010-12-31"}),
    ("2010-12-12", "In Chad 34 people died in 2010, as against 41 persons, including 32 rebels and 7 civilians, "
     "killed in "
     "95 incidents in 2009.", {41: "2009-01-01..2009-12-31", 32: "2009-01-01..2009-12-31"}),
    ("2020-09-03", "In August 2020 Chad saw 9 attacks. In the south three people died – compared to 18 in the "
     "month before – in 5 attacks.",
     {18: "2020-07-01..2020-07-31", 5: "2020-08-01..2020-08-31"}),
    # one time behind two figures
    ("2013-09-01", "Attacks fell in Chad in August, but 90 civilians were killed and 12 injured since June 2013.",
     {90: "2013-06-01..2013-09-01"}),
    # the day on which a report comes out is not that of its figures, nor the day of the news that of an event
    ("2022-08-31", "The mission is today publishing its note on Chad covering the period from April 1 to June "
     "30, 2022. "
     "During this period it recorded 67 attacks.", {67: "2022-04-01..2022-06-30"}),
    ("2016-09-17", "The toll of a bombing in Chad has risen to 36 dead. An official gave it on Saturday, a day "
     "after the "
     "bombing.", {36: "2016-09-16..2016-09-16"}),
    # an operation and the day it was launched
    ("2015-11-03", "The operation in Chad was launched on September 5, 2013. Since the operation's launch 353 "
     "suspects have "
     "been arrested.", {353: "2013-09-05..2015-11-03"}),
    ("2025-02-03", "The highest number of rebels killed in Chad in a month since 2016 was recorded in December "
     "2024, when 190 "
     "rebels were killed.", {190: "2024-12-01..2024-12-31"}),
    ("2023-07-03", "The latter half of 2022 witnessed 28 attacks in Chad.", {28: "2022-07-01..2022-12-31"}),
    ("2014-10-20", "In Chad 73 people were killed and 74 injured this year while 58 people were killed and 47 "
     "injured in 2013.",
     {73: "2014-01-01..2014-10-20", 74: "2014-01-01..2014-10-20", 58: "2013-01-01..2013-12-31"}),
    ("2014-10-20", "Around 230 civilians were killed in Chad by September this year.", {230: "2014-01-01..2014-09-30"}),
    ("2014-10-20", "In Chad 130 people died in nine months of this year.", {130: "2014-01-01..2014-09-30"}),
    ("2024-09-05", "In Chad 90 soldiers died in the last eight months.", {90: "2024-01-01..2024-08-31"}),
    ("2011-07-05", "In Chad 50 people were killed in the first half of the year. A total of 39 killings had "
     "been reported during the "
     "corresponding period of the previous year.", {39: "2010-01-01..2010-06-30"}),
    # a sentence that opens with a time hands it on
    ("2023-07-29", "Between January and June this year Chad saw 27 attacks.\n\nIn the corresponding period in "
     "2019, 22 people "
     "died in 9 attacks. 12 rebels were killed.", {12: "2019-01-01..2019-06-30"}),
]  # fmt: skip


@pytest.mark.parametrize(("date", "text", "expected"), WHOLE)
def test_each_figure_has_its_time(registry: Registry, date: str, text: str, expected: dict[float, str]) -> None:
    found = extract(Document(text, date=dt.date.fromisoformat(date)), registry)
    got = {c.value: span(c) for c in found if c.kind != "change"}
    assert {value: got.get(value) for value in expected} == expected


BASES = [
    ("2025-02-03", "In January 2025 Chad saw its second deadliest month since 2016.", "2016-01-01..2025-01-31"),
    ("2024-11-03", "October 2024 was the deadliest month of the year in Chad.", "2024-01-01..2024-10-31"),
    ("2020-10-08", "In the third quarter of 2020, 132 people died in Chad. This was a 45% increase over the "
     "last quarter.",
     "2020-04-01..2020-06-30"),
    ("2016-10-29", "Compared to the second quarter of 2016, attacks in Chad rose. During Q3 deaths rose by 18% "
     "(166 in Q2 "
     "vs. 196 in Q3).", "2016-04-01..2016-06-30"),
    ("2025-11-02", "In October attacks in Chad rose from 21 in September to 23. However, deaths dropped significantly.",
     "2025-09-01..2025-09-30"),
    ("2015-04-17", "In the first quarter of this year attacks in Chad fell. This year deaths rose by 80% – from "
     "last year's 11 "
     "to the current year's 29.", "2014-01-01..2014-03-31"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "text", "expected"), BASES)
def test_what_the_last_change_is_set_against(registry: Registry, date: str, text: str, expected: str) -> None:
    found = extract(Document(text, date=dt.date.fromisoformat(date)), registry)
    assert [span(c, base=True) for c in found if c.kind in ("change", "rank")][-1] == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        # told in order, though the month before is nearer
        ("In March 2023, 5 people were killed in Sero, Chad; in October, 7 people were killed in Tamo.",
         ["2023-03-01..2023-03-31", "2023-10-01..2023-10-31"]),
        ("In March 2022, 5 people were killed in Sero, Chad. On 24 December, 7 people were killed in Tamo.",
         ["2022-03-01..2022-03-31", "2022-12-24..2022-12-24"]),
        ("In January 2023, 5 people were killed in Sero, Chad. On 24 December, 7 people were killed in Tamo.",
         ["2023-01-01..2023-01-31", "2023-12-24..2023-12-24"]),
        ("In January 2022, 5 people were killed in Sero, Chad, after 7 people were killed in December.",
         ["2022-01-01..2022-01-31", "2021-12-01..2021-12-31"]),
        # what is told by the way
        ("In 2023 Chad mourned. The Front, which broke its truce in November 2022, made 90 attacks.",
         ["2023-01-01..2023-12-31"]),
        ("The siege of Sero in Chad, which began on 2 May 2022, killed 90 people.", ["2022-05-02..2022-05-02"]),
    ],
)  # fmt: skip
def test_the_order_of_a_text_and_what_it_tells_by_the_way(registry: Registry, text: str, spans: list[str]) -> None:
    assert [span(c) for c in claims(registry, text)] == spans
