"""The catalog: one row for each release. A release exists when its row is committed, and not before."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from tahqiq.errors import NewerWorkspace, WorkspaceError
from tahqiq.store.faults import guarded
from tahqiq.store.tables import METADATA, RELEASES, SCHEMA, WORKSPACE
from tahqiq.store.times import utc
from tahqiq.terms import RecordKind, Release
from tahqiq.version import __version__


@dataclass(frozen=True, slots=True)
class Entry:
    """A release with what only the catalog needs: the order of import, and when its first row became public."""

    release: Release
    first_known: dt.date
    seq: int = 0


@dataclass(frozen=True)
class Catalog:
    """The catalog of one workspace. ``place`` is what messages call it; ``token`` ties it to its lake."""

    read_engine: sa.Engine
    write_engine: sa.Engine
    place: str
    token: str = ""
    _read: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; never waits for a writer."""
        with guarded(self.place, "read"), self.read_engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The one transaction that may write at a time; commits at its end, rolls back on any error."""
        with guarded(self.place, "written to"), self.write_engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL lock_timeout = '30s'")
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '/tahqiq'))")
            yield connection

    def entries(self) -> tuple[Entry, ...]:
        """Every release, in the order of import; the same object as long as none is added.

        Rows are added one transaction after the other and never changed, so only those that came since are read.
        """
        before = self._read.get("", ())
        with self.reading() as connection:
            come = _entries(connection, before[-1].seq if before else 0)
        if come or not before:
            self._read[""] = before + come  # at once: several threads may ask
        return self._read[""]

    def entries_in(self, connection: sa.Connection) -> tuple[Entry, ...]:
        """Every release as a transaction sees them."""
        return _entries(connection, 0)

    def add(self, connection: sa.Connection, entry: Entry) -> None:
        """Writes the row that makes the release exist."""
        release = entry.release
        row = {name: getattr(release, name) for name in Release.__slots__}
        row |= {"kind": str(release.kind), "first_known": entry.first_known}
        connection.execute(sa.insert(RELEASES).values(row))

    def close(self) -> None:
        """Lets go of every connection."""
        self.read_engine.dispose()
        self.write_engine.dispose()


def open_catalog(engines: tuple[sa.Engine, sa.Engine], place: str, *, create: bool) -> Catalog:
    """The catalog behind a reading and a writing engine, its tables made if they are not there yet.

    WorkspaceError where there are none and ``create`` is false; NewerWorkspace where a newer version made them.
    """
    catalog = Catalog(*engines, place)
    with catalog.writing() if create else catalog.reading() as connection:
        token = _token(connection, place) or (_make(connection) if create else "")
    if not token:
        raise WorkspaceError(f"there is no workspace at {place}: name another, or import something to make one")
    return Catalog(*engines, place, token)


def _token(connection: sa.Connection, place: str) -> str:
    if not sa.inspect(connection).has_table(WORKSPACE.name):
        return ""
    # only the column that every version has, until we know that the others are ours
    schema = connection.execute(sa.select(WORKSPACE.c.schema_version)).scalar()
    if schema is not None and schema > SCHEMA:
        raise NewerWorkspace(
            f"the workspace {place} was written by a newer Tahqiq (schema {schema}; this one reads up to {SCHEMA}): "
            "update Tahqiq, or name another workspace"
        )
    return connection.execute(sa.select(WORKSPACE.c.token)).scalar() or ""


def _make(connection: sa.Connection) -> str:
    METADATA.create_all(connection)
    token = secrets.token_hex(16)
    row = {"id": 1, "schema_version": SCHEMA, "token": token, "made_by": __version__}
    connection.execute(sa.insert(WORKSPACE).values(row))
    return token


def _entries(connection: sa.Connection, after: int) -> tuple[Entry, ...]:
    wanted = sa.select(RELEASES).where(RELEASES.c.seq > after).order_by(RELEASES.c.seq)
    return tuple(_entry(row) for row in connection.execute(wanted).mappings())


def _entry(row: sa.RowMapping) -> Entry:
    values = {name: row[name] for name in Release.__slots__}
    values |= {"kind": RecordKind(row["kind"]), "imported_at": utc(row["imported_at"])}
    return Entry(Release(**values), row["first_known"], row["seq"])
