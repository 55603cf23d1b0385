"""Processes that import and read at once."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tahqiq.store import Workspace

from . import working
from .making import expected_files, files


def run_together(root: Path, done: Path, url: str | None = None, rounds: int = 6) -> None:
    """Two importers and a reader on a workspace that none of them finds made."""
    with ProcessPoolExecutor(3, multiprocessing.get_context("spawn")) as pool:
        importers = [pool.submit(working.importing, str(root), name, url, rounds) for name in ("left", "right")]
        reader = pool.submit(working.reading, str(root), url, str(done))
        made = [importer.result(90) for importer in importers]
        done.touch()
        assert reader.result(60) >= 2
    assert made[0][1::2] == made[1][1::2] == [f"shared@1.{n}" for n in range(rounds)]
    with Workspace.open(root, catalog_url=url) as workspace:
        releases = workspace.releases()
        assert {r.release_id for r in releases} == {*made[0], *made[1]}
        assert len(releases) == 3 * rounds
        wanted = expected_files(releases)
        assert files(root) == (wanted - {"catalog.sqlite"} if url else wanted)


def test_two_processes_import_and_one_reads(tmp_path: Path) -> None:
    run_together(tmp_path / "ws", tmp_path / "done")
