"""``tahqiq sources``."""

from __future__ import annotations

import json
from pathlib import Path

from rich.table import Table

from tahqiq import verbs
from tahqiq.serve.cli.options import console, notes, working


def list_sources(workspace: Path | None, *, as_json: bool) -> None:
    """The releases of the workspace as a table or JSON."""
    with working("opening the evidence"):
        store = verbs.open_workspace(workspace, progress=lambda text: notes.print(text, style="dim"))
    releases = store.releases()
    if as_json:
        console.print_json(json.dumps([r.to_dict() for r in releases]))
        return
    table = Table(box=None, padding=(0, 1))
    for heading in ("Release", "Published", "Covers", "Area", "Rows", "Rejected"):
        table.add_column(heading, justify="right" if heading in {"Rows", "Rejected"} else "left")
    for r in releases:
        table.add_row(
            r.release_id,
            r.published,
            f"{r.start or '?'} – {r.end or '?'}",
            r.area,
            f"{r.accepted:,}",
            f"{r.rejected:,}",
        )
    console.print(table)


def print_reconciliation(iso3: str, workspace: Path | None, *, as_json: bool) -> None:
    """Event sums by year against the publisher's totals."""
    rows = verbs.reconcile(iso3, workspace).to_pylist()
    if as_json:
        console.print_json(json.dumps(rows, default=str))
        return
    table = Table(box=None, padding=(0, 1))
    for heading in rows[0] if rows else ():
        table.add_column(str(heading).replace("_", " "), justify="right")
    for row in rows:
        table.add_row(*(f"{v:,.3f}" if isinstance(v, float) else str(v) for v in row.values()))
    console.print(table)
