"""Whose import is alive: each has a folder in the lake and, beside it, a file that it holds locked.

The system drops the lock when the process ends, however it ends, so a folder whose file can be locked by another was
left by an import that was killed. No clock and no process id is asked: both mislead across machines and reboots.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".import-"
_SUFFIX = ".lock"


@contextmanager
def import_folder(lake: Path) -> Iterator[Path]:
    """A new empty folder in the lake, safe from others' cleaning until the end; then it is removed."""
    lock, handle = _new_lock(lake)
    folder = lock.with_suffix("")
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # what stays is removed by the next import
        os.close(handle)
        with suppress(OSError):
            lock.unlink()


def remove_abandoned(lake: Path) -> list[str]:
    """Removes what killed imports left; their folders' names. Folders of live imports are untouched."""
    removed = []
    for lock in sorted(lake.glob(f"{_PREFIX}*{_SUFFIX}")):
        if _removed(lock):
            removed.append(lock.stem)
    for folder in sorted(lake.glob(f"{_PREFIX}*")):
        # a folder is made after its lock and removed before it: without one it is nobody's
        if folder.suffix != _SUFFIX and not folder.with_name(folder.name + _SUFFIX).exists():
            shutil.rmtree(folder)
            removed.append(folder.name)
    return removed


@contextmanager
def alone(path: Path) -> Iterator[bool]:
    """Whether this process is the one that holds the file locked, until the end; the file is made and stays."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _removed(lock: Path) -> bool:
    try:
        handle = os.open(lock, os.O_RDWR)
    except FileNotFoundError:  # its import ended just now
        return False
    try:
        if not _locked(handle):
            return False
        folder = lock.with_suffix("")
        if folder.exists():
            shutil.rmtree(folder)
        _unlink(lock)  # while it is held: let go first, it could be taken by the one who has just made it
    finally:
        os.close(handle)
    _unlink(lock)  # where no file can be removed that is open
    return True


def _unlink(lock: Path) -> None:
    with suppress(PermissionError):  # it is open, which some systems do not allow
        lock.unlink(missing_ok=True)


def _new_lock(lake: Path) -> tuple[Path, int]:
    while True:
        path = lake / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
        # another's cleaning may have taken the file between the two calls: then it is gone, and we take a new one
        if _locked(handle) and path.exists():
            return path, handle
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
