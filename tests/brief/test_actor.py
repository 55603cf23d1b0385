"""The profile of an actor: of both countries, large and small groups, several days; right by our own check."""

from __future__ import annotations

import re
from functools import partial

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import CITED, SPAN, plain
from tahqiq.brief.write import write
from tahqiq.verbs.linting import lint

from .roundtrip import round_trip

pytestmark = pytest.mark.slow

CASES = [
    ("PAK", "TTP", "2025-04-08"), ("PAK", "BLA", "2026-02-01"), ("PAK", "ISKP", "2024-01-15"),
    ("PAK", "uba", "2025-07-20"), ("PAK", "tjp", "2025-04-08"), ("NGA", "Boko Haram", "2026-02-01"),
    ("NGA", "ISWAP", "2025-07-20"), ("NGA", "Ansaru", "2024-01-15"),
]  # fmt: skip


@pytest.fixture
def profile(profiles):
    return partial(profiles, "actor")


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


def test_names_ties_and_listings_carry_their_pages(profile):
    made = profile("PAK", "TTP", "2025-04-08")
    cited = [line for line in made.text.split("\n") if CITED.search(line)]
    assert any("تحریک طالبان پاکستان" in line for line in cited)
    assert any(line.startswith("- Hizb-ul-Ahrar merged into it on 17 August 2020") for line in cited)
    assert any(line.startswith("- Pakistan, since 25 August 2008") for line in cited)
    keys = {k.lstrip(" @") for m in CITED.finditer(made.text) for k in m["keys"].split(";")}
    assert keys <= {s.key for s in made.sources}


def test_what_came_later_is_not_known(profile):
    early = plain(profile("PAK", "ISKP", "2024-01-15").text)
    assert "Abbey Gate bombing at Kabul airport was taken" not in early  # announced in 2025
    late = plain(profile("PAK", "BLA", "2026-02-01").text)
    assert "The US, since 11 August 2025" in late


def test_years_are_those_of_the_count_with_the_coders_range(profile):
    text = plain(profile("PAK", "TTP", "2025-04-08").text)
    assert "| 2009 | 739 | 6,378 (4,842–6,803) |" in text
    assert "The record peaks in 2009; 2021 has 4% of the deaths of that year." in text


def test_a_small_group_has_no_empty_sections_and_says_what_is_missing(profile):
    text = plain(profile("PAK", "tjp", "2025-04-08").text)
    assert "## Strength" not in text and "## What events record" not in text
    assert "UCDP knows no actor by the name of TJP" in text
    assert "No estimate of the strength of the TJP is at hand." in text


def test_every_format_shows_statements_with_links_and_names_in_their_script(profile):
    made = profile("PAK", "TTP", "2025-04-08")
    page = write(made, "html").decode()
    assert "[@" not in page and 'href="https://tribune.com.pk/story/2484659' in page
    assert re.search(r'<span lang="ur" dir="rtl">تحریک طالبان پاکستان</span>', page)
    paper = write(made, "md").decode()
    assert "[@" not in paper and len(SPAN.findall(made.text)) > 90
    assert all(write(made, kind) for kind in ("docx", "pdf", "json"))
