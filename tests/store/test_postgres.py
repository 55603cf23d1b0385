"""The same catalog in PostgreSQL: ``TAHQIQ_TEST_POSTGRES=postgresql://user@host/database`` (its tables are dropped)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from tahqiq.errors import NewerWorkspace, WorkspaceError
from tahqiq.store import Workspace, connect
from tahqiq.terms import RecordKind

from .deciding import ON, decision
from .making import card, events, expected_files, files, raw
from .test_decisions import kill_editor, run_editors
from .test_killed import kill_at
from .test_together import run_together

URL = os.environ.get("TAHQIQ_TEST_POSTGRES", "")

pytestmark = [pytest.mark.postgres, pytest.mark.skipif(not URL, reason="TAHQIQ_TEST_POSTGRES names no server")]


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    engine = connect.engines(URL, Path())[0]
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE IF EXISTS name_decisions, decisions, releases, workspace"))
    yield
    engine.dispose()


def test_publish_read_and_reopen(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws", catalog_url=URL) as workspace:
        made = workspace.publish(card(), events(3), raw(tmp_path))
        assert workspace.publish(card(), events(3), raw(tmp_path)) == made
        assert workspace.publish(card(), events(4), raw(tmp_path, "2")).release_id == "battles@1.0.2"
    with Workspace.open(tmp_path / "ws", catalog_url=URL, create=False) as again:
        assert again.release("battles@1.0") == made
        assert again.arrow(again.table(RecordKind.EVENTS)).num_rows == 4
        assert files(again.path) == expected_files(again.releases()) - {"catalog.sqlite"}


@pytest.mark.parametrize("stage", ["making the catalog", "raw moved", "before the commit"])
def test_killed(stage: str, tmp_path: Path) -> None:
    source = raw(tmp_path)
    kill_at(stage, tmp_path / "ws", source, URL)
    with Workspace.open(tmp_path / "ws", catalog_url=URL) as workspace:
        assert workspace.releases() == []
        made = workspace.publish(card(), events(), source)
        assert files(workspace.path) == expected_files([made]) - {"catalog.sqlite"}


def test_two_processes_import_and_one_reads(tmp_path: Path) -> None:
    run_together(tmp_path / "ws", tmp_path / "done", URL)


def test_a_lake_needs_its_own_catalog(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws") as workspace:
        workspace.publish(card(), events(), raw(tmp_path))
    with pytest.raises(WorkspaceError, match="there is no workspace at postgresql"):
        Workspace.open(tmp_path / "ws", catalog_url=URL)


def test_newer_and_unreachable(tmp_path: Path) -> None:
    Workspace.open(tmp_path / "ws", catalog_url=URL).close()
    with connect.engines(URL, Path())[1].begin() as connection:
        connection.execute(sa.text("UPDATE workspace SET schema_version = 99"))
    with pytest.raises(NewerWorkspace, match="schema 99"):
        Workspace.open(tmp_path / "ws", catalog_url=URL)
    nowhere = sa.make_url(URL).set(database="no_such_database").render_as_string(hide_password=False)
    with pytest.raises(WorkspaceError, match="cannot be") as error:
        Workspace.open(tmp_path / "other", catalog_url=nowhere)
    assert "\n" not in str(error.value)


def test_decisions(tmp_path: Path) -> None:
    run_editors(tmp_path / "ws", URL, rounds=4)
    with Workspace.open(tmp_path / "ws", catalog_url=URL) as workspace:
        kept = workspace.decisions.of()
        assert kept[0] == replace(decision(kept[0].by, "0"), seq=1)
        assert workspace.decisions.documents() == [ON]
    for stage in ("while it is made", "before the commit"):
        kill_editor(stage, tmp_path / "ws", URL)
    with connect.engines(URL, Path())[1].begin() as connection:
        connection.execute(sa.text("DROP TABLE decisions"))
        connection.execute(sa.text("UPDATE workspace SET schema_version = 1"))
    with Workspace.open(tmp_path / "ws", catalog_url=URL) as workspace:
        assert workspace.decisions.of() == []
        assert workspace.decisions.add(lambda _: decision()).id == "d1"
