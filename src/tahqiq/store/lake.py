"""The lake's files: written and flushed aside, moved into place whole, and swept when nobody owns them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.store.paths import Places

if TYPE_CHECKING:
    import pyarrow as pa

_SHA256 = re.compile(r"[0-9a-f]{64}")


def digest(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def write_table(table: pa.Table, path: Path) -> None:
    """Writes one Parquet file and waits until it is on the disk."""
    import pyarrow.parquet as pq

    with path.open("wb") as handle:  # Python's own file: its errors carry errno, Arrow's do not always
        pq.write_table(table, handle, compression="zstd")
        handle.flush()
        os.fsync(handle.fileno())


def copy_raw(source: Path, target: Path) -> None:
    """Copies the publisher's file and waits until it is on the disk."""
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write, 1 << 20)
        write.flush()
        os.fsync(write.fileno())


def move(folder: Path, target: Path) -> None:
    """Moves a finished folder into place, whole, and waits until the move is on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _flush(folder)
    folder.rename(target)
    for parent in (target.parent, target.parent.parent):
        _flush(parent)


def _flush(folder: Path) -> None:
    if sys.platform == "win32":  # folders cannot be flushed there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(places: Places, folders: Collection[str], digests: Collection[str]) -> list[str]:
    """Removes releases and raw files that no catalog row names; what was removed, below the workspace.

    To be called in the catalog's writing transaction: whoever moves files into place holds it too, so that nothing of a
    live import can be met here. Only names of our own making are touched.
    """
    orphans = [f for f in places.lake.glob("[a-z]*/*") if f.relative_to(places.lake).as_posix() not in folders]
    orphans += [f for f in places.raw.glob("??/*") if _SHA256.fullmatch(f.name) and f.name not in digests]
    for orphan in orphans:
        shutil.rmtree(orphan)
        if not any(orphan.parent.iterdir()):
            orphan.parent.rmdir()
    return [orphan.relative_to(places.root).as_posix() for orphan in orphans]
