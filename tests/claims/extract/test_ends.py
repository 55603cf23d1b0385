"""Figures set against figures: both ends of a change, what a multiple counts, wrapped lines, shares of things done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.claims.extract.sentences import split
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

PACKS = Path(tahqiq.__file__).parent / "packs"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([PACKS / "world", PACKS / "pakistan"])


def claims(registry: Registry, text: str) -> list[Claim]:
    return list(extract(Document(text, date=dt.date(2022, 3, 10)), registry))


def one(registry: Registry, text: str, kind: str, value: float | None = None) -> Claim:
    found = [c for c in claims(registry, text) if c.kind == kind and value in (None, c.value)]
    assert len(found) == 1, found
    return found[0]


def year(claim: Claim) -> tuple[int | None, int | None]:
    start, base = claim.period and claim.period.start, claim.base and claim.base.start
    return start.year if start else None, base.year if base else None


def test_a_multiple_of_a_count(registry: Registry) -> None:
    text = "In Sindh, fighting killed 90 people in 2013, more than twice the 40 of 2012."
    change = one(registry, text, "change")
    assert (change.metric, change.value, change.unit, change.bound) == ("deaths", 2, "factor", "over")
    assert year(change) == (2013, 2012)
    past = one(registry, text, "count", 40)
    assert (past.metric, past.area.id, year(past)[0]) == ("deaths", "PK-SD", 2012)


def test_fewer_than_the_figure_of_another_year(registry: Registry) -> None:
    text = "There were 120 attacks in 2014, 30% fewer than the 171 of 2013."
    change = one(registry, text, "change")
    assert (change.metric, change.value, change.direction) == ("attacks", 30, "down")
    assert year(change) == (2014, 2013)
    past = one(registry, text, "count", 171)
    assert (past.bound, year(past)[0]) == ("exact", 2013)


def test_a_change_with_both_ends_and_its_figure_is_one(registry: Registry) -> None:
    text = "There were 120 attacks in 2014, 30% fewer than the 171 of 2013. "
    text += "Suicide attacks fell from 46 to 26, a drop of 43%."
    change = one(registry, text, "change", 43)
    assert (change.from_value, change.to_value, change.metric) == (46, 26, "suicide_attacks")
    assert year(change) == (2014, 2013)
    assert [year(one(registry, text, "count", value))[0] for value in (46, 26)] == [2013, 2014]


def test_ends_take_the_periods_of_their_figures(registry: Registry) -> None:
    text = "We saw 74 raids in 2019 and 79 raids in 2021.\n\nRaids rose from 74 to 79."
    assert year(one(registry, text, "change")) == (2021, 2019)


def test_a_rise_on_a_figure(registry: Registry) -> None:
    text = "In February 2022 rebels killed 55 civilians, an increase of 175% on the 20 of January, "
    text += "and 47 members of the police."
    change = one(registry, text, "change")
    assert (change.metric, change.victim, change.base and change.base.start) == (
        "deaths", "civilian", dt.date(2022, 1, 1),
    )  # fmt: skip
    found = {c.value: c for c in claims(registry, text) if c.kind == "count"}
    assert [(v, str(c.victim), c.period and c.period.start and c.period.start.month) for v, c in found.items()] == [
        (55, "civilian", 2), (20, "civilian", 1), (47, "police", 2),
    ]  # fmt: skip


def test_the_worst_year(registry: Registry) -> None:
    rank = one(registry, "The worst year was 2009, with about 700 deaths.", "rank")
    assert (rank.metric, year(rank)[0]) == ("deaths", 2009)


THINGS = [
    ("The state has completed 90% of its 300-km border fence.", {"other:fence_pct": 90, "other:fence_km": 300}),
    ("By 2021 over half of the 300-km fence was built.", {"other:fence_pct": 50, "other:fence_km": 300}),
    ("The state guards a 700-km border.", {"other:border_km": 700}),
    ("In 2021 the police foiled 60% of planned attacks.", {"other:plots_averted": 60}),
    ("In 2021 some 40% of planned attacks were thwarted.", {"other:plots_averted": 40}),
]


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_things_done(registry: Registry, text: str, expected: dict[str, float]) -> None:
    assert {c.metric: c.value for c in claims(registry, text)} == expected


ACTORS = [
    ("The TTP has grown since 2020, with an estimated 300 fighters.", 300, "TTP"),
    ("The TTP is back. It has an estimated 300 fighters.", 300, "TTP"),
    ("The TTP carried out 40 attacks in 2021.", 40, "TTP"),
    ("A TTP bombing killed 12 people in 2021.", 12, "TTP"),
    ("In 2021, 12 people were killed by the BLA.", 12, "BLA"),
    ("Pakistan has carried out 60 raids since 2020.", 60, "Pakistan"),
    ("The army said that 12 soldiers were killed in 2021.", 12, ""),
    ("The army carried out 31 raids in 2021 at the cost of 14 soldiers' lives.", 14, ""),
    ("TTP-Bajaur killed 8 people in 2021.", 8, "TTP-Bajaur"),
]


@pytest.mark.parametrize(("text", "value", "actor"), ACTORS)
def test_actors(registry: Registry, text: str, value: float, actor: str) -> None:
    assert {c.actor.text for c in claims(registry, text) if c.value == value} == {actor}


AREAS = [
    ("The bombing of Erbil airport in May 2021 killed 13 US soldiers and 40 Afghan civilians.", 40, "Erbil airport"),
    ("The bombing of Erbil airport in May 2021 killed 13 US soldiers and 40 Afghan civilians.", 13, "Erbil airport"),
    ("Pakistan saw 30 attacks in 2021, most along its border with Afghanistan.", 30, "Pakistan"),
    ("Gunfire in 2021 killed 12 people in Pakistan.", 12, "Pakistan"),
    ("In 2021 Pakistani troops killed 30 rebels and arrested 66, 50 of them in Sindh.", 66, "Pakistan"),
    ("TTP-Bajaur killed 8 people in Pakistan in 2021.", 8, "Pakistan"),
]


@pytest.mark.parametrize(("text", "value", "area"), AREAS)
def test_areas(registry: Registry, text: str, value: float, area: str) -> None:
    assert {c.area.text for c in claims(registry, text) if c.value == value} == {area}


def test_who_somebody_is_counts_nobody(registry: Registry) -> None:
    text = (
        "In May 2021 the army captured Omar Ali, a militant tied to the group, limiting its ability to curb militancy."
    )
    assert not [c for c in claims(registry, text) if c.kind in ("count", "event_toll", "change")]


WRAPPED = """\
The state was at war with itself for most of the decade, and the north of the country saw the
worst of it. In Sindh, organised violence killed 447
people in 2013. The ministry published these figures in a long report on the war and the peace.
After it, in the year 2014, there was hardly any fighting in the province or in its neighbours.

- In 2015 the army carried out 31 raids in the hills, and its men were met with fire in most.
  Police carried out 17.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    found = split(WRAPPED)
    assert [s.paragraph for s in found] == [0, 0, 0, 0, 1, 1]
    assert WRAPPED[found[1].start : found[1].end] == "In Sindh, organised violence killed 447\npeople in 2013."
    assert [s.kind for s in found[-2:]] == ["item", "item"]


def test_quotes_span_wrapped_lines(registry: Registry) -> None:
    claim = one(registry, WRAPPED, "count", 447)
    assert (claim.quote, claim.area.id) == ("killed 447\npeople", "PK-SD")
    assert WRAPPED[claim.start : claim.end] == claim.quote


def test_rows_of_years_and_long_lists_take_linear_time(registry: Registry) -> None:
    assert claims(registry, "2021 " * 4000) == []
    assert len(claims(registry, "12 killed, " * 400)) > 300


def test_a_pronoun_names_no_milestone(registry: Registry) -> None:
    text = "Utopia was removed from the grey list in May 2021; it had been listed since 2018."
    assert [c.metric for c in claims(registry, text)] == ["other:grey_list", "other:grey_list"]


def test_operations_and_places_of_milestones(registry: Registry) -> None:
    assert one(registry, "Operation Harvest began in May 2019.", "milestone").metric == "operations"
    found = one(registry, "The May 2019 bombing in Peshawar shocked many.", "milestone")
    assert (found.metric, found.area.text) == ("attacks", "Peshawar")


def test_some_of_a_thing_is_no_count(registry: Registry) -> None:
    assert claims(registry, "Some of its pages were wrong on purpose.") == []


def test_names_over_two_lines_are_written_on_one(registry: Registry) -> None:
    claim = one(
        registry, "In the long and bitter year of 2021 rebels killed 12 people in Khyber\nPakhtunkhwa.", "count", 12
    )
    assert (claim.area.text, claim.area.id) == ("Khyber Pakhtunkhwa", "PK-KP")


def test_the_first_of_two_figures_is_not_of_the_time_of_the_second(registry: Registry) -> None:
    text = "Attacks in Sindh rose in June 2014, from 57 to 120."
    assert one(registry, text, "count", 57).period is None
    assert year(one(registry, text, "count", 120))[0] == 2014


def test_a_change_between_two_years_is_of_the_last_and_its_figures_of_each(registry: Registry) -> None:
    text = "Attacks in Sindh rose between 2013 and 2014, from 57 to 120."
    assert year(one(registry, text, "change")) == (2014, 2013)
    first, last = one(registry, text, "count", 57), one(registry, text, "count", 120)
    assert (year(first)[0], year(last)[0]) == (2013, 2014)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attacks in Sindh rose by 12% in 2015.", (2015, 2014)),
        ("Attacks in Sindh doubled in 2015, to 52 from 27.", (2015, 2014)),
        ("Attacks in Sindh rose by 12% in June 2015.", (2015, None)),  # the month before, or the same a year before
    ],
)
def test_a_change_in_a_year_is_against_the_year_before(registry: Registry, text: str, expected) -> None:
    assert year(one(registry, text, "change")) == expected


def test_a_multiple_has_both_its_ends(registry: Registry) -> None:
    change = one(registry, "Attacks in Sindh almost trebled, from 45 in 2013 to 129 in 2014.", "change")
    assert (change.from_value, change.to_value, year(change)) == (45, 129, (2014, 2013))


def test_a_total_beside_an_average_is_no_rate(registry: Registry) -> None:
    text = "Sindh averaged 12 attacks a month in 2014, on a count of 144 for the year."
    assert one(registry, text, "level").value == 12
    assert one(registry, text, "count", 144).per == ""


@pytest.mark.parametrize("was", ["from 293 the year before", "from the 293 of the year before", "from 293 in 2014"])
def test_the_figure_of_the_year_before_is_the_first_end(registry: Registry, was: str) -> None:
    text = f"There were 558 deaths in Sindh in 2015, a 90% increase {was}."
    change = one(registry, text, "change")
    assert (change.value, year(change)) == (90, (2015, 2014))
    assert year(one(registry, text, "count", 293))[0] == 2014
