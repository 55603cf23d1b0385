"""What was explored as its page and its twin give it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from tahqiq.measure.count import caveats, sentence
from tahqiq.measure.cover import used
from tahqiq.measure.explore.listed import Listed
from tahqiq.measure.explore.sums import SUMS
from tahqiq.measure.result import Measured
from tahqiq.measure.wording import number
from tahqiq.registry import Registry
from tahqiq.serve.web.paging import Paged
from tahqiq.serve.web.taken import Evidence
from tahqiq.sources import card
from tahqiq.terms import RowsAt
from tahqiq.verbs.exploring import PAGE, Explored

_PLACED = {
    1: "at the place", 2: "within 25 km", 3: "to the district", 4: "to the province", 5: "to a wider area",
    6: "to the country", 7: "to no country",
}  # fmt: skip
_DATED = {1: "to the day", 2: "to a few days", 3: "to the week", 4: "to the month", 5: "to the year"}


class Sums(BaseModel):
    """How many events, and the deaths in them."""

    events: int = Field(description="How many events.")
    low: int = Field(description="Their deaths, the coders' low.")
    best: int = Field(description="Their deaths, the coders' best.")
    high: int = Field(description="Their deaths, the coders' high.")


class AreaSums(Sums):
    """The sums of an area."""

    id: str = Field(description="The area's id.")
    name: str = Field(description="Its name.")
    spot: str = Field(description="hot or cold where it is in a cluster that chance does not give; empty otherwise.")


class MonthSums(Sums):
    """The sums of a month."""

    month: str = Field(description="The month, YYYY-MM.")


class Event(BaseModel):
    """One event as its source has it."""

    id: str = Field(description="Its id in the dataset.")
    start: dt.date = Field(description="Its first day.")
    end: dt.date = Field(description="Its last day.")
    dated: str = Field(description="How finely it is dated.")
    place: str = Field(description="Where, in the source's words, from the place to the province.")
    placed: str = Field(description="How finely it is placed.")
    area: str = Field(description="The id of the registry's place that it lies in; empty where there is none.")
    kind: str = Field(description="The kind of violence.")
    sides: list[str] = Field(description="Its two sides, in the source's words.")
    actors: list[str] = Field(description="The registry's ids of its sides; empty text where they are not known.")
    low: int = Field(description="Deaths of the class that was asked for, the coder's low.")
    best: int = Field(description="The same, the coder's best.")
    high: int = Field(description="The same, the coder's high.")
    rows: str = Field(description="The address of its row (tahqiq rows ADDRESS).")
    dataset: str = Field(description="Its dataset.")
    release: str = Field(description="The release it was read in.")


class Definition(BaseModel):
    """What a dataset counts."""

    title: str = Field(description="The dataset.")
    row_is: str = Field(description="What one row is.")
    leaves_out: str = Field(description="What it leaves out.")
    licence: str = Field(description="Under which licence it may be passed on.")
    url: str = Field(description="Its page.")


class Exploration(BaseModel):
    """The events that were asked for: in all, by area, by month, and a page of them."""

    asked: dict[str, Any] = Field(description="The question, its names resolved.")
    finding: str = Field(description="What it comes to, in words.")
    totals: Sums = Field(description="The same in numbers.")
    caveats: list[str] = Field(description="What a reader has to know of it, a sentence each.")
    covers: list[dt.date] = Field(description="The first and the last day that the dataset covers.")
    areas: list[AreaSums] = Field(description="By district or province, the one with the most first.")
    months: list[MonthSums] = Field(description="By month over all that is covered, whatever the period.")
    events: list[Event] = Field(description="One page of the events.")
    withheld: str = Field(description="Why the events are not listed; empty where they are.")
    page: Paged = Field(description="Which page it is, of how many.")
    definition: Definition = Field(description="What the dataset counts.")
    evidence: list[Evidence] = Field(description="The releases it stands on.")


def exploration(
    registry: Registry, found: Explored, months: Mapping[dt.date, Mapping[str, int]], counted: str, page: int,
    hot: Measured | None,
) -> Exploration:  # fmt: skip
    """What was found, as it is shown; ``counted`` is by what areas are ordered: deaths or events."""
    chosen, whole = found.look.selection, found.totals.whole
    spots = {str(row["id"]): str(row["spot"]) for row in hot.rows} if hot else {}
    most = "best" if counted == "deaths" else "events"
    areas = [
        AreaSums(id=area, name=registry.places[area].name, spot=spots.get(area, ""), **sums)
        for area, sums in sorted(found.totals.areas.items(), key=lambda item: (-item[1][most], -item[1]["events"]))
    ]
    return Exploration(
        asked=found.look.to_dict(), finding=sentence(registry, chosen, whole, []),
        totals=Sums(**{n: whole[n] for n in SUMS}), caveats=_caveats(found, areas, hot), covers=list(found.covers),
        areas=areas, months=[MonthSums(month=f"{day:%Y-%m}", **sums) for day, sums in sorted(months.items())],
        events=[_event(row) for row in found.rows], withheld=found.withheld,
        page=Paged(at=page, size=PAGE, total=whole["events"]), definition=_definition(chosen.dataset),
        evidence=[Evidence(**told) for told in _evidence(found)],
    )  # fmt: skip


def _evidence(found: Explored) -> list[Mapping[str, str]]:
    return [
        {"dataset": u.dataset, "release": u.release, "published": u.published, "citation": u.citation}
        for u in used(list(found.releases))
    ]


def _definition(dataset: str) -> Definition:
    own = card(dataset)
    return Definition(
        title=own.title, row_is=own.row_is, leaves_out=own.leaves_out, licence=own.licence, url=own.url
    )  # fmt: skip


def _caveats(found: Explored, areas: Sequence[AreaSums], hot: Measured | None) -> list[str]:
    look, whole = found.look, found.totals.whole
    said = list(caveats(whole, look.selection))
    if look.placed:
        said.append(f"Only events placed {_PLACED[look.placed]} or better are counted.")
    if look.dated:
        said.append(f"Only events dated {_DATED[look.dated]} or better are counted.")
    placed = sum(area.events for area in areas)
    if placed < whole["events"]:
        left = whole["events"] - placed
        events = "One event lies" if left == 1 else f"{number(left)} events lie"
        said.append(f"{events} in no single one of the areas listed.")
    elif placed > whole["events"]:
        said.append("Areas that lie in one another, or became part of one another, both have the events of both.")
    if hot:
        said.append(hot.paragraph)
    return said


def _event(row: Listed) -> Event:
    """One event; what the source leaves empty is empty."""
    where = dict.fromkeys(part for part in (row.place, row.adm2, row.adm1) if part)
    return Event(
        id=row.event_id, start=row.start, end=row.end, dated=_DATED.get(row.date_prec or 0, "not said"),
        place=", ".join(where), placed=_PLACED.get(row.where_prec or 0, "not said"), area=row.area_id or "",
        kind=row.kind or "", sides=[row.side_a or "", row.side_b or ""],
        actors=[row.actor_a or "", row.actor_b or ""], low=row.low or 0, best=row.best or 0, high=row.high or 0,
        rows=str(RowsAt(row.release_id, (row.event_id,))), dataset=row.dataset, release=row.release_id,
    )  # fmt: skip
