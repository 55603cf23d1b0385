"""A catalog's address → its engines: SQLite beside the lake, or PostgreSQL for a team."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from tahqiq.errors import WorkspaceError
from tahqiq.store import sqlite

Engines = tuple[sa.Engine, sa.Engine]


def engines(url: str | None, default: Path) -> Engines:
    """A reading and a writing engine. ``url`` None is SQLite at ``default``."""
    if url is None:
        return _sqlite(default)
    parsed = _parsed(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database:
        return _sqlite(Path(parsed.database).absolute())
    if backend == "postgresql":
        return _postgresql(parsed)
    raise WorkspaceError(
        f"the catalog's URL {_shown(parsed)} cannot be used: expected postgresql://user@host/database or "
        "sqlite:///path/to/file"
    )


def sqlite_file(url: str | None, default: Path) -> Path | None:
    """The SQLite file that the address names, or None where it names a server."""
    if url is None:
        return default
    parsed = _parsed(url)
    return Path(parsed.database).absolute() if parsed.get_backend_name() == "sqlite" and parsed.database else None


def shown(url: str) -> str:
    """The URL without its password."""
    return _shown(_parsed(url))


def _shown(url: sa.URL) -> str:
    return url.render_as_string(hide_password=True)


def _parsed(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except (ArgumentError, ValueError) as error:
        # the text is not repeated: it may hold a password
        raise WorkspaceError(
            "the catalog's URL cannot be read: expected postgresql://user@host/database or sqlite:///path/to/file"
        ) from error


def _sqlite(path: Path) -> Engines:
    return (
        _sqlite_engine(lambda: sqlite.reader(path), "BEGIN"),
        # IMMEDIATE: takes the write lock at once, so that what is read inside cannot be outdated by the commit
        _sqlite_engine(lambda: sqlite.writer(path), "BEGIN IMMEDIATE"),
    )


def _sqlite_engine(creator: Callable[[], sqlite3.Connection], begin: str) -> sa.Engine:
    engine = sa.create_engine("sqlite://", creator=creator, poolclass=NullPool)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(url: sa.URL) -> Engines:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        engine = sa.create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": 10})
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise WorkspaceError(
            f"the catalog's URL {_shown(url)} needs PostgreSQL's driver: pip install 'tahqiq[postgres]'"
        ) from error
    return engine, engine
