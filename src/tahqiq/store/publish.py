"""A batch → a release: everything is written aside, then appears at once when its catalog row commits."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.errors import InputError, WorkspaceError
from tahqiq.sources.batch import Batch, rejects_schema
from tahqiq.store import coverage, lake, locks, versions
from tahqiq.store.faults import guarded
from tahqiq.store.paths import Places
from tahqiq.store.times import now
from tahqiq.terms import Card, Release

if TYPE_CHECKING:
    import pyarrow as pa
    import sqlalchemy as sa

    from tahqiq.store.catalog import Catalog, Entry

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a batch comes from: the file kept with it, and what is known of its version and day.

    ``stated`` says whether anybody gave the version; one that nobody gave is made of the day, and then the file alone
    tells whether it was imported before.
    """

    raw: Path
    sha256: str
    version: str
    stated: bool
    published: str
    retrieved: dt.date


def origin(batch: Batch, raw: Path, version: str | None, published: str | None, retrieved: dt.date | None) -> Origin:
    """What was given, else what the file says. A file without any version is known by its day."""
    day = retrieved or dt.datetime.now(dt.UTC).date()
    on = (batch.published if published is None else published).strip()
    versions.known_from(on, day)  # refuses a day that is not one before anything is written
    stated = version or batch.version
    return Origin(raw, digest_of(raw), versions.plain(stated or on or day.isoformat()), bool(stated), on, day)


def digest_of(raw: Path) -> str:
    """The sha256 of a file to import; InputError if it cannot be read."""
    try:
        return lake.digest(raw)
    except OSError as error:
        raise InputError(f"{raw} cannot be read: {error.strerror}; expected the publisher's file") from error


def existing(entries: Iterable[Entry], dataset: str, sha256: str, version: str | None) -> Release | None:
    """The last release made of the same file, of that version if one is given."""
    for entry in reversed(list(entries)):
        release = entry.release
        if (release.dataset, release.sha256) == (dataset, sha256) and version in (None, release.version):
            return release
    return None


def publish(places: Places, catalog: Catalog, card: Card, batch: Batch, source: Origin) -> Release:
    """Imports the batch, or returns the release that the same file has already made."""
    found = _found(catalog.entries(), card, source)
    if found:
        return found
    draft, table = _draft(card, batch, source)
    clean(places, catalog)
    try:
        return _written(places, catalog, card, source, (draft, batch, table))
    except WorkspaceError:
        # a commit that failed left files without a row; if they cannot be removed now, the next import does it
        with suppress(WorkspaceError):
            clean(places, catalog)
        raise


def _written(
    places: Places, catalog: Catalog, card: Card, source: Origin, new: tuple[Entry, Batch, pa.Table]
) -> Release:
    draft, batch, table = new
    with guarded(places.root, "written to"), locks.import_folder(places.lake) as aside:
        stage(aside, draft.release, batch, table, source.raw)
        with catalog.writing() as connection:
            # asked again: another process may have imported the same file while we wrote
            again = _found(catalog.entries_in(connection), card, source)
            return again or _commit(places, catalog, connection, aside, draft)


def clean(places: Places, catalog: Catalog) -> list[str]:
    """Removes what killed imports left; their folders' and files' names, below the workspace."""
    with guarded(places.root, "written to"):
        removed = locks.remove_abandoned(places.lake)
        with catalog.writing() as connection:
            releases = [entry.release for entry in catalog.entries_in(connection)]
            return removed + lake.sweep(places, {r.folder for r in releases}, {r.sha256 for r in releases})


def _found(entries: Iterable[Entry], card: Card, source: Origin) -> Release | None:
    found = existing(entries, card.dataset, source.sha256, source.version if source.stated else None)
    if found:
        _log.info("%s is imported already, as %s", source.raw.name, found.release_id)
    return found


def _draft(card: Card, batch: Batch, source: Origin) -> tuple[Entry, pa.Table]:
    from tahqiq.store.catalog import Entry

    known = versions.known_from(source.published, source.retrieved)
    table = coverage.normal(card.dataset, batch, known)
    start, end = coverage.span(table)
    release = Release(
        release_id="", dataset=card.dataset, version=source.version, published=source.published, known_from=known,
        retrieved=source.retrieved, sha256=source.sha256, rows_read=batch.rows_read, accepted=batch.accepted,
        rejected=batch.rejected, kind=batch.kind, start=start, end=end,
        area=coverage.area(table, card.area), imported_at=now(), folder="",
        raw_name=source.raw.name,
    )  # fmt: skip
    return Entry(release, coverage.first_known(table, batch.kind, known)), table


def stage(aside: Path, release: Release, batch: Batch, table: pa.Table, raw: Path) -> None:
    """Writes the release's folder and the raw file's into ``aside``. InputError if the raw file changed meanwhile."""
    for name in ("release", "raw"):
        (aside / name).mkdir()
    lake.write_table(table, aside / "release" / f"{release.kind}.parquet")
    lake.write_table(batch.rejects.select(rejects_schema().names), aside / "release" / "rejects.parquet")
    kept = aside / "raw" / release.raw_name
    lake.copy_raw(raw, kept)
    if lake.digest(kept) != release.sha256:
        raise InputError(f"{raw} changed while it was imported: import it again once it is complete")


def _commit(places: Places, catalog: Catalog, connection: sa.Connection, aside: Path, draft: Entry) -> Release:
    taken = {entry.release.release_id for entry in catalog.entries_in(connection)}
    release_id = versions.free_id(draft.release.dataset, draft.release.version, taken)
    release = replace(draft.release, release_id=release_id, folder=release_id.replace("@", "/", 1))
    with ExitStack() as undo:
        place(places, release, aside, undo)
        catalog.add(connection, replace(draft, release=release))
        undo.pop_all()
    return release


def place(places: Places, release: Release, aside: Path, undo: ExitStack) -> None:
    """Moves both folders to where they belong; ``undo`` takes back what was moved."""
    target = places.folder(release)
    if target.exists():  # no row names it, and nobody else can be placing now: a killed import's
        shutil.rmtree(target)
    lake.move(aside / "release", target)
    undo.callback(shutil.rmtree, target, ignore_errors=True)
    kept = places.raw_folder(release.sha256)
    if not kept.exists():
        lake.move(aside / "raw", kept)
        undo.callback(shutil.rmtree, kept, ignore_errors=True)
