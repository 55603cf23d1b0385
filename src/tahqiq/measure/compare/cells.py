"""The events of one side of a comparison, summed once to cells of time, kind of violence and actors.

Totals, noise and composition are sums of those cells, so that the events are read once however many are asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import TRUNCATED, Unit, days_in, units
from tahqiq.measure.pick import CLASSES, picked
from tahqiq.measure.selection import Counted, Period, Selection

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
UNKNOWN = "of no known class"
_SUMS = {**{str(v): c for v, c in CLASSES.items()}, UNKNOWN: "deaths_unknown"}


@dataclass(frozen=True)
class Cells:
    """Cells of a stretch of time about the selection's own period; ``inside`` marks those in the period itself.

    ``column`` has one array a name: events, low, best, high, the deaths of each class, and the most of one event
    (``largest``); ``kind``, ``actor_a`` and
    ``actor_b`` are lists of words (an actor's id, or its name as the publisher writes it).
    """

    selection: Selection
    unit: Unit
    stretch: Period
    column: dict[str, Floats]
    word: dict[str, list[str]]
    first: list[Any]
    inside: NDArray[np.bool_]

    def total(self, name: str) -> float:
        """The sum of a column over the period."""
        return float(self.column[name][self.inside].sum())

    @property
    def what(self) -> str:
        """The column that is compared."""
        return "best" if self.selection.counted is Counted.DEATHS else "events"

    def by(self, *words: str) -> dict[str, float]:
        """The sum of what is compared over the period for each word; a cell with one word twice counts once."""
        found: dict[str, float] = {}
        listed = [self.word[w] for w in words]
        for i in np.flatnonzero(self.inside):
            for name in dict.fromkeys(column[i] for column in listed if column[i]):
                found[name] = found.get(name, 0.0) + float(self.column[self.what][i])
        return found

    def series(self) -> tuple[Floats, Floats]:
        """What is compared by unit over the stretch, and each unit's days; units that it only partly has left out."""
        starts = units(self.stretch, self.unit)
        place = {day: i for i, day in enumerate(starts)}
        values = np.zeros(len(starts))
        np.add.at(values, [place[day] for day in self.first], self.column[self.what])
        days = np.array(days_in(self.stretch, self.unit), dtype=np.float64)
        if len(starts) < 3:
            return values, days
        cut = slice(int(days[0] < 0.9 * days[1]), len(days) - int(days[-1] < 0.9 * days[-2]))
        return values[cut], days[cut]


def cells(workspace: Workspace, registry: Registry, selection: Selection, stretch: Period, unit: Unit) -> Cells:
    """The cells of a selection over a stretch of time that holds its period."""
    events = picked(workspace, registry, selection.over(stretch))
    keyed = events.mutate(
        first=events.start.truncate(TRUNCATED[unit]).cast("date"),
        inside=events.start.between(selection.start, selection.end),
        a=events.actor_a.coalesce(events.side_a).coalesce(""), b=events.actor_b.coalesce(events.side_b).coalesce(""),
    )  # fmt: skip
    found = workspace.arrow(
        keyed.group_by(["first", "inside", "kind", "a", "b"]).aggregate(
            events=keyed.count(),
            largest=keyed.best.max().coalesce(0),
            **{name: keyed[name].sum().coalesce(0) for name in ("low", "best", "high")},
            **{name: keyed[column].sum().coalesce(0) for name, column in _SUMS.items()},
        )
    ).to_pydict()
    columns = {n: np.array(found[n], dtype=np.float64) for n in ("events", "largest", "low", "best", "high", *_SUMS)}
    words = {"kind": found["kind"], "actor_a": found["a"], "actor_b": found["b"]}
    return Cells(selection, unit, stretch, columns, words, found["first"], np.array(found["inside"], dtype=np.bool_))
