"""An undercount: each model's total with its interval, beside what the lists name."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, INK, ORANGE, SOFT, WIDTH, framed
from tahqiq.measure.result import Measured

_LABEL = 380  # pixels
_LEAST = 0.01  # the weight from which a model is drawn


def draw(result: Measured) -> alt.LayerChart:
    """Dots with intervals, the heaviest model first; the averaged and the latent-class answers in orange."""
    rows = [{**r, "model": _label(r), "own": r["weight"] is None} for r in result.rows if _drawn(r)]
    base = alt.Chart(alt.Data(values=rows))
    y = alt.Y("model:N", title=None, sort=None, axis=alt.Axis(labelLimit=_LABEL))
    x = alt.X(
        "total:Q",
        title="People in all, by which lists depend on each other (the model's weight)",
        scale=alt.Scale(zero=False),
    )
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q"), x2="high:Q", y=y)
    colour = alt.condition("datum.own", alt.value(ORANGE), alt.value(BLUE))
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(x=x, y=y, color=colour)
    listed = alt.Chart(alt.Data(values=[{"total": result["listed"].value, "said": "on the lists"}]))
    rule = listed.mark_rule(color=GREY, strokeDash=[3, 3]).encode(x="total:Q")
    text = listed.mark_text(color=SOFT, align="left", dx=4, dy=-4, fontSize=11).encode(
        x="total:Q", y=alt.value(0), text="said:N"
    )
    size = {"width": WIDTH - _LABEL // 2, "height": alt.Step(24)}
    return framed(alt.layer(rule, text, spans, dots), result, **size)


def _label(row: object) -> str:
    assert isinstance(row, dict)
    if row["weight"] is None:
        return str(row["model"])
    return f"{row['model']} ({100 * row['weight']:.0f}%)"


def _drawn(row: object) -> bool:
    assert isinstance(row, dict)
    return row["weight"] is None or bool(row["weight"] >= _LEAST)
