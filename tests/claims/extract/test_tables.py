"""Tables in a text: what the heads of columns and rows and the line above say of each figure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.claims.extract.tables import find_grids
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

PACKS = Path(tahqiq.__file__).parent / "packs"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([PACKS / "world", PACKS / "pakistan"])


def claims(registry: Registry, text: str) -> list[Claim]:
    found = list(extract(Document(text, date=dt.date(2025, 1, 20)), registry))
    assert all(text[c.start : c.end] == c.quote for c in found)
    return found


def told(claim: Claim) -> tuple[Any, ...]:
    year = claim.period.start.year if claim.period and claim.period.start else None
    return claim.metric, str(claim.victim), claim.value, year, claim.area.text


BARS = """Violence in Kenya by county, 2024

| County | Attacks | Killed | Civilians killed |
|---|---|---:|---|
| Garissa | 12 | 30 | 21 |
| **Lamu** | 9 | 1,022 | |
| Total | 21 | 1,052 | n/a |
"""
TABS = "Fatalities by year\n\nYear\tCivilians\tSecurity forces\tTotal\n2022\t229\t379\t608\n2023\t930\t\t1,524\n"
GAPS = """Casualties by county, third quarter of 2024

Region            Fatalities   Injuries   Total
Nakuru                  57        128      185
Uasin Gishu             96         81      177
Kilifi                  20         12       32
"""
FLAT = (
    "Table 1: Losses by region in 2024\nRegion Fatalities Injuries\nNakuru 57 128\nUasin Gishu 96 81\nTotal 153 209\n"
)


def test_bars(registry: Registry) -> None:
    assert [told(c) for c in claims(registry, BARS)] == [
        ("attacks", "", 12, 2024, "Garissa"), ("deaths", "all", 30, 2024, "Garissa"),
        ("deaths", "civilian", 21, 2024, "Garissa"),
        ("attacks", "", 9, 2024, "Lamu"), ("deaths", "all", 1022, 2024, "Lamu"),
        ("attacks", "", 21, 2024, "Kenya"), ("deaths", "all", 1052, 2024, "Kenya"),
    ]  # fmt: skip


def test_a_column_of_people_counts_what_the_line_above_says(registry: Registry) -> None:
    assert [told(c) for c in claims(registry, TABS)] == [
        ("deaths", "civilian", 229, 2022, ""), ("deaths", "security", 379, 2022, ""), ("deaths", "all", 608, 2022, ""),
        ("deaths", "civilian", 930, 2023, ""), ("deaths", "all", 1524, 2023, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [GAPS, FLAT])
def test_columns_told_by_their_place(registry: Registry, text: str) -> None:
    found = claims(registry, text)
    assert [told(c)[:3] for c in found[:2]] == [("deaths", "all", 57), ("injuries", "all", 128)]
    assert {c.area.text for c in found} >= {"Nakuru", "Uasin Gishu"}
    assert all(c.checkable and c.period and c.period.start and c.period.start.year == 2024 for c in found)


def test_the_total_of_deaths_and_injuries_is_of_casualties(registry: Registry) -> None:
    assert [told(c)[:3] for c in claims(registry, GAPS)][2] == ("other:casualties", "all", 185)


def test_rows_of_measures_and_columns_of_years_with_their_change(registry: Registry) -> None:
    text = "Indicator | 2022 | 2023 | Change\nAttacks | 262 | 306 | 17%\nMilitants arrested | 90 | 40 | -56%\n"
    found = claims(registry, text)
    counts = [told(c)[:4] for c in found if c.kind == "count"]
    assert counts == [
        ("attacks", "", 262, 2022), ("attacks", "", 306, 2023), ("arrests", "militant", 90, 2022),
        ("arrests", "militant", 40, 2023),
    ]  # fmt: skip
    rise, fall = (c for c in found if c.kind == "change")
    assert (rise.value, str(rise.direction), rise.from_value, rise.to_value) == (17, "up", 262, 306)
    assert (fall.value, str(fall.direction)) == (56, "down")
    assert rise.base and rise.base.start == dt.date(2022, 1, 1) and rise.checkable


def test_rows_of_armed_groups(registry: Registry) -> None:
    text = "By group in 2024\n\n| Group | Attacks | Deaths |\n|---|---|---|\n| TTP | 40 | 90 |\n| BLA | 21 | 33 |\n"
    assert [(c.metric, c.value, c.actor.text) for c in claims(registry, text)] == [
        ("attacks", 40, "TTP"), ("deaths", 90, "TTP"), ("attacks", 21, "BLA"), ("deaths", 33, "BLA"),
    ]  # fmt: skip


def test_months_are_of_the_year_of_the_table(registry: Registry) -> None:
    text = "Deaths by month, 2023\n\nMonth | Killed\nMarch | 20\nApril | 31\n"
    periods = [c.period.start for c in claims(registry, text) if c.period]
    assert periods == [dt.date(2023, 3, 1), dt.date(2023, 4, 1)]


def test_a_row_that_no_slot_can_hold_is_not_checkable(registry: Registry) -> None:
    text = "Losses in 2023\n\nWeapon | Killed | Injured\nGrenades | 20 | 31\nKnives | 4 | 9\n"
    assert [c.checkable for c in claims(registry, text)] == [False] * 4


def test_figures_whose_heads_say_nothing_are_left(registry: Registry) -> None:
    text = "Prices\n\nItem | 2022 | 2023\nFlour | 120 | 140\nSugar | 90 | 99\n"
    assert claims(registry, text) == []


def test_the_text_around_a_table_is_read_as_before(registry: Registry) -> None:
    text = "In 2023 rebels killed 12 soldiers.\n\n" + BARS + "\nIn 2023 there were 40 raids.\n"
    around = [c.value for c in claims(registry, text) if c.period and c.period.start and c.period.start.year == 2023]
    assert around == [12, 40]


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Contact\nOn Monday 12 people were killed.",
        "He said 12  people\nwere killed  on Monday and\n30  were hurt in all.",
        "Rebels killed 12 30 40\nThe army said so.\n",
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert find_grids(text) == []


def test_a_cell_with_a_bound_is_read_with_it(registry):
    rows = ("| County | 2023 | 2024 |", "|---|---:|---:|", "| Garissa attacks | about 12 | 30 |")
    text = "\n".join(["Violence in Kenya", "", *rows, "| Lamu attacks | 4 | at least 9 |", ""])
    found = {c.quote: str(c.bound) for c in claims(registry, text)}
    assert found == {"about 12": "about", "30": "exact", "4": "exact", "at least 9": "at_least"}


def test_a_country_among_sides_is_its_state(registry: Registry) -> None:
    table = "| Side | Deaths in North Waziristan, 2019 |\n|---|---:|\n| United States | 35 |\n| India | 12 |\n"
    found = claims(registry, table)
    assert [(c.area.text, c.actor.text) for c in found] == [
        ("North Waziristan", "United States"), ("North Waziristan", "India"),
    ]  # fmt: skip
