"""Results shown in a notebook: ``%load_ext tahqiq`` gives them tables and charts in place of their ``repr``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from tahqiq.errors import InputError
from tahqiq.measure.result import Measured
from tahqiq.serve.report.labels import LOOKS
from tahqiq.serve.report.wording.visible import safe_url, visible
from tahqiq.terms import CheckResult, Outcome, Reading

_ROWS = 60
"""Rows of a table that are shown; the result has all."""


def register(shell: Any) -> None:
    """Shows our results in a shell of IPython as HTML."""
    html = shell.display_formatter.formatters["text/html"]
    shown: dict[type, Callable[[Any], str]] = {CheckResult: checked, Measured: measured}
    for kind, show in shown.items():
        html.for_type(kind, show)


def checked(result: CheckResult) -> str:
    """A check: its verdicts counted, and a row a claim with the figures that speak for it."""
    counted = ", ".join(f"{n} {LOOKS[label].title.lower()}" for label in LOOKS if (n := result.summary[str(label)]))
    rows = [
        {
            "claim": f"“{item.claim.quote}”",
            "verdict": f"{LOOKS[item.verdict.label].symbol} {LOOKS[item.verdict.label].title}",
            "why": item.verdict.reason,
            "figures": Markup("<br>").join(_reading(r) for r in item.readings if r.outcome is not Outcome.SILENT),
            "flags": " ".join(flag.message for flag in item.flags),
        }
        for item in result.claims
    ]
    title = result.document.title or result.document.name or "Report"
    return Markup("<div><p><strong>{}</strong>: {}</p>{}</div>").format(_text(title), counted, _table(rows))


def _reading(reading: Reading) -> Markup:
    value = reading.value if reading.value is not None else f"{reading.low} to {reading.high}"
    said = Markup("{}: {}").format(_text(reading.publisher), value)
    page = safe_url(reading.rows_url)
    return Markup('<a href="{}">{}</a>').format(page, said) if page else said


def measured(result: Measured) -> str:
    """A measure: its paragraph, its chart, its numbers or rows, what to know of it, the evidence."""
    if result.refused:
        return Markup("<div><p><strong>{}</strong></p><p>No number is given: {}</p></div>").format(
            _text(result.title), _text(result.refused)
        )
    rows: Sequence[Mapping[str, Any]] = result.rows or [e.to_dict() for e in result.estimates]
    notes = Markup("").join(Markup("<li>{}</li>").format(_text(c)) for c in result.caveats)
    used = "; ".join(f"{u.release}, {u.citation}" for u in result.evidence)
    return Markup("<div><p><strong>{}</strong></p><p>{}</p>{}{}<ul>{}</ul><p>{}</p></div>").format(
        _text(result.title), _text(result.paragraph), _chart(result), _table(rows), notes, _text(used)
    )


def _chart(result: Measured) -> Markup:
    """Its chart, drawn here: a notebook that is opened elsewhere needs no script for it."""
    from tahqiq.measure.charts import render

    try:
        return Markup(str(render(result, "svg")))  # our own drawing: every word in it was escaped by its renderer
    except InputError:  # some have none, and without the extra there is none
        return Markup("")


def _table(rows: Sequence[Mapping[str, Any]]) -> Markup:
    if not rows:
        return Markup("")
    head = Markup("").join(Markup("<th>{}</th>").format(name.replace("_", " ")) for name in rows[0])
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(_text(v)) for v in row.values()))
        for row in rows[:_ROWS]
    )
    more = Markup("<p>{} more rows</p>").format(len(rows) - _ROWS) if len(rows) > _ROWS else Markup("")
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}").format(head, body, more)


def _text(value: Any) -> Markup:
    """Escaped, with hidden control characters shown."""
    if isinstance(value, Markup):
        return value
    return escape(visible(value)) if isinstance(value, str) else escape("" if value is None else value)
