"""What is on record of an allegation: who, of whom, since when, who denies it; never whether it is so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.find.alleged import Allegations
from tahqiq.claims.judge.allegations import readings, reason
from tahqiq.claims.read.parties import Parties
from tahqiq.registry import load
from tahqiq.resolve import Gazetteer
from tahqiq.terms import Claim, ClaimKind, Named, Outcome, WhyNot


@pytest.fixture(scope="module")
def parties() -> Parties:
    packs = Path(tahqiq.__file__).parent / "packs"
    registry = load([packs / "world", packs / "pakistan"])
    return Parties(registry, Gazetteer(registry))


def record(number, alleger, accused, allegation, first, denied_by="", denial_date=""):
    return {
        "allegation_id": f"a{number}", "alleger": alleger, "accused": accused, "allegation": allegation,
        "first_date": first, "denied_by": denied_by, "denial_date": denial_date, "evidence_offered": "a dossier",
        "third_party_view": "No third party confirmed it", "urls": f"https://example.org/{number} | https://example.net/",
        "known_from": dt.date.fromisoformat(first), "dataset": "allegations", "release_id": "allegations@1",
    }  # fmt: skip


@pytest.fixture(scope="module")
def on_record(parties):
    return Allegations(
        [
            record(1, "state_pakistan", "india", "India pays the BLA", "2020-11-14", "india", "2020-11"),
            record(2, "state_pakistan", "afghan_taliban", "The TTP is sheltered in Afghanistan", "2023-10-03"),
            record(3, "india", "state_pakistan", "Pakistan shelters Jaish-e-Mohammed", "2019-02-14"),
            record(4, "us", "isi", "The Haqqani Network is an arm of the ISI", "2011-09-22", "state_pakistan"),
        ],
        parties,
    )


def said(quote, accused="", alleger=""):
    return Claim(
        "c1", quote, 0, len(quote), ClaimKind.OTHER, "other:allegation", actor=Named(accused), attributed_to=alleger,
        checkable=False, why_not=WhyNot.ALLEGATION,
    )  # fmt: skip


def ids(found):
    return [a.record["allegation_id"] for a in found]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (said("Islamabad accuses India of paying the BLA", "India", "Islamabad"), ["a1"]),
        (said("allegations of Indian and Afghan support for the TTP and the BLA", "Indian and Afghan"), ["a1", "a2"]),
        (said("New Delhi rejects the charge", "New Delhi"), ["a1"]),
        (said("The Taliban deny sheltering the TTP", "The Taliban"), ["a2"]),
        (said("India accuses Pakistan of sheltering Jaish-e-Mohammed", "Pakistan", "India"), ["a3"]),
        (said("the Haqqani Network was an arm of the ISI", "the ISI", "Washington"), ["a4"]),
        # the sides turned round, another accuser, another group, nobody
        (said("India accuses Pakistan of paying the BLA", "Pakistan", "India"), []),
        (said("Iran accuses India of paying the BLA", "India", "Iran"), []),
        (said("Islamabad accuses India of paying the TTP", "India", "Islamabad"), []),
        (said("France accuses Brazil of paying the BLA", "Brazil", "France"), []),
        (said("accusations were heard"), []),
    ],
)
def test_which_allegation_is_meant(on_record, claim, expected):
    assert sorted(ids(on_record.meant(claim, None, dt.date(2025, 4, 8)))) == expected


def test_a_capital_stands_for_the_government_of_its_day(parties):
    assert parties.named("Kabul", dt.date(2020, 1, 1)) == {"afghanistan_republic"}
    assert parties.named("Kabul", dt.date(2024, 1, 1)) == {"afghan_taliban"}
    assert "state_pakistan" in parties.named("Islamabad")


def test_only_what_was_known_on_the_day(on_record):
    claim = said("Islamabad accuses India of paying the BLA", "India", "Islamabad")
    assert on_record.meant(claim, dt.date(2020, 11, 1)) == []
    (early,) = on_record.meant(claim, dt.date(2020, 11, 20))
    assert early.denied_by == "" and early.third_parties == ""  # "2020-11" is known at the month's end
    (late,) = on_record.meant(claim, dt.date(2021, 1, 1))
    assert late.denied_by == "india"


def test_the_reason_tells_both_sides_and_the_readings_are_silent(on_record, parties):
    claim = said("Islamabad accuses India of paying the BLA", "India", "Islamabad")
    meant = on_record.meant(claim, None)
    text = reason(claim, meant, parties.name)
    assert "Pakistan has alleged this of India since 2020-11-14, which India denies (2020-11)" in text
    assert "not whether it is so" in text
    (found,) = readings(meant, parties.name)
    assert found.outcome is Outcome.SILENT and not found.principal and found.value is None
    assert "No third party confirmed it" in found.why and found.rows_url == "https://example.org/1"
    assert found.query == "tahqiq:allegations@1?id=a1"


def test_an_allegation_that_is_not_on_record_says_so(parties):
    claim = said("France accuses Brazil of paying rebels", "Brazil", "France")
    assert "France as the accuser and Brazil as the accused" in reason(claim, [], parties.name)
    assert reason(said("accusations were heard"), [], parties.name).endswith("not whether it is so.")
