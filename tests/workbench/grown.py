"""Evidence that comes: a later edition of one published figure, as a release of its own."""

from __future__ import annotations

import csv
from pathlib import Path

import tahqiq
from tahqiq import verbs

_BUNDLED = Path(tahqiq.__file__).parent / "packs" / "pakistan" / "evidence" / "statistics.csv"
_MODEL = "obs-crss-0315"  # militants killed in 2024, by one publisher


def import_later(workspace: Path, folder: Path, value: int, published: str = "2026-08") -> str:
    """Imports another edition of that figure, published later; the id of the release."""
    path = later_file(folder, value, published)
    done = verbs.import_file(path, dataset="statistics", version=published, published=published, workspace=workspace)
    return done.release.release_id


def later_file(folder: Path, value: int, published: str = "2026-08") -> Path:
    """The file of such an edition."""
    with _BUNDLED.open(encoding="utf-8", newline="") as bundled:
        row = next(row for row in csv.DictReader(bundled) if row["id"] == _MODEL)
    row |= {"id": f"later-{published}", "value": str(value), "low": "", "high": "", "published": published}
    path = folder / f"statistics-{published}.csv"
    with path.open("w", encoding="utf-8", newline="") as made:
        writer = csv.DictWriter(made, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path
