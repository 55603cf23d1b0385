"""What the tracker says of the bundled strategies: before and after what is known to have changed them."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.measure.strategy.history import history
from tahqiq.measure.strategy.result import Status
from tahqiq.measure.strategy.tell import gather, tell
from tahqiq.registry.plans import Alleged, Events, FactSeries, Statistic, strategies


@pytest.fixture(scope="module")
def told(bundled):
    """The statuses of a strategy on a day."""
    plans = strategies(bundled.registry)
    seen = gather(bundled.workspace, bundled.registry, list(plans.values()))

    def on(name, day):
        return tell(bundled.workspace, bundled.registry, plans[name], dt.date.fromisoformat(day), seen)

    return on


@pytest.mark.parametrize(
    ("day", "items", "listed"),
    [
        ("2018-12-31", "cannot be told", "cannot be told"),
        ("2020-03-01", "behind", "behind"),
        ("2022-06-30", "met", "behind"),
        ("2022-10-20", "met", "behind"),
        ("2022-10-21", "met", "met"),
        ("2025-04-08", "met", "met"),
    ],
)
def test_the_grey_list_and_its_plan(told, day, items, listed):
    found = told("fatf_action_plan", day)
    assert (found["items_2018_done"].status, found["grey_list"].status) == (items, listed)


def test_before_it_ended_nobody_knew_that_the_listing_would(told):
    held = [r for r in told("fatf_action_plan", "2022-10-20")["grey_list"].rows if r.role == "holds"]
    assert [r.end and r.end.year for r in held] == [2010, 2015, None]


def test_the_fence_in_2019_and_2025(told):
    early, late = told("western_border", "2019-03-01")["fenced"], told("western_border", "2025-04-08")["fenced"]
    assert early.status == "behind" and "34% (2019-01-28) of 100%, due by 2019-12" in early.why
    assert late.status == "behind" and "98% (2024-12-28) of 100%; it was promised by 2019-12" in late.why
    assert early.one_sided and late.one_sided and late.grade == "D3"
    assert "2024" not in early.why


def test_violence_since_the_plan_of_2021(told):
    found = told("nap_2021", "2025-04-08")["attacks_2021"]
    assert found.status == "reversed" and found.grade == "B1"
    assert {v.publisher for v in found.voices if v.status == "reversed"} == {"picss", "pips", "crss"}
    assert told("nap_2021", "2022-06-30")["attacks_2021"].status == "cannot be told"


def test_events_are_seen_from_their_release_on(told):
    assert told("nap_2014", "2022-06-29")["lethal_events_2014"].status == "cannot be told"
    assert told("nap_2014", "2022-06-30")["lethal_events_2014"].status == "on course"


def test_a_campaign_of_nine_months(told):
    found = told("azm_e_istehkam", "2025-04-08")
    assert found["attacks"].status == "cannot be told" and "no more than chance can do" in found["attacks"].why
    assert found["ibos"].status == "on course" and found["ibos"].one_sided
    assert found["sanctuary_alleged"].status == "cannot be told"
    assert {r.role for r in found["sanctuary_alleged"].rows} == {"alleged"}
    assert found["detention_law"].changes[0].startswith("still awaited: the National Assembly")
    assert any("party's own word" in c for c in found.caveats)


def test_every_query_finds_rows_and_every_row_has_a_page(bundled):
    plans = strategies(bundled.registry)
    seen = gather(bundled.workspace, bundled.registry, list(plans.values()))
    for plan in plans.values():
        for _, _, indicator in plan.indicators():
            for query in indicator.evidence:
                source = query.source
                if isinstance(source, Statistic):
                    assert seen.matching(source), indicator.id
                elif isinstance(source, FactSeries):
                    assert seen.by_predicate.get((source.subject, source.predicate)), indicator.id
                elif isinstance(source, Events):
                    assert seen.happened[source], indicator.id
                elif isinstance(source, Alleged):
                    assert any(a.alleger in source.allegers for a in seen.allegations), indicator.id
                assert set(query.leave_out) <= {*seen.figure_ids, *seen.fact_ids}, indicator.id
            assert {s.fact for s in indicator.steps if s.fact} <= set(seen.fact_ids), indicator.id
        now = tell(bundled.workspace, bundled.registry, plan, dt.date(2026, 3, 1), seen)
        assert all(r.page or r.id for i in now.indicators for r in i.rows)


def test_nothing_that_came_later_is_in_what_was_told_before(told):
    for name in ("nap_2014", "nap_2021", "azm_e_istehkam", "fatf_action_plan", "western_border"):
        for day in (dt.date(2020, 1, 1), dt.date(2023, 1, 1), dt.date(2025, 4, 8)):
            for told_ in told(name, day.isoformat()).indicators:
                assert all(r.known_from is None or r.known_from <= day for r in told_.rows), (name, told_.id, day)


def test_how_it_moved(bundled):
    plan = strategies(bundled.registry)["fatf_action_plan"]
    moved = history(bundled.workspace, bundled.registry, plan, dt.date(2023, 3, 31))
    left = next(c for c in moved.changes if c.indicator == "grey_list" and c.after is Status.MET)
    assert left.day == dt.date(2022, 10, 21) and [r.id for r in left.rows] == ["pk-fact-172"]
    due = next(c for c in moved.changes if c.indicator == "grey_list")
    assert due.day == dt.date(2019, 10, 1) and due.because.startswith("by the passing of time")
    assert moved.days[0] == dt.date(2018, 6, 30) and moved.days[-1] == dt.date(2023, 3, 31)
    assert all(len(row) == len(moved.days) for row in moved.table.values())


def test_changes_and_quarters_say_the_same(bundled):
    plan = strategies(bundled.registry)["western_border"]
    moved = history(bundled.workspace, bundled.registry, plan, dt.date(2025, 4, 8))
    for name, row in moved.table.items():
        for day, status in zip(moved.days, row, strict=True):
            past = [c.after for c in moved.changes if c.indicator == name and c.day <= day]
            assert (past[-1] if past else Status.UNKNOWN) is status, (name, day)
