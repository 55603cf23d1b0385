"""The assessment of the bundled country: anchored, the same when made again, and right by our own check."""

from __future__ import annotations

import re

import pytest

import tahqiq
from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import SPAN, plain
from tahqiq.brief.numerals import FIGURES
from tahqiq.verbs.briefing import Order, brief

from .conftest import AS_OF


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


@pytest.fixture(scope="module")
def checked(assessment, workspace):
    return tahqiq.check(plain(assessment.text), date=AS_OF, as_of=AS_OF, workspace=workspace).to_dict()


def test_our_own_check_finds_its_numbers_and_contradicts_none(assessment, checked):
    spans, at, shift = [], 0, 0
    for match in SPAN.finditer(assessment.text):
        at = match.start() - shift
        spans.append((at, at + len(match["text"])))
        shift += len(match[0]) - len(match["text"])
    found = [s for s in spans if any(c["start"] < s[1] and c["end"] > s[0] for c in checked["claims"])]
    assert len(found) >= 0.95 * len(spans)
    assert not [c["quote"] for c in checked["claims"] if c["verdict"]["label"] == "contradicted"]


def test_it_says_how_strong_groups_are_said_to_be(assessment):
    assert re.search(r"put the strength of the TTP at [\d,]+ to [\d,]+ fighters", plain(assessment.text))
