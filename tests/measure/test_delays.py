"""Late reports, from made releases of which the end is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pytest

from tahqiq.measure.calendar import Unit, after, units
from tahqiq.measure.delays import delays
from tahqiq.measure.selection import Counted, Selection
from tahqiq.sources import card
from tahqiq.sources.batch import Batch, rejects_schema, schema
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind

MONTHS = units((dt.date(2018, 1, 1), dt.date(2021, 12, 1)), Unit.MONTH)
RELEASES = 18
LATE = 0.4  # the chance that an event is known a month later than it might be, again and again


@dataclass(frozen=True)
class Made:
    """Events of Pakistan, ``known`` the month (of MONTHS) in which each became so, ``deaths`` of each."""

    month: np.ndarray
    known: np.ndarray
    deaths: np.ndarray

    def rows(self, end, rename=""):
        """What a release of the months up to one holds; in later ones the first deaths of an event are one fewer."""
        return [
            {
                "event_id": f"{rename}{i}", "start": MONTHS[m], "end": MONTHS[m], "iso3": "PAK", "area_id": "PAK",
                "kind": "state_based", "deaths_low": int(d), "deaths_best": int(d), "deaths_high": int(d),
                "where_prec": 1, "date_prec": 1,
            }
            for i, (m, k, d) in enumerate(zip(self.month, self.known, self.deaths, strict=True))
            if k <= end
        ]  # fmt: skip


@pytest.fixture(scope="module")
def made():
    chance = np.random.default_rng(5)
    month = np.repeat(np.arange(len(MONTHS)), chance.poisson(30, len(MONTHS)))
    return Made(month, month + chance.geometric(1 - LATE, len(month)) - 1, 1 + chance.poisson(2, len(month)))


def publish(workspace, folder, rows, end, version):
    day = after(MONTHS[end], Unit.MONTH) + dt.timedelta(days=20)  # three weeks after the month has ended
    raw = folder / f"{version}.csv"
    raw.write_text(version)
    table = pa.Table.from_pylist(rows, schema=schema(RecordKind.EVENTS))
    batch = Batch(RecordKind.EVENTS, table, rejects_schema().empty_table(), len(rows), version, day.isoformat())
    return workspace.publish(card("ucdp_ged"), batch, raw)


@pytest.fixture(scope="module")
def monthly(made, tmp_path_factory):
    """A workspace with eighteen monthly releases."""
    folder = tmp_path_factory.mktemp("delays")
    workspace = Workspace.open(folder / "workspace")
    first = len(MONTHS) - RELEASES
    for end in range(first, len(MONTHS)):
        publish(workspace, folder, made.rows(end), end, f"21.0.{end}")
    return workspace


def asked(**changes):
    given = {
        "dataset": "ucdp_ged", "areas": ("PAK",), "start": dt.date(2018, 1, 1), "end": dt.date(2021, 12, 31),
        "counted": Counted.EVENTS,
    }  # fmt: skip
    return Selection(**{**given, **changes})


def test_recent_months_are_corrected_to_what_there_was(monthly, bundled, made):
    found = delays(monthly, bundled.registry, asked())
    assert found.refused == ""
    recent = {r["period"]: r for r in found.rows if r["what"] == "corrected"}
    true = np.bincount(made.month, minlength=len(MONTHS))
    last = recent["2021-12"]
    assert last["before"] < true[-1]
    assert last["low"] <= true[-1] <= last["high"]
    assert last["factor"] == pytest.approx(1 / (1 - LATE), rel=0.2)
    year = [(recent[f"{m:%Y-%m}"], true[i]) for i, m in enumerate(MONTHS[-12:], len(MONTHS) - 12)]
    assert sum(row["low"] <= there <= row["high"] for row, there in year) >= 10
    total = sum(true[len(MONTHS) - len(recent) :])
    assert found["corrected"].low <= total <= found["corrected"].high
    assert found["reported"].value == sum(r["before"] for r in recent.values())


def test_what_came_is_told_from_what_was_revised(monthly, bundled):
    rows = delays(monthly, bundled.registry, asked(counted=Counted.DEATHS)).rows
    for row in (r for r in rows if r["what"] in ("events", "deaths")):
        assert row["after"] == row["before"] + row["new"] - row["dropped"] + row["revised"]
        assert row["dropped"] == row["revised"] == 0  # nothing was made to be revised
    newest = next(r for r in rows if r["what"] == "events")
    assert newest["months_since"] == "1"
    assert newest["factor"] == pytest.approx(1 + LATE, rel=0.1)  # of each 1 - LATE a month later another share


def test_revised_and_dropped_events_are_seen(made, bundled, tmp_path):
    workspace = Workspace.open(tmp_path / "workspace")
    end = len(MONTHS) - 2
    rows = made.rows(end)
    publish(workspace, tmp_path, rows, end, "21.0.1")
    later = [{**r, "deaths_best": r["deaths_best"] + 1} if i % 10 == 0 else r for i, r in enumerate(rows[50:])]
    publish(workspace, tmp_path, later, end + 1, "21.0.2")
    found = delays(workspace, bundled.registry, asked())
    deaths = [r for r in found.rows if r["what"] == "deaths"]
    events = [r for r in found.rows if r["what"] == "events"]
    assert sum(r["revised"] for r in deaths) > 0
    assert sum(r["new"] for r in events) == 0
    assert "Two releases were compared" in " ".join(found.caveats)


def test_one_release_is_refused_with_the_reason(bundled, select):
    found = delays(bundled.workspace, bundled.registry, select())
    assert "one release of ucdp_ged is in the workspace (ucdp_ged@22.1, published 2022-06)" in found.refused
    assert "import another version" in found.paragraph
    assert found.estimates == ()


def test_releases_as_of_a_day_before_the_second_are_one(monthly, bundled):
    first = min(r.known_from for r in monthly.releases())
    assert "one release" in delays(monthly, bundled.registry, asked(as_of=first)).refused


def test_other_ids_are_not_taken_for_new_events(made, bundled, tmp_path):
    workspace = Workspace.open(tmp_path / "workspace")
    end = len(MONTHS) - 2
    publish(workspace, tmp_path, made.rows(end), end, "21.0.1")
    publish(workspace, tmp_path, made.rows(end + 1, rename="n"), end + 1, "21.0.2")
    found = delays(workspace, bundled.registry, asked())
    assert "0% have an event of the same id" in found.refused


def test_releases_that_share_no_month_are_refused(made, bundled, tmp_path):
    workspace = Workspace.open(tmp_path / "workspace")
    publish(workspace, tmp_path, [r for r in made.rows(20) if r["start"] < MONTHS[20]], 20, "21.0.1")
    publish(workspace, tmp_path, [r for r in made.rows(40) if r["start"] > MONTHS[30]], 40, "21.0.2")
    found = delays(workspace, bundled.registry, asked())
    assert "share" in found.refused or "same id" in found.refused
