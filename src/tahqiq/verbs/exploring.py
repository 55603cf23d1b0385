"""``explore``: the events that a user's words choose, as sums, points and rows; the same selection counted two ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.calendar import Unit
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import covered, holds, releases_of
from tahqiq.measure.explore.listed import Listed, Order, listed, query, stream
from tahqiq.measure.explore.look import Look, seen
from tahqiq.measure.explore.sums import Point, Totals, by_time, points, totals
from tahqiq.measure.names import area
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Period
from tahqiq.measure.units import DISTRICTS, PROVINCES
from tahqiq.registry import Registry
from tahqiq.sources import card
from tahqiq.terms import Card, RecordKind, Release
from tahqiq.verbs.licence import check_passes_on
from tahqiq.verbs.measuring import Asked, Ground, place, selection

if TYPE_CHECKING:
    import pyarrow as pa


PLACED = {"point": 1, "near": 2, "district": 3, "province": 4}
"""How finely an event must be placed: at the very place, within some 25 km of it, to the district, to the province."""
DATED = {"day": 1, "week": 3, "month": 4}
"""How finely it must be dated: to the day, to the week, to the month."""
PAGE = 50
"""Events of a page."""
_FINEST = 150  # squares that the points of an area's width are drawn by
_DEEPEST = 2_000_000  # rows after which pages are no more turned to: the CSV has them


@dataclass(frozen=True, slots=True)
class Exploring:
    """What is asked for, in a user's words; all of it optional.

    ``country`` narrows to one where the evidence is of several; ``area`` is in it. ``placed`` and ``dated`` are keys of
    ``PLACED`` and ``DATED``, "" for any.
    """

    asked: Asked
    country: str = ""
    placed: str = ""
    dated: str = ""


@dataclass(frozen=True)
class Explored:
    """What was found. ``withheld`` is why there are no ``rows``: a licence that keeps them; "" where there are."""

    look: Look
    country: str
    covers: Period
    releases: Sequence[Release]
    totals: Totals
    rows: list[Listed]
    withheld: str


def datasets(releases: Sequence[Release]) -> list[str]:
    """The datasets of events, that with the most events first."""
    most: dict[str, int] = {}
    for release in releases:
        if release.kind is RecordKind.EVENTS:
            most[release.dataset] = most.get(release.dataset, 0) + release.accepted
    return sorted(most, key=lambda dataset: (-most[dataset], dataset))


def countries(registry: Registry, releases: Sequence[Release]) -> list[str]:
    """The countries that events are of, the one with the most first; every country where they are the world's."""
    found: dict[str, int] = {}
    for release in releases:
        if release.kind is RecordKind.EVENTS and release.area in registry.places:
            found[release.area] = found.get(release.area, 0) + release.accepted
    if any(r.area not in registry.places for r in releases if r.kind is RecordKind.EVENTS):
        found |= {p: 0 for p, place in registry.places.items() if place.kind == "country" and p not in found}
    return sorted(found, key=lambda country: (-found[country], country))


def look(on: Ground, exploring: Exploring) -> tuple[Look, str]:
    """The words resolved, and the country that they are about ("" where an area is in none).

    Errors as ``verbs.measuring.selection``; where the evidence is of several datasets or countries and none is named,
    the one with the most events is meant.
    """
    asked, registry = exploring.asked, on.registry
    releases = on.workspace.in_force(asked.as_of)
    known = datasets(releases)
    if not asked.dataset and known:
        asked = replace(asked, dataset=known[0])
    own = [r for r in releases if r.dataset == asked.dataset]
    country = area(registry, exploring.country, "--country") if exploring.country else ""
    if country and registry.places[country].kind != "country":
        raise UnknownName(
            f"--country {exploring.country!r} is no country; give {registry.places[country].name} as area"
        )
    if not asked.area:
        country = country or next(iter(countries(registry, own)), "")
        asked = replace(asked, area=country)
    placed = _of("--placed", exploring.placed, PLACED)
    dated = _of("--dated", exploring.dated, DATED)
    chosen = selection(on, asked)
    outside = [a for a in chosen.areas if country and not registry.within(a, country)]
    if outside:
        names = " and ".join(registry.places[a].name for a in outside)
        raise InputError(f"{names} is not in {registry.places[country].name}; leave the country or the area out")
    about = country or registry.country(chosen.areas[0]) or ""
    if not asked.period:
        held = [r for r in own if r.kind is RecordKind.EVENTS and holds(r, registry, chosen.areas)]
        chosen = chosen.over(covered(held)) if held else chosen
    return Look(chosen, placed, dated), about


def _of(option: str, word: str, words: dict[str, int]) -> int:
    if word and word not in words:
        raise InputError(f"{option} {word!r}: one of {', '.join(words)} was expected, or nothing for all")
    return words.get(word, 0)


def kinds(registry: Registry, country: str, *, provinces: bool) -> tuple[str, ...]:
    """The kinds of places that a country is told apart by: its districts, or what it has instead."""
    if provinces:
        return PROVINCES
    has = any(p.kind in DISTRICTS and registry.country(i) == country for i, p in registry.places.items())
    return DISTRICTS if has else PROVINCES


def explore(
    on: Ground, exploring: Exploring, *, provinces: bool = False, order: Order = Order.NEWEST, page: int = 1
) -> Explored:
    """The sums and one page of rows of what is asked for.

    InputError or UnknownName, with the nearest names, for what is not known, is not covered, or where nothing fits.
    """
    wanted, country = look(on, exploring)
    chosen = wanted.selection
    releases = releases_of(on.workspace, on.registry, chosen)
    covers = covered(releases)
    events = seen(on.workspace, on.registry, wanted)
    divided = kinds(on.registry, country, provinces=provinces)
    found = totals(on.workspace, on.registry, events, (chosen.start, chosen.end), divided)
    if not found.whole["events"]:
        raise nothing(on.registry, chosen)
    pages = -(-found.whole["events"] // PAGE)
    if not 1 <= page <= pages:
        raise InputError(f"page {page}: there are {pages} pages of these events; open one of them")
    if page * PAGE > _DEEPEST:
        raise InputError(f"page {page} lies deep in {found.whole['events']} events; narrow them, or take the CSV")
    withheld = card(chosen.dataset).withheld
    rows = [] if withheld else listed(on.workspace, events, order, PAGE * (page - 1), PAGE, found.whole["events"])
    return Explored(wanted, country, covers, releases, found, rows, withheld)


def months(on: Ground, exploring: Exploring) -> dict[dt.date, dict[str, int]]:
    """The sums by the first day of a month over all that is covered, whatever the period. Errors as ``look``."""
    wanted, _ = look(on, replace(exploring, asked=replace(exploring.asked, period="")))
    return by_time(on.workspace, seen(on.workspace, on.registry, wanted), Unit.MONTH)


def located(on: Ground, wanted: Look, width: float) -> list[Point]:
    """The events as points, in squares fine enough for an area ``width`` degrees wide.

    None where a licence keeps rows from being passed on: a square may hold a single event.
    """
    if card(wanted.selection.dataset).withheld:
        return []
    return points(on.workspace, seen(on.workspace, on.registry, wanted), max(width / _FINEST, 0.001))


def hot_spots(on: Ground, wanted: Look) -> Measured:
    """Clusters among the districts of what is looked at. InputError where it is narrowed by what they cannot be."""
    if wanted.placed or wanted.dated:
        raise InputError("hot spots are of all events, however finely placed and dated; leave those two filters out")
    chosen = wanted.selection
    period = f"{chosen.start}..{chosen.end}"
    asked = Asked(
        area="+".join(chosen.areas), period=period, actor=chosen.actor, kind=chosen.kind, victim=str(chosen.victim),
        count=str(chosen.counted), dataset=chosen.dataset, as_of=chosen.as_of, workspace=on.workspace,
    )  # fmt: skip
    return place(asked)


def written_query(on: Ground, exploring: Exploring) -> str:
    """The DuckDB SQL that gives the events that are asked for. Errors as ``look``."""
    return query(on.workspace, on.registry, look(on, exploring)[0])


def all_events(on: Ground, exploring: Exploring) -> tuple[Iterator[pa.RecordBatch], Card]:
    """Every event that is asked for, in batches, and the card of their dataset.

    Errors as ``look``, InputError for what is not covered, and ``Withheld`` for what a licence keeps.
    """
    wanted, _ = look(on, exploring)
    check_passes_on(wanted.selection.dataset)
    releases_of(on.workspace, on.registry, wanted.selection)
    return stream(on.workspace, on.registry, wanted), card(wanted.selection.dataset)
