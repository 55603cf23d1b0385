"""What took long to make, kept on the disk, so that a server need not make again what a job has made."""

from __future__ import annotations

import gzip
import tempfile
import zlib
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
_FAST = 3  # of gzip: a result of 7 MB is told again and again in the same words


class Results:
    """The results of one workspace in ``results/``; the first line of each is what it stands on.

    ``CHECK.json.gz`` is a check, ``CHECK.claims…`` what was found in its text, ``BRIEF.draft…`` a brief as it was
    written, ``BRIEF.docx…`` its files.
    """

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def keep(self, check: str, stands_on: str, result: CheckResult) -> None:
        """Keeps the result of a check in place of an older one, whole or not at all."""
        self.keep_told(check, stands_on, _forms()[0].dump_json(result))

    def find(self, check: str, stands_on: str) -> CheckResult | None:
        """The result of a check, if one is kept that stood on the same."""
        return read(self.find_told(check, stands_on), _forms()[0])

    def keep_claims(self, check: str, claims: Claims) -> None:
        """Keeps the claims that were found in the text of a check, before anybody decided on them."""
        self.keep_told(f"{check}.claims", reading(), _forms()[1].dump_json(claims))

    def find_claims(self, check: str) -> Claims | None:
        """These claims, if the text would be read the same way now."""
        return read(self.find_told(f"{check}.claims", reading()), _forms()[1])

    def keep_told(self, name: str, stands_on: str, told: bytes) -> None:
        """Keeps a result as its maker wrote it, in place of an older one, whole or not at all."""
        with guarded(self._workspace, "written to"):
            self._path(name).parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._path(name).parent, prefix=".", delete=False) as file:
                file.write(gzip.compress(stands_on.encode() + b"\n" + told, _FAST))
            Path(file.name).replace(self._path(name))

    def find_told(self, name: str, stands_on: str) -> bytes | None:
        """Such a result, if one is kept that stood on the same."""
        try:
            raw = gzip.decompress(self._path(name).read_bytes())
        except (OSError, EOFError, zlib.error):  # none, or one that cannot be read any more: it is made again
            return None
        stood, _, told = raw.partition(b"\n")
        return told if stood == stands_on.encode() else None

    def _path(self, name: str) -> Path:
        return self._workspace / "results" / f"{name}.json.gz"


def read(told: bytes | None, form: TypeAdapter[T]) -> T | None:
    """A result of a form; None for none, and for one of another version of Tahqiq."""
    if told is None:
        return None
    try:
        return form.validate_json(told)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _forms() -> tuple[TypeAdapter[CheckResult], TypeAdapter[Claims]]:
    from pydantic import TypeAdapter

    return TypeAdapter(CheckResult), TypeAdapter(Claims)
