"""The review of an operation or programme: of both countries and several days, right by our own check, never sure."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import plain
from tahqiq.brief.write import write
from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.briefing import Order, brief
from tahqiq.verbs.linting import lint

from .roundtrip import round_trip

pytestmark = pytest.mark.slow

CASES = [
    ("PAK", "2025-04-08", "zarb_e_azb"), ("PAK", "2015-01-15", "zarb_e_azb"), ("PAK", "2025-04-08", "radd_ul_fasaad"),
    ("PAK", "2025-04-08", "border_fence_afghanistan"), ("PAK", "2025-04-08", "azm_e_istehkam"),
    ("PAK", "2026-02-01", "azm_e_istehkam"), ("NGA", "2025-04-08", "hadin_kai"), ("NGA", "2026-02-01", "lafiya_dole"),
]  # fmt: skip


@pytest.fixture(scope="module")
def review(workspace):
    """The review of a subject as of a day; each built once."""
    made = {}

    def make(country, day, subject):
        if (country, day, subject) not in made:
            order = Order("operation", country, dt.date.fromisoformat(day), subject=subject, workspace=workspace.path)
            made[country, day, subject] = brief(order)
        return made[country, day, subject]

    return make


@pytest.mark.parametrize(("country", "day", "subject"), CASES)
def test_our_own_check_finds_its_numbers_and_contradicts_none(review, workspace, country, day, subject):
    made = review(country, day, subject)
    missed, contradicted = round_trip(made, workspace)
    assert len(missed) <= 0.05 * len(made.entries), missed
    assert not contradicted


@pytest.mark.parametrize(("country", "day", "subject"), CASES)
def test_it_reads_as_written_by_somebody(review, country, day, subject):
    text = plain(review(country, day, subject).text)
    assert tidied(text) == text
    assert not re.search(r"N/A|\bNone\b|\bnan\b|\{\{|\(\)|\d{4}-\d\d-\d\d|p = ", text)
    assert not lint(text[: text.index("## Who counts")] if "## Who counts" in text else text).remarks


def test_results_are_said_to_be_those_of_who_led_it_and_its_losses_stand_apart(review):
    text = plain(review("PAK", "2025-04-08", "zarb_e_azb").text)
    results = text.split("## Results")[1].split("## ")[0]
    losses = text.split("## Its own losses")[1].split("## ")[0]
    assert "figures of ISPR on its own doing" in results
    assert "3,500 militants killed" in results and "soldiers" not in results
    assert "490 soldiers killed" in losses and "militants killed in Operation" not in losses


def test_what_was_not_known_on_the_day_is_not_told(review):
    early = plain(review("PAK", "2015-01-15", "zarb_e_azb").text)
    assert "No end of it was known on 15 January 2015" in early
    assert "3,500" not in early and "Khyber-2" not in early and "2017" not in early


def test_a_refusal_is_given_with_its_reason_and_what_a_placebo_is(review):
    text = plain(review("PAK", "2025-04-08", "zarb_e_azb").text)
    assert "no effect can be told: " in text
    assert "A placebo is a date or a place at which nothing of the kind began" in text


def test_a_figure_and_what_was_to_be_expected_are_one_number(review):
    made = review("PAK", "2025-04-08", "radd_ul_fasaad")
    (one,) = [e for e in made.entries if "were to be expected" in e.text]
    assert re.fullmatch(r"245 lethal events, where \d+ \(95% interval \d+ to \d+\) were to be expected", one.text)
    assert one.value == 245 and "tahqiq measure effect radd_ul_fasaad" in one.basis.command


def test_displacement_sets_the_districts_around_beside_it(review):
    text = plain(review("PAK", "2025-04-08", "zarb_e_azb").text)
    assert "In the districts that touch the Federally Administered Tribal Areas UCDP recorded" in text
    assert "of the whole country, so that no district beside it is left" in plain(
        review("PAK", "2025-04-08", "radd_ul_fasaad").text
    )


def test_what_was_built_bit_by_bit_is_told_by_its_steps_and_by_what_stood(review):
    text = plain(review("PAK", "2025-04-08", "border_fence_afghanistan").text)
    assert "94% of it was finished" in text and "A lower figure given on 29 December 2018 contradicts these" in text
    assert "than if they had moved as those further inside; no effect that could be told from chance" in text
    assert "Other distances, months and readings of what stood come to the same" in text


def test_a_country_without_events_is_measured_by_the_panel_around_its_break(review):
    text = plain(review("NGA", "2025-04-08", "hadin_kai").text)
    assert re.search(r"from May 2021 to April 2023 Nigeria had about [\d,]+ state-based deaths, where", text)
    assert "events one by one of North East Nigeria about that time are at hand" in text


def test_publishers_months_and_weighed_rivals_stand_in_where_events_end(review):
    text = plain(review("PAK", "2025-04-08", "azm_e_istehkam").text)
    assert "By the months of attacks that PICSS printed: from July 2024" in text
    assert "a span that begins before it" in text
    assert "Those least spoken against come first" in text and "too little evidence to test it" in text


def test_it_is_written_in_every_format_twice_alike(review):
    made = review("PAK", "2025-04-08", "zarb_e_azb")
    for format_ in ("html", "docx", "pdf", "md", "json"):
        assert write(made, format_) == write(made, format_)


def test_what_had_not_begun_or_is_none_is_refused_in_a_line(workspace):
    with pytest.raises(InputError, match="began after 2016-01-15"):
        brief(Order("operation", "PAK", dt.date(2016, 1, 15), subject="radd_ul_fasaad", workspace=workspace.path))
    with pytest.raises(InputError, match="neither an operation nor something built bit by bit"):
        brief(Order("operation", "PAK", dt.date(2025, 4, 8), subject="nacta", workspace=workspace.path))
    with pytest.raises(UnknownName, match="names no operation or programme"):
        brief(Order("operation", "PAK", dt.date(2025, 4, 8), subject="TTP", workspace=workspace.path))
    with pytest.raises(InputError, match=r"name it \(--subject\)"):
        brief(Order("operation", "PAK", dt.date(2025, 4, 8), workspace=workspace.path))
