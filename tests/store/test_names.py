"""The log of judgements on names: kept in order, all or none, and in workspaces made before it."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tahqiq.errors import InputError
from tahqiq.store import Workspace
from tahqiq.terms import Judgement, NameDecision

AT = dt.datetime(2026, 3, 4, 5, 6, tzinfo=dt.UTC)
ONE = NameDecision("actor", "the Riders", "riders", Judgement.SAME, "", "Ann", AT, "so the page says")


def test_a_judgement_comes_back_as_it_was_made(workspace: Workspace) -> None:
    assert (workspace.names.all(), workspace.names.last()) == ([], 0)
    made = workspace.names.add(lambda log: [ONE, replace(ONE, document="ab" * 32, judgement=Judgement.OTHER)])
    assert [m.id for m in made] == ["n1", "n2"]
    assert workspace.names.all() == made and workspace.names.last() == 2
    assert made[0] == replace(ONE, seq=1)


def test_what_is_refused_leaves_the_log_as_it_was(workspace: Workspace) -> None:
    def refuse(_: list[NameDecision]) -> list[NameDecision]:
        raise InputError("no")

    with pytest.raises(InputError):
        workspace.names.add(refuse)
    assert workspace.names.all() == []


def test_a_workspace_made_before_there_were_judgements_takes_them(tmp_path: Path) -> None:
    root = tmp_path / "old"
    Workspace.open(root).close()
    with contextlib.closing(sqlite3.connect(root / "catalog.sqlite")) as connection:
        connection.execute("DROP TABLE name_decisions")
        connection.execute("UPDATE workspace SET schema_version = 2")
        connection.commit()
    with contextlib.closing(Workspace.open(root)) as opened:
        assert (opened.names.all(), opened.names.last()) == ([], 0)
        assert _schema(root) == 2
        opened.names.add(lambda _: [ONE])
        assert opened.names.all() == [replace(ONE, seq=1)]
    assert _schema(root) == 3


def _schema(root: Path) -> int:
    with contextlib.closing(sqlite3.connect(root / "catalog.sqlite")) as connection:
        (version,) = connection.execute("SELECT schema_version FROM workspace").fetchone()
    return int(version)
