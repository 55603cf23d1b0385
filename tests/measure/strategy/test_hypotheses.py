"""Rival explanations: the arithmetic on made items, and the bundled question."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.measure.strategy.made import PAGE, REGISTRY, day, fact, figure

from tahqiq.measure.records import Allegation
from tahqiq.measure.strategy.hypotheses import gather, weigh, weight
from tahqiq.measure.strategy.seen import Evidence
from tahqiq.registry.plans import rivals
from tahqiq.registry.plans.cells import Cells
from tahqiq.registry.plans.read_rivals import rivals as read


def page(name, origin, grade="B2", date="2020-01-01", **ratings):
    return {
        "id": name,
        "says": name,
        "origin": origin,
        "source": PAGE,
        "date": date,
        "grade": grade,
        "ratings": ratings,
    }


def question(*items):
    faults = []
    row = {
        "id": "q", "question": "Why?", "area": "ARC", "source": PAGE, "items": list(items),
        "hypotheses": [{"id": name, "says": name} for name in ("a", "b", "c")],
    }  # fmt: skip
    made = read(Cells(row, "hypotheses.yml q", faults))
    return made, faults


def balance(*items, on="2020-06-01", figures=(), facts=(), allegations=()):
    made, faults = question(*items)
    assert faults == []
    return weigh(REGISTRY, made, Evidence(tuple(figures), tuple(facts), tuple(allegations)), day(on))


def against(found):
    return {h.id: round(h.against, 2) for h in found.hypotheses}


def test_what_speaks_against_each_is_the_sum_of_weights():
    found = balance(page("x", "one", "A1", a="I", b="II", c="N"), page("y", "two", "B2", a="I", b="CC", c="C"))
    assert against(found) == {"c": 0, "a": 1.64, "b": 2}
    assert {h.id: round(h.in_favour, 2) for h in found.hypotheses} == {"c": 0.64, "a": 0, "b": 1.28}
    assert [h.id for h in found.hypotheses if h.least] == ["c"]


def test_items_of_one_origin_count_once_by_the_strongest():
    found = balance(page("x", "one", "A1", a="I", b="N", c="N"), page("y", "one", "B2", a="II", b="N", c="N"))
    assert against(found)["a"] == 1.28
    assert weight("A1") == 1 and weight("B2") == pytest.approx(0.64) and weight("") == 0


def test_leaving_one_out_shows_what_carries_the_balance():
    found = balance(page("x", "one", "A1", a="N", b="II", c="N"), page("y", "two", "B2", a="I", b="N", c="I"))
    assert [h.id for h in found.hypotheses if h.least] == ["a", "c"]
    items = {i.id: i for i in found.items}
    assert items["x"].carries and items["x"].without == ("b",)
    assert items["y"].carries is False
    spans = {h.id: (round(h.lowest, 2), round(h.highest, 2)) for h in found.hypotheses}
    assert spans["b"] == (0, 2) and spans["a"] == (0, 0.64)
    assert "rests on x" in found.said


def test_an_item_that_goes_with_all_tells_nothing():
    found = balance(page("x", "one", a="C", b="C", c="C"))
    assert not found.items[0].telling and "0 of 1 items tell rivals apart" in found.said


def test_little_contradicted_is_not_supported():
    items = [page(f"x{i}", f"o{i}", a="I", b="I", c="N") for i in range(4)]
    found = balance(*items)
    assert "0 of 4 independent origins speak to “c”: it was hardly tested" in found.said
    assert "“a” and “b” (2.56)" in found.said


def test_what_is_not_known_yet_is_left_out():
    found = balance(page("x", "one", date="2021", a="II", b="N", c="N"))
    assert found.items[0].left_out == "not known yet" and against(found) == {"a": 0, "b": 0, "c": 0}
    assert found.said.startswith("No item of evidence counts")


def test_an_allegation_never_counts():
    item = {"id": "x", "says": "x", "origin": "one", "allegation": "al-1", "ratings": {"a": "CC", "b": "II", "c": "N"}}
    claim = Allegation("al-1", day("2020-01-01"), "army", "other", "They did it", "other", "", PAGE)
    found = balance(item, allegations=[claim])
    assert "no evidence for itself" in found.items[0].left_out and found.items[0].weight == 0
    assert [r.role for r in found.items[0].rows] == ["alleged"]


def test_a_measured_item_stands_where_the_figures_show_it():
    item = {
        "id": "x", "says": "x", "origin": "one", "ratings": {"a": "I", "b": "N", "c": "N"},
        "measured": {"statistic": "attacks", "area": "ARC", "now": "2021", "base": "2020", "shows": "up"},
    }  # fmt: skip

    def counts(now):
        rows = []
        for year, value in ((2020, 50), (2021, now)):
            for month in range(1, 13):
                first = dt.date(year, month, 1)
                last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
                rows.append(figure(f"{first}", f"{last}", value + month % 3))
        return rows

    assert balance(item, on="2022-01-01", figures=counts(120)).items[0].counts
    still = balance(item, on="2022-01-01", figures=counts(50)).items[0]
    assert not still.counts and "the figures do not show it" in still.left_out
    assert not balance(item, on="2022-01-01", figures=counts(10)).items[0].counts
    assert "no figures were known" in balance(item, on="2021-06-01", figures=counts(120)).items[0].left_out


def test_rows_have_the_grade_of_their_source():
    item = {"id": "x", "says": "x", "origin": "o", "facts": ["f-1"], "ratings": {"a": "I", "b": "N", "c": "N"}}
    assert balance(item, facts=[fact("2020-01-01", "so", name="f-1")]).items[0].grade == "C3"
    assert not balance(item, facts=[fact("2020-07-01", "so", name="f-1")]).items[0].counts


def test_faults_of_a_question():
    bad = {**page("x", "one", a="I", b="maybe", d="N"), "allegation": "al-1"}
    _, faults = question(bad, {"id": "y", "says": "y", "ratings": {}, "source": "a friend"})
    for part in (
        "b is rated 'maybe'",
        "does not say how it goes with c",
        "rates d",
        "an item is one of",
        "origin is missing",
        "expected the address of the page",
        "needs its date and its Admiralty grade",
    ):
        assert any(part in fault for fault in faults), part


@pytest.fixture(scope="module")
def why(bundled):
    """The bundled question on a day."""
    asked = rivals(bundled.registry)["violence_after_2021"]
    seen = gather(bundled.workspace, [asked])
    return lambda on: weigh(bundled.registry, asked, seen, day(on))


def test_better_counting_is_contradicted_most(why):
    found = why("2025-04-08")
    assert found.hypotheses[-1].id == "counting"
    assert {i.id for i in found.items if not i.counts} == {"ucdp_deaths", "alleged_sanctuary", "alleged_inside"}
    assert all(r.page for i in found.items for r in i.rows)


def test_every_item_of_the_bundled_question_finds_its_rows(why):
    left = {i.id: i.left_out for i in why("2026-03-01").items if not i.counts}
    assert left == dict.fromkeys(("alleged_sanctuary", "alleged_inside"), "an allegation is no evidence for itself")


def test_nothing_that_came_later_weighs(why):
    for on in ("2021-12-31", "2023-06-30", "2025-04-08"):
        rows = [r for i in why(on).items for r in i.rows]
        assert all(r.known_from is None or r.known_from <= day(on) for r in rows)
