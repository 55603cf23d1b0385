"""Places: a map of districts, distance to a border over the years, spread over districts, shares of targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, INK, LINE, ORANGE, WIDTH, framed
from tahqiq.measure.result import Measured

_BLUES = ["#dbe9f6", "#a9cce8", "#67a3d3", "#2f76b5", "#0b4a8a"]
_NONE = "#f1f3f5"


def draw(result: Measured) -> alt.LayerChart:
    """The picture of what was asked."""
    made: Callable[[Measured], alt.LayerChart] = _DRAWN[str(result.asked["by"])]
    return made(result)


def _map(result: Measured) -> alt.LayerChart:
    """Districts by their rate, in five classes of equally many; clusters that chance does not give are outlined."""
    rows = {str(r["id"]): {n: r[n] for n in ("district", "rate", "spot")} for r in result.rows}
    features = [{**f, "properties": rows[f["properties"]["id"]]} for f in result.more["map"]["features"]]
    base = alt.Chart(alt.Data(values=features))
    colour = alt.Color(
        "properties.rate:Q", scale=alt.Scale(type="threshold", domain=_classes(result), range=_BLUES),
        legend=alt.Legend(title=_legend(result), format=".2~g", titleLimit=260),
    )  # fmt: skip
    tips = ["properties.district:N", alt.Tooltip("properties.rate:Q", format=".3~g")]
    shades = base.transform_filter("datum.properties.rate > 0").mark_geoshape(stroke="white", strokeWidth=0.4)
    layers = [
        base.mark_geoshape(fill=_NONE, stroke=LINE, strokeWidth=0.4),
        shades.encode(color=colour, tooltip=tips),
        *(
            base.transform_filter(f"datum.properties.spot == '{spot}'").mark_geoshape(
                fill=None, stroke=ink, strokeWidth=2
            )
            for spot, ink in (("hot", ORANGE), ("cold", INK))
        ),
    ]
    chart = alt.layer(*layers).project(type="mercator")
    credited = replace(result, title=f"{result.title}. Districts: {result.more['attribution']}")
    return framed(chart, credited, width=WIDTH, height=int(HEIGHT * 1.6))


def _legend(result: Measured) -> list[str]:
    told = {str(r["spot"]) for r in result.rows}
    lines = [f"A year for {result.more['per']}"]
    lines += ["Orange: cluster of high rates"] if "hot" in told else []
    return lines + (["Black: cluster of low rates"] if "cold" in told else [])


def _classes(result: Measured) -> list[float]:
    rates = sorted(float(r["rate"]) for r in result.rows if isinstance(r["rate"], float) and r["rate"] > 0) or [1.0]
    return [float(f"{rates[len(rates) * i // 5]:.2g}") for i in range(1, 5)] if len(rates) >= 5 else [rates[-1]]


def _border(result: Measured) -> alt.LayerChart:
    return _over_years(result, "median", "Median distance, km", str(result.more["split"]) if _built(result) else "")


def _built(result: Measured) -> bool:
    return bool(result.more["programme"]) and "the first day known of" in result.paragraph


def _spread(result: Measured) -> alt.LayerChart:
    return _over_years(result, "share", "Share of districts with an event", "", percent=True)


def _over_years(
    result: Measured, what: str, said: str, day: str, *, percent: bool = False
) -> alt.LayerChart:  # fmt: skip
    rows = [dict(r) for r in result.rows if r[what] is not None]
    base = alt.Chart(alt.Data(values=rows))
    axis = alt.Axis(title=said, format="%") if percent else alt.Axis(title=said)
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, grid=False))
    y = alt.Y(f"{what}:Q", axis=axis, scale=alt.Scale(zero=True))
    spans = base.mark_rule(color=GREY, strokeWidth=2).encode(x=x, y=alt.Y(f"{what}_low:Q"), y2=f"{what}_high:Q")
    way = base.mark_line(color=BLUE, strokeWidth=1.2, opacity=0.6).encode(x=x, y=y)
    dots = base.mark_point(color=BLUE, filled=True, size=60, opacity=1).encode(x=x, y=y)
    layers = [spans, way, dots]
    if day:
        mark = alt.Chart(alt.Data(values=[{"year": day[:4], "said": result.more["programme"]}]))
        layers.append(mark.mark_rule(color=ORANGE, strokeDash=[4, 3]).encode(x=x))
        layers.append(mark.mark_text(color=ORANGE, align="left", dx=5, baseline="top").encode(
            x=x, y=alt.value(0), text="said:N"))  # fmt: skip
    return framed(alt.layer(*layers), result, width=WIDTH, height=HEIGHT)


def _target(result: Measured) -> alt.LayerChart:
    rows = [dict(r) for r in result.rows if r["share"] is not None]
    base = alt.Chart(alt.Data(values=rows))
    y = alt.Y("target:N", title=None, sort=None)
    axis = alt.Axis(title="Share of events, or of the dead", format="%")
    bars = base.mark_bar(color=BLUE).encode(x=alt.X("share:Q", axis=axis), y=y)
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("share_low:Q", axis=axis), x2="share_high:Q", y=y)
    return framed(alt.layer(bars, spans), result, width=WIDTH - 220, height=alt.Step(24))


_DRAWN = {"district": _map, "border": _border, "spread": _spread, "target": _target}
