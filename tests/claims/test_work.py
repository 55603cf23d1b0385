"""What a check costs, counted in questions to the evidence and not in seconds."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.find import answer
from tahqiq.store import engine

DATE = dt.date(2016, 6, 30)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


@pytest.fixture(scope="module")
def store(filled):
    return verbs.open_workspace(filled("work"))


def sentences(years):
    for year in years:
        for month in MONTHS:
            yield f"Organised violence killed 12 people in Sindh in {month} {year}."
            yield f"On 3 {month} {year} a bombing in Quetta killed 9 people."
        yield f"Deaths in Balochistan rose by 10% in {year}."
        yield f"{year} was the deadliest year in Pakistan since {year - 5}."


@pytest.fixture
def counted(monkeypatch, store):
    def count(module, name, text):
        tahqiq.check(text, date=DATE, workspace=store)  # what is kept for the next check of a workspace is kept now
        calls = []
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *args: calls.append(args) or real(*args))
        result = tahqiq.check(text, date=DATE, workspace=store)
        monkeypatch.undo()
        return len(calls), len(result.claims)

    return count


def test_a_document_asks_the_evidence_as_often_however_many_claims_it_has(counted):
    few, claims = counted(engine, "run", "\n\n".join(sentences([2010])))
    many, more = counted(engine, "run", "\n\n".join(sentences(range(2006, 2014))))
    assert more > 6 * claims
    assert many == few <= 8


def test_what_is_asked_twice_is_worked_out_once(counted):
    text = "\n\n".join(sentences([2010]))
    once, _ = counted(answer.series, "figures", text)
    twice, _ = counted(answer.series, "figures", f"{text}\n\n{text}")
    assert twice == once > 0
