"""The publishers' own files, where the developers' shared data stand beside the repository."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tahqiq import sources
from tahqiq.sources.reconcile import reconcile

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
GED = "ucdp/ged_v22_1_pakistan_hdx.csv"
COUNTRY_YEAR = "ucdp/organizedviolencecy_v25_1.csv"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not DATA.exists(), reason="no shared data beside the repository")]

# file: dataset, rows read, rows rejected, records
FILES = {
    GED: ("ucdp_ged", 6416, 0, 6416),
    "ucdp/ged_v23_1_world_sample1000.csv": ("ucdp_ged", 1000, 0, 1000),
    COUNTRY_YEAR: ("ucdp_country_year", 6936, 0, 55488),
    "views/cm_ged_sb_full_198901_202404.csv": ("views_country_month", 79068, 0, 79068),
    "views/cm_ged_sb_official_201611_202404.csv": ("views_country_month", 17190, 0, 17190),
    "pakistan/observations.csv": ("statistics", 3546, 0, 3546),
    "pakistan/incidents.csv": ("incidents", 83, 0, 83),
    "pakistan/facts.csv": ("facts", 388, 0, 388),
    "pakistan/allegations.csv": ("allegations", 24, 0, 24),
}


@pytest.mark.parametrize(("name", "expected"), FILES.items())
def test_counts(name: str, expected: tuple[str, int, int, int]) -> None:
    dataset = sources.detect(DATA / name)
    batch = sources.read(dataset, DATA / name)
    assert (dataset, batch.rows_read, batch.rejected, batch.table.num_rows) == expected


def test_deaths_by_class_of_pakistan() -> None:
    events = sources.read("ucdp_ged", DATA / GED).table  # noqa: F841  read by the query
    (row,) = duckdb.sql(
        "SELECT sum(deaths_best), sum(deaths_state), sum(deaths_armed_group), sum(deaths_civilian), sum(deaths_unknown)"
        " FROM events"
    ).fetchall()
    assert row == (43225, 5246, 18174, 6850, 12955)


def test_events_reconcile_with_the_totals_as_documented() -> None:
    found = reconcile(
        sources.read("ucdp_ged", DATA / GED).table, sources.read("ucdp_country_year", DATA / COUNTRY_YEAR).table, "PAK"
    ).to_pylist()
    differing = {row["year"]: row["difference"] for row in found if row["difference"]}
    assert differing == {
        2005: -15, 2007: -14, 2008: -1, 2009: -52, 2010: -25, 2012: -42, 2014: -19, 2015: -4, 2017: -6, 2021: -4,
    }  # fmt: skip
    assert [row["year"] for row in found if row["within"] is False] == [2005]
    assert [row["year"] for row in found if row["within"] is None] == [2022, 2023, 2024]
