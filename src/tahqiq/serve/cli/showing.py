"""``tahqiq show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from tahqiq import verbs
from tahqiq.serve.cli.options import console, working

ROWS = 50  # rows of a reading shown on a terminal; --json gives them all


def show_name(what: str, workspace: Path | None, *, as_json: bool) -> None:
    """Print what a name stands for, or the rows of a reading's address."""
    if what.startswith("tahqiq:"):
        _rows(what, workspace, as_json=as_json)
        return
    with working("looking it up"):
        found = verbs.show(what, workspace)
    if as_json:
        listed = [{"kind": s.kind, "name": s.name, **s.fields} for s in found]
        console.print_json(json.dumps(listed, default=str))
        return
    if len(found) > 1:
        console.print(f"{len(found)} entries go by this name.\n")
    for item in found:
        console.print(f"[bold]{escape(item.name)}[/] ({item.kind})")
        for name, value in item.fields.items():
            _field(name, value)
        console.print()


def _field(name: str, value: Any) -> None:
    if value in _NOTHING:
        return
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
        console.print(f"  {name}:")
        for part in value:
            said = ", ".join(f"{k} {_plain(v)}" for k, v in part.items() if v not in _NOTHING)
            console.print(f"    {said}", soft_wrap=True, markup=False)
        return
    console.print(f"  {name}: {_plain(value)}", soft_wrap=True, markup=False)


_NOTHING: tuple[Any, ...] = (None, "", (), [], {})


def _plain(value: Any) -> str:
    """A value as a reader would write it: a date as it was given, a list with commas."""
    if isinstance(value, dict) and value.get("text"):
        return str(value["text"])
    if isinstance(value, dict):
        return ", ".join(f"{k} {_plain(v)}" for k, v in value.items() if v not in _NOTHING)
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(v) for v in value)
    return str(value)


def _rows(address: str, workspace: Path | None, *, as_json: bool) -> None:
    table = verbs.rows(address, workspace)
    if as_json:
        console.print_json(json.dumps(table.to_pylist(), default=str))
        return
    shown = Table(box=None, padding=(0, 1))
    columns = ("event_id", "start", "place", "dyad", "deaths_low", "deaths_best", "deaths_high")
    for name in columns:
        shown.add_column(name.replace("deaths_", ""))
    for row in table.slice(0, ROWS).to_pylist():
        shown.add_row(*(str(row[c]) for c in columns))
    console.print(shown)
    best = sum(v or 0 for v in table["deaths_best"].to_pylist())
    console.print(f"{table.num_rows:,} events, {best:,} deaths (best estimate).")
