"""Event sums for many asks, held against plain sums over every event."""

import datetime as dt
import random

import pytest
from tests.store import making

from tahqiq.claims.find.cells import Intervals, event_totals
from tahqiq.claims.find.deadliest import deadliest
from tahqiq.claims.find.rows import Ask, EventTotal
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind

MOVED = dt.date(2018, 6, 1)  # the day on which d3 passed from A to B
NESTED = {
    "A": [("A", "d1", None, None), ("A", "d2", None, None), ("A", "d3", None, MOVED - dt.timedelta(days=1))],
    "B": [("B", "d3", MOVED, None), ("B", "d4", None, None)],
    "C": [("C", place, None, None) for place in ("d1", "d2", "d3", "d4")],
    **{place: [(place, place, None, None)] for place in ("d1", "d2", "d3", "d4")},
}
FIRST = dt.date(2015, 1, 1)


def event(number, chance):
    start = FIRST + dt.timedelta(days=chance.randrange(2200))
    deaths = {name: chance.randrange(9) for name in ("state", "armed_group", "civilian", "unknown")}
    best = sum(deaths.values())
    return {
        "event_id": f"e{number:05}", "start": start,
        "end": start + dt.timedelta(days=chance.choice((0, 0, 0, 3, 40, 300))),
        "area_id": chance.choice(("d1", "d2", "d3", "d4", "elsewhere", None)), "iso3": "AAA",
        "actor_a": chance.choice(("army", "rebels", None)), "actor_b": chance.choice(("rebels", "clan", None)),
        "kind": chance.choice(("state_based", "non_state", "one_sided")),
        "deaths_low": best // 2, "deaths_best": best, "deaths_high": best + 5,
        **{f"deaths_{name}": value for name, value in deaths.items()},
    }  # fmt: skip


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    chance = random.Random(20240101)
    folder = tmp_path_factory.mktemp("cells")
    with Workspace.open(folder / "ws") as workspace:
        rows = {}
        for version, count in (("1.0", 300), ("2.0", 900)):
            made = [event(i, chance) for i in range(count)]
            published = {"1.0": "2021-01-15", "2.0": "2023-01-15"}[version]
            batch = making.batch(RecordKind.EVENTS, made, version=version, published=published)
            rows[version] = made
            workspace.publish(making.card(), batch, making.raw(folder, version, f"{version}.csv"))
        yield workspace, rows


def asks(count=400):
    chance = random.Random(7)
    found = [Ask(("C",), "", dt.date(1500, 1, 1), dt.date(1600, 1, 1)), Ask(("A",), "", FIRST, FIRST)]
    found += [Ask(("B", "d1"), "rebels", dt.date(2014, 1, 1), dt.date(2030, 12, 31), "one_sided")]
    found += [Ask(("nowhere",), "", dt.date(2016, 1, 1), dt.date(2016, 12, 31))]
    while len(found) < count:
        start = FIRST + dt.timedelta(days=chance.randrange(-400, 2600))
        areas = chance.choice((("A",), ("B",), ("C",), ("d3",), ("d1", "d4")))
        kind = chance.choice(("", "", "one_sided", "non_state"))
        days = dt.timedelta(days=chance.choice((0, 1, 29, 89, 364, 1500)))
        found.append(Ask(areas, chance.choice(("", "", "rebels", "army", "clan")), start, start + days, kind))
    return found


def placed(row, area):
    held = [(start, end) for _, place, start, end in NESTED.get(area, ()) if place == row["area_id"]]
    return any((start or dt.date.min) <= row["start"] <= (end or dt.date.max) for start, end in held)


def plainly(rows, ask):
    """The sums as their definition has them."""
    hit = [
        row for area in ask.areas for row in rows
        if placed(row, area) and row["start"] <= ask.end and row["end"] >= ask.start
        and (not ask.actor or ask.actor in (row["actor_a"], row["actor_b"])) and ask.kind in ("", row["kind"])
    ]  # fmt: skip
    inside = [row for row in hit if row["start"] >= ask.start]
    late = [row for row in inside if row["end"] > ask.end]
    edge = [row for row in hit if row not in inside]
    names = ("low", "best", "high", "state", "armed_group", "civilian", "unknown")
    return {
        "late_events": len(late), "late_low": sum(row["deaths_low"] for row in late),
        "late_best": sum(row["deaths_best"] for row in late),
        "events": len(inside), "edge_events": len(edge), "edge_high": sum(row["deaths_high"] for row in edge),
        "squares": float(sum(row["deaths_best"] ** 2 for row in inside)),
        **{f"squares_{n}": float(sum(row[f"deaths_{n}"] ** 2 for row in inside)) for n in names[3:6]},
        **{name: sum(row[f"deaths_{name}"] for row in inside) for name in names},
    }  # fmt: skip


@pytest.mark.parametrize(("version", "day"), [("2.0", None), ("1.0", dt.date(2022, 1, 1))])
def test_every_ask_gets_the_sums_of_its_events(evidence, version, day):
    workspace, rows = evidence
    found = event_totals(workspace, asks(), NESTED, day)
    assert set(found) == set(asks())
    for ask, totals in found.items():
        assert totals == [EventTotal(f"battles@{version}", "battles", **plainly(rows[version], ask))], ask


def test_before_anything_was_published_there_are_no_sums(evidence):
    assert set(map(len, event_totals(evidence[0], asks(9), NESTED, dt.date(2020, 1, 1)).values())) == {0}


def test_the_deadliest_events_stand_first(evidence):
    workspace, rows = evidence
    ask = Ask(("B",), "", dt.date(2016, 1, 1), dt.date(2019, 12, 31))
    hit = [r for r in rows["2.0"] if placed(r, "B") and r["start"] <= ask.end and r["end"] >= ask.start]
    best = sorted(hit, key=lambda r: (-r["deaths_best"], r["event_id"]))[:3]
    found = deadliest(workspace, [ask, Ask(("nowhere",), "", ask.start, ask.end)], NESTED, None)
    assert {a: [r["event_id"] for r in events] for a, events in found.items()} == {ask: [r["event_id"] for r in best]}


def test_intervals_cut_only_what_is_covered():
    day = dt.date.fromisoformat
    spans = [(day("1500-01-01"), day("2016-03-31")), (day("2016-02-01"), None), (None, day("2030-01-01"))]
    cut = Intervals.of((day("2016-01-01"), day("2016-12-31")), spans)
    assert list(map(str, cut.cuts)) == ["2016-01-01", "2016-02-01", "2016-04-01", "2017-01-01"]
    assert [cut.number(day(d)) for d in ("1500-01-01", "2016-01-01", "2016-03-31", "2016-12-31", "2017-01-01")] == [
        0, 1, 2, 3, 4,
    ]  # fmt: skip
    assert cut.columns()["last_day"] == [day("2016-01-31"), day("2016-03-31"), day("2016-12-31")]
