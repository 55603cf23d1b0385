"""A multiple of one place over another is no change over time, and has no period before it."""

import datetime as dt

from tahqiq.claims.extract import extract
from tahqiq.claims.read.plan import Planner
from tahqiq.resolve import Gazetteer
from tahqiq.terms import ClaimKind, Document
from tahqiq.verbs import registry


def _changes(text):
    known = registry()
    document = Document(text, date=dt.date(2026, 1, 5))
    claims = extract(document, known)
    questions = Planner(document, known, Gazetteer(known)).plan(claims)
    return [q for q, c in zip(questions, claims, strict=True) if c.kind is ClaimKind.CHANGE]


def test_as_many_as_in_another_place_is_not_set_against_the_time_before():
    changes = _changes("CRSS counted more than twice as many deaths in Sindh as in Punjab in 2025.")
    assert all(q.base is None and not q.base_options for q in changes)
    (change,) = _changes("Attacks in Sindh doubled in June 2025.")
    assert change.base_options
