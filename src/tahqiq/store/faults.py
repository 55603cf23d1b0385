"""Faults of the disk and of the database, said in one line."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tahqiq.errors import WorkspaceError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@contextmanager
def guarded(place: Path | str, doing: str) -> Iterator[None]:
    """Turns OSError and the database's errors into WorkspaceError. ``doing``: "read", "written to", "made"."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except OSError as error:
        raise WorkspaceError(_of_disk(error, place, doing)) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise WorkspaceError(_of_database(error, place, doing)) from error


def _of_disk(error: OSError, place: Path | str, doing: str) -> str:
    if error.errno in _FULL:
        return _full(place)
    if error.errno in _CLOSED:
        return _closed(place, doing)
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return f"{error.filename or place} is a file where the workspace needs a folder: name another workspace"
    reason = error.strerror or " ".join(str(error).split())
    return f"the workspace {place} cannot be {doing}: {reason}{_about(error)}; nothing was changed"


def _about(error: OSError) -> str:
    return f" ({error.filename})" if error.filename else ""


def _of_database(error: Exception, place: Path | str, doing: str) -> str:
    cause = getattr(error, "orig", None) or error
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _little_room(place)):
        return _full(place)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")) or (name == "SQLITE_CANTOPEN" and doing != "read"):
        return _closed(place, doing)
    if name.startswith("SQLITE_BUSY"):
        return f"the workspace {place} is held by another import: wait for it to end, then try again"
    if name in {"SQLITE_NOTADB", "SQLITE_CORRUPT"}:
        return f"the catalog of the workspace {place} is damaged: restore it from a backup, or name another workspace"
    lines = str(cause).strip().splitlines()
    reason = lines[0] if lines else type(cause).__name__
    return f"the catalog of the workspace {place} cannot be {doing}: {reason}; nothing was changed"


def _little_room(place: Path | str) -> bool:
    """Whether SQLite's bare "I/O error" means that its log could not grow."""
    try:
        return shutil.disk_usage(place).free < 1 << 20
    except OSError:
        return False


def _full(place: Path | str) -> str:
    return f"the disk that holds the workspace {place} is full: free some space, then try again; nothing was changed"


def _closed(place: Path | str, doing: str) -> str:
    return (
        f"the workspace {place} cannot be {doing}: no permission, or it is read-only; make it writable or name "
        "another workspace; nothing was changed"
    )
