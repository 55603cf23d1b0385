from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest

from tahqiq.store import Workspace
from tahqiq.terms import RecordKind

from .making import card, events, raw


def test_relation_and_lists(workspace: Workspace) -> None:
    table = workspace.relation("claimed", pa.table({"id": ["a", "b"], "value": [1, 2]}))
    assert workspace.arrow(table.value.sum().name("s"))["s"].to_pylist() == [3]
    types = (("id", "string"), ("day", "date32"), ("value", "float64"))
    columns: dict[str, list[object]] = {"id": ["a", None], "day": [dt.date(2024, 1, 1), None], "value": [1.5, None]}
    workspace.lay("claimed", types, columns)  # in place of the other
    assert workspace.arrow(workspace.named("claimed")).to_pydict() == columns
    workspace.lay("none", types, {"id": [], "day": [], "value": []})
    assert [str(t) for t in workspace.arrow(workspace.named("none")).schema.types] == [
        "string",
        "date32[day]",
        "double",
    ]
    with pytest.raises(ValueError, match=r"lengths \[1, 0, 0\]"):
        workspace.lay("none", types, {"id": ["a"], "day": [], "value": []})


def test_a_callers_relation_cannot_shadow_the_lake(workspace: Workspace) -> None:
    view = workspace.table(RecordKind.EVENTS)
    workspace.relation(view.get_name(), pa.table({"event_id": ["forged"]}))
    assert workspace.arrow(workspace.table(RecordKind.EVENTS)).num_rows == 0


def test_sums_come_back_as_ibis_types_them(workspace: Workspace) -> None:
    table = workspace.relation("n", pa.table({"n": pa.array([1, 2], pa.int64())}))
    assert workspace.arrow(table.agg(s=table.n.sum())).schema.field("s").type == pa.int64()  # DuckDB gives decimals


def test_the_engine_never_asks_the_network(workspace: Workspace) -> None:
    connection = workspace.connection
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        assert connection.sql(f"SELECT current_setting('{setting}')").fetchall() == [(False,)]
    with pytest.raises(duckdb.Error, match="requires the extension httpfs to be loaded"):
        connection.sql("SELECT * FROM 'https://example.org/a.parquet'")


def test_reading_the_catalog_loads_neither_ibis_nor_arrow_and_asking_a_table_no_pandas(workspace: Workspace) -> None:
    code = f"""
import sys
from pathlib import Path
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind
heavy = lambda: [m for m in ("ibis", "duckdb", "pyarrow", "pandas") if m in sys.modules]
ws = Workspace.open(Path({str(workspace.path)!r}), create=False)
assert ws.in_force(None) == [] and not heavy(), heavy()
table = ws.table(RecordKind.EVENTS)
ws.lay("x", (("event_id", "string"),), {{"event_id": ["a"]}})
ws.arrow(table.join(ws.named("x"), "event_id"))
assert "pandas" not in heavy(), heavy()
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_prepared_query_is_compiled_once_and_sees_what_is_laid_down_later(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    built = []

    def build() -> ibis.Table:
        built.append(1)
        return workspace.named("claimed")

    def asked(store: Workspace, *values: int) -> list[int]:
        store.lay("claimed", (("value", "int64"),), {"value": values})
        table = store.prepared("claimed", [RecordKind.EVENTS], None, build)
        return [int(v) for v in table["value"].to_pylist()]

    assert asked(workspace, 1, 2) == [1, 2]
    assert asked(workspace, 3) == [3]
    assert asked(Workspace.open(workspace.path), 4, 5) == [4, 5]  # another process finds it kept
    assert built == [1]


@pytest.mark.parametrize("broken", ["", "{}", '{"sql": "SELECT 1", "schema": "AAAA"}', '{"sql": 1, "schema": 2}'])
def test_a_kept_query_that_cannot_be_read_is_compiled_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def asked() -> int:
        store = Workspace.open(workspace.path)
        table = store.prepared("events", [RecordKind.EVENTS], None, lambda: store.table(RecordKind.EVENTS))
        return int(table.num_rows)

    assert asked() == 0
    for file in (tmp_path / "tahqiq" / "queries").iterdir():
        file.write_text(broken, encoding="utf-8")
    assert asked() == 0


def test_what_is_viewed_stays_what_it_was_when_others_are_forgotten(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card(), events(70), raw(tmp_path))
    table = workspace.table(RecordKind.EVENTS)
    for few in (*range(1, 70), 3):  # more than are kept; the third again
        viewed = workspace.viewed(table.limit(few))
        assert workspace.arrow(viewed.count().as_table())[0].to_pylist() == [few]
    assert workspace.viewed(table.limit(3)).get_name() == viewed.get_name()
    assert "read_parquet" in workspace.sql(viewed)
