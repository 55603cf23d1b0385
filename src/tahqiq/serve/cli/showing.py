"""``tahqiq show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from tahqiq import verbs
from tahqiq.serve.cli.options import console, working
from tahqiq.terms import RecordKind

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


_COLUMNS = {
    RecordKind.EVENTS: ("event_id", "start", "place", "dyad", "deaths_low", "deaths_best", "deaths_high"),
    RecordKind.OBSERVATIONS: ("obs_id", "publisher", "area", "start", "end", "value", "definition", "url"),
    RecordKind.INCIDENTS: ("incident_id", "start", "place", "kind", "killed_low", "killed_best", "killed_high", "urls"),
    RecordKind.FACTS: ("fact_id", "subject", "predicate", "object", "start", "end", "url"),
    RecordKind.ALLEGATIONS: ("allegation_id", "alleger", "accused", "allegation", "urls"),
}


def _rows(addresses: str, workspace: Path | None, *, as_json: bool) -> None:
    found = [verbs.rows(address, workspace) for address in addresses.split()]
    if as_json:
        said = [{"address": str(f.at), "sql": f.sql, "rows": f.table.to_pylist()} for f in found]
        console.print_json(json.dumps(said, default=str))
        return
    for item in found:
        _table(item)


def _table(item: verbs.Rows) -> None:
    columns = _COLUMNS[item.kind]
    shown = Table(box=None, padding=(0, 1))
    for name in columns:
        shown.add_column(name.replace("deaths_", ""), overflow="fold")
    for row in item.table.slice(0, ROWS).to_pylist():
        shown.add_row(*(escape(_plain(row[c] if row[c] is not None else "")) for c in columns))
    console.print(shown)
    count = f"{item.table.num_rows:,} {item.kind}"
    if item.kind is RecordKind.EVENTS:
        count += f", {sum(v or 0 for v in item.table['deaths_best'].to_pylist()):,} deaths (best estimate)"
    console.print(f"{count}; the query with --json.")
