"""Claims from sentences of our own words, one phenomenon at a time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

DAY = dt.date(2024, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def claims(registry: Registry, text: str, date: dt.date | None = DAY) -> list[Claim]:
    return list(extract(Document(text, date=date), registry))


def figures(registry: Registry, text: str) -> list[tuple[Any, ...]]:
    return [
        (str(c.kind), c.metric, str(c.victim), c.value if c.value is not None else c.low)
        for c in claims(registry, text)
        if c.checkable and c.kind != "milestone"
    ]


COUNTS = [
    # verbs before and behind, shared over lists
    ("The raid killed nine rebels.", [("deaths", "militant", 9)]),
    ("In 2023 rebels killed 12 soldiers, three civilians and a policeman.",
     [("deaths", "military", 12), ("deaths", "civilian", 3), ("deaths", "police", 1)]),
    ("In 2023, 14 farmers and two guards were killed.", [("deaths", "civilian", 14), ("deaths", "security", 2)]),
    ("In 2023, 8 soldiers were killed and 19 wounded.", [("deaths", "military", 8), ("injuries", "military", 19)]),
    ("In May 2023, 30 people died, including 11 women and four policemen.",
     [("deaths", "all", 30), ("deaths", "civilian", 11), ("deaths", "police", 4)]),
    ("Last year 70 people were hurt, of whom 26 were students.",
     [("injuries", "all", 70), ("injuries", "civilian", 26)]),
    ("In 2023 at least 90 people – 50 children and 40 teachers – were dead.",
     [("deaths", "all", 90), ("deaths", "civilian", 50), ("deaths", "civilian", 40)]),
    ("In 2022 the war claimed the lives of 410 troops.", [("deaths", "military", 410)]),
    ("The army lost 33 soldiers in 2022.", [("deaths", "military", 33)]),
    ("Police arrested 21 suspects and seized 14 rifles in 2023.",
     [("arrests", "militant", 21), ("other:rifles_seized", "", 14)]),
    ("In 2023, 36 villages were torched.", [("other:villages_torched", "", 36)]),
    # nouns, labels, bare figures
    ("In 2023 there were 61 bombings and 130 clashes.", [("attacks", "", 61), ("incidents", "", 130)]),
    ("The group carried out 17 suicide attacks in 2021.", [("suicide_attacks", "", 17)]),
    ("Troops carried out 310 raids in 2021.", [("operations", "", 310)]),
    ("Civilian deaths: 31", [("deaths", "civilian", 31)]),
    ("Rebels killed: 18", [("deaths", "militant", 18)]),
    ("Attacks numbered 51 in 2020 and 64 in 2021.", [("attacks", "", 51), ("attacks", "", 64)]),
    ("The deadliest years were 2006 (2,785 deaths) and 2007 (2,467).",
     [("deaths", "all", 2785), ("deaths", "all", 2467)]),
    ("In 2023, 12 Kenyans were killed.", [("deaths", "all", 12)]),
    ("In 2023 the 8 wounded soldiers went home.", [("injuries", "military", 8)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts_whom_and_what_the_sentence_counts(registry: Registry, text: str, expected: list[Any]) -> None:
    wanted = {"count", "event_toll", "cumulative", "level"}
    assert [f[1:] for f in figures(registry, text) if f[0] in wanted] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 45-year-old man carried an AK-47 along Highway 7 at 3:30 pm.",
        "Section 9 of the 1997 Act and the 21st Amendment were discussed on page 14.",
        "Since the 9/11 attacks much has changed.",
        "Call 0123 4567890 for details.",
        "The report has 31 pages and 12 tables.",
        "Prices rose by 8 percent in 2023 compared with 2022.",
        "The town is about 40 km away.",
    ],
)
def test_what_names_or_measures_other_things_is_no_checkable_figure(registry: Registry, text: str) -> None:
    assert figures(registry, text) == []


def one(registry: Registry, text: str, kind: str) -> Claim:
    found = [c for c in claims(registry, text) if c.kind == kind]
    assert len(found) == 1, [c.to_dict() for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "metric", "victim", "value", "unit", "direction"),
    [
        (
            "There was a 9% drop in civilian deaths in 2022 compared with 2021.",
            "deaths",
            "civilian",
            9,
            "percent",
            "down",
        ),
        ("Attacks rose by over 40 percent in 2022 compared to 2021.", "attacks", "", 40, "percent", "up"),
        ("In 2022 kidnappings were down 12 per cent from 2021.", "other:kidnapped", "", 12, "percent", "down"),
        ("Attacks doubled in 2022 compared with 2021.", "attacks", "", 2, "factor", "up"),
        ("Violence has declined in 2022 compared to 2021.", "incidents", "", None, "percent", "down"),
    ],
)
def test_change(
    registry: Registry, text: str, metric: str, victim: str, value: float | None, unit: str, direction: str
) -> None:
    claim = one(registry, text, "change")
    assert (claim.metric, claim.victim, claim.value, claim.unit, claim.direction) == (
        metric, victim, value, unit, direction,
    )  # fmt: skip
    assert claim.checkable
    assert claim.period and claim.period.start == dt.date(2022, 1, 1)
    assert claim.base and claim.base.start == dt.date(2021, 1, 1)


def test_change_from_one_value_to_another_keeps_both_and_counts_them(registry: Registry) -> None:
    text = "Raids grew from 57 in 2021 to 120 in 2023."
    claim = one(registry, text, "change")
    assert (claim.value, claim.from_value, claim.to_value) == (None, 57, 120)
    counts = [c for c in claims(registry, text) if c.kind == "count"]
    assert [(c.value, c.period and c.period.start and c.period.start.year) for c in counts] == [(57, 2021), (120, 2023)]


def test_percentages_given_respectively_go_to_their_people(registry: Registry) -> None:
    text = (
        "In 2022 there was a 4, 7 and 12 percent rise in deaths of soldiers, "
        "policemen and civilians respectively compared with 2021."
    )
    got = [(c.value, str(c.victim)) for c in claims(registry, text) if c.kind == "change"]
    assert got == [(4, "military"), (7, "police"), (12, "civilian")]


def test_a_percentage_without_base_is_not_checkable(registry: Registry) -> None:
    claim = one(registry, "Attacks surged by 30 percent.", "change")
    assert not claim.checkable and claim.why_not == "vague"


@pytest.mark.parametrize(
    ("text", "metric", "value", "bound"),
    [
        ("In 2023 civilians made up 43 per cent of those killed.", "deaths", 43, "exact"),
        ("In 2023 airstrikes caused over 38% of all civilian deaths.", "deaths", 38, "over"),
        ("Most of the attacks in 2023 hit the north.", "attacks", 50, "over"),
    ],
)
def test_share(registry: Registry, text: str, metric: str, value: float, bound: str) -> None:
    claim = one(registry, text, "share")
    assert (claim.metric, claim.value, claim.bound, claim.unit) == (metric, value, bound, "percent")


@pytest.mark.parametrize(
    ("text", "metric", "direction", "base"),
    [
        ("In 2022, 94 bombings were recorded, the highest number since 2014.", "attacks", "up", (2014, 2022)),
        ("2022 was the deadliest year for civilians in a decade.", "deaths", "up", (2013, 2022)),
        ("In 2023 attacks fell to the lowest level since 2009.", "attacks", "down", (2009, 2023)),
    ],
)
def test_rank(registry: Registry, text: str, metric: str, direction: str, base: tuple[int, int]) -> None:
    claim = one(registry, text, "rank")
    assert (claim.metric, claim.value, claim.direction) == (metric, 1, direction)
    assert claim.base and claim.base.start and claim.base.end
    assert (claim.base.start.year, claim.base.end.year) == base


def test_one_of_the_deadliest_is_vague(registry: Registry) -> None:
    claim = one(registry, "It was one of the deadliest attacks of 2023.", "rank")
    assert not claim.checkable


def test_ratio(registry: Registry) -> None:
    claim = one(registry, "In 2023 civilian deaths exceeded those of soldiers.", "ratio")
    assert (claim.metric, claim.victim, claim.value, claim.bound, claim.unit) == (
        "deaths",
        "civilian",
        1,
        "over",
        "factor",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car bomb killed 12 people in the market on Monday.", "event_toll"),
        ("A bomb killed 12 people in the market in May 2014.", "event_toll"),
        ("A suicide bomber killed 12 people in the market in May 2014.", "event_toll"),
        ("Since 2019, 1,200 people have been killed.", "cumulative"),
        ("From 2014 to 2019, 700 people were killed.", "cumulative"),
        ("In the first quarter of 2023, 70 people were killed.", "count"),
        ("In 2023, 14 attacks a month were recorded.", "level"),
        ("The group has 300 to 500 fighters.", "range"),
    ],
)
def test_kind_of_a_figure(registry: Registry, text: str, kind: str) -> None:
    assert [str(c.kind) for c in claims(registry, text) if c.kind != "milestone"] == [kind]


def test_bounds_spread_over_coordinated_figures(registry: Registry) -> None:
    got = [c.bound for c in claims(registry, "In 2023 at least 61 civilians were killed and 94 injured.")]
    assert got == ["at_least", "at_least"]


def test_areas_as_written_else_the_country_of_the_document(registry: Registry) -> None:
    text = "Kenya saw 30 attacks in 2022. In Garissa county 12 people were killed. Elsewhere 9 people died in 2022."
    assert [c.area.text for c in claims(registry, text)] == ["Kenya", "Garissa county", "Kenya"]
    assert claims(registry, text)[0].area.ids == ("KEN",)


def test_without_a_country_the_area_stays_empty(registry: Registry) -> None:
    assert claims(registry, "In 2022, 30 people were killed.")[0].area.text == ""


def test_the_period_is_inherited_and_says_so(registry: Registry) -> None:
    text = "In 2022 rebels launched 30 attacks. They killed 61 soldiers."
    first, second = claims(registry, text)
    assert first.period and second.period
    assert (second.period.start, second.period.end) == (first.period.start, first.period.end)
    assert second.period.resolved_from == "previous sentence"


def test_the_day_of_a_statement_is_not_the_day_of_the_figure(registry: Registry) -> None:
    (claim,) = claims(registry, "Some 40 people were killed in February, the ministry said on Monday.")
    assert claim.period and claim.period.start == dt.date(2024, 2, 1)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to the Tamo Peace Institute (TPI), 30 people were killed in 2022.", "Tamo Peace Institute (TPI)"),
        ("In 2022, 30 people were killed, the interior ministry said.", "interior ministry"),
        ("In 2022, 30 people were killed, according to data from local media.", "local media"),
    ],
)
def test_attribution(registry: Registry, text: str, source: str) -> None:
    assert [c.attributed_to for c in claims(registry, text)] == [source]


def test_attribution_is_inherited(registry: Registry) -> None:
    text = "According to Tamo Watch, 30 people were killed in 2022. Another 40 people were hurt."
    assert [c.attributed_to for c in claims(registry, text)] == ["Tamo Watch", "Tamo Watch"]


def test_a_headline_takes_its_slots_from_the_text(registry: Registry) -> None:
    text = "Four guards killed\n\nFour guards were killed by gunmen in northern Mali on Friday."
    first, second = claims(registry, text)
    assert first.area.text == second.area.text == "northern Mali"
    assert first.kind == second.kind == "event_toll"
    assert first.period == second.period


def test_ids_run_in_text_order(registry: Registry) -> None:
    found = claims(registry, "In 2022, 30 people were killed. In 2023, 12 soldiers died. Attacks rose.")
    assert [c.id for c in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    assert [c.start for c in found] == sorted(c.start for c in found)


@pytest.mark.parametrize("text", ["", "   \n", "چار افراد ہلاک ہوئے 12", "12, 34"])
def test_no_english_no_claims(registry: Registry, text: str) -> None:
    assert claims(registry, text) == []


SLOTTED = (
    "In 2022 rebels killed 12 soldiers and wounded 30 people in Mali’s Gao region, “a 9% rise” on 2021. "
    "Attacks rose by 14 percent compared with 2021. Since 2019, 1,200 people have been killed."
)


def slots(registry: Registry, text: str) -> list[tuple[Any, ...]]:
    return [
        (c.kind, c.metric, c.victim, c.value, c.low, c.unit, c.bound, c.direction,
         c.period and (c.period.start, c.period.end), c.base and (c.base.start, c.base.end), c.checkable)
        for c in claims(registry, text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace(". ", ".\n\n"),
        lambda t: t.replace("’", "'").replace("“", '"').replace("”", '"'),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: "\n\n\n" + t + "\n\n",
        lambda t: t.replace(" ", "  "),
    ],
    ids=["blank lines", "straight quotes", "no-break spaces", "margins", "double spaces"],
)
def test_layout_and_quotes_do_not_change_the_slots(registry: Registry, change: Any) -> None:
    assert slots(registry, change(SLOTTED)) == slots(registry, SLOTTED)


WORDS = st.sampled_from(
    [
        "12",
        "1,200",
        "three",
        "dozens",
        "of",
        "soldiers",
        "civilians",
        "people",
        "killed",
        "injured",
        "were",
        "attacks",
        "in",
        "2022",
        "since",
        "compared",
        "with",
        "2021\n",
        "",
        "",
        "",
        "30%",
        "rose",
        "fell",
        "by",
        "the",
        "highest",
        "number",
        "deadliest",
        "year",
        "most",
        "of",
        "them",
        ",",
        ".",
        ";",
        "(",
        ")",
        "–",
        "“",
        "”",
        "and",
        "including",
        "Mali",
        "Gao:",
        "according",
        "to\n",
        "",
        "",
        "",
        "said",
        "per",
        "month",
        "a",
        "an",
        "$3",
        "billion",
        "no",
        "drop",
        "between",
        "20",
        "and",
        "30",
        "over",
        "nearly",
        "half",
        "respectively",
        "while",
        "\n\n",
        "-",
        "|",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_quote_stands_at_its_offsets_in_word_salad(registry: Registry, text: str) -> None:
    for claim in claims(registry, text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_crashes_it(registry: Registry, text: str) -> None:
    for claim in claims(registry, text):
        assert text[claim.start : claim.end] == claim.quote


def test_a_long_text_has_the_claims_of_its_parts(registry: Registry) -> None:
    two, three, forty = (len(claims(registry, (SLOTTED + "\n\n") * copies)) for copies in (2, 3, 40))
    assert forty == two + 38 * (three - two)


def test_a_count_carried_on_twice_from_a_longer_sentence(registry: Registry) -> None:
    text = "In all of the three years the raids of the army in the hills killed 400 people. "
    found = figures(registry, text + "Nine were children, five in May, four in June.")
    assert [figure[-1] for figure in found] == [400, 9, 5, 4]


def test_people_counted_on_from_a_longer_sentence_before(registry: Registry) -> None:
    text = "In 2023, in the far north of the country and in the hills beyond it, raids by the army killed 12 people. "
    assert figures(registry, text + "Nine were soldiers.") == [
        ("count", "deaths", "all", 12), ("count", "deaths", "military", 9),
    ]  # fmt: skip


def test_families_are_no_class_of_victims_in_a_share(registry: Registry) -> None:
    (found,) = claims(registry, "Of the attacks 5% families suffered in 2023.")
    assert (found.kind, found.victim) == ("share", "")


def test_a_period_that_begins_after_the_report_has_no_end(registry: Registry) -> None:
    (found,) = claims(registry, "Since 2031, 12 soldiers have been killed.")
    assert found.period is not None
    assert (str(found.period.start), found.period.end) == ("2031-01-01", None)
