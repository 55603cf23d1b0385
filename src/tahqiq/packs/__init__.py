"""The bundled packs: what is known of a country, as data. Each pack is a folder without code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.errors import PackError
from tahqiq.registry import Registry

if TYPE_CHECKING:
    from tahqiq.store import Workspace

Progress = Callable[[str], None]


def folders() -> tuple[Path, ...]:
    """The folders of the bundled packs, in order of name."""
    return tuple(sorted(p for p in Path(__file__).parent.iterdir() if p.is_dir() and not p.name.startswith("_")))


def ensure(workspace: Workspace, registry: Registry, *, progress: Progress | None = None) -> int:
    """Load the evidence of every bundled pack that the workspace does not hold yet; how many files were loaded.

    A file is known by its digest, so a newer pack adds releases and never replaces one. Raises ``PackError``.
    """
    held = {r.sha256 for r in workspace.releases()}
    missing = [(folder, entry) for folder in folders() for entry in _evidence(folder) if entry["sha256"] not in held]
    for folder, entry in missing:
        if progress:
            progress(f"loading the evidence of {folder.name}: {entry['file']}")
        _load(workspace, registry, folder, entry)
    return len(missing)


def _evidence(folder: Path) -> list[dict[str, Any]]:
    import yaml

    manifest = folder / "pack.yml"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8") as file:
        pack = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(pack, dict):
        raise PackError(f"{manifest}: a pack's manifest was expected; it is not a mapping")
    return [{"country": pack.get("country", ""), **entry} for entry in pack.get("evidence") or ()]


def _load(workspace: Workspace, registry: Registry, folder: Path, entry: dict[str, Any]) -> None:
    from tahqiq.resolve.placed import placed
    from tahqiq.sources import card, read

    path = folder / entry["file"]
    if not path.is_file():
        raise PackError(f"{path}: listed in the pack's manifest and not there; install the package again")
    batch = placed(read(entry["dataset"], path), registry)
    of = card(entry["dataset"])
    of = of if of.area else replace(of, area=entry["country"])  # what is kept by hand is kept for one country
    workspace.publish(of, batch, path, version=str(entry["version"]), published=str(entry["published"]))
