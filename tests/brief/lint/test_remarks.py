"""What is remarked in a text's language, and what is left alone. The sentences are ours."""

from __future__ import annotations

import pytest

from tahqiq import verbs
from tahqiq.brief.lint import Severity
from tahqiq.brief.lint.rules import entries
from tahqiq.errors import InputError

MONTH = "The institute counted 74 attacks in March, nine more than in February. "


def found(text):
    return [(r.rule, r.quote) for r in verbs.lint(text).remarks]


def only(text):
    result = verbs.lint(text)
    assert len(result.remarks) == 1, [(r.rule, r.quote) for r in result.remarks]
    return result.remarks[0]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("Attacks fell by 12% due to better policing.", "cause.asserted", "due to"),
        ("The ceasefire contributed to a fall in attacks.", "cause.asserted", "contributed to"),
        ("The talks led to fewer attacks in 2022.", "cause.asserted", "led to"),
        ("The closure of the crossing has exacerbated the dispute.", "cause.verb", "exacerbated"),
        ("Forces held 40 posts in May 2023, demonstrating their reach.", "cause.aside", "demonstrating"),
        ("The cowardly attack killed four people.", "emotive.word", "cowardly"),
        ("Attacks have soared since March 2022.", "emotive.change", "soared"),
        ("The campaign was a resounding success.", "emotive.praise", "resounding success"),
        ("Two policemen were martyred at the checkpoint.", "partisan.martyr", "martyred"),
        ("Troops neutralised four militants in Tirah.", "partisan.euphemism", "neutralised"),
        ("The army eliminated 16 fighters in one night.", "partisan.euphemism", "eliminated"),
        ("Eleven miscreants were held.", "partisan.label", "miscreants"),
        ("The so-called army of the valley said it would fight on.", "partisan.scare", "so-called"),
        ("Police held 14 terrorists in Quetta.", "partisan.terrorist", "terrorists"),
        ("The raid hit a post of Fitna-al-Khawarij.", "partisan.name", "Fitna-al-Khawarij"),
        ("Three Sarmachars were held.", "partisan.name", "Sarmachars"),
        ("Dozens of houses were burnt.", "vague.number", "Dozens of"),
        ("The group has recently moved to the south.", "vague.time", "recently"),
        ("Attacks fell significantly.", "vague.size", "fell significantly"),
        ("The group poses a growing threat.", "vague.trend", "growing threat"),
        ("The network was completely dismantled.", "absolute.done", "completely dismantled"),
        ("The operation undoubtedly worked.", "absolute.certain", "undoubtedly"),
        ("It is believed that the group has 400 fighters.", "source.none", "It is believed that"),
        ("Analysts say the fence has gaps.", "source.unnamed", "Analysts say"),
        ("Allegations of foreign support persist.", "source.persist", "Allegations of foreign support persist"),
        ("The group may well return to the valley.", "icd203.outside", "may well"),
        ("It is possible that the group will return.", "icd203.outside", "It is possible that"),
        ("The group will probably return.", "icd203.second", "probably"),
        ("Violence could spread to the south.", "icd203.bare", "could spread"),
    ],
)  # fmt: skip
def test_what_is_remarked(text, rule, quote):
    assert (rule, quote) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        MONTH,
        "Nine deaths were due to roadside bombs.",
        "The raid led to the arrest of five men.",
        "The report is due to be published on 4 May 2025.",
        "Injuries caused by mines fell from 40 in 2021 to 31 in 2022.",
        "Experts neutralised two bombs beside the road.",
        "The programme aims to eradicate polio.",
        "The count never fell below 20 in any month of 2024.",
        "The list has 41 proscribed terrorist organisations and the law on terrorist financing.",
        "The new sanctions regime took effect in 2021.",
        "In recent years, from 2019 to 2024, attacks rose from 40 to 73.",
        "Attacks fell significantly, by 34%.",
        "It is likely that attacks will rise; a fall is very unlikely.",
        "Security forces and the Frontier Corps held the road.",
        "The district could not be reached in May 2024.",
        "Cash was credited to the account of a firm.",
        "Two in three of the scores were in the upper hundreds.",
        "The committee admitted two members, and a group claimed the attack.",
    ],
)  # fmt: skip
def test_what_is_left_alone(text):
    assert found(text) == []


def test_a_quotation_is_whoever_says_it():
    assert found("The army's statement said it had “neutralised” eight “terrorists”.") == []
    assert found('"Two of our soldiers were martyred," the statement said.') == []
    assert found("> Two soldiers were martyred.\n\n" + MONTH) == []


def test_an_apostrophe_opens_no_quotation():
    assert ("partisan.martyr", "martyred") in found("The militants’ raid martyred two of the army’s men.")


def test_an_open_quotation_ends_with_its_paragraph():
    text = "“The cowardly enemy fled.\n\nDozens of houses were burnt."
    assert found(text) == [("vague.number", "Dozens of")]


def test_a_warning_in_a_sentence_with_a_source_is_a_note():
    remark = only("According to the interior ministry, two policemen were martyred.")
    assert (remark.severity, remark.attributed_to) == (Severity.NOTE, "the interior ministry")


def test_a_source_answers_a_statement_without_one():
    assert found("According to the monitoring team, the group has an estimated 4,000 fighters.") == []
    assert ("source.none", "an estimated") in found("The group has an estimated 4,000 fighters.")


def test_likelihood_and_confidence_in_one_sentence():
    remark = only("We have high confidence that a return to talks is unlikely.")
    assert remark.rule == "icd203.both"
    assert remark.quote == "high confidence that a return to talks is unlikely"
    assert remark.source is not None
    assert found("A return to talks is unlikely. We have high confidence in this.") == []


def test_a_term_of_the_second_set_is_a_warning_where_the_first_is_used_too():
    alone = only("The group will probably return.")
    assert (alone.severity, alone.instead) == (Severity.NOTE, "likely (55–80%)")
    mixed = only("The group will probably return. A split is unlikely.")
    assert mixed.severity is Severity.WARNING


def test_a_label_names_its_page_and_the_group():
    remark = only("The raid hit a post of Fitna al Khawarij.")
    assert "Tehrik-i-Taliban Pakistan" in remark.instead
    assert "://" in remark.source.url


def test_every_remark_is_anchored_letter_for_letter():
    text = "Attacks\r\nsoared — “it was due to\u00a0talks” — ﬁnally led\u00a0to\r\ncalm, and dozens of men martyred."
    result = verbs.lint(text)
    assert {r.rule for r in result.remarks} == {"emotive.change", "cause.asserted", "vague.number", "partisan.martyr"}
    assert all(text[r.start : r.end] == r.quote for r in result.remarks)
    ends = [0, *(r.end for r in result.remarks)]
    assert all(r.start >= before for r, before in zip(result.remarks, ends, strict=False))


def test_the_lexicon_says_of_every_rule_why_and_what_instead():
    for entry in entries():
        assert entry.why and entry.instead and entry.alternatives, entry.rule
        assert not entry.why.endswith("."), entry.rule


def test_what_is_not_english_is_refused():
    with pytest.raises(InputError, match="English"):
        verbs.lint("یہ رپورٹ اردو میں لکھی گئی ہے اور اس میں کوئی انگریزی نہیں ہے۔")


def test_an_empty_text_has_no_remarks():
    assert verbs.lint("").remarks == ()
