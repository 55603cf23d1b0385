"""Every fault of a pack's registry files at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.registry.entries import RANK, Actor, Entry, Operation, Place, Publisher
from tahqiq.registry.read import READERS, rows_of

Parts = Mapping[str, Mapping[str, Any]]


def validate(folders: Path | Iterable[Path]) -> list[str]:
    """The faults of one pack folder, or of several read together, as one line each; empty where all is well.

    Faults are: a file or record that cannot be read, an id given twice, a relation, parent or area that leads
    nowhere, an end before its start, a kind of place that is not known, a place in no country or in itself, two places
    that contain each other, and those of strategies and hypotheses (``registry.plans``).
    """
    listed = [folders] if isinstance(folders, Path) else list(folders)
    faults: list[str] = []
    parts: dict[str, dict[str, Any]] = {name: {} for name in READERS}
    for folder in listed:
        for name, found in parts.items():
            faults += _read(folder / name, found)
    from tahqiq.registry.plans.validate import faults as faults_of_plans  # only a validation reads them

    faults += [*_actors(parts), *_places(parts), *_operations(parts), *_publishers(parts), *_fiscal(parts)]
    return [*faults, *faults_of_plans(listed, parts)]


def _read(path: Path, found: dict[str, Any]) -> list[str]:
    """Read a file's records into ``found``; the faults of those that cannot be."""
    if not path.exists():
        return []
    try:
        rows = rows_of(path)
    except PackError as error:
        return [str(error)]
    faults = []
    for number, row in enumerate(rows, start=1):
        try:
            entry = READERS[path.name](row)
        except (KeyError, ValueError, TypeError) as error:
            faults.append(f"{path.name} {row.get('id', f'record {number}')}: {_reason(error)}")
            continue
        if entry.id in found:
            faults.append(f"{path.name} {entry.id}: the id is given twice")
        found[entry.id] = entry
    return faults


def _reason(error: Exception) -> str:
    return f"lacks {error}" if isinstance(error, KeyError) else str(error)


def _actors(parts: Parts) -> Iterator[str]:
    actors: Mapping[str, Actor] = parts["actors.yml"]
    codes = Counter(code for a in actors.values() for code in a.codes)
    for actor in actors.values():
        for relation in actor.relations:
            if relation.to not in actors:
                yield f"actors.yml {actor.id}: {relation.kind} {relation.to!r}, which is no actor"
            if _reversed(relation.start, relation.end):
                yield f"actors.yml {actor.id}: {relation.kind} {relation.to} ends before it starts"
        if actor.parent and actor.parent not in actors:
            yield f"actors.yml {actor.id}: parent {actor.parent!r} is no actor"
        yield from _areas("actors.yml", actor.id, actor.areas, parts)
        yield from _names("actors.yml", actor)
        yield from (f"actors.yml {actor.id}: the code {c!r} is another's too" for c in actor.codes
                    if codes[c] > 1 or c in actors)  # fmt: skip


def _areas(file: str, name: str, areas: Sequence[str], parts: Parts) -> Iterator[str]:
    for area in areas:
        if area not in parts["places.csv"]:
            yield f"{file} {name}: area {area!r} is no place"


def _names(file: str, entry: Entry) -> Iterator[str]:
    for alias in entry.aliases:
        if not alias.name.strip():
            yield f"{file} {entry.id}: an alias is empty"
        if alias.since and alias.until and alias.until < alias.since:
            yield f"{file} {entry.id}: the alias {alias.name!r} ends before it starts"


def _fiscal(parts: Parts) -> Iterator[str]:
    for year in parts["fiscal_years.csv"]:
        if year not in parts["places.csv"]:
            yield f"fiscal_years.csv {year}: it is no place"


def _reversed(start: Any, end: Any) -> bool:
    """Whether an end lies before its start, however the partial dates are read."""
    return bool(start and end and end.end < start.start)


def _operations(parts: Parts) -> Iterator[str]:
    operations: Mapping[str, Operation] = parts["operations.yml"]
    for operation in operations.values():
        if operation.actor and operation.actor not in parts["actors.yml"]:
            yield f"operations.yml {operation.id}: actor {operation.actor!r} is no actor"
        if operation.part_of and operation.part_of not in operations:
            yield f"operations.yml {operation.id}: part of {operation.part_of!r}, which is no operation"
        if _reversed(operation.start, operation.end):
            yield f"operations.yml {operation.id}: ends before it starts"
        yield from _areas("operations.yml", operation.id, operation.areas, parts)


def _publishers(parts: Parts) -> Iterator[str]:
    publishers: Mapping[str, Publisher] = parts["publishers.yml"]
    for publisher in publishers.values():
        party = publisher.party.partition(":")[0]
        if party and party not in parts["places.csv"] and party not in parts["actors.yml"]:
            yield f"publishers.yml {publisher.id}: party {publisher.party!r} is no actor, and names no country"


def _places(parts: Parts) -> Iterator[str]:
    places: Mapping[str, Place] = parts["places.csv"]
    for place in places.values():
        if place.kind not in RANK:
            yield f"places.csv {place.id}: kind {place.kind!r} is none of {', '.join(RANK)}"
        for parent in place.parents:
            if parent.id not in places:
                yield f"places.csv {place.id}: parent {parent.id!r} is no place"
            if parent.start and parent.end and parent.end < parent.start:
                yield f"places.csv {place.id}: parent {parent.id} ends before it starts"
        above = _above(place, places)
        if place.id in above:
            yield f"places.csv {place.id}: contains itself"
        if place.kind != "country" and not any(places[a].kind == "country" for a in above):
            yield f"places.csv {place.id}: lies in no country"
        yield from _names("places.csv", place)


def _above(place: Place, places: Mapping[str, Place]) -> set[str]:
    """Every place that ever contained it."""
    seen: set[str] = set()
    queue = [p.id for p in place.parents]
    while queue:
        current = queue.pop()
        if current in places and current not in seen:
            seen.add(current)
            queue += [p.id for p in places[current].parents]
    return seen
