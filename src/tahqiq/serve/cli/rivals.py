"""Rival explanations to where they were asked for: text, JSON, CSV or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tahqiq.measure.strategy.hypotheses import Balance
from tahqiq.serve.cli.options import day, deliver, one_of, working
from tahqiq.serve.cli.planning import FORMS, as_csv, print_lines
from tahqiq.serve.report.wording.visible import visible


def give_hypotheses(name: str, as_of: str | None, form: str, out: Path | None, workspace: Path | None) -> None:
    """The balance of one question or all."""
    from tahqiq.verbs import strategy

    one_of(form, "--format", FORMS)
    with working("reading the evidence"):
        found = strategy.hypotheses(name, day(as_of, "--as-of"), workspace)
    if form == "json":
        deliver(json.dumps([b.to_dict() for b in found], indent=1, ensure_ascii=False), out)
    elif form == "csv":
        deliver(as_csv(row for b in found for row in _rows(b)), out)
    elif form == "md":
        deliver("\n".join(line for b in found for line in _page(b)), out)
    elif out is not None:
        deliver("\n".join(visible(line) for b in found for line in _lines(b)), out)
    else:
        print_lines(line for b in found for line in _lines(b))


def _rows(found: Balance) -> Iterable[dict[str, Any]]:
    """A row for each item and hypothesis."""
    for item in found.items:
        for hypothesis, rating in item.ratings.items():
            yield {
                "question": found.id, "as_of": found.as_of, "item": item.id, "says": item.says, "origin": item.origin,
                "counts": item.counts, "left_out": item.left_out, "grade": item.grade, "weight": round(item.weight, 3),
                "carries": item.carries, "hypothesis": hypothesis, "rating": rating,
                "rows": " ".join(r.id for r in item.rows), "pages": " ".join(dict.fromkeys(r.page for r in item.rows)),
            }  # fmt: skip


def _lines(found: Balance) -> Iterable[str]:
    yield f"# {found.question} As of {found.as_of}"
    yield from (line for line in (found.trend, found.said, found.note) if line)
    yield "# against   for  without one item  origins  explanation"
    for h in found.hypotheses:
        span = f"{h.lowest:.2f} to {h.highest:.2f}"
        yield f"  {h.against:7.2f} {h.in_favour:5.2f}  {span:<16} {h.origins:>7}  {h.says} ({h.id})"
    yield "# Evidence: how each item goes with each explanation"
    names = [h.id for h in found.hypotheses]
    for item in found.items:
        held = f"[{item.grade}, weight {item.weight:.2f}]" if item.counts else f"[left out: {item.left_out}]"
        carries = " CARRIES THE BALANCE" if item.carries else ""
        yield f"  · {item.says} {held}{carries} ({item.id}, of {item.origin})"
        yield f"      {', '.join(f'{n} {item.ratings[n]}' for n in names)}"
        yield from ([f"      {item.why}"] if item.why else [])
        yield from (f"      {page}" for page in dict.fromkeys(r.page for r in item.rows if r.page))
    yield ""


def _page(found: Balance) -> Iterable[str]:
    yield f"## {found.question}"
    yield from ("", f"As of {found.as_of}. {found.said}", "", found.note, "")
    yield from (
        "| explanation | against | for | against without one item | origins |",
        "| --- | --- | --- | --- | --- |",
    )
    for h in found.hypotheses:
        yield f"| {h.says} | {h.against:.2f} | {h.in_favour:.2f} | {h.lowest:.2f} to {h.highest:.2f} | {h.origins} |"
    names = [h.id for h in found.hypotheses]
    yield from ("", f"| evidence | grade | {' | '.join(names)} |", f"| --- | --- |{' --- |' * len(names)}")
    for item in found.items:
        page = next((r.page for r in item.rows if r.page.startswith("http")), "")
        says = f"[{item.says}]({page})" if page else item.says
        bold = "**" if item.carries else ""
        grade = item.grade if item.counts else "left out"
        yield f"| {bold}{says}{bold} | {grade} | {' | '.join(item.ratings[n] for n in names)} |"
    yield ""
