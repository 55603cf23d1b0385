"""Costs, estimates, what was promised and rival explanations, from the bundled evidence of two countries."""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.brief.compose.costs import cost
from tahqiq.brief.compose.dossier import dossier
from tahqiq.brief.compose.estimates import estimates
from tahqiq.brief.compose.groups import strength
from tahqiq.brief.compose.rivals import rivals
from tahqiq.brief.compose.tracked import told, tracked, unknown
from tahqiq.brief.ledger import plain


def test_costs_name_who_says_what_over_which_years_and_that_only_the_state_does(desk):
    said = plain(cost(desk()))
    assert "127 billion US dollars" in said and "July 2001 to February 2018" in said and "2.5 times the lowest" in said
    assert "bodies of the state itself" in said


def test_a_country_without_a_sum_has_a_gap(desk):
    there = desk(country="CMR")
    assert cost(there) == "" and "cost the economy" in there.gaps[0]


def test_estimates_have_ranges_and_their_source_and_leave_out_what_was_told(desk):
    there = desk()
    whole = plain(estimates(there))
    assert re.search(r"TTP: 6,000 to 6,500 fighters .*, as the UN .* put it \(located in Afghanistan\)", whole)
    assert "on weak sources (" in whole
    after = desk()
    strength(after, "ttp")
    rest = plain(estimates(after))
    assert "TTP: " not in rest and "ISKP: " in rest


def test_no_estimate_published_later_is_known(desk):
    assert "6,000 to 6,500 fighters from 1 July" not in plain(estimates(desk(dt.date(2025, 1, 10))))


def test_commitments_are_counted_as_the_tracker_counts_them(desk):
    there = desk()
    said = plain(tracked(there))
    for one in told(there):
        assert f"### {one.name.split(' (')[0]}" in said and one.as_of == there.as_of
        assert re.search(rf"\b{len(one.commitments)} commitments", said)
    assert "National Action Plan 2014" not in said  # it had ended
    counts = [int(e.text) for e in there.ledger.entries if "commitments by status" in e.basis.what]
    assert counts and all(e.basis.releases for e in there.ledger.entries)


def test_a_commitment_says_its_grade_and_whose_word_alone_carries_it(desk):
    said = plain(tracked(desk()))
    assert re.search(r"operations on intelligence\*\*: on course \(graded D3; on a party's own word alone\)", said)
    assert "PICSS counted 905 attacks in Pakistan in 2024, against 187 in 2020" in said


def test_what_was_told_above_is_not_told_again(desk):
    there = desk()
    dossier(there, ["institution"], [], 3, "")
    assert "The newest step is told above, that of 19 November 2024." in plain(tracked(there))


def test_holes_are_named_with_why(desk):
    said = unknown(desk())
    assert "**Talks held and agreements reached**: No public record of talks or terms was found." in said
    assert not re.search(r"\d", said.replace("2014", "").replace("2021", ""))


def test_explanations_stand_in_the_order_of_what_speaks_against_them(desk):
    there = desk()
    said = plain(rivals(there))
    items = re.findall(r"^- (.*)$", said, re.MULTILINE)
    assert items[0] == "Less military pressure inside Pakistan: too little evidence to test it."
    assert items[-1] == "Better counting, not more violence: nothing that counts for it."
    assert "where nothing else is said of one, there is more weight for it than against it" in said
    assert f"{len(items)} explanations" in said and "can turn that order" in said


def test_a_trend_of_kidnapping_is_not_weighed_beside_an_operation_and_one_not_known_yet_is_said_to_be(desk):
    there, early = desk(country="NGA"), desk(dt.date(2024, 1, 15), country="NGA")
    assert rivals(there) and rivals(there, (2021, 2026)) == ""
    unshown = "No counts known by then show the trend itself."
    assert unshown in plain(rivals(early)) and unshown not in plain(rivals(there))


def test_a_strategy_of_which_nothing_is_told_says_so_once(desk):
    early = plain(tracked(desk(dt.date(2024, 1, 15), country="NGA")))
    assert "Nothing known tells how its 2 commitments stand." in early
    assert "In force since August 2016." in early and "In force since 24 August 2017." in early


def test_without_hypotheses_and_strategies_there_are_gaps(desk):
    there = desk(country="CMR")
    assert rivals(there) == tracked(there) == "" and len(there.gaps) == 2


def test_parts_of_a_period_stand_as_their_sum_against_the_same_months(desk):
    there = desk(dt.date(2026, 2, 1))
    said = plain(tracked(there))
    assert re.search(r"\d+ attacks in Pakistan in January to \w+ 2025, against \d+ in January to \w+ 2023", said)
    summed = [e for e in there.ledger.entries if e.basis.query.startswith("figure(") and "+" in e.basis.query]
    assert summed and all(len(e.basis.rows) > 1 for e in summed)
