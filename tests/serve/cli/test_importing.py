"""``tahqiq import``: what it says of a release."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import tahqiq

BUNDLED = Path(tahqiq.__file__).parent / "packs" / "pakistan" / "evidence" / "statistics.csv"


def test_an_import_says_which_release_it_takes_the_place_of(run, workspace, tmp_path):
    own = shutil.copytree(workspace, tmp_path / "own")
    with BUNDLED.open(encoding="utf-8", newline="") as bundled:
        row = next(csv.DictReader(bundled))
    path = tmp_path / "ten-of-mine.csv"
    with path.open("w", encoding="utf-8", newline="") as made:
        writer = csv.DictWriter(made, list(row))
        writer.writeheader()
        writer.writerow(row)
    options = ("--dataset", "statistics", "--version", "2026-10", "--published", "2026-10")
    first = run("import", path, *options, workspace=own)
    assert first.returncode == 0
    assert "read in place of statistics@2026-03" in first.stdout
    again = run("import", path, *options, workspace=own)
    assert "was there already" in again.stdout and "in place of" not in again.stdout
