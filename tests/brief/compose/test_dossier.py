"""Dated facts by programme: numbers with bound and unit, nothing of later days, the gap where there is none."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.dossier import dossier, value, when
from tahqiq.brief.compose.steps import clause
from tahqiq.brief.ledger import plain
from tahqiq.measure.records import Fact

AS_OF = dt.date(2025, 4, 8)


def fact(id_="f1", start=dt.date(2024, 3, 5), latest=None, **other):
    """A step of the fence."""
    of = dict(
        fact_id=id_, known_from=start, subject="border_fence_afghanistan", predicate="milestone",
        object="fencing began",
        start=start, start_latest=latest or start, end=None, end_latest=None, url="https://a.example/1", reported_by="",
        confidence="medium", notes="", start_text=str(start), release_id="facts@1",
    )  # fmt: skip
    return Fact(**{**of, **other})


@pytest.fixture
def at(desk):
    """A desk that knows some facts only."""

    def make(*facts):
        registry = desk().registry
        return Desk(SimpleNamespace(as_of=AS_OF, country="PAK", registry=registry, facts=list(facts), figures=[]))

    return make


def pct(id_, value, start, **other):
    return fact(id_, start, object=value, predicate="fence_pct", **other)


def test_a_series_has_its_newest_value_and_its_first(at):
    found = at(
        pct("a", "83", dt.date(2020, 12, 5)), pct("b", "98", dt.date(2024, 12, 28), notes="Share finished; over")
    )
    said = plain(dossier(found, ["border"], [], 3, ""))
    assert "share of it finished: more than 98% (28 December 2024), after 83% (5 December 2020)" in said


def test_a_year_counts_as_its_last_day_in_the_order(at):
    found = at(pct("a", "50", dt.date(2019, 1, 1), latest=dt.date(2019, 12, 31)), pct("b", "40", dt.date(2019, 1, 28)))
    assert "50% (2019), after 40% (28 January 2019)" in plain(dossier(found, ["border"], [], 3, ""))


@pytest.mark.parametrize(
    "other",
    [{"confidence": "low"}, {"start": dt.date(2025, 5, 1)}, {"start": dt.date(2009, 5, 1)}, {"predicate": "whatever"}],
)
def test_what_is_unsound_later_old_or_of_no_known_kind_is_not_told(at, other):
    found = at(fact(**other))
    assert dossier(found, ["border"], [], 3, "works on the border") == ""
    assert found.gaps == ["no dated fact on works on the border is at hand"]


def test_an_end_that_has_not_come_is_not_told(at):
    found = at()
    ahead = fact(end=dt.date(2025, 10, 24))
    assert when(found, ahead) == "since 5 March 2024"
    assert when(found, fact(end=dt.date(2025, 1, 2))) == "5 March 2024 to 2 January 2025"


@pytest.mark.parametrize(
    ("object_", "notes", "said"),
    [
        ("people had returned since 1 October", "value 203639 count", "203,639 people had returned since 1 October"),
        ("scholars signed it", "value 5000 count; more than", "more than 5,000 scholars signed it"),
        ("aid was withheld", "value 800000000 USD; by one account", "aid was withheld (800 million US dollars)"),
        ("aid came to a total", "value 1250000000 USD", "aid came to a total of 1.25 billion US dollars"),
        ("aid came to a total", "value 14573000000 USD", "aid came to a total of 14.573 billion US dollars"),
        ("six programmes were listed", "value 6 count", "six programmes were listed"),
        ("14 of 24 attacks were theirs", "value 14 count", "14 of 24 attacks were theirs"),
        ("a ruling of March 2030 undid it", "", ""),
    ],
)
def test_a_number_of_the_notes_is_told_where_the_words_have_none(at, object_, notes, said):
    assert plain(clause(at(), fact(object=object_, notes=notes))) == said


def test_steps_are_sentences_with_their_dates(at):
    found = at(
        fact("a", object="fencing began"), fact("b", object="forts were planned"),
        fact("c", dt.date(2024, 6, 1), object="people had returned", notes="value 40 count"),
    )  # fmt: skip
    assert plain(dossier(found, ["border"], [], 3, "")) == (
        "- **Fence on the Afghan border**: On 5 March 2024, fencing began. On the same day, forts were planned. "
        "By 1 June 2024, 40 people had returned."
    )


def test_a_list_that_it_is_on_is_named_once(at):
    found = at(fact(subject="pakistan", predicate="fatf_grey_list", object="listed", end=dt.date(2024, 9, 1)))
    said = plain(dossier(found, [], ["fatf_grey_list"], 3, ""))
    assert said == "- **Pakistan**: on the grey list of the FATF (5 March 2024 to 1 September 2024)."


def test_every_number_is_entered_with_its_row(at):
    found = at()
    assert plain(value(found, pct("a", "2500-6000", dt.date(2024, 1, 1)))) == "2,500% to 6,000%"
    assert [e.value for e in found.ledger.entries] == [2500, 6000]
    assert {r for e in found.ledger.entries for r in e.basis.rows} == {"tahqiq:facts@1?id=a"}


def test_facts_without_a_programme_stand_under_their_subject(at):
    found = at(fact(subject="pakistan", predicate="proscribed_organisations_count", object="84"))
    said = dossier(found, [], ["proscribed_organisations_count"], 3, "")
    assert plain(said) == "- **Pakistan**: 84 organisations banned (5 March 2024)."
