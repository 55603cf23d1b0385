"""What went with a thing that grew: the part of the counts near to it, beside what stood of it, and the placebos."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, INK, LINE, ORANGE, WIDTH, framed
from tahqiq.measure.result import Measured

_KINDS = {"date": "earlier dates", "district": "groups further inside"}
_QUARTER = 3


def draw(result: Measured) -> alt.VConcatChart:
    """Two pictures, one above the other."""
    return framed(alt.vconcat(_course(result), _placebos(result), spacing=28), result)


def _course(result: Measured) -> alt.LayerChart:
    rows = [{**r, "month": f"{r['month']}-01"} for r in result.rows]
    key = "Dots: part near it, by quarter. Line: fitted. Dashed: had nothing been built. Orange: share that stood."
    x = alt.X("month:T", title=key, axis=alt.Axis(format="%Y", tickCount="year"))
    scale = alt.Scale(domain=[0, 1])
    base = alt.Chart(alt.Data(values=rows))
    built = base.mark_area(color=ORANGE, opacity=0.18).encode(x=x, y=alt.Y("built:Q", scale=scale))
    dots = alt.Chart(alt.Data(values=_quarters(result))).mark_point(color=BLUE, filled=True, opacity=0.85).encode(
        x=x, y=alt.Y("part:Q", scale=scale, title="Part of the counts near it", axis=alt.Axis(format="%")),
        size=alt.Size("whole:Q", legend=None, scale=alt.Scale(range=[12, 150])),
    )  # fmt: skip
    line = base.mark_line(color=INK, strokeWidth=2).encode(x=x, y=alt.Y("fitted:Q", scale=scale))
    other = base.transform_filter("datum.built > 0").mark_line(color=GREY, strokeDash=[5, 3], strokeWidth=2)
    layers = [built, dots, line, other.encode(x=x, y=alt.Y("unbuilt:Q", scale=scale))]
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT * 3 // 4)


def _quarters(result: Measured) -> list[dict[str, object]]:
    """Three months together, as single ones hold few events."""
    found: list[dict[str, object]] = []
    for i in range(0, len(result.rows) - _QUARTER + 1, _QUARTER):
        rows = result.rows[i : i + _QUARTER]
        near, inside = (sum(float(str(r[n])) for r in rows) for n in ("near", "inside"))
        if near + inside:
            found.append({"month": f"{rows[1]['month']}-01", "part": near / (near + inside), "whole": near + inside})
    return found


def _placebos(result: Measured) -> alt.LayerChart:
    rows = [{**p, "by": _KINDS[p["by"]]} for p in result.more["placebos"]]
    own = [{"by": by, "score": result.more["score"]} for by in _KINDS.values() if any(r["by"] == by for r in rows)]
    x = alt.X("score:Q", title="Departure of the model, in standard errors (dot: where it was built)")
    y = alt.Y("by:N", title=None)
    dots = alt.Chart(alt.Data(values=rows)).mark_tick(color=GREY, thickness=1.5, size=18).encode(x=x, y=y)
    mine = alt.Chart(alt.Data(values=own)).mark_point(color=ORANGE, filled=True, size=120, opacity=1).encode(x=x, y=y)
    nought = alt.Chart(alt.Data(values=[{"score": 0}])).mark_rule(color=LINE, strokeDash=[3, 3]).encode(x="score:Q")
    return alt.layer(nought, dots, mine).properties(width=WIDTH, height=alt.Step(34))
