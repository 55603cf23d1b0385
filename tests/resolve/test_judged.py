"""Names as editors judged them: the uncertain ones alone, in the texts they judged, the last word standing."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.resolve.judged import Judged, uncertain
from tahqiq.resolve.resolver import NEAR_SPELLING
from tahqiq.terms import Judgement, Named, NameDecision
from tahqiq.terms.naming import in_force

AT = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
AMBIGUOUS = Named("the Riders", (), ("hill_riders", "sea_riders"), "ambiguous: 2 entries have this name")
UNKNOWN = Named("the  RIDERS", why="no entry has this name")
NEAR = Named("Hil Riders", ("hill_riders",), (), f"{NEAR_SPELLING} (93 of 100)")


def decision(seq, entry, judgement=Judgement.SAME, document="", name="the riders", withdraws=None):
    return NameDecision("actor", name, entry, judgement, document, "Ann", AT, "", withdraws, seq)


def meant(named, *log, document="t1", kind="actor"):
    return Judged.of(in_force(list(log))).meant(kind, named, document)


def test_a_name_means_what_it_was_judged_to_mean():
    found = meant(AMBIGUOUS, decision(1, "sea_riders"))
    assert (found.ids, found.candidates, found.why) == (("sea_riders",), (), "decided by Ann (n1)")
    assert meant(UNKNOWN, decision(1, "sea_riders")).ids == ("sea_riders",)
    assert found.text == "the Riders" and not uncertain(found)


def test_a_certain_name_stays_as_it_is():
    certain = Named("the Riders", ("hill_riders",), (), "name")
    assert meant(certain, decision(1, "sea_riders")) is certain


def test_other_kinds_names_and_texts_are_not_touched():
    here = decision(1, "sea_riders", document="t1")
    assert meant(AMBIGUOUS, here).ids == ("sea_riders",)
    assert meant(AMBIGUOUS, here, document="t2") is AMBIGUOUS
    assert meant(AMBIGUOUS, here, kind="area") is AMBIGUOUS
    assert meant(Named("the Walkers"), here) == Named("the Walkers")


def test_the_word_on_a_text_stands_over_the_one_on_every_text_and_the_later_over_the_earlier():
    everywhere, here = decision(2, "hill_riders"), decision(1, "sea_riders", document="t1")
    assert meant(AMBIGUOUS, here, everywhere).ids == ("sea_riders",)
    assert meant(AMBIGUOUS, here, everywhere, document="t2").ids == ("hill_riders",)
    assert meant(AMBIGUOUS, decision(1, "hill_riders"), decision(2, "sea_riders")).ids == ("sea_riders",)


def test_what_a_name_does_not_mean_is_no_candidate_and_the_rest_is_not_guessed():
    found = meant(AMBIGUOUS, decision(1, "sea_riders", Judgement.OTHER))
    assert (found.ids, found.candidates) == ((), ("hill_riders",)) and uncertain(found)


@pytest.mark.parametrize(("judgement", "ids"), [(Judgement.OTHER, ()), (Judgement.UNSURE, ("hill_riders",))])
def test_a_near_spelling_may_be_denied(judgement, ids):
    assert meant(NEAR, decision(1, "hill_riders", judgement, name="hil riders")).ids == ids


def test_an_entry_that_the_name_cannot_mean_here_is_not_forced_from_afar():
    assert meant(AMBIGUOUS, decision(1, "lake_riders")) is AMBIGUOUS
    assert meant(AMBIGUOUS, decision(1, "lake_riders", document="t1")).ids == ("lake_riders",)


def test_a_judgement_is_withdrawn_and_brought_back():
    made, gone = decision(1, "sea_riders"), decision(2, "sea_riders", withdraws=1)
    assert meant(AMBIGUOUS, made, gone) is AMBIGUOUS
    assert meant(AMBIGUOUS, made, gone, decision(3, "sea_riders", withdraws=2)).ids == ("sea_riders",)
