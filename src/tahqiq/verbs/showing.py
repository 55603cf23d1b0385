"""``show``: an entry of the registry, a dataset's card, or a release."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.registry import kind_of
from tahqiq.sources import card, datasets
from tahqiq.verbs.evidence import open_workspace, registry
from tahqiq.verbs.licence import passes_on

if TYPE_CHECKING:
    from tahqiq.store import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: its kind (actor, area, operation, programme, publisher, dataset, release), name, fields."""

    kind: str
    name: str
    fields: dict[str, Any]


def show(what: str, workspace: Path | None = None) -> list[Shown]:
    """Everything that a name stands for: registry entries, a dataset, a release. Raises ``UnknownName``."""
    if what in datasets():
        return [Shown("dataset", what, asdict(card(what)))]
    if "@" in what:
        return [_release(open_workspace(workspace), what)]
    return [Shown(kind_of(e), e.name, asdict(e)) for e in registry().find(what)]


def _release(workspace: Workspace, name: str) -> Shown:
    release = workspace.release(name)
    if not passes_on(release.dataset):
        return Shown("release", name, release.to_dict())
    rejects = workspace.rejects(release.release_id)
    return Shown("release", name, {**release.to_dict(), "rejects": rejects.slice(0, 20).to_pylist()})
