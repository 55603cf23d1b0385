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
        for line in made.told():
            console.print(f"  {line}", soft_wrap=True, markup=False)
        if release.rejected:
            console.print(f"  see them with: tahqiq show {release.release_id}", soft_wrap=True)
