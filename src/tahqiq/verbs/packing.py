"""``pack``: the packs there are, a new one, and the faults of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tahqiq import packs
from tahqiq.errors import PackError, UnknownName
from tahqiq.packs import manifest
from tahqiq.packs.faults import Fault
from tahqiq.registry.read import READERS, rows_of


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is in use. ``evidence`` counts its files of evidence, ``entries`` the records of each registry file.

    ``bundled`` is whether it came with Tahqiq; the others are those that ``$TAHQIQ_PACKS`` names.
    """

    name: str
    title: str
    country: str
    folder: Path
    bundled: bool
    evidence: int
    entries: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return {**asdict(self), "folder": str(self.folder)}


def list_packs() -> list[Pack]:
    """The packs in use, the bundled ones first. PackError where ``$TAHQIQ_PACKS`` names a folder that is none."""
    ours = set(packs.bundled())
    return [_pack(folder, bundled=folder in ours) for folder in packs.folders()]


def _pack(folder: Path, *, bundled: bool) -> Pack:
    told = manifest.read(folder)
    entries = {n.partition(".")[0]: len(rows_of(folder / n)) for n in READERS if (folder / n).is_file()}
    return Pack(told.name, told.title, told.country, folder, bundled, len(told.evidence), entries)


def new_pack(iso3: str, into: Path) -> Path:
    """Make the folder of a country's pack under ``into``; see ``packs.scaffold.new``."""
    from tahqiq.packs.scaffold import new

    return new(iso3, into)


def check_pack(what: str) -> list[Fault]:
    """Every fault of a pack: a folder, or the name of one in use. PackError or UnknownName where there is none."""
    from tahqiq.packs.check import check

    return check(_folder(what))


def seal_pack(what: str) -> list[str]:
    """Write the files' digests into a pack's manifest; the files whose digest was written."""
    from tahqiq.packs.check import seal

    return seal(_folder(what))


def _folder(what: str) -> Path:
    if (Path(what).expanduser() / manifest.NAME).is_file():
        return Path(what).expanduser()
    known = {folder.name: folder for folder in packs.folders()}
    if what in known:
        return known[what]
    if Path(what).expanduser().is_dir():
        raise PackError(f"{what} holds no {manifest.NAME}; expected the folder of a pack (tahqiq pack new makes one)")
    raise UnknownName(f"{what!r} is no folder and no pack in use; expected a folder, or one of {', '.join(known)}")
