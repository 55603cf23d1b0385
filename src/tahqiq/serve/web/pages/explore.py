"""Explore: events on a map, along time and as a list, under filters that all stand in the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.calendar import spelled
from tahqiq.measure.explore.listed import Order
from tahqiq.measure.result import Measured
from tahqiq.measure.wording import of_what
from tahqiq.registry import Registry
from tahqiq.serve.web.asking import asked, faults
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.explored import Exploration, exploration
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.streaming import streamed
from tahqiq.verbs import registry
from tahqiq.verbs.exploring import Explored, all_events, explore, hot_spots, located, months, written_query
from tahqiq.verbs.measuring import Ground
from tahqiq.workbench.explore.drawing import Picture, Timeline, base, picture, timeline
from tahqiq.workbench.explore.form import FIELDS, LEVEL, SHOW, SORT, chosen, exploring, fields, page_of
from tahqiq.workbench.measures.defaults import suggestions
from tahqiq.workbench.measures.field import COUNT, Field, Given
from tahqiq.workbench.office import Office

router = APIRouter(tags=["explore"])
Months = Mapping[dt.date, Mapping[str, int]]
_ABOUT = ("country", "area", "actor", "kind", "victim", "dataset", "placed", "dated", "as_of")
"""What the timeline depends on: a brush over it, another order or page leaves it as it is."""
_MOST_MONTHS = 36  # months of a period that are listed for choosing


_PAGE = Field("page", "Which page of the events")
Filled = Annotated[dict[str, str], asked("AskExplore", (*FIELDS, _PAGE), empty=True)]


@dataclass(frozen=True)
class Seen:
    """What a question comes to: the numbers and rows, the map, the timeline; ``unmarked`` is why no hot spots are."""

    found: Explored
    view: Exploration
    map: Picture
    time: Timeline
    unmarked: str


def seen(office: Office, given: Given) -> Seen:
    """What is asked for, on the workbench's evidence. Errors as ``verbs.exploring``."""
    about = tuple((n, given[n]) for n in _ABOUT if given[n])
    by_month = office.answer(
        ("months", about), lambda store: months(Ground(store, registry()), exploring(given, store))
    )  # fmt: skip
    question = ("explore", tuple(sorted((n, v) for n, v in given.items() if v)))
    return office.answer(question, lambda store: _seen(Ground(store, registry()), given, by_month))


def _seen(on: Ground, given: Given, by_month: Months) -> Seen:
    level, show, order = chosen(given, LEVEL), chosen(given, SHOW), chosen(given, SORT)
    counted, page = chosen(given, COUNT), page_of(given["page"])
    provinces = level == "province"
    found = explore(on, exploring(given, on.workspace), provinces=provinces, order=Order(order), page=page)
    hot, unmarked = _hot(on, found) if show == "hot" else (None, "")
    view = exploration(on.registry, found, by_month, counted, page, hot)
    stands = base(on.registry, found.look, found.country, provinces=provinces)
    dots = located(on, found.look, stands.degrees if stands else 20) if show in ("points", "both") or not stands else []
    what = "best" if counted == "deaths" else "events"
    values = {} if show == "points" else {area.id: getattr(area, what) for area in view.areas}
    span = (found.look.selection.start, found.look.selection.end)
    drawn = picture(stands, values, dots, of_what(found.look.selection))
    return Seen(found, view, drawn, timeline(by_month, found.covers, span, what), unmarked)


def _hot(on: Ground, found: Explored) -> tuple[Measured | None, str]:
    """The clusters among districts, or why there are none to show: the rest of the page stands without them."""
    try:
        return hot_spots(on, found.look), ""
    except InputError as error:
        return None, str(error)


@router.get("/explore", include_in_schema=False)
def page(request: Request, office: Desk, given: Filled) -> Response:
    """The form, and what was found or why there is nothing."""
    known, found, status = registry(), None, 200
    fault: list[str] = []
    with office.desk() as store:
        releases = store.in_force()
    asks = fields(known, releases)
    try:
        found = seen(office, given)
    except (InputError, UnknownName) as error:
        fault, status = faults(error, FIELDS)
    shown = {
        "asks": asks, "filled": {**given, "page": ""}, "names": suggestions(asks, known, releases), "seen": found,
        "fault": fault, "spans": _spans(found) if found else {},
        "unfolded": any(given[f.name] for f in asks if f.further),
        "by": {a.id: a for a in found.view.areas} if found else {},
        "to_area": _prefix(given, "area"), "to_period": _prefix(given, "period"),
        "unmapped": _unmapped(found) if found else [],
        "areas_named": {a.id: known.places[a.id].name for a in found.map.areas} if found else {},
        "up": _above(known, found) if found else [],
    }  # fmt: skip
    return render(request, "explore.html", shown, status)


def _prefix(given: Given, name: str) -> str:
    """The address of the same with another area or period, up to it: there are hundreds on a page."""
    kept = {n: value for n, value in given.items() if value and n not in (name, "page")}
    return f"/explore?{urlencode(kept)}{'&' if kept else ''}{name}="


def _unmapped(seen: Seen) -> list[str]:
    """The areas that have events and no shape, on a map that has any: those whose borders were others by then."""
    drawn = {area.id for area in seen.map.areas}
    return [area.name for area in seen.view.areas if area.id not in drawn] if drawn else []


def _spans(seen: Seen) -> Mapping[str, Any]:
    """The years that can be chosen, the months of a short period, and the period as it is written."""
    first, last = seen.found.covers
    start, end = seen.found.look.selection.start, seen.found.look.selection.end
    months = [bar for bar in seen.time.bars if bar.chosen] if str(seen.time.unit) == "month" else []
    return {
        "years": [(str(y), start.year <= y <= end.year) for y in range(first.year, last.year + 1)],
        "months": months if 1 < len(months) <= _MOST_MONTHS else [], "chosen": spelled((start, end)),
        "all": (start, end) == (first, last),
    }  # fmt: skip


def _above(known: Registry, seen: Seen) -> list[tuple[str, str]]:
    """The areas that hold the one that was chosen, the widest first, then itself."""
    selection = seen.found.look.selection
    if len(selection.areas) != 1:
        return []
    own = selection.areas[0]
    around = [a for a in known.ancestors(own, selection.end) if a != own and a in known.places]
    return [(a, known.places[a].name) for a in (*reversed(around), own)]


@router.get("/explore.json", summary="Events by area and month, and a page of them.", responses=RESPONSES)
def twin(office: Desk, given: Filled) -> Exploration:
    """The same as JSON."""
    return seen(office, given).view


@router.get(
    "/explore.csv", summary="Every event that is asked for. As CSV.", response_class=Response,
    responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
)  # fmt: skip
def rows(office: Desk, given: Filled) -> Response:
    """All the events, streamed, each with its citation and licence."""
    with office.desk() as store:
        batches, own = all_events(Ground(store, registry()), exploring(given, store))
    return streamed(batches, "events", {"citation": own.citation, "licence": own.licence})


@router.get(
    "/explore.sql", summary="The query that gives the events that are asked for.", response_class=PlainTextResponse,
    responses={**RESPONSES, 200: {"content": {"text/plain": {}}}},
)  # fmt: skip
def sql(office: Desk, given: Filled) -> Response:
    """The query as text; its paths are inside the workspace's folder, whose own is nobody's business."""
    with office.desk() as store:
        query = written_query(Ground(store, registry()), exploring(given, store))
        return PlainTextResponse(query.replace(f"{store.path}/", "") + "\n")
