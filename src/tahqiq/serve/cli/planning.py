"""Strategies to where they were asked for: text, JSON, CSV, Markdown, or a picture of how they moved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tahqiq.errors import InputError
from tahqiq.measure.strategy.result import Moved, StrategyTold, Told
from tahqiq.serve.cli.options import console, day, deliver, one_of, say, working
from tahqiq.serve.report.wording.visible import visible

FORMS = ("text", "json", "csv", "md")
_DRAWN = ("svg", "png", "vega")
_PER_LINE = 40  # quarters in a line of the text


def give_status(name: str, as_of: str | None, form: str, out: Path | None, workspace: Path | None) -> None:
    """The statuses of one or all strategies."""
    from tahqiq.verbs import strategy

    one_of(form, "--format", FORMS)
    with working("reading the evidence"):
        told = strategy.status(name, day(as_of, "--as-of"), workspace)
    _give(form, out, told, lambda: [t.to_dict() for t in told], _status_lines, _status_page)


def give_strategy(name: str, as_of: str | None, form: str, out: Path | None, workspace: Path | None) -> None:
    """One strategy in full."""
    from tahqiq.verbs import strategy

    one_of(form, "--format", FORMS)
    with working("reading the evidence"):
        told = [strategy.show(name, day(as_of, "--as-of"), workspace)]
    _give(form, out, told, told[0].to_dict, _full_lines, _full_page)


def _give(
    form: str, out: Path | None, told: Sequence[StrategyTold], as_json: Callable[[], Any],
    lines: Callable[[StrategyTold], Iterable[str]], page: Callable[[StrategyTold], Iterable[str]],
) -> None:  # fmt: skip
    if form == "json":
        deliver(json.dumps(as_json(), indent=1, ensure_ascii=False), out)
    elif form == "csv":
        deliver(as_csv(row for t in told for row in _rows(t)), out)
    elif form == "md":
        deliver("\n".join(line for t in told for line in page(t)), out)
    elif out is not None:
        deliver("\n".join(visible(line) for t in told for line in lines(t)), out)
    else:
        print_lines(line for t in told for line in lines(t))


def print_lines(lines: Iterable[str]) -> None:
    """Lines on the terminal; one that begins with ``# `` is a heading."""
    for line in lines:
        if line.startswith("# "):
            console.print(visible(line[2:]), style="bold", markup=False, soft_wrap=True)
        else:
            say(line)


def as_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Rows with the columns of the first."""
    from tahqiq.serve.report.as_csv import table

    listed = list(rows)
    return table(list(listed[0]) if listed else ["strategy"], listed)


def _rows(told: StrategyTold) -> Iterable[dict[str, Any]]:
    """A row for each indicator."""
    for pillar in told.pillars:
        for commitment in pillar.commitments:
            for i in commitment.indicators:
                yield {
                    "strategy": told.id, "as_of": told.as_of, "pillar": pillar.name, "number": commitment.number,
                    "commitment": commitment.says, "page": commitment.source, "indicator": i.id, "name": i.name,
                    "level": i.level, "wanted": i.wanted, "status": str(i.status), "grade": i.grade,
                    "one_sided": i.one_sided, "why": i.why, "rows": " ".join(r.id for r in i.rows if r.id),
                    "changes": " | ".join(i.changes),
                }  # fmt: skip


def _head(told: StrategyTold) -> list[str]:
    counts = ", ".join(f"{n} {status}" for status, n in told.counts.items() if n)
    when = f"as of {told.as_of}" + (f"; ended {told.end}" if told.end else "")
    return [f"# {told.name}, {when}", f"{len(told.commitments)} commitments: {counts}."]


def _status_lines(told: StrategyTold) -> Iterable[str]:
    yield from _head(told)
    for pillar in told.pillars:
        yield f"# {pillar.name}{' (our grouping)' if pillar.ours else ''}"
        for commitment in pillar.commitments:
            number = f"{commitment.number}. " if commitment.number else ""
            yield f"  {commitment.status:<15}{number}{commitment.says}"
            for i in commitment.indicators:
                yield f"  {'':<15}· {i.name}: {_brief(i)}"
    yield from (f"· {c}" for c in told.caveats)
    yield ""


def _brief(told: Told) -> str:
    grade = f" [{told.grade}{', one side only' if told.one_sided else ''}]" if told.grade else ""
    return f"{told.status}{grade}: {told.why}"


def _full_lines(told: StrategyTold) -> Iterable[str]:
    yield from _head(told)
    yield from (line for line in (told.about, told.note, told.source) if line)
    for pillar in told.pillars:
        yield ""
        yield f"# {pillar.name}{' (our grouping)' if pillar.ours else ''}"
        for commitment in pillar.commitments:
            number = f"{commitment.number}. " if commitment.number else ""
            yield f"# {number}{commitment.says}: {commitment.status}"
            yield f"  {commitment.source}"
            yield from ([f"  {commitment.note}"] if commitment.note else [])
            for i in commitment.indicators:
                yield from _indicator_lines(i)
    yield ""
    yield from (f"· {c}" for c in told.caveats)


def _indicator_lines(told: Told) -> Iterable[str]:
    words = (told.level, told.kind, f"wanted {told.wanted}" if told.wanted else "")
    yield f"  · {told.name} ({', '.join(w for w in words if w)})"
    yield f"      {_brief(told)}"
    for row in told.rows:
        dates = f"{row.start or '?'}" + (f" to {row.end}" if row.end and row.end != row.start else "")
        value = f"{row.value:,g} {row.unit}".rstrip() + "; " if row.value is not None else ""
        by = f"{row.publisher}, " if row.publisher else ""
        yield f"      {row.role}: {value}{row.what}; {dates}; {by}{row.page} {f'({row.id})' if row.id else ''}".rstrip()
    yield from (f"      would change it: {c}" for c in told.changes)
    yield from ([f"      {told.note}"] if told.note else [])


def _status_page(told: StrategyTold) -> Iterable[str]:
    head, counts = _head(told)
    yield f"#{head}"
    yield from ("", counts, "", "| commitment | status | by |", "| --- | --- | --- |")
    for c in told.commitments:
        by = "<br>".join(f"{_cell(i.name)}: {i.status}{f' ({i.grade})' if i.grade else ''}" for i in c.indicators)
        yield f"| {f'{c.number}. ' if c.number else ''}[{_cell(c.says)}]({c.source}) | {c.status} | {by} |"
    yield ""
    yield from (f"- {c}" for c in told.caveats)
    yield ""


def _full_page(told: StrategyTold) -> Iterable[str]:
    head, counts = _head(told)
    yield f"#{head}"
    yield from ("", *(line for line in (told.about, told.note) if line), "", counts)
    for pillar in told.pillars:
        yield from ("", f"### {pillar.name}{' (our grouping)' if pillar.ours else ''}")
        for c in pillar.commitments:
            number = f"{c.number}. " if c.number else ""
            yield from ("", f"**{number}{c.says}** ([page]({c.source})): {c.status}.", "")
            for i in c.indicators:
                yield f"- {i.name}: {_brief(i)}."
                pages = dict.fromkeys(r.page for r in i.rows if r.page.startswith("http"))
                yield from (f"    - <{p}>" for p in pages)
                yield from (f"    - Would change it: {change}." for change in i.changes)
    yield from ("", *(f"- {c}" for c in told.caveats))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def give_history(
    name: str, days: tuple[str | None, str | None], form: str, out: Path | None, workspace: Path | None
) -> None:
    """How the statuses of a strategy moved."""
    from tahqiq.verbs import strategy

    one_of(form, "--format", (*FORMS, *_DRAWN))
    if form == "png" and out is None:
        raise InputError("--format png needs a file to be written to; give --out PATH")
    as_of, since = day(days[0], "--as-of"), day(days[1], "--since")
    with working("reading the evidence"):
        moved = strategy.history(name, as_of, since, workspace)
    if form in _DRAWN:
        from tahqiq.measure.charts import render

        deliver(render(moved.measured(), form), out)
    elif form == "json":
        deliver(json.dumps(moved.to_dict(), indent=1, ensure_ascii=False), out)
    elif form == "csv":
        deliver(as_csv(_changed(moved)), out)
    elif form == "md":
        deliver("\n".join(_history_page(moved)), out)
    elif out is not None:
        deliver("\n".join(visible(line) for line in _history_lines(moved)), out)
    else:
        print_lines(_history_lines(moved))


def _changed(moved: Moved) -> Iterable[dict[str, Any]]:
    for c in moved.changes:
        yield {
            "strategy": moved.now.id, "indicator": c.indicator, "day": c.day, "before": str(c.before or ""),
            "after": str(c.after), "because": c.because, "rows": " ".join(r.id for r in c.rows if r.id),
            "pages": " ".join(dict.fromkeys(r.page for r in c.rows if r.page)),
        }  # fmt: skip


_LETTERS = {"met": "M", "on course": "o", "behind": "b", "reversed": "R", "cannot be told": "."}


def _history_lines(moved: Moved) -> Iterable[str]:
    first, last = moved.days[0], moved.days[-1]
    yield f"# {moved.now.name}, {first} to {last}, by quarter"
    yield f"{', '.join(f'{letter} {word}' for word, letter in _LETTERS.items())}"
    wide = max(len(i.name) for i in moved.now.indicators)
    for i in moved.now.indicators:
        strip = "".join(_LETTERS[str(s)] for s in moved.table[i.id])
        yield f"  {i.name:<{wide}}  {strip}"
    names = {i.id: i.name for i in moved.now.indicators}
    yield ""
    for c in moved.changes:
        page = next((f" {r.page}" for r in c.rows if r.page), "")
        yield f"  {c.day}  {names[c.indicator]}: {c.before or 'cannot be told'} → {c.after}. {c.because}{page}"


def _history_page(moved: Moved) -> Iterable[str]:
    names = {i.id: i.name for i in moved.now.indicators}
    yield f"## {moved.now.name}: how its statuses moved to {moved.days[-1]}"
    yield from ("", "| day | indicator | from | to | because |", "| --- | --- | --- | --- | --- |")
    for c in moved.changes:
        page = next((f" ([page]({r.page}))" for r in c.rows if r.page.startswith("http")), "")
        name, why = _cell(names[c.indicator]), _cell(c.because)
        yield f"| {c.day} | {name} | {c.before or ''} | {c.after} | {why}{page} |"
