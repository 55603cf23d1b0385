"""Killing an import at any point leaves the workspace as it was, and the next import cleans up what it left."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tahqiq.store import Workspace
from tahqiq.terms import RecordKind

from . import killed
from .making import card, events, expected_files, files, raw

MAKING = [stage for stage in killed.STAGES if stage.startswith("making")]
IMPORTING = [stage for stage in killed.STAGES if stage not in MAKING]


def kill_at(stage: str, root: Path, source: Path, url: str | None = None) -> None:
    command = [sys.executable, killed.__file__, str(root), str(source), stage, *([url] if url else [])]
    ended = subprocess.run(command, check=False, timeout=60, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


@pytest.mark.parametrize("stage", IMPORTING)
def test_a_killed_import_changes_nothing_and_is_swept_by_the_next(stage: str, tmp_path: Path) -> None:
    source = raw(tmp_path, "killed", "killed.csv")
    with Workspace.open(tmp_path / "ws") as workspace:
        kept = workspace.publish(card(), events(3), raw(tmp_path, "kept", "kept.csv"))
        kill_at(stage, workspace.path, source)
        assert files(workspace.path) > expected_files([kept])
        assert workspace.releases() == [kept]
        assert workspace.in_force() == [kept]
        assert workspace.arrow(workspace.table(RecordKind.EVENTS)).num_rows == 3
        other = workspace.publish(card("sieges"), events(1), raw(tmp_path, "other", "other.csv"))
        assert files(workspace.path) == expected_files([kept, other])
        assert not [p for p in (workspace.path / "lake").iterdir() if p.name.startswith(".import")]
        again = workspace.publish(card(), events(4, version="2.0"), source)
        assert again.release_id == "battles@2.0"
        assert files(workspace.path) == expected_files([kept, other, again])


@pytest.mark.parametrize("stage", MAKING)
def test_a_workspace_whose_making_was_killed_is_made_by_the_next(stage: str, tmp_path: Path) -> None:
    source = raw(tmp_path)
    kill_at(stage, tmp_path / "ws", source)
    with Workspace.open(tmp_path / "ws") as workspace:
        made = workspace.publish(card(), events(), source)
        assert files(workspace.path) == expected_files([made])


def test_clean_says_what_it_removed(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "ws") as workspace:
        kill_at("raw moved", workspace.path, raw(tmp_path))
        removed = workspace.clean()
        assert [name.split("/")[0].split("-")[0] for name in removed] == [".import", "lake", "raw"]
        assert "lake/battles/2.0" in removed
        assert workspace.clean() == []
        assert files(workspace.path) == expected_files([])
