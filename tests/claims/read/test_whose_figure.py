"""Whose figure a claim says it is."""

import datetime as dt

import pytest

from tahqiq.claims.read.attribution import attribution
from tahqiq.resolve import Gazetteer
from tahqiq.verbs.evidence import registry


@pytest.fixture(scope="module")
def source():
    gazetteer = Gazetteer(registry())

    def of(text, document=""):
        return attribution(text, document, gazetteer, registry(), "PAK")

    return of


def test_a_publisher_by_its_name(source):
    said = source("the Pak Institute for Peace Studies (PIPS)")
    assert said.named == {"pips"}
    assert said.counts


def test_officials_of_a_country_are_its_parties(source):
    assert "ispr" in source("Pakistani officials").named
    assert "moi" not in source("the army").named


def test_a_person_speaks_for_whom_the_text_introduces_him_with(source):
    text = "Attacks fell, said Bilal Zaman, who heads research at PICSS, on Monday. Zaman counted 159 attacks."
    assert source("Zaman", text).named == {"picss"}
    assert source("Zaman", "Zaman, a farmer, saw smoke. PICSS counted 159 attacks.").unknown == "Zaman"


@pytest.mark.parametrize("text", ["the Lakeland Body Count", "Observatory of the North", "MHWC"])
def test_a_tracker_that_we_do_not_hold_counts_for_itself(source, text):
    assert source(text).unknown == text
    assert source(text).counts


@pytest.mark.parametrize("text", ["local media", "residents", "Zaman"])
def test_others_do_not_count(source, text):
    said = source(text)
    assert said.unknown == text
    assert not said.counts


def test_none(source):
    assert not source("").unknown
    assert not source("").named


def test_a_text_that_names_no_place_is_of_where_its_source_counts():
    from tahqiq.claims.extract import extract
    from tahqiq.claims.read.plan import Planner
    from tahqiq.terms import Document

    known = registry()
    text = Document("PICSS recorded 105 militant attacks in March 2025.", date=dt.date(2025, 4, 3))
    planner = Planner(text, known, Gazetteer(known))
    (question,) = planner.plan(extract(text, known))
    assert question.measures[0].areas == ("PAK",)
