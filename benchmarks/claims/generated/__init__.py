"""Claims made of the evidence by rule, true and altered: what no writer of sentences would think to ask."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

from benchmarks.claims.generated import changes, countries, happenings, statistics
from benchmarks.claims.generated.made import Made, passages
from tahqiq import verbs
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    from tahqiq.store import Workspace

__all__ = ["Made", "draw", "operations", "passages", "rows"]

SEED = 20250408
TURNS = 3

Evidence = dict[RecordKind, list[dict[str, Any]]]


def draw(workspace: Workspace, most: int, turns: int = TURNS) -> list[Made]:
    """``most`` sentences over ``turns`` draws, about as many altered as true, from each form; always the same."""
    evidence = {kind: rows(workspace, kind) for kind in (RecordKind.OBSERVATIONS, RecordKind.INCIDENTS)}
    return [item for turn in range(turns) for item in _turn(evidence, most // turns, random.Random(SEED + turn))]


def _turn(evidence: Evidence, most: int, chance: random.Random) -> list[Made]:
    pools = {form: _mixed(pool, chance) for form, pool in _pools(evidence, chance).items()}
    drawn: list[Made] = []
    while len(drawn) < most and any(pools.values()):
        for pool in pools.values():
            if pool:
                drawn.append(pool.pop())
    chance.shuffle(drawn)
    return drawn[:most]


def _mixed(pool: list[Made], chance: random.Random) -> list[Made]:
    """True and altered ones in turn, each in a random order."""
    true, altered = ([m for m in pool if bool(m.altered) is wrong] for wrong in (False, True))
    chance.shuffle(true)
    chance.shuffle(altered)
    return [item for pair in zip(true, altered, strict=False) for item in pair]


def _pools(evidence: Evidence, chance: random.Random) -> dict[str, list[Made]]:
    observed = evidence[RecordKind.OBSERVATIONS]
    places = verbs.registry().places
    names = {code: place.name for code, place in places.items() if len(code) == 3}
    pools = countries.made(countries.years(observed, names), chance)
    for item in [
        *statistics.made(observed, chance),
        *changes.changes(observed, chance),
        *changes.classes(observed, chance),
        *happenings.tolls(evidence[RecordKind.INCIDENTS], chance),
        *happenings.launches(operations(), chance),
    ]:
        pools.setdefault(item.form, []).append(item)
    return pools


def rows(workspace: Workspace, kind: RecordKind) -> list[dict[str, Any]]:
    """All rows of a kind in the workspace."""
    return list(workspace.table(kind, None).to_pyarrow().to_pylist())


def operations() -> list[tuple[str, dt.date]]:
    """Operations that began on a known day, by the name a report would give them."""
    found = []
    for operation in verbs.registry().operations.values():
        start = operation.start
        if start and start.start and start.start == start.end and start.start.year > 2006:
            name = operation.name if operation.name.startswith("Operation") else f"Operation {operation.name}"
            found.append((name, start.start))
    return found
