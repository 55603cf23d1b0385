"""A change beside its neighbours: a strip for each comparison from its baseline to its window, with the change."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, INK, LINE, ORANGE, WIDTH, framed
from tahqiq.measure.result import Cell, Measured, Row

_KINDS = ("the change itself", "bears it out", "does not")
_NAMES = {"own": "as compared", "baseline": "another baseline", "longer": "a longer look", "moved": "moved back"}


def draw(result: Measured) -> alt.HConcatChart:
    """On the left when each comparison is of, on the right its change in percent."""
    rows = [_plain(i, row) for i, row in enumerate(result.rows)]
    y = alt.Y("name:N", title=None, sort=[str(r["name"]) for r in rows], axis=alt.Axis(labelLimit=320))
    colour = alt.Color(
        "kind:N", title=None, scale=alt.Scale(domain=list(_KINDS), range=[INK, BLUE, ORANGE]),
        legend=alt.Legend(orient="bottom"),
    )  # fmt: skip
    base = alt.Chart(alt.Data(values=rows))
    time = alt.Scale(type="utc")
    dates = alt.X(
        "base_from:T", title="baseline (grey) and window", scale=time, axis=alt.Axis(format="%b %Y", tickCount=5)
    )
    then = base.mark_bar(color=LINE, height=9).encode(x=dates, x2="base_end:T", y=y)
    now = base.mark_bar(height=9).encode(x=alt.X("from:T", scale=time), x2="end:T", y=y, color=colour)
    zero = alt.Chart(alt.Data(values=[{"change": 0}])).mark_rule(color=GREY).encode(x="change:Q")
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(
        x=alt.X("change:Q", title="change in percent"),
        y=alt.Y("name:N", title=None, sort=None, axis=None),
        color=colour,
    )
    half = {"width": WIDTH // 2 - 60, "height": alt.Step(22)}
    return framed(alt.hconcat((then + now).properties(**half), (zero + dots).properties(**half)), result)


def _plain(place: int, row: Row) -> dict[str, Cell]:
    kind = _KINDS[0] if row["comparison"] == "own" else "bears it out" if row["bears_out"] else "does not"
    plain = {k: str(v) if k in ("from", "base_from") else v for k, v in row.items() if k not in ("to", "base_to")}
    ends = {"end": f"{row['to']}T23:59:59Z", "base_end": f"{row['base_to']}T23:59:59Z"}
    return {**plain, **ends, "kind": kind, "name": f"{place + 1}. {_NAMES[str(row['comparison'])]}"}
