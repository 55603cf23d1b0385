"""What took long to make, kept on the disk, so that a server need not make again what a job has made."""

from __future__ import annotations

import gzip
import os
import tempfile
import time
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tahqiq.store.faults import guarded
from tahqiq.terms import CheckResult, Claim
from tahqiq.workbench.standing import reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")
Claims = tuple[Claim, ...]
MOST = 1 << 30
"""Bytes that the results of a workspace may take; the least lately used go first."""
DAYS = 180
"""Days after which a result that nobody has asked for goes."""
_BEGUN = 3600
"""Seconds after which a file that is still being written was left by a process that was killed."""
_FAST = 3  # of gzip: a result of 7 MB is told again and again in the same words


class Results:
    """The results of one workspace in ``results/``; the first line of each is what it stands on.

    ``CHECK.json.gz`` is a check, ``CHECK.claims.json.gz`` what was found in its text, ``BRIEF.draft.json.gz`` a brief
    as it was written, ``BRIEF.docx.gz`` and ``BRIEF.pdf.gz`` its files.

    All of it can be made again, and is when somebody asks: what a link shares stands in the catalog (the check and its
    document with the first verdicts, decisions, the brief that was ordered with its edits) and is never removed.
    """

    def __init__(self, workspace: Path, most: int = MOST, days: int = DAYS) -> None:
        self._workspace, self._most, self._oldest = workspace, most, days * 86_400

    def keep(self, check: str, stands_on: str, result: CheckResult) -> None:
        """Keeps the result of a check in place of an older one, whole or not at all."""
        self.keep_told(f"{check}.json", stands_on, _forms()[0].dump_json(result))

    def find(self, check: str, stands_on: str) -> CheckResult | None:
        """The result of a check, if one is kept that stood on the same."""
        return read(self.find_told(f"{check}.json", stands_on), _forms()[0])

    def keep_claims(self, check: str, claims: Claims) -> None:
        """Keeps the claims that were found in the text of a check, before anybody decided on them."""
        self.keep_told(f"{check}.claims.json", reading(), _forms()[1].dump_json(claims))

    def find_claims(self, check: str) -> Claims | None:
        """These claims, if the text would be read the same way now."""
        return read(self.find_told(f"{check}.claims.json", reading()), _forms()[1])

    def keep_told(self, name: str, stands_on: str, told: bytes) -> None:
        """Keeps a result as its maker wrote it, in place of an older one, whole or not at all."""
        with guarded(self._workspace, "written to"):
            self._folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
                file.write(gzip.compress(stands_on.encode() + b"\n" + told, _FAST))
            Path(file.name).replace(self._path(name))
            self._sweep()

    def find_told(self, name: str, stands_on: str) -> bytes | None:
        """Such a result, if one is kept that stood on the same."""
        try:
            raw = gzip.decompress(self._path(name).read_bytes())
        except (OSError, EOFError, zlib.error):  # none, or one that cannot be read any more: it is made again
            return None
        stood, _, told = raw.partition(b"\n")
        if stood != stands_on.encode():
            return None
        with suppress(OSError):  # swept away meanwhile, or a workspace that may only be read
            os.utime(self._path(name))
        return told

    def _sweep(self) -> None:
        """Removes what was not asked for in a long time, and of what is too much the least lately used.

        The newest stays however large it is: somebody waits for it.
        """
        now, size, newest = time.time(), 0, True
        found = [(told.st_mtime, told.st_size, file) for file in self._folder.iterdir() if (told := _stat(file))]
        for used, own, file in sorted(found, reverse=True):
            if file.name.startswith("."):
                gone = now - used > _BEGUN
            else:
                size += own
                gone = not newest and (size > self._most or now - used > self._oldest)
                newest = False
            if gone:
                with suppress(OSError):  # another process did, or reads it where such a file cannot be removed
                    file.unlink()

    @property
    def _folder(self) -> Path:
        return self._workspace / "results"

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.gz"


def read(told: bytes | None, form: TypeAdapter[T]) -> T | None:
    """A result of a form; None for none, and for one of another version of Tahqiq."""
    if told is None:
        return None
    try:
        return form.validate_json(told)
    except ValueError:
        return None


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:  # another process swept it away
        return None


@lru_cache(maxsize=1)
def _forms() -> tuple[TypeAdapter[CheckResult], TypeAdapter[Claims]]:
    from pydantic import TypeAdapter

    return TypeAdapter(CheckResult), TypeAdapter(Claims)
