"""The assessment of the bundled country: anchored, the same when made again, and right by our own check."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import SENTENCE, SPAN, plain
from tahqiq.brief.numerals import FIGURES
from tahqiq.verbs.briefing import Order, brief, remarks

from .conftest import AS_OF
from .roundtrip import quick, round_trip


def test_it_has_at_least_sixty_numbers_and_all_stand_on_something(assessment):
    assert len(assessment.entries) >= 60
    for entry in assessment.entries:
        assert entry.basis.releases and entry.basis.command and entry.basis.query
    assert [m["id"] for m in SPAN.finditer(assessment.text)] == [e.id for e in assessment.entries]


def test_every_number_in_the_text_is_anchored(assessment):
    left = SPAN.sub("", re.sub(r"^\|.*$", "", assessment.text, flags=re.MULTILINE))
    assert not [m[0] for m in FIGURES.finditer(left) if m["figure"]]


def test_it_is_the_same_when_made_again(assessment, workspace):
    again = brief(Order("assessment", "PAK", AS_OF, workspace=workspace.path))
    assert again.to_dict() == assessment.to_dict()


def test_no_section_is_empty_and_nothing_is_left_unsaid(assessment):
    assert tidied(assessment.text) == assessment.text
    assert not re.search(r"N/A|\bNone\b(?! found)|\bnan\b|\S  +\S|\{\{", plain(assessment.text))


CASES = [
    ("PAK", "2019-06-01"), ("PAK", "2025-04-08"), ("PAK", "2024-01-15"), ("PAK", "2025-07-20"), ("PAK", "2026-02-01"),
    ("NGA", "2025-04-08"), ("NGA", "2024-01-15"), ("NGA", "2025-07-20"), ("NGA", "2026-02-01"),
]  # fmt: skip


@pytest.fixture(scope="module")
def of_day(workspace):
    """The assessment of a country on a day, each built once."""
    made = {}

    def make(country, day):
        if (country, day) not in made:
            order = Order("assessment", country, dt.date.fromisoformat(day), workspace=workspace.path)
            made[country, day] = brief(order)
        return made[country, day]

    return make


@pytest.mark.parametrize(("country", "day"), quick(CASES, 1, 5))
def test_our_own_check_finds_its_numbers_and_contradicts_none(of_day, workspace, country, day):
    made = of_day(country, day)
    missed, contradicted = round_trip(made, workspace)
    assert len(missed) <= max(1, 0.05 * len(made.entries)), missed
    assert not contradicted


@pytest.mark.parametrize(("country", "day"), quick(CASES, 1, 5))
def test_our_own_lint_finds_nothing(of_day, country, day):
    assert not [(r.rule, r.quote) for r in remarks(of_day(country, day))]


def test_no_likelihood_stands_in_a_sentence_with_a_confidence(of_day):
    sentences = SENTENCE.split(plain(of_day("PAK", "2025-04-08").text))
    likely = [s for s in sentences if re.search(r"likely that\b|even chance|almost certain|almost no chance", s)]
    assert len(likely) == 4 and not [s for s in likely if "confidence" in s.lower()]


def test_it_has_the_sections_of_an_annual_assessment_and_says_the_holes(of_day):
    text = plain(of_day("PAK", "2025-04-08").text)
    wanted = [
        "The border", "Money", "Courts and legislation", "Prevention", "Bodies and budgets", "Partners abroad",
        "Strength", "Neighbours", "The cost", "What was promised", "Why it went as it did", "Outlook",
    ]  # fmt: skip
    assert not [w for w in wanted if not re.search(rf"^#+ {w}$", text, re.MULTILINE)]
    holes = text.split("## The limits of this assessment")[1]
    assert "Share of terrorism trials that end in conviction" in holes
    other = plain(of_day("NGA", "2025-04-08").text)
    assert "## What was promised" in other
    assert "**How long help takes to arrive after an attack**" in other.split("## The limits of this assessment")[1]


def test_it_says_how_strong_groups_are_said_to_be(assessment):
    assert re.search(r"put the strength of the TTP at [\d,]+ to [\d,]+ fighters", plain(assessment.text))
