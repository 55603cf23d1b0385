"""The sides of events as actors, by UCDP's actor ids."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.registry import Actor, Registry
from tahqiq.resolve.columns import spread

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Ids = np.ndarray[Any, np.dtype[np.object_]]


def sides(events: pa.Table, registry: Registry, country: Ids) -> tuple[Ids, Ids]:
    """The actor of side A and of side B of every event; empty where its id is no actor's of the registry.

    Ids decide, never names, since acronyms are shared (UCDP's BRA is two actors). Of entries with one id a faction
    is taken in its own countries and the whole movement elsewhere; the id of a state whose government was replaced
    means the new one from that day on.
    """
    by_side = [
        spread(lambda i, c, day: _actor(registry, i or "", c, day) or "", events[column], country, events["start"])
        for column in ("side_a_id", "side_b_id")
    ]
    return by_side[0], by_side[1]


def _actor(registry: Registry, ucdp_id: str, country: str, day: dt.date | None) -> str | None:
    """The actor with a UCDP id in a country on a day."""
    found = of_ucdp(registry, ucdp_id, country)
    for old, new, since in _successions(registry):
        if found == old and day and day >= since:
            found = new
    return found


@lru_cache(maxsize=65536)
def of_ucdp(registry: Registry, ucdp_id: str, country: str = "") -> str | None:
    """The actor with a UCDP id, as it acts in a country (ISO3); None where there is none or several remain."""
    sharing = _by_ucdp_id(registry).get(ucdp_id, ())
    if len(sharing) < 2:
        return sharing[0].id if sharing else None
    kept = [a for a in sharing if not _related(a, sharing, "merged_into")]
    factions = [a for a in kept if _related(a, kept, "faction_of")]
    here = [a for a in factions if any(registry.within(area, country) for area in a.areas)]
    chosen = here or [a for a in kept if a not in factions]
    return chosen[0].id if len(chosen) == 1 else None


@lru_cache(maxsize=8)
def _by_ucdp_id(registry: Registry) -> Mapping[str, Sequence[Actor]]:
    table: dict[str, list[Actor]] = defaultdict(list)
    for actor in registry.actors.values():
        for ucdp_id in actor.ucdp_ids:
            table[ucdp_id].append(actor)
    return table


def _related(actor: Actor, others: Sequence[Actor], kind: str) -> bool:
    """Whether an actor has a relation of that kind to one of the others."""
    ids = {other.id for other in others}
    return any(r.kind == kind and r.to in ids for r in actor.relations)


@lru_cache(maxsize=8)
def _successions(registry: Registry) -> tuple[tuple[str, str, dt.date], ...]:
    """The states that another actor succeeded: old, new, first day."""
    return tuple(
        (relation.to, actor.id, relation.start.start)
        for actor in registry.actors.values()
        for relation in actor.relations
        if relation.kind == "successor_of" and registry.actors[relation.to].kind == "state"
        and relation.start and relation.start.start
    )  # fmt: skip
