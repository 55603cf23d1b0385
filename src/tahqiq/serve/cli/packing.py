"""``tahqiq pack``: what its commands do and print."""

from __future__ import annotations

import json
from pathlib import Path

from rich.table import Table

from tahqiq.serve.cli.options import console, notes, shown
from tahqiq.verbs import packing


def list_packs(*, as_json: bool) -> None:
    """The packs in use as a table or JSON."""
    found = packing.list_packs()
    if as_json:
        console.print_json(json.dumps([pack.to_dict() for pack in found]))
        return
    table = Table(box=None, padding=(0, 1))
    for heading in ("Pack", "Country", "Evidence", "Entries", "Folder"):
        table.add_column(heading, overflow="fold")
    for pack in found:
        entries = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in pack.entries.items())
        files = f"{pack.evidence} file{'' if pack.evidence == 1 else 's'}"
        table.add_row(pack.name, pack.country, files, entries, "bundled" if pack.bundled else str(pack.folder))
    console.print(table)


def new_pack(country: str, out: Path) -> None:
    """Make a pack's folder and say what to do next."""
    folder = packing.new_pack(country, out)
    console.print(shown(f"{folder} is made; its README.md says what belongs in each table"), soft_wrap=True)
    console.print(shown(f"  check it: tahqiq pack check {folder} --seal"), soft_wrap=True)
    console.print(shown(f"  use it:   export TAHQIQ_PACKS={folder.absolute()}"), soft_wrap=True)


def check_pack(what: str, *, seal: bool, as_json: bool) -> int:
    """Print a pack's faults, one a line; the exit status."""
    for name in packing.seal_pack(what) if seal else ():
        notes.print(shown(f"{name}: its sha256 was written into pack.yml"), soft_wrap=True)
    faults = packing.check_pack(what)
    if as_json:
        console.print_json(json.dumps([fault.to_dict() for fault in faults]))
        return 1 if faults else 0
    for fault in faults:
        console.print(shown(str(fault)), soft_wrap=True)
    said = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}" if faults else "no fault was found"
    notes.print(shown(f"{what}: {said}"), soft_wrap=True)
    return 1 if faults else 0
