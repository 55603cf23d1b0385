"""Tempo on the bundled evidence."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from tahqiq.errors import InputError
from tahqiq.measure.charts import render
from tahqiq.measure.count import By, count
from tahqiq.measure.tempo import Pace, published_span, tempo
from tahqiq.terms import RecordKind, Victim


def of(bundled, selection, about):
    return tempo(bundled.workspace, bundled.registry, selection, about)


@pytest.fixture
def published(bundled, select):
    start, end = published_span(bundled.workspace, None)
    return lambda **changes: select(**{"start": start, "end": end, **changes})


def test_losses_are_those_of_the_events(bundled, select):
    found = of(bundled, select(), Pace.EXCHANGE)
    for name, victim in (("militants", Victim.MILITANT), ("own", Victim.SECURITY)):
        counted = count(bundled.workspace, bundled.registry, select(kind="state_based", victim=victim))["deaths"]
        assert found[name].value == counted.value == sum(r[name] for r in found.rows)
        assert found[name].high == counted.high
    assert found["ratio"].value == pytest.approx(found["militants"].value / found["own"].value)
    assert found["ratio_coded"].low < found["ratio"].low < found["ratio"].value < found["ratio"].high


def test_no_exchange_without_a_state(bundled, select):
    with pytest.raises(InputError, match="one_sided has no state in it"):
        of(bundled, select(kind="one_sided"), Pace.EXCHANGE)


def test_lethality_is_deaths_over_events(bundled, select):
    rows = {r["year"]: r for r in of(bundled, select(), Pace.LETHALITY).rows}
    for row in count(bundled.workspace, bundled.registry, select(), By.YEAR).rows:
        mine = rows[row["year"]]
        assert (mine["events"], mine["deaths"]) == (row["events"], row["best"])
        assert mine["per_event_low"] < mine["per_event"] == row["best"] / row["events"] < mine["per_event_high"]


def test_a_change_is_claimed_where_intervals_do_not_meet(bundled, select):
    assert "do not meet" in of(bundled, select(), Pace.LETHALITY).paragraph
    late = select(start=dt.date(2019, 1, 1), end=dt.date(2020, 12, 31))
    assert "no change is claimed" in of(bundled, late, Pace.LETHALITY).paragraph


def test_waits_are_between_the_days_of_the_events(bundled, select):
    found = of(bundled, select(), Pace.WAITS)
    events = bundled.workspace.table(RecordKind.EVENTS, None)
    kept = events.filter(events.start.between(dt.date(2010, 1, 1), dt.date(2021, 12, 31)) & (events.date_prec == 1))
    days = np.sort(np.array(bundled.workspace.arrow(kept.select("start")).to_pydict()["start"], dtype="datetime64[D]"))
    gaps = np.diff(days).astype(int)
    assert found["mean"].value == pytest.approx(gaps.mean())
    assert [r["waits"] for r in found.rows[:5]] == [int(np.sum(gaps == d)) for d in range(5)]
    assert sum(r["share"] for r in found.rows) == pytest.approx(1)
    assert sum(r["expected"] for r in found.rows) == pytest.approx(1)
    assert 0 < found["branching"].low < found["branching"].value < found["branching"].high < 1
    assert "may be one operation that goes on" in found.paragraph


def test_few_events_are_not_asked_whether_they_follow(bundled, select):
    found = of(bundled, select(areas=("PK-GB",)), Pace.WAITS)
    assert "branching" not in {e.name for e in found.estimates}
    assert "is not asked of fewer than 100 events" in found.paragraph


def test_two_events_have_no_waits(bundled, select):
    found = of(bundled, select(areas=("PK-GB",), start=dt.date(2014, 1, 1)), Pace.WAITS)
    assert found.refused
    assert found.estimates == ()


def test_suicide_attacks_are_as_published(bundled, published):
    found = of(bundled, published(), Pace.SUICIDE)
    row = next(r for r in found.rows if r["publisher"] == "pips" and r["start"] == "2023-01-01")
    assert row["suicide_low"] == row["suicide_high"] == 23
    assert row["share_low"] < row["share"] < row["share_high"]
    assert found["share"].low < found["share"].value < found["share"].high
    assert "not recorded in event data" in " ".join(found.caveats)


def test_operations_are_not_made_into_one_number(bundled, published):
    found = of(bundled, published(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31)), Pace.OPERATIONS)
    assert found.estimates == ()
    row = next(r for r in found.rows if r["publisher"] == "moi")
    assert (row["operations_low"], row["operations_high"]) == (2801, 12801)
    assert "no number is made of them together" in found.paragraph


@pytest.mark.parametrize("about", [Pace.OPERATIONS, Pace.SUICIDE])
def test_where_nobody_published_there_is_no_number(bundled, published, about):
    with pytest.raises(InputError, match="no publisher at hand has"):
        of(bundled, published(areas=("PK-JK",)), about)


@pytest.mark.parametrize("about", list(Pace))
def test_each_has_a_picture(bundled, select, published, about):
    chosen = published() if about in (Pace.OPERATIONS, Pace.SUICIDE) else select()
    assert "<svg" in render(of(bundled, chosen, about), "svg")


@pytest.mark.parametrize("about", [Pace.EXCHANGE, Pace.LETHALITY, Pace.WAITS])
def test_nothing_gives_no_number(bundled, select, about):
    with pytest.raises(InputError, match="no event of ucdp_ged fits"):
        of(bundled, select(areas=("PK-IS",), start=dt.date(1989, 1, 1), end=dt.date(1989, 12, 31)), about)
