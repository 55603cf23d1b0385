"""No false "supported": evidence rows as sentences, true and altered, checked as a reader would check them."""

from __future__ import annotations

import random

import pytest
from benchmarks.claims import verdicts
from benchmarks.claims.__main__ import checked
from benchmarks.claims.generated import passages, rows, statistics

from tahqiq import verbs
from tahqiq.terms import RecordKind

SEED = 20250408
ROWS = 120


@pytest.fixture(scope="module")
def account(filled):
    """Every true sentence of some rows and all its alterations, judged."""
    workspace = verbs.open_workspace(filled("support"))
    chance = random.Random(SEED)
    made = list(statistics.made(rows(workspace, RecordKind.OBSERVATIONS), chance))
    chosen = set(chance.sample(sorted({m.row for m in made}), ROWS))
    made = [m for m in made if m.row in chosen]
    return verdicts.measure(passages(made, "made"), lambda page: checked(page, workspace))


def test_at_most_one_in_a_hundred_altered_sentences_is_supported(account):
    assert account.false_support.total > 500
    assert account.false_support.share <= 0.01, account.false_supports()


def test_nine_in_ten_true_sentences_are_supported(account):
    true = [j for j in account.judged if j.truth == "true"]
    missed = [j for j in true if j.got != "supported"]
    assert len(true) >= ROWS
    assert len(missed) <= 0.1 * len(true), missed[:20]
