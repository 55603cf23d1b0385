"""``import`` and what the verbs stand on: the workspace with the packs loaded, the registry, reconciliation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq import packs
from tahqiq.errors import UnknownName
from tahqiq.registry import Registry, load
from tahqiq.resolve.placed import placed
from tahqiq.sources import card, detect, read
from tahqiq.sources.reconcile import reconcile as reconcile_tables
from tahqiq.store import Workspace
from tahqiq.terms import RecordKind, Release

if TYPE_CHECKING:
    import pyarrow as pa

Progress = Callable[[str], None]
IMPORT_STEPS = ("telling what the file is", "reading its rows", "finding its places and actors", "writing the release")
"""What an import does, one after the other."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the release, whether it was there before, and the rejects by reason.

    ``replaces`` are the releases that are no longer in force by it: of a dataset and area the newest version is.
    """

    release: Release
    already: bool
    rejects: tuple[tuple[str, int], ...]
    replaces: tuple[Release, ...] = ()

    def told(self, reasons: int = 12) -> list[str]:
        """What came of it, a line each: the rows, what it is read in place of, the commonest reasons for rejects."""
        own = self.release
        many = "row" if own.rows_read == 1 else "rows"
        rows = f"{own.rows_read:,} {many} read, {own.accepted:,} accepted, {own.rejected:,} rejected"
        places = [f"read in place of {r.release_id} ({r.accepted:,} rows)" for r in self.replaces]
        return [rows, *places, *(f"{count:,} × {reason}" for reason, count in self.rejects[:reasons])]


def registry() -> Registry:
    """The registry of the packs: the bundled ones and the user's own."""
    return load(packs.folders())


def open_workspace(path: Path | None = None, *, progress: Progress | None = None) -> Workspace:
    """The workspace at a path (the default one if None), with the packs loaded into it once."""
    workspace = Workspace.chosen(path)
    packs.ensure(workspace, registry(), progress=progress)
    return workspace


def import_file(
    path: Path,
    *,
    dataset: str | None = None,
    version: str | None = None,
    published: str | None = None,
    retrieved: dt.date | None = None,
    workspace: Path | None = None,
    progress: Progress | None = None,
) -> Imported:
    """A publisher's file as an immutable release. ``dataset`` is found from the file's header if not given.

    ``progress`` is told each of the ``IMPORT_STEPS`` when it begins.

    Raises ``EvidenceError`` for a file of the wrong structure, ``WorkspaceError`` where it cannot be stored; either
    way nothing of it is visible.
    """
    tell, step = progress or (lambda _: None), iter(IMPORT_STEPS)
    tell(next(step))
    name = dataset or detect(path)
    tell(next(step))
    batch = read(name, path)
    tell(next(step))
    batch = placed(batch, registry())
    store = Workspace.chosen(workspace)
    before = {r.release_id for r in store.releases(name)}
    in_force = store.in_force()
    tell(next(step))
    release = store.publish(card(name), batch, path, version=version, published=published, retrieved=retrieved)
    now = {r.release_id for r in store.in_force()}
    replaced = tuple(r for r in in_force if r.release_id not in now)
    return Imported(release, release.release_id in before, _by_reason(batch.rejects), replaced)


def _by_reason(rejects: pa.Table) -> tuple[tuple[str, int], ...]:
    if rejects.num_rows == 0:
        return ()
    counted = rejects.group_by("reason").aggregate([("reason", "count")]).sort_by([("reason_count", "descending")])
    return tuple((str(row["reason"]), int(row["reason_count"])) for row in counted.to_pylist())


def reconcile(iso3: str, workspace: Path | None = None) -> pa.Table:
    """Event sums by year against the publisher's own yearly totals, for one country."""
    store = open_workspace(workspace)
    events = store.table(RecordKind.EVENTS, None)
    country = store.arrow(events.filter(events.iso3 == iso3))
    if country.num_rows == 0:
        raise UnknownName(f"no events of {iso3!r} are in the workspace; see `tahqiq sources`")
    publisher = card(country["dataset"][0].as_py()).publisher
    seen = store.table(RecordKind.OBSERVATIONS, None)
    totals = seen.filter(
        (seen.area == iso3) & (seen.publisher == publisher) & (seen.counts == "lethal_events") & (seen.scope == "")
        & (seen.victim == "all") & (seen.metric == "deaths")
    )  # fmt: skip
    return reconcile_tables(country, store.arrow(totals), iso3)
