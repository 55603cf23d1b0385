"""What publishers say of one thing: a dot each, a line for a range, the bound in words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tahqiq.brief.charts.figure import Figure, Heading, figure, inside, lines_of, some
from tahqiq.brief.words import Told, bounded, range_of
from tahqiq.measure.extra import library
from tahqiq.measure.wording import number
from tahqiq.terms.vocabulary import Bound

_GROUND: dict[str, Any] = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round", "color": "white"}
"""Drawn under words that a line may run behind."""


@dataclass(frozen=True, slots=True)
class Figured:
    """A publisher's figure. ``counts`` says in a few words what it counts, where publishers count different things."""

    who: str
    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    counts: str = ""


def dots(rows: Sequence[Figured], heading: Heading, *, of: str, claimed: float | None = None) -> Figure:
    """Publishers' figures of one thing, the highest on top; ``of`` is what is counted, ``claimed`` a report's own.

    InputError without rows.
    """
    some(rows, of)
    alt, frame = library("altair"), library("tahqiq.measure.charts.frame")
    ordered = sorted(rows, key=lambda r: (-r.value, r.who))
    data = [
        {"key": f"{at}", "value": r.value, "low": r.low, "high": r.high, "said": bounded(number(r.value), r.bound)}
        for at, r in enumerate(ordered)
    ]
    base = alt.Chart(alt.Data(values=data))
    names = alt.Axis(
        labelExpr=_labels(ordered), labelLimit=260, labelColor=frame.INK, labelFontSize=12, labelLineHeight=14,
        labelPadding=8, ticks=False, domain=False, grid=True, gridDash=[2, 3],
    )  # fmt: skip
    y = alt.Y("key:O", title=None, sort=[d["key"] for d in data], axis=names)
    top = max([*(r.high or r.value for r in rows), claimed or 0]) or 1
    scale, axis = alt.Scale(domain=[0, top * 1.12], nice=False), alt.Axis(tickCount=6, format=",~f")
    x = alt.X("value:Q", title=of, scale=scale, axis=axis)
    spans = base.transform_filter("isValid(datum.low) && isValid(datum.high)")
    layers = [
        spans.mark_rule(color=frame.GREY, strokeWidth=3).encode(x=alt.X("low:Q"), x2="high:Q", y=y),
        base.mark_point(color=frame.BLUE, filled=True, size=120, opacity=1).encode(x=x, y=y),
        *(
            base.mark_text(dy=-13, fontSize=12, **k).encode(x=x, y=y, text="said:N")
            for k in (_GROUND, {"color": frame.INK})
        ),
    ]
    if claimed is not None:
        mark = alt.Chart(alt.Data(values=[{"value": claimed, "said": f"claimed: {number(claimed)}"}]))
        line = mark.mark_rule(color=frame.ORANGE, strokeDash=[5, 3], strokeWidth=1.5)
        words = mark.mark_text(color=frame.ORANGE, align="left", dx=4, dy=-7, fontSize=11)
        layers.insert(0, line.encode(x="value:Q"))
        layers.append(words.encode(x="value:Q", y=alt.value(0), text="said:N"))
    deepest = max(1 + len(r.counts.split(", ")) if r.counts else 1 for r in rows)
    height = 16 * lines_of(heading) + 80 + max(42, 14 * deepest + 16) * len(rows)
    return figure(alt.layer(*layers), heading, _alt(ordered, of, claimed), height)


def _labels(rows: Sequence[Figured]) -> str:
    """A Vega expression from a row's key to its publisher and, below it, what it counts."""
    table = {str(at): [r.who, *r.counts.split(", ")] if r.counts else r.who for at, r in enumerate(rows)}
    return f"{json.dumps(table, ensure_ascii=False)}[datum.value]"


def _alt(rows: Sequence[Figured], of: str, claimed: float | None) -> str:
    said = str(range_of([Told(r.who, r.value, bound=r.bound) for r in rows]))
    spans = [
        f"; {r.who} gives a range from {number(r.low)} to {number(r.high)}"
        for r in rows if r.low is not None and r.high is not None
    ]  # fmt: skip
    own = f"; the figure claimed is {number(claimed)}" if claimed is not None else ""
    return f"Dot plot of {inside(of)} by publisher: {said}{''.join(spans)}{own}."
