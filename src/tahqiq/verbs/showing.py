"""``show``: an entry of the registry, a dataset's card, a release, or the rows behind a reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tahqiq.errors import InputError, UnknownName
from tahqiq.registry import kind_of
from tahqiq.resolve import closure
from tahqiq.sources import card, datasets
from tahqiq.terms import RecordKind, Release
from tahqiq.verbs.evidence import open_workspace, registry

if TYPE_CHECKING:
    import pyarrow as pa

    from tahqiq.store import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: its kind (actor, area, operation, programme, publisher, dataset, release), name, fields."""

    kind: str
    name: str
    fields: dict[str, Any]


def show(what: str, workspace: Path | None = None) -> list[Shown]:
    """Everything that a name stands for: registry entries, a dataset, a release. Raises ``UnknownName``."""
    if what in datasets():
        return [Shown("dataset", what, asdict(card(what)))]
    if "@" in what:
        return [_release(open_workspace(workspace), what)]
    return [Shown(kind_of(e), e.name, asdict(e)) for e in registry().find(what)]


def _release(workspace: Workspace, name: str) -> Shown:
    release = _find(workspace, name)
    rejects = workspace.rejects(release.release_id)
    return Shown("release", name, {**release.to_dict(), "rejects": rejects.slice(0, 20).to_pylist()})


def _find(workspace: Workspace, name: str) -> Release:
    releases = workspace.releases()
    for release in releases:
        if release.release_id == name:
            return release
    known = ", ".join(r.release_id for r in releases)
    raise UnknownName(f"no release {name!r} is in the workspace; it holds {known or 'none'}")


def rows(address: str, workspace: Path | None = None) -> pa.Table:
    """The events behind a reading, from its address ``tahqiq:<release>?area=…&start=…&end=…``.

    Raises ``InputError`` for an address that does not read as one, ``UnknownName`` for a release not held.
    """
    parts = urlsplit(address)
    query = {k: v[0] for k, v in parse_qs(parts.query).items()}
    if parts.scheme != "tahqiq" or not {"area", "start", "end"} <= query.keys():
        raise InputError(f"{address!r}: an address of the form tahqiq:<release>?area=…&start=…&end=… was expected")
    try:
        start, end = dt.date.fromisoformat(query["start"]), dt.date.fromisoformat(query["end"])
    except ValueError as error:
        raise InputError(f"{address!r}: {error}; days are written YYYY-MM-DD") from error
    store = open_workspace(workspace)
    release = _find(store, parts.path)
    return _events(store, release, tuple(query["area"].split("+")), start, end)


def _events(store: Workspace, release: Release, areas: tuple[str, ...], start: dt.date, end: dt.date) -> pa.Table:
    import pyarrow.compute as pc

    tree = closure(registry())
    inside = tree.filter(pc.is_in(tree["ancestor"], value_set=_strings(areas)))
    events = store.table(RecordKind.EVENTS, None)
    places = store.relation("shown_places", inside)
    hit = events.semi_join(
        places,
        [
            events.area_id == places.descendant,
            places.start.isnull() | (events.start >= places.start),
            places.end.isnull() | (events.start <= places.end),
        ],
    )
    hit = hit.filter((hit.release_id == release.release_id) & (hit.start >= start) & (hit.start <= end))
    table: pa.Table = hit.order_by(["start", "event_id"]).to_pyarrow()
    return table


def _strings(values: tuple[str, ...]) -> Any:
    import pyarrow as pa

    return pa.array(list(values), pa.string())
