"""``beside``: one question counted two ways, by events under some definition or by what a publisher printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, after, floor
from tahqiq.measure.compare.published import PublishedSelection
from tahqiq.measure.explore.beside import Side, Way, difference, side
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.selection import Counted
from tahqiq.terms import Victim
from tahqiq.verbs.exploring import Exploring, datasets, look
from tahqiq.verbs.measuring import Ground

_METRICS = {Counted.DEATHS: ("deaths",), Counted.EVENTS: ("attacks", "incidents")}
_VICTIMS = ("", "all", "civilian", "security", "militant")


@dataclass(frozen=True, slots=True)
class By:
    """One way to count: a dataset of events or a publisher of figures (``source``), and what narrows it.

    ``kind`` and ``placed`` are for events alone; empty is all.
    """

    source: str
    kind: str = ""
    victim: str = ""
    placed: str = ""


@dataclass(frozen=True)
class TwoWays:
    """The two ways, what each comes to, and why they differ."""

    ways: tuple[Way, Way]
    sides: tuple[Side, Side]
    difference: tuple[str, ...]


def publishers(on: Ground, exploring: Exploring) -> list[str]:
    """Who printed deaths or attacks of the area that is asked for, the one with the most figures first."""
    wanted, _ = look(on, exploring)
    metrics = tuple(m for names in _METRICS.values() for m in names)
    rows = wholes(on.workspace, Wanted(metrics, wanted.selection.areas, _VICTIMS, as_of=wanted.selection.as_of))
    counted = on.workspace.arrow(rows.group_by("publisher").aggregate(n=rows.count())).to_pylist()
    return [r["publisher"] for r in sorted(counted, key=lambda r: (-r["n"], r["publisher"]))]


def last_year(on: Ground, exploring: Exploring) -> str:
    """The last full year that the events cover, as a period is written."""
    wanted, _ = look(on, replace(exploring, asked=replace(exploring.asked, period="")))
    end = wanted.selection.end
    return str(
        end.year if after(floor(end, Unit.YEAR), Unit.YEAR).year > end.year and end.month == 12 else end.year - 1
    )


def two_ways(on: Ground, exploring: Exploring, one: By, two: By) -> TwoWays:
    """The question counted both ways. Errors as ``exploring.look``, and InputError for a way that there is none of."""
    ways = (_way(on, exploring, one), _way(on, exploring, two))
    if ways[0] == ways[1]:
        raise InputError("the two ways are the same; choose another source or another definition for one of them")
    sides = (side(on.workspace, on.registry, ways[0]), side(on.workspace, on.registry, ways[1]))
    return TwoWays(ways, sides, difference(on.workspace, on.registry, ways, sides))


def _way(on: Ground, exploring: Exploring, by: By) -> Way:
    known = datasets(on.workspace.in_force(exploring.asked.as_of))
    if by.source in known:
        asked = replace(exploring.asked, dataset=by.source, kind=by.kind, victim=by.victim)
        return look(on, replace(exploring, asked=asked, placed=by.placed))[0]
    printed = publishers(on, exploring)
    if by.source not in printed:
        raise InputError(
            f"{by.source[:80]!r} has neither events nor figures of it; expected one of {', '.join([*known, *printed])}"
        )
    if by.kind or by.placed:
        raise InputError(
            "printed figures are of no one kind of violence and of no one precision; leave both out for them"
        )
    chosen = look(on, exploring)[0].selection
    if len(chosen.areas) != 1:
        raise InputError("printed figures are those of one area; name one")
    if by.victim not in _VICTIMS:
        raise InputError(f"--victim {by.victim[:80]!r}: one of {', '.join(_VICTIMS[1:])} was expected")
    victim = Victim(by.victim or "all")
    made = [
        PublishedSelection(
            by.source, metric, chosen.areas[0], chosen.start, chosen.end,
            victim=victim if metric == "deaths" else Victim.NONE, as_of=chosen.as_of, actor=chosen.actor,
        )
        for metric in _METRICS[chosen.counted]
    ]  # fmt: skip
    return next((m for m in made if _has(on, m)), made[0])


def _has(on: Ground, asked: PublishedSelection) -> bool:
    wanted = Wanted(
        (asked.metric,), (asked.area,), (str(asked.victim),), asked.actor, asked.publisher, as_of=asked.as_of
    )
    rows = wholes(on.workspace, wanted)
    within = rows.filter(rows.start >= asked.start, rows.end <= asked.end).limit(1)
    return bool(on.workspace.arrow(within.select("obs_id")).num_rows)
