"""Dated facts in sentences: who did it, to whom, and names that are what the fact tells."""

from __future__ import annotations

from tahqiq.brief.compose.states import state
from tahqiq.brief.ledger import plain


def said(desk, predicate, subject):
    fact = next(f for f in desk.evidence.facts if (f.predicate, f.subject) == (predicate, subject))
    return plain(state(desk, fact))


def test_another_name_of_the_subject_stays_as_it_is_told(desk):
    assert said(desk(), "official_label", "ttp").endswith("officials were told to call the TTP “Fitna al-Khawarij”.")


def test_an_actor_is_named_as_a_sentence_has_it(desk):
    assert "banned the TTP" in said(desk(), "proscribed_by", "ttp")


def test_a_body_has_its_article_and_what_stands_behind_its_name_stands_last(desk):
    assert "the UN listed the TTP" in said(desk(), "listed_by", "ttp")
    of_nigeria = desk(country="NGA")
    assert said(of_nigeria, "proscribed_by", "lakurawa") == (
        "On 23 January 2025, Nigeria banned Lakurawa (order of the Federal High Court)."
    )


def test_a_step_of_a_programme_is_a_sentence(desk):
    fence = next(
        f for f in desk().evidence.facts if f.subject == "border_fence_afghanistan" and f.predicate == "milestone"
    )
    assert plain(state(desk(), fence)) == "In March 2017, fencing began (Fence on the Afghan border)."
