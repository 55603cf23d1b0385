"""The log of decisions: kept whole, in order, by many at once, through kills, and in workspaces made before it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tahqiq.errors import InputError
from tahqiq.store import Workspace
from tahqiq.store.tables import SCHEMA

from . import deciding
from .deciding import ON, decision
from .making import card, events, raw


def test_a_decision_comes_back_as_it_was_made(workspace: Workspace) -> None:
    made = workspace.decisions.add(lambda _: decision())
    assert made == replace(decision(), seq=1) and made.id == "d1"
    assert workspace.decisions.of() == [made]


def test_the_log_of_one_document_and_the_documents(workspace: Workspace) -> None:
    other = replace(ON, sha256="cd" * 32, title="Another", date=None)
    for on in (ON, other, ON):
        workspace.decisions.add(lambda _, on=on: decision(on=on))  # type: ignore[misc]
    assert workspace.decisions.documents() == [ON, other]
    assert [d.seq for d in workspace.decisions.of([ON.sha256])] == [1, 3]
    assert [d.seq for d in workspace.decisions.of([])] == []


def test_one_that_is_refused_leaves_the_log_as_it_was(workspace: Workspace) -> None:
    def refuse(_: object) -> None:
        raise InputError("no")

    with pytest.raises(InputError):
        workspace.decisions.add(refuse)  # type: ignore[arg-type]
    assert workspace.decisions.of() == []
    assert workspace.decisions.documents() == []


def of_schema_1(path: Path) -> None:
    """Makes of a workspace one that was written before there were decisions."""
    with contextlib.closing(sqlite3.connect(path / "catalog.sqlite")) as connection:
        connection.execute("DROP TABLE decisions")
        connection.execute("UPDATE workspace SET schema_version = 1")
        connection.commit()


def schema(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path / "catalog.sqlite")) as connection:
        (version,) = connection.execute("SELECT schema_version FROM workspace").fetchone()
        return int(version)


def test_an_older_workspace_opens_unchanged_and_takes_decisions(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    with Workspace.open(root) as workspace:
        release = workspace.publish(card(), events(), raw(tmp_path))
    of_schema_1(root)
    with Workspace.open(root) as workspace:
        assert workspace.releases() == [release]
        assert workspace.decisions.documents() == [] and workspace.decisions.of() == []
        assert schema(root) == 1
        workspace.decisions.add(lambda _: decision())
    assert schema(root) == 2
    with Workspace.open(root, create=False) as workspace:
        assert [d.id for d in workspace.decisions.of()] == ["d1"]
        assert workspace.releases() == [release]


def run_editors(root: Path, url: str | None = None, rounds: int = 8) -> None:
    """Three editors on a workspace that none of them finds made."""
    names = ("Ann", "Bo", "Cy")
    with ProcessPoolExecutor(3, multiprocessing.get_context("spawn")) as pool:
        runs = [pool.submit(deciding.editing, str(root), name, url, rounds) for name in names]
        seen = [run.result(90) for run in runs]
    # each decision saw a log of another length: none rests on one that had moved on
    assert sorted(n for one in seen for n in one) == list(range(3 * rounds))
    with Workspace.open(root, catalog_url=url) as workspace:
        log = workspace.decisions.of()
    assert [d.seq for d in log] == list(range(1, 3 * rounds + 1))
    for name in names:
        assert [d.note for d in log if d.by == name] == [str(n) for n in range(rounds)]


def test_editors_at_once(tmp_path: Path) -> None:
    run_editors(tmp_path / "ws")


def kill_editor(stage: str, root: Path, url: str | None = None) -> None:
    command = [sys.executable, "-m", "tests.store.deciding", str(root), stage, *([url] if url else [])]
    ended = subprocess.run(command, check=False, timeout=60, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize("old", [False, True])
@pytest.mark.parametrize("stage", ["while it is made", "before the commit"])
def test_a_killed_editor_leaves_no_decision(stage: str, old: bool, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    Workspace.open(root).close()
    if old:
        of_schema_1(root)
    kill_editor(stage, root)
    assert schema(root) == (1 if old else SCHEMA)
    with Workspace.open(root) as workspace:
        assert workspace.decisions.of() == []
        assert workspace.decisions.add(lambda _: decision()).id == "d1"
