"""The files of jobs: ``jobs/ID/file/NAME`` in the workspace, and beside it the lock that its process holds.

What is being stored stands aside until it is whole and on the disk, as an import does in the lake.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tahqiq.errors import InputError
from tahqiq.store import lake, locks
from tahqiq.store.faults import guarded

_LONGEST = 100
_ID = re.compile(r"[0-9a-f]{24}")
Check = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent: the name it came under, what is in it, and what refuses it before it is kept."""

    name: str
    content: IO[bytes]
    check: Check


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of a workspace's jobs."""

    workspace: Path

    @property
    def root(self) -> Path:
        """Where it is."""
        return self.workspace / "jobs"

    @contextmanager
    def aside(self, upload: Upload | None) -> Iterator[Path]:
        """A job's folder to be, with its file whole and on the disk. Errors as ``upload.check``; nothing stays then."""
        with guarded(self.workspace, "written to"):
            self.root.mkdir(exist_ok=True)
            with locks.import_folder(self.root) as aside:
                folder = aside / "job"
                (folder / "file").mkdir(parents=True)
                if upload:
                    path = folder / "file" / plain(upload.name)
                    _written(upload.content, path)
                    upload.check(path)
                yield folder

    def keep(self, folder: Path, job: str) -> None:
        """Puts such a folder in its place; to be called in the transaction that keeps the job."""
        lake.move(folder, self.root / job)

    def file(self, job: str, name: str) -> Path | None:
        """The file of a job; None for a job that has none."""
        return self.root / job / "file" / name if name else None

    def alone(self, job: str) -> AbstractContextManager[bool]:
        """Whether this process is the one that may touch the job, until the end."""
        folder = self.root / job
        with guarded(self.workspace, "written to"):
            folder.mkdir(parents=True, exist_ok=True)  # a workspace that was restored may lack it
        return locks.alone(folder / "lock")

    def sweep(self, live: Collection[str]) -> None:
        """Removes what jobs that have ended and uploads that were killed left. In the catalog's transaction."""
        if not self.root.is_dir():
            return
        locks.remove_abandoned(self.root)
        for folder in self.root.iterdir():
            if _ID.fullmatch(folder.name) and folder.name not in live:
                shutil.rmtree(folder, ignore_errors=True)


def plain(name: str) -> str:
    """The name a file is kept under: without folders and without what names no file; its ending stays."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = re.sub(r'[\x00-\x1f\x7f<>:"|?*\ud800-\udfff\u202a-\u202e\u2066-\u2069]', "", last).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if dot and len(ending) <= 10:
        kept = f"{_cut(stem, _LONGEST - len(ending))}.{ending}"
    return _cut(kept, _LONGEST + 12) or "file"


def _cut(text: str, most: int) -> str:
    """At most so many bytes of a text: names of files are counted in bytes."""
    return text.encode()[:most].decode("utf-8", "ignore")


def _written(content: IO[bytes], path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(content, file, 1 << 20)
        if not file.tell():
            raise InputError(f"{path.name} is empty; send the publisher's file")
        file.flush()
        os.fsync(file.fileno())
