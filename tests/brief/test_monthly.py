"""The monthly update: of both countries and several days, right by our own check, and honest about what it lacks."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import plain
from tahqiq.brief.outline.faults import Faults
from tahqiq.brief.write import write
from tahqiq.verbs.briefing import Order, brief
from tahqiq.verbs.linting import lint

from .roundtrip import quick, round_trip

CASES = [
    ("PAK", "2025-04-08", ""), ("PAK", "2024-12-10", ""), ("PAK", "2024-01-15", ""), ("PAK", "2025-07-20", ""),
    ("PAK", "2026-02-01", ""), ("PAK", "2018-12-05", ""), ("PAK", "2022-12-01", "2021-12"),
    ("NGA", "2025-04-08", ""), ("NGA", "2024-01-15", ""), ("NGA", "2025-07-20", ""), ("NGA", "2026-02-01", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def monthly(workspace):
    """The update of a country on a day, of a month or the newest; each built once."""
    made = {}

    def make(country, day, month=""):
        if (country, day, month) not in made:
            order = Order("monthly", country, dt.date.fromisoformat(day), subject=month, workspace=workspace.path)
            made[country, day, month] = brief(order)
        return made[country, day, month]

    return make


@pytest.mark.parametrize(("country", "day", "month"), quick(CASES, 0, 7))
def test_our_own_check_finds_its_numbers_and_contradicts_none(monthly, workspace, country, day, month):
    made = monthly(country, day, month)
    missed, contradicted = round_trip(made, workspace)
    assert len(missed) <= 0.05 * len(made.entries), missed
    assert not contradicted


@pytest.mark.parametrize(("country", "day", "month"), quick(CASES, 0, 7))
def test_it_reads_as_written_by_somebody(monthly, country, day, month):
    text = plain(monthly(country, day, month).text)
    assert tidied(text) == text
    assert not re.search(r"N/A|\bNone\b|\bnan\b|\{\{|\(\)|  \S", text)
    assert not lint(text[: text.index("## Who counts")]).remarks


def test_it_is_about_the_newest_month_that_figures_are_at_hand_of(monthly):
    assert monthly("PAK", "2025-04-08").title == "Pakistan: March 2025"
    late = plain(monthly("NGA", "2025-04-08").text)
    assert "no publisher's count of March 2025 is at hand" in late
    assert "The month is February 2025, beside January 2025 and February 2024" in late


def test_changes_carry_their_intervals_and_none_is_told_within_chance(monthly):
    text = plain(monthly("PAK", "2025-04-08").text)
    assert re.search(
        r"from 79 in February 2025 to 105 in March 2025, 33% more \(95% interval −\d+% to \+\d+% a day\)", text
    )
    assert re.search(r"count rose by 88% \(95% interval \+[\d.]+% to \+\d+%\) from 56 in March 2024", text)


def test_the_row_of_a_province_is_the_sum_where_a_territory_is_counted_apart(monthly):
    made = monthly("PAK", "2025-04-08")
    row = next(line for line in made.text.split("\n") if line.startswith("| Khyber Pakhtunkhwa | [44]"))
    (entry,) = [e for e in made.entries if e.text == "44" and f"#{e.id} " in row]
    assert len(entry.basis.rows) == 2 and "23 and 21" in entry.basis.what


def test_what_only_a_party_tells_is_said_to_be_so(monthly):
    text = plain(monthly("NGA", "2025-04-08").text)
    assert "DHQ, a party to the conflict" in text
    assert "Only a party to the conflict tells of February 2025" in text


def test_where_events_reach_the_month_it_tells_districts_and_groups(monthly):
    text = plain(monthly("PAK", "2022-12-01", "2021-12").text)
    assert re.search(r"UCDP recorded \d+ lethal events with \d+ deaths in Pakistan in December 2021", text)
    assert re.search(r"it places 9 in Kech", text) and "Tehrik-i-Taliban Pakistan in 10 events" in text


def test_publishers_without_the_month_are_shown_with_their_own(monthly):
    text = plain(monthly("PAK", "2025-04-08").text)
    assert "PIPS" in text.split("## Publishers whose newest month")[1].split("##")[0]


def test_what_is_no_month_is_refused_with_its_line(workspace):
    with pytest.raises(Faults, match=r"monthly.md:1?\d: .*a month was expected"):
        brief(Order("monthly", "PAK", dt.date(2025, 4, 8), subject="2024", workspace=workspace.path))


def test_on_paper_each_row_has_its_note(monthly):
    page = write(monthly("PAK", "2025-04-08"), "md").decode()
    row = next(line for line in page.split("\n") if line.startswith("| Attacks ") or line.startswith("|Attacks"))
    assert re.search(r"56\[\^\d+\]", row)
