"""A measure's result to where it was asked for: paragraph and table, JSON, CSV, or a picture."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from tahqiq.errors import InputError
from tahqiq.measure.result import Measured
from tahqiq.serve.cli.options import console, day, deliver, one_of, say, working

_FORMATS = ("json", "csv", "svg", "png", "vega")
_WIDEST = 400  # a line that the terminal breaks is better than a number cut to "4,1…"
_SHOWN = 60  # rows of a table on the terminal; the files have all


def asked_for(as_of: str | None, **given: Any) -> Any:
    """The options that say what is measured, as a value (``verbs.measuring.Asked``)."""
    from tahqiq.verbs.measuring import Asked

    return Asked(**given, as_of=day(as_of, "--as-of"))


def give(take: Callable[[ModuleType], Measured], form: str | None, out: Path | None) -> None:
    """Take the measure and deliver it. InputError for a form that is not known or that needs a file."""
    from tahqiq.verbs import measuring

    one_of(form, "--format", _FORMATS)
    if form == "png" and out is None:
        raise InputError("--format png needs a file to be written to; give --out PATH")
    with working("measuring"):
        result = take(measuring)
    if form is None:
        _print(result) if out is None else deliver(_plain(result), out)
    elif form in ("svg", "png", "vega"):
        from tahqiq.measure.charts import render

        deliver(render(result, form), out)
    else:
        deliver(_csv(result) if form == "csv" else json.dumps(result.to_dict(), indent=1, ensure_ascii=False), out)


def _csv(result: Measured) -> str:
    from tahqiq.serve.report.as_csv import table

    rows = list(result.rows) or [{e.name: e.value for e in result.estimates}]
    return table(list(rows[0]), rows)


def _plain(result: Measured) -> str:
    return "\n\n".join([result.title, result.paragraph, *result.caveats])


def _print(result: Measured) -> None:
    console.print(result.title, style="bold", markup=False)
    say(result.paragraph)
    if result.rows:
        _table(list(result.rows))
    for caveat in result.caveats:
        console.print(f"· {caveat}", style="dim", markup=False)
    for use in result.evidence:
        console.print(f"{use.release}, published {use.published}", style="dim", markup=False)


def _table(rows: list[Any]) -> None:
    table = Table(box=None, padding=(0, 1))
    for name, value in rows[0].items():
        table.add_column(str(name).replace("_", " "), justify="left" if isinstance(value, str) else "right")
    for row in rows[:_SHOWN]:
        table.add_row(*(_cell(v) for v in row.values()))
    needed = console.measure(table, options=console.options.update(width=_WIDEST)).maximum
    Console(width=max(console.width, needed), highlight=False).print(table)
    if len(rows) > _SHOWN:
        console.print(f"… {len(rows) - _SHOWN:,} more rows (--format csv has all)", style="dim")


def _cell(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
