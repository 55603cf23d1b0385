"""The profile of a place: districts and provinces of both countries, with events or without; right by our check."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import plain
from tahqiq.brief.write import write
from tahqiq.verbs import measuring
from tahqiq.verbs.linting import lint
from tahqiq.verbs.measuring import Asked

from .roundtrip import round_trip

CASES = [
    ("PAK", "North Waziristan", "2025-04-08"), ("PAK", "Kech", "2024-01-15"), ("PAK", "Hunza", "2025-07-20"),
    ("PAK", "Khyber Pakhtunkhwa", "2025-04-08"), ("PAK", "Balochistan", "2026-02-01"),
    ("NGA", "Borno", "2025-04-08"), ("NGA", "Zamfara", "2026-02-01"), ("NGA", "North East", "2024-01-15"),
]  # fmt: skip


@pytest.fixture
def profile(profiles):
    return partial(profiles, "district")


@pytest.mark.parametrize(("country", "name", "day"), CASES)
def test_our_own_check_finds_its_numbers_and_contradicts_none(profile, workspace, country, name, day):
    made = profile(country, name, day)
    missed, contradicted = round_trip(made, workspace)
    assert len(missed) <= 0.05 * len(made.entries), missed
    assert not contradicted


@pytest.mark.parametrize(("country", "name", "day"), CASES)
def test_it_reads_as_written_by_somebody(profile, country, name, day):
    text = plain(profile(country, name, day).text)
    assert tidied(text) == text
    assert not re.search(r"N/A|\bNone\b|\bnan\b|\{\{|\(\)|  \S|\bthe the\b|\[@", text)
    assert not lint(text.split("## Who counts")[0]).remarks


def test_years_and_rates_are_those_of_the_measures(profile, workspace):
    text = plain(profile("PAK", "North Waziristan", "2025-04-08").text)
    asked = Asked("PK525", "2014", as_of=dt.date(2025, 4, 8), workspace=workspace.path)
    found = measuring.count(asked)
    one = found["deaths"]
    assert f"| 2014 | {found['events'].value} | {one.value:,.0f} ({one.low:,.0f}–{one.high:,.0f}) |" in text
    asked = Asked("PK525", "2019..2021", as_of=dt.date(2025, 4, 8), workspace=workspace.path)
    rate = measuring.compare(asked, base_area="PK-KP")["rate_now"]
    assert f"{rate.value:.1f} deaths per 100,000 people a year (95% interval {rate.low:.2f} to {rate.high:.1f})" in text


def test_where_it_lies_is_told_as_of_the_day(profile):
    text = plain(profile("PAK", "North Waziristan", "2025-04-08").text)
    assert "Khyber Pakhtunkhwa (since 31 May 2018)" in text
    assert "It lies on the border with Afghanistan." in text
    assert "Around it lie Bannu, Hangu, Kurram and South Waziristan." in text


def test_a_place_without_events_says_so_and_what_that_means(profile):
    text = plain(profile("PAK", "Hunza", "2025-07-20").text)
    assert "UCDP has 0 lethal events in Hunza" in text and "it does not show that there was none" in text
    assert "passed 25 deaths in some calendar year" in text  # the dataset's own rule, with its figure marked as quoted
    assert [e.quoted for e in profile("PAK", "Hunza", "2025-07-20").entries if e.text == "25"] == [True]


def test_a_country_without_events_says_what_silence_means(profile):
    text = plain(profile("NGA", "Borno", "2025-04-08").text)
    assert "No dataset of events one by one is at hand for Nigeria" in text
    assert "## What events record" not in text


def test_operations_of_the_place_come_before_those_of_what_holds_it(profile):
    text = plain(profile("PAK", "North Waziristan", "2025-04-08").text).split("## Operations")[1]
    assert text.index("Zarb-e-Azb in the Federally") < text.index("as a whole, or for other parts of it, were")


def test_every_format_is_written(profile):
    made = profile("PAK", "North Waziristan", "2025-04-08")
    assert all(write(made, kind) for kind in ("html", "docx", "pdf", "md", "json"))
