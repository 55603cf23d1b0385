"""Where it was counted, as a map: districts by events where those reach, else provinces by a publisher's figures."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.charts import Legend, shapes
from tahqiq.brief.charts import areas as drawn
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.easel import heading, of_figures, placed
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.evidence import Basis
from tahqiq.brief.words import sentence
from tahqiq.errors import InputError
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.units import PROVINCES
from tahqiq.measure.wording import during, listed, number, period

_FEWEST = 2  # provinces that a publisher has to have printed


def areas(desk: Desk, thing: Thing, span: Period) -> str:
    """A publisher's figures by province as a map; "" where none has two of them, or no borders are at hand."""
    found = _provinces(desk, thing, span)
    if not found:
        if desk.evidence.printed(thing.metric, thing.area, span, victim=thing.victim):
            where = f"{desk.place(desk.country)} {during(span)}"
            desk.gaps.append(
                f"nobody at hand counts {thing.noun} in {where} by {desk.division()}, so that no map is drawn"
            )
        return ""
    (publisher, basis), by_area = max(found.items(), key=lambda f: (len(f[1]), sum(v.value for v in f[1].values())))
    try:
        land = shapes(desk.registry, desk.country, on=_borders(desk, set(by_area), span), provinces=True)
    except InputError:
        desk.gaps.append(f"no borders are at hand to draw a map of {desk.place(desk.country)}")
        return ""
    if not set(by_area) <= set(land.names):
        return ""
    who, of = desk.publisher(publisher), f"{thing.noun}{how(thing, (*basis[:2], ''))}"
    most = sorted(by_area.values(), key=lambda f: (-f.value, f.area))
    top = [f for f in most if f.value == most[0].value]
    finding = f"{who} counted the most {of} in {listed([desk.place(f.area) for f in top])}"
    head = heading(desk, finding, f"{of} by {desk.division()}, {desk.place(desk.country)}, {period(span)}", [publisher],
                   land.credit)  # fmt: skip
    legend = Legend(f"{thing.noun.capitalize()}, {period(span)}", unknown="no figure at hand")
    figure = drawn({a: f.value for a, f in by_area.items()}, land, head, legend=legend, named=len(by_area))
    each = [f"{desk.place(f.area)} ({number(f.value)})" for f in most]
    told = [e.replace(f"({number(f.value)})", f"({desk.figure(f)})") for e, f in zip(each, most, strict=True)]
    caption = sentence(f"{desk.division()}s by {who}'s count of {of} {during(span)}: {', '.join(told)}")
    for part in [f for f in most if f.territory.startswith("without:")]:
        apart = desk.place(part.territory.removeprefix("without:"))
        caption += f" {sentence(f'{desk.place(part.area)} is counted without {apart}')}"
    if set(land.names) - set(by_area):
        caption += f" For {desk.division()}s left blank no figure is at hand."
    return placed(desk, "areas", figure, caption, of_figures(desk, [(f.area, f) for f in most]))


def _provinces(desk: Desk, thing: Thing, span: Period) -> dict[tuple[str, tuple[str, str]], dict[str, Figure]]:
    found: dict[tuple[str, tuple[str, str]], dict[str, Figure]] = {}
    parts = [p for p in sorted(desk.evidence.areas) if p in desk.registry.places]
    for part in [p for p in parts if desk.registry.places[p].kind in PROVINCES and p != thing.area]:
        printed: dict[Basis, list[Figure]] = desk.evidence.printed(
            thing.metric, part, span, victim=thing.victim, actor=thing.actor
        )
        for basis, figures in sorted(printed.items(), key=lambda b: b[0][2]):
            for figure in figures:
                found.setdefault((figure.publisher, basis[:2]), {}).setdefault(part, figure)
    return {k: v for k, v in found.items() if len(v) >= _FEWEST and any(f.value for f in v.values())}


def _borders(desk: Desk, parts: set[str], span: Period) -> dt.date:
    """The day whose borders the figures follow: before a merger where a publisher still tells the two apart."""
    day = span[1]
    for part in parts:
        for parent in desk.registry.places[part].parents:
            if parent.id in parts and parent.start and parent.start <= day:
                day = parent.start - dt.timedelta(days=1)
    return day
