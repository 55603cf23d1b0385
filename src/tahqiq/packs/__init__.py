"""The packs: what is known of a country, as data. The bundled ones lie here, each a folder without code; a user's own
lie in the folders that ``$TAHQIQ_PACKS`` names."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.errors import PackError
from tahqiq.packs import manifest
from tahqiq.registry import Registry

if TYPE_CHECKING:
    from tahqiq.store import Workspace

Progress = Callable[[str], None]
VARIABLE = "TAHQIQ_PACKS"
"""The environment variable that names the folders of a user's own packs, parted as in ``$PATH``."""


@lru_cache(maxsize=1)
def bundled() -> tuple[Path, ...]:
    """The folders of the bundled packs, in order of name; they come and go with the installed version."""
    return tuple(sorted(p for p in Path(__file__).parent.iterdir() if p.is_dir() and not p.name.startswith("_")))


def own() -> tuple[Path, ...]:
    """The folders of the user's own packs, as ``$TAHQIQ_PACKS`` gives them; PackError for one that holds no pack."""
    listed = [Path(part).expanduser().absolute() for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    for folder in listed:
        if not (folder / manifest.NAME).is_file():
            raise PackError(
                f"${VARIABLE} names {folder}, which holds no {manifest.NAME}; expected folders of packs with "
                f"{os.pathsep!r} between them (make one with: tahqiq pack new)"
            )
    return tuple(dict.fromkeys(listed))


def folders() -> tuple[Path, ...]:
    """The folders of all packs: the bundled ones, then the user's own."""
    return (*bundled(), *own())


def ensure(workspace: Workspace, registry: Registry, *, progress: Progress | None = None) -> int:
    """Load the evidence of every pack that the workspace does not hold yet; how many files were loaded.

    A file is known by its digest, so a newer pack adds releases and never replaces one. Raises ``PackError``.
    """
    held = {r.sha256 for r in workspace.releases()}
    missing = [(f, entry) for f in folders() for entry in manifest.evidence(f) if entry["sha256"] not in held]
    for folder, entry in missing:
        if progress:
            progress(f"loading the evidence of {folder.name}: {entry['file']}")
        _load(workspace, registry, folder, entry)
    return len(missing)


def _load(workspace: Workspace, registry: Registry, folder: Path, entry: Mapping[str, Any]) -> None:
    from tahqiq.resolve.placed import placed
    from tahqiq.sources import card, read

    path = folder / entry["file"]
    if not path.is_file():
        raise PackError(f"{path}: listed in the pack's manifest and not there; mend the manifest or install it again")
    if manifest.digest(path) != entry["sha256"]:
        raise PackError(
            f"{path}: it is not the file that the pack's manifest lists (another sha256); "
            f"once it is right: tahqiq pack check {folder} --seal"
        )
    version, published = str(entry["version"]), str(entry["published"])
    # the reader is told both: rows without a day of their own are known from the release's day
    told = {"version": version, "published": published, **_options(registry, entry)}
    batch = placed(read(entry["dataset"], path, **told), registry)
    of = card(entry["dataset"])
    of = of if of.area else replace(of, area=entry["country"])  # what is kept by hand is kept for one country
    workspace.publish(of, batch, path, version=version, published=published)


def _options(registry: Registry, entry: Mapping[str, Any]) -> dict[str, Any]:
    """What a reader is told beside its file: facts may be dated by the fiscal years of the pack's country."""
    year = registry.fiscal_years.get(entry["country"])
    return {"fiscal_month": year.month} if entry["dataset"] == "facts" and year else {}
