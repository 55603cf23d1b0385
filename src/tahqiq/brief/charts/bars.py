"""Shares: a bar each for actors, publishers or kinds, with figure and percentage."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.brief.charts.figure import Figure, Heading, figure, inside, lines_of, some
from tahqiq.errors import InputError
from tahqiq.measure.extra import library
from tahqiq.measure.wording import listed, number

_OTHERS = "Others"


def bars(
    rows: Sequence[tuple[str, float]], heading: Heading, *, of: str, most: int = 9, share: bool = True,
    grey: Sequence[str] = (),
) -> Figure:  # fmt: skip
    """Names with their figures, the largest on top, those past the ``most`` largest added up as others.

    ``of`` is what is counted. With ``share`` each bar has its percentage of all rows: they have to be parts of one
    whole, none of it in two of them; ``grey`` names parts that are nobody's own.
    InputError without rows, or where a figure is below 0 or all are 0.
    """
    some(rows, of)
    if any(value < 0 for _, value in rows) or not any(value for _, value in rows):
        raise InputError(f"a chart of {of}: figures of which none is below 0, and not all 0, were expected")
    alt, frame = library("altair"), library("tahqiq.measure.charts.frame")
    kept = _kept(rows, most)
    total = sum(value for _, value in kept)
    said = [f"{number(value)} ({_share(value / total)})" if share else number(value) for _, value in kept]
    data = [
        {"name": name, "value": value, "rest": name in (_OTHERS, *grey), "said": words}
        for (name, value), words in zip(kept, said, strict=True)
    ]
    base = alt.Chart(alt.Data(values=data))
    names = alt.Axis(
        labelLimit=230, labelFontSize=12, labelColor=frame.INK, ticks=False, domain=False, labelPadding=8
    )  # fmt: skip
    y = alt.Y("name:N", title=None, sort=[d["name"] for d in data], axis=names)
    scale = alt.Scale(domain=[0, 1.25 * max(value for _, value in kept)], nice=False)
    x = alt.X("value:Q", title=of, axis=alt.Axis(tickCount=5, format=",~f"), scale=scale)
    colour = alt.condition("datum.rest", alt.value(frame.GREY), alt.value(frame.BLUE))
    layers = [
        base.mark_bar(height={"band": 0.7}).encode(x=x, y=y, color=colour),
        base.mark_text(align="left", dx=5, color=frame.INK, fontSize=12).encode(x=x, y=y, text="said:N"),
    ]
    height = 16 * lines_of(heading) + 70 + 28 * len(kept)
    words = listed([f"{d['name']} {d['said']}" for d in data])
    return figure(alt.layer(*layers), heading, f"Bar chart of {inside(of)}: {words}.", height)


def _share(part: float) -> str:
    return "under 1%" if 0 < part < 0.005 else f"{100 * part:.0f}%"


def _kept(rows: Sequence[tuple[str, float]], most: int) -> list[tuple[str, float]]:
    ordered = sorted(rows, key=lambda r: (-r[1], r[0]))
    if len(ordered) <= most + 1:
        return ordered
    return [*ordered[:most], (_OTHERS, sum(value for _, value in ordered[most:]))]
