"""Results of checks that took long, kept on the disk, so that a server need not make again what a job has made."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.store.faults import guarded
from tahqiq.terms import CheckResult

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FAST = 3  # of gzip: a result of 7 MB is told again and again in the same words


class Results:
    """The results of one workspace, ``results/CHECK.json.gz``, each with what it stood on in its first line."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def keep(self, check: str, stands_on: str, result: CheckResult) -> None:
        """Keeps the result of a check in place of an older one, whole or not at all."""
        with guarded(self._workspace, "written to"):
            folder = self._workspace / "results"
            folder.mkdir(exist_ok=True)
            raw = stands_on.encode() + b"\n" + _form().dump_json(result)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
                file.write(gzip.compress(raw, _FAST))
            Path(file.name).replace(self._path(check))

    def find(self, check: str, stands_on: str) -> CheckResult | None:
        """The result of a check, if one is kept that stood on the same."""
        try:
            raw = gzip.decompress(self._path(check).read_bytes())
        except (OSError, EOFError, zlib.error):  # none, or one that cannot be read any more: it is made again
            return None
        stood, _, told = raw.partition(b"\n")
        if stood != stands_on.encode():
            return None
        try:
            return _form().validate_json(told)
        except ValueError:  # of another version of Tahqiq
            return None

    def _path(self, check: str) -> Path:
        return self._workspace / "results" / f"{check}.json.gz"


@lru_cache(maxsize=1)
def _form() -> TypeAdapter[CheckResult]:
    from pydantic import TypeAdapter

    return TypeAdapter(CheckResult)
