"""``tahqiq import``."""

from __future__ import annotations

from pathlib import Path

from tahqiq import verbs
from tahqiq.serve.cli.options import console, working


def import_files(
    files: list[Path], dataset: str | None, version: str | None, published: str | None, workspace: Path | None
) -> None:
    """Import each file and say what came of it."""
    for path in files:
        with working(f"importing {path.name}"):
            made = verbs.import_file(path, dataset=dataset, version=version, published=published, workspace=workspace)
        release = made.release
        state = "was there already" if made.already else "is in the workspace"
        console.print(f"{release.release_id} {state}: covers {release.start} to {release.end}", soft_wrap=True)
        console.print(
            f"  {release.rows_read:,} rows read, {release.accepted:,} accepted, {release.rejected:,} rejected"
        )
        for old in made.replaces:
            said = f"it is read in place of {old.release_id} ({old.accepted:,} rows) from the day it was published"
            console.print(f"  {said}", soft_wrap=True)
        for reason, count in made.rejects[:12]:
            console.print(f"    {count:,} × {reason}", soft_wrap=True, markup=False)
        if release.rejected:
            console.print(f"  see them with: tahqiq show {release.release_id}", soft_wrap=True)
