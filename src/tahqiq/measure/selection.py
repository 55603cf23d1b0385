"""What a measure is asked of: which dataset, area, period, actor, kind of violence and class of victims."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from tahqiq.errors import InputError
from tahqiq.terms import Victim

Period = tuple[dt.date, dt.date]
"""The first and the last day, both inside."""


class Counted(StrEnum):
    """What is summed: events, or deaths in them."""

    EVENTS = "events"
    DEATHS = "deaths"


@dataclass(frozen=True, slots=True)
class Selection:
    """Events of one dataset that began in a period, in an area and all it contains.

    ``areas`` and ``actor`` are ids of the registry, ``actor`` "" for anybody; ``kind`` is one of ``Violence`` or "".
    ``victim`` is the class whose deaths are summed; it does not choose among the events. ``what`` and ``who`` are how a
    sentence names what is counted and who counts it, where that is not what follows from the rest ("").
    """

    dataset: str
    areas: tuple[str, ...]
    start: dt.date
    end: dt.date
    counted: Counted = Counted.DEATHS
    victim: Victim = Victim.ALL
    actor: str = ""
    kind: str = ""
    as_of: dt.date | None = None
    what: str = ""
    who: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InputError(
                f"the period {self.start} to {self.end} ends before it starts; expected the earlier day first"
            )

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    def over(self, period: Period) -> Self:
        """The same over another period."""
        return replace(self, start=period[0], end=period[1])

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "dataset": self.dataset, "areas": list(self.areas), "start": self.start.isoformat(),
            "end": self.end.isoformat(), "counted": str(self.counted), "victim": str(self.victim),
            "actor": self.actor, "kind": self.kind, "as_of": self.as_of.isoformat() if self.as_of else None,
        }  # fmt: skip
