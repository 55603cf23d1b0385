"""What a place is: what it lies in and since when, how many live there, what it touches, how far its borders are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.place.lines import Line, kilometres, lines
from tahqiq.measure.wording import day, listed, number
from tahqiq.registry import Place
from tahqiq.registry.entries import RANK, Parent
from tahqiq.resolve.polygons import polygons

_PAGE = re.compile(r"https?://[^\s;]+")
_FIRST = frozenset({"province", "territory"})
_ON = 5.0  # kilometres within which a drawn place lies on a border
_SHOWN = 8


def setting(desk: Desk, area: str) -> str:
    """Where it lies, its people by census, what it touches and how far the country's borders are."""
    place = desk.registry.places[area]
    said = [_lies(desk, place), _people(desk, place), _touches(desk, place), *_borders(desk, place)]
    return " ".join(s for s in said if s)


def _lies(desk: Desk, place: Place) -> str:
    """ "North Waziristan is a district of Khyber Pakhtunkhwa, since 31 May 2018, and of …" """
    begun = [p for p in place.parents if p.start is None or p.start <= desk.as_of]
    begun = [p for p in begun if p.id != desk.country] or begun
    parents = sorted(begun, key=lambda p: (-RANK.get(desk.registry.places[p.id].kind, 0), p.id))
    if not parents:
        return ""
    inside = listed([_within(desk, p) for p in parents])
    pages = [desk.page(u, f"{place.name}, what it lies in") for u in _PAGE.findall(place.source.split("people:")[0])]
    return desk.cited(f"{place.name} is a {_kind(desk, place)} in {inside}", *pages)


_KINDS = {"populated": "town or village", "province": "first-level division"}


def _kind(desk: Desk, place: Place) -> str:
    """What the place is, in the country's own word where its pack gives one."""
    word = desk.division(place.kind)
    return word if word != place.kind else _KINDS.get(place.kind, place.kind)


def _within(desk: Desk, parent: Parent) -> str:
    since = f" (since {day(parent.start)})" if parent.start else ""
    until = f" (until {day(parent.end)})" if parent.end and parent.end <= desk.as_of else ""
    return f"{desk.place(parent.id)}{since}{until}"


def _people(desk: Desk, place: Place) -> str:
    """Its people by each census of its present borders."""
    counts = [
        h for h in place.population
        if h.day and h.day <= desk.as_of and (h.start is None or h.start <= desk.as_of)
        and (h.end is None or h.end >= desk.as_of)
    ]  # fmt: skip
    pages = [desk.page(u, f"Population of {place.name}") for u in _PAGE.findall(place.source.partition("people:")[2])]
    said = []
    for one in sorted(counts, key=lambda h: h.day or desk.as_of)[-2:]:
        assert one.day is not None
        what, show = f"People of {place.name}, {one.day}.", f"tahqiq show {place.id}"
        basis = Basis(what, f"people({place.id!r})", show, sources=tuple(pages))
        said.append(f"{desk.ledger.number(number(one.people), one.people, basis)} people in {one.day:%B %Y}")
    return sentence(f"in its present borders it had {listed(said)}") if said else ""


def _touches(desk: Desk, place: Place) -> str:
    """The districts around it by the bundled polygons; of a province those of other provinces."""
    known = polygons(desk.registry)
    own = [p for p in known.shapes() if desk.registry.within(p, place.id, desk.as_of)]
    around = [p for p in known.touching(own) if p in desk.evidence.areas] if own else []
    if place.kind in _FIRST:
        around = [a for p in around for a in desk.registry.ancestors(p, desk.as_of) if _first(desk, a)]
    names = sorted({desk.place(p) for p in around if p != place.id})
    if not names:
        return _beside(desk, place)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN + 1 else ""
    shown = names[:_SHOWN] if more else names
    return sentence(f"around it lie {', '.join(shown)}{more}" if more else f"around it lie {listed(shown)}")


def _first(desk: Desk, area: str) -> bool:
    """Whether a place is of the first level on the day of the brief: one that became a part of another is not."""
    places = desk.registry.places
    outer = [p for p in desk.registry.parents(area, desk.as_of) if places[p.id].kind in _FIRST]
    return places[area].kind in _FIRST and not outer


def _beside(desk: Desk, place: Place) -> str:
    """Where no polygons are at hand: the other places of its kind in the nearest wider one."""
    wider = next((p.id for p in place.parents if desk.registry.places[p.id].kind == "region"), "")
    others = sorted(
        p.name for p in desk.registry.places.values()
        if p.id != place.id and p.kind == place.kind and any(q.id == wider for q in p.parents)
    )  # fmt: skip
    return sentence(f"the others in {desk.place(wider)} are {listed(others)}") if wider and others else ""


def _borders(desk: Desk, place: Place) -> Iterator[str]:
    """How far its nearest point lies from each border of the country that is drawn, where its own shape is at hand."""
    known = polygons(desk.registry).shapes()
    shapes = [s for p, s in known.items() if desk.registry.within(p, place.id, desk.as_of)]
    drawn = [one for one in lines(desk.registry) if one.country == desk.country]
    if not shapes or not drawn:
        return
    import shapely

    points = np.concatenate([shapely.get_coordinates(s) for s in shapes])
    far = {one.neighbour: _nearest(one, points) for one in drawn}
    on = [desk.place(n) for n in sorted(far) if far[n] <= _ON]
    if on:
        yield sentence(f"it lies on the border with {listed(on)}")
    elif far:
        nearest = min(far, key=lambda n: (far[n], n))
        basis = Basis(
            f"Kilometres from the nearest point of {place.name} to the border with {desk.place(nearest)}.",
            f"setting({place.id!r})", f"tahqiq measure place --area {place.id} --about border",
        )  # fmt: skip
        value = round(far[nearest])
        much = desk.ledger.number(f"{value:,} km", value, basis)
        yield sentence(f"the nearest border is that with {desk.place(nearest)}, {much} away")


def _nearest(border: Line, points: NDArray[np.float64]) -> float:
    """Kilometres from the nearest of some points (longitude, latitude) to a line."""
    return float(kilometres(border, points[:, 0], points[:, 1]).min())
