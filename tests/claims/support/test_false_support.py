"""No false "supported": evidence rows as sentences, true and altered, checked as a reader would check them."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from tests.claims.support.sentences import OPENINGS, altered, keys, statistics

import tahqiq
from tahqiq import verbs
from tahqiq.terms import Label

DATE = dt.date(2026, 6, 30)
SEED = 20250408
ROWS = 250
PAGE = 40  # sentences a document, each a paragraph of its own


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """(kind, sentence, label) of every true and altered sentence."""
    workspace = verbs.open_workspace(tmp_path_factory.mktemp("support") / "workspace")
    chance = random.Random(SEED)
    known = statistics(workspace)
    chosen = chance.sample(known, min(ROWS, len(known)))
    truths = keys(known)
    asked = [("true", item) for item in chosen] + [pair for item in chosen for pair in altered(item, truths, chance)]
    listed = [(name, item.sentence(chance.choice(OPENINGS))) for name, item in asked]
    return [
        (name, sentence, label)
        for at in range(0, len(listed), PAGE)
        for name, sentence, label in _check(listed[at : at + PAGE], workspace)
    ]


def _check(page, workspace):
    text = "\n\n".join(sentence for _, sentence in page)
    result = tahqiq.check(text, date=DATE, workspace=workspace)
    start = 0
    for name, sentence in page:
        end = start + len(sentence)
        labels = [c.verdict.label for c in result.claims if start <= c.claim.start < end and c.claim.value is not None]
        yield name, sentence, labels[0] if labels else None
        start = end + 2


def test_at_most_one_in_a_hundred_altered_sentences_is_supported(checked):
    wrong = [(n, s, label) for n, s, label in checked if n != "true"]
    supported = [(n, s) for n, s, label in wrong if label is Label.SUPPORTED]
    assert len(wrong) > 500
    assert len(supported) <= 0.01 * len(wrong), supported


def test_nine_in_ten_true_sentences_are_supported(checked):
    true = [(s, label) for n, s, label in checked if n == "true"]
    missed = [(s, str(label)) for s, label in true if label is not Label.SUPPORTED]
    assert len(true) >= ROWS
    assert len(missed) <= 0.1 * len(true), (Counter(label for _, label in missed), missed[:20])
