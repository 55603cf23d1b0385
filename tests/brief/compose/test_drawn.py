"""Pictures of a brief hold what the evidence holds: their rows, captions and findings are made again from it."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from tahqiq.brief.compose.drawn.areas import areas, newest_areas
from tahqiq.brief.compose.drawn.districts import district_map
from tahqiq.brief.compose.drawn.ranges import ranges
from tahqiq.brief.compose.drawn.shares import shares
from tahqiq.brief.compose.drawn.timeline import timeline
from tahqiq.brief.compose.happened import happened
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.ledger import SPAN, plain

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
LONG = (dt.date(2010, 4, 1), dt.date(2025, 3, 31))


@pytest.fixture
def at(desk):
    return desk()


def picture(at):
    (made,) = at.pictures.values()
    return made


def value(at, text):
    """The values of a caption's numbers, in order."""
    by_id = {e.id: e.value for e in at.ledger.entries}
    return [by_id[m["id"]] for m in SPAN.finditer(text)]


@pytest.mark.parametrize("kind", ["timeline", "ranges", "areas", "districts", "shares"])
def test_the_assessment_has_each_kind_with_its_finding_in_the_picture(assessment, kind):
    made = {n.partition("-")[0]: p for n, p in assessment.pictures.items()}[kind]
    root = ElementTree.fromstring(made.figure.svg())
    words = " ".join(part.strip() for e in root.iter() if e.tag.endswith("text") for part in e.itertext())
    assert made.title in words and "as of 2025-04-08" in words
    assert all(b.releases and b.sources and b.query for _, _, b in made.rows)


def test_every_number_of_a_caption_is_in_the_ledger_and_stands_on_rows_of_its_picture(assessment):
    by_id = {e.id: e for e in assessment.entries}
    for told in assessment.to_dict()["pictures"]:
        assert told["numbers"] and not re.search(r"[\[\]{}]", told["caption"])
        rows = {r for row in told["rows"] for r in row["rows"]}
        for entry in (by_id[n] for n in told["numbers"]):
            assert set(entry.basis.rows) <= rows, entry


def test_a_timeline_has_the_months_of_one_publisher_as_they_are_printed(at):
    text = timeline(at, Thing("deaths", "PAK", "all"), LONG)
    rows = picture(at).rows
    printed = {row: f for f in at.evidence.figures for row in at.basis(f).rows}
    found = [printed[b.rows[0]] for _, _, b in rows]
    assert [(n, v) for n, v, _ in rows] == [(f"{f.start:%Y-%m}", f.value) for f in found]
    assert len({(f.publisher, f.metric, f.area, f.victim, f.basis) for f in found}) == 1
    months = [v for _, v, _ in rows]
    now, then = sum(months[-12:]), sum(months[-24:-12])
    assert value(at, text) == [max(months), then, now, pytest.approx(100 * (now / then - 1), rel=0.01)]


def test_a_change_that_chance_may_give_is_said_to_be_one_with_its_interval(at):
    text = plain(timeline(at, Thing("deaths", "PAK", "all"), LONG))
    assert re.search(r"51% more \(95% interval −\d+% to \+\d+%\), which may be chance", text)
    title = picture(at).title
    assert re.search(r"went from 705 to 1,064 a year by April 2024, which may be chance$", title)


def test_operations_on_a_timeline_began_within_it_and_are_the_states_own(at):
    timeline(at, Thing("deaths", "PAK", "all"), LONG)
    marked = re.findall(r"([^(),:]+) \((\d{4}-\d\d-\d\d)\)", picture(at).alt.partition("Marked:")[2])
    names = {o.name.removeprefix("Operation ").partition(" (")[0]: o for o in at.registry.operations.values()}
    assert 3 <= len(marked) <= 7
    for name, day in marked:
        operation = names[name.strip().removeprefix("and ")]
        assert str(LONG[0]) <= day <= str(LONG[1]) and operation.kind in ("military_operation", "strategy")


def test_too_few_months_make_no_timeline_but_a_gap(at):
    assert timeline(at, Thing("deaths", "PAK", "all"), YEAR) == ""
    assert not at.pictures and "too few months" in at.gaps[0]


def test_a_map_has_a_publishers_provinces_with_the_borders_that_it_counts_by(at):
    text = areas(at, Thing("attacks", "PAK"), YEAR)
    made = picture(at)
    printed = [
        f for part in ("PK-KP", "PK-BA", "PK-FATA")
        for figures in at.evidence.printed("attacks", part, YEAR).values() for f in figures
    ]  # fmt: skip
    for area, count, basis in made.rows:
        assert any(f.area == area and f.value == count and at.basis(f).rows == basis.rows for f in printed)
    assert value(at, text) == sorted((v for _, v, _ in made.rows), reverse=True)
    assert "PK-FATA" in {name for name, _, _ in made.rows}  # counted apart long after its merger
    assert "is counted without" in plain(text) and "no figure is at hand" in plain(text)


def test_without_a_count_by_province_a_map_has_the_newest_quarter_by_region(desk):
    at = desk(country="NGA")
    text = newest_areas(at, Thing("deaths", "NGA", "all"), (YEAR[0], dt.date(2025, 4, 8)))
    made = picture(at)
    printed = {row: f for f in at.evidence.figures for row in at.basis(f).rows}
    found = [printed[b.rows[0]] for _, _, b in made.rows]
    assert {at.registry.places[f.area].kind for f in found} == {"region"}
    assert len({(f.start, f.end, f.publisher, f.basis) for f in found}) == 1
    assert [v for _, v, _ in made.rows] == value(at, text) == sorted((f.value for f in found), reverse=True)
    assert "no figure" not in made.alt  # regions take in every state
    assert "Zones by ACLED's count" in plain(text)


def test_a_map_of_districts_has_the_deaths_that_a_count_of_each_gives(at):
    text = district_map(at, "PAK", 3)
    made = picture(at)
    assert re.search(r"most deaths in 2019–2021 in North Waziristan", made.title) and "none recorded" in made.alt
    by_id = {e.id: e for e in at.ledger.entries}
    told = [by_id[m["id"]] for m in SPAN.finditer(text)]
    span = dt.date(2019, 1, 1), dt.date(2021, 12, 31)
    for area in ("PAK", "North Waziristan", "Kech", "South Waziristan", "Quetta"):
        found = happened(at, at.registry.named(area)[0].id).counted(span)["deaths"]
        entry = told.pop(0)
        assert (entry.value, entry.basis.low, entry.basis.high) in [
            (found.value, found.low, found.high), (found.value, None, None)]  # fmt: skip
    assert not told and sum(v for n, v, _ in made.rows if n != "all") <= made.rows[-1][1]


def test_no_map_of_districts_where_no_events_are_at_hand_and_the_brief_says_so(desk):
    at = desk(country="NGA")
    assert district_map(at, "NGA", 3) == "" and not at.pictures
    assert at.gaps == ["events one by one are not at hand for Nigeria"]


def test_one_district_makes_no_map(at):
    assert district_map(at, "PK525", 3) == "" and not at.pictures


def test_one_province_makes_no_map(at):
    assert areas(at, Thing("attacks", "PAK"), (dt.date(1995, 1, 1), dt.date(1995, 12, 31))) == ""


def test_shares_are_parts_of_the_same_publishers_whole(at):
    text = shares(at, Thing("attacks", "PAK"), YEAR)
    *parts, (name, whole, _) = picture(at).rows
    assert name == "all" and len(parts) >= 2 and sum(v for _, v, _ in parts) <= whole
    top = sum(sorted((v for _, v, _ in parts), reverse=True)[:2])
    share = next(e for e in at.ledger.entries if e.text.endswith("%"))
    assert share.value == pytest.approx(100 * top / whole) and f"#{share.id} " in text
    assert f"{share.value:.0f}%" in picture(at).title


def test_where_no_publisher_lays_two_parts_to_groups_there_are_no_shares(at):
    assert shares(at, Thing("attacks", "PK-BA"), YEAR) == "" and not at.pictures
    assert [g for g in at.gaps if "which groups had which part of the attacks in Balochistan" in g]


def test_ranges_have_the_lowest_and_the_highest_of_three_publishers_or_more(at):
    text = ranges(at, Thing("deaths", "PAK", "all"), YEAR, ["attacks"])
    values = [v for _, v, _ in picture(at).rows]
    assert len(values) >= 3 and value(at, text) == [min(values), max(values)]
    assert f"{min(values):,.0f} to {max(values):,.0f}" in picture(at).title


def test_what_is_not_drawn_for_want_of_publishers_or_provinces_is_a_gap(desk):
    other, thing = desk(country="NGA"), Thing("deaths", "NGA", "all")
    assert ranges(other, thing, YEAR, ["attacks"]) == areas(other, thing, YEAR) == ""
    assert any("too few publishers" in g for g in other.gaps) and any("by state" in g for g in other.gaps)


def test_names_of_places_take_their_article_in_a_sentence_and_none_in_a_table(at):
    assert at.place("PK-FATA") == f"the {at.bare_place('PK-FATA')}"
    assert at.place("PK-BA") == at.bare_place("PK-BA") == "Balochistan"


def test_publishers_that_count_on_other_bases_are_said_to(at):
    ranges(at, Thing("deaths", "PAK", "all"), YEAR, ["attacks", "attacks_and_operations"])
    assert picture(at).title.startswith("Trackers count different things")
    assert ranges(at, Thing("deaths", "PAK", "all"), YEAR, ["operations"]) == ""


def test_a_day_before_the_months_were_published_knows_none_of_them(desk):
    early = desk(dt.date(2024, 1, 15))
    assert timeline(early, Thing("deaths", "PAK", "all"), (dt.date(2010, 1, 1), dt.date(2023, 12, 31))) == ""
