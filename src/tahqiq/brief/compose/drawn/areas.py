"""Where it was counted, as a map of provinces or regions by a publisher's figures."""

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

_FEWEST = 2  # parts of the country that a publisher has to have printed
_LEVELS = (PROVINCES, ("region",))
_SHORTEST = dt.timedelta(days=80)  # a quarter: figures by province of a month are few
_Found = dict[tuple[str, tuple[str, str]], dict[str, Figure]]


def newest_areas(desk: Desk, thing: Thing, span: Period) -> str:
    """The map of the newest quarter or longer within a period that a publisher printed by part; "" for none."""
    days = {
        (f.end, f.start) for f in desk.evidence.figures
        if (f.metric, f.victim, f.actor) == (thing.metric, thing.victim, thing.actor) and f.area != thing.area
        and span[0] <= f.start and f.end <= span[1] and f.end - f.start >= _SHORTEST
    }  # fmt: skip
    drawn_ = (areas(desk, thing, (start, end)) for end, start in sorted(days, reverse=True))
    return next((d for d in drawn_ if d), "")


def areas(desk: Desk, thing: Thing, span: Period) -> str:
    """A publisher's figures by province (else region) as a map; "" where none has two, or no borders are at hand."""
    kinds, found = next(((k, f) for k in _LEVELS if (f := _parts(desk, thing, span, k))), (PROVINCES, {}))
    division = desk.division(kinds[0])
    if not found:
        if desk.evidence.printed(thing.metric, thing.area, span, victim=thing.victim):
            where = f"{desk.place(desk.country)} {during(span)}"
            desk.gaps.append(f"nobody at hand counts {thing.noun} in {where} by {division}, so that no map is drawn")
        return ""
    (publisher, basis), by_area = max(found.items(), key=lambda f: (len(f[1]), sum(v.value for v in f[1].values())))
    try:
        land = shapes(desk.registry, desk.country, on=_borders(desk, set(by_area), span), into=kinds)
    except InputError:
        desk.gaps.append(f"no borders are at hand to draw a map of {desk.place(desk.country)}")
        return ""
    if not set(by_area) <= set(land.names):
        return ""
    who, of = desk.publisher(publisher), f"{thing.noun}{how(thing, (*basis[:2], ''))}"
    most = sorted(by_area.values(), key=lambda f: (-f.value, f.area))
    top = [f for f in most if f.value == most[0].value]
    finding = f"{who} counted the most {of} {during(span)} in {listed([desk.place(f.area) for f in top])}"
    head = heading(desk, finding, f"{of} by {division}, {desk.place(desk.country)}, {period(span)}", [publisher],
                   land.credit)  # fmt: skip
    legend = Legend(f"{thing.noun.capitalize()}, {period(span)}", unknown="no figure at hand")
    figure = drawn({a: f.value for a, f in by_area.items()}, land, head, legend=legend, named=len(by_area))
    each = [f"{desk.place(f.area)} ({number(f.value)})" for f in most]
    told = [e.replace(f"({number(f.value)})", f"({desk.figure(f)})") for e, f in zip(each, most, strict=True)]
    caption = sentence(f"{division}s by {who}'s count of {of} {during(span)}: {', '.join(told)}")
    for part in [f for f in most if f.territory.startswith("without:")]:
        apart = desk.place(part.territory.removeprefix("without:"))
        caption += f" {sentence(f'{desk.place(part.area)} is counted without {apart}')}"
    if set(land.names) - set(by_area):
        caption += f" For {division}s left blank no figure is at hand."
    return placed(desk, "areas", figure, caption, of_figures(desk, [(f.area, f) for f in most]))


def _parts(desk: Desk, thing: Thing, span: Period, kinds: tuple[str, ...]) -> _Found:
    """Each publisher's figures of the country's parts of some kinds, on each basis."""
    found: _Found = {}
    parts = [p for p in sorted(desk.evidence.areas) if p in desk.registry.places]
    for part in [p for p in parts if desk.registry.places[p].kind in kinds and p != thing.area]:
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
