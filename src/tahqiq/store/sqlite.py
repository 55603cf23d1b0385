"""Connections to a catalog in SQLite: in WAL mode, so that readers never wait for a writer.

A reader also works where it may not write, or where the disk is full. SQLite keeps a small index beside a database in
WAL mode; where that cannot be made, the file is opened as immutable, which is right only while no write stands in the
log (``-wal``) that a writer leaves when it is killed.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

WAIT = 30.0  # seconds to wait for another import's commit, which takes milliseconds

_CANNOT_MAKE_INDEX = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_READONLY")


def writer(path: Path) -> sqlite3.Connection:
    """A connection that may write; makes the file where there is none."""
    connection = _open(path, "mode=rwc")
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")  # a release that was reported outlives a power cut
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def reader(path: Path) -> sqlite3.Connection:
    """A connection to read with, whatever may be written there."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        try:
            return _touched(_open(path, "mode=rw"))
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(_CANNOT_MAKE_INDEX):
                raise
    return _touched(_open(path, "mode=ro" if _has_log(path) else "immutable=1"))


def _has_log(path: Path) -> bool:
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _open(path: Path, way: str) -> sqlite3.Connection:
    # autocommit (isolation_level None): the catalog sends its own BEGIN, so that tables too are made atomically
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{way}", uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _touched(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The same connection, its file read once, so that what is wrong with it shows here."""
    try:
        with closing(connection.execute("SELECT count(*) FROM sqlite_master")) as cursor:
            cursor.fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
