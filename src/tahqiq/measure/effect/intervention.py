"""What is taken to have changed something: its date, its areas, and why it may have no date to measure from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.errors import InputError
from tahqiq.measure.effect.ramp import ramp
from tahqiq.registry import Milestone, Operation, Programme, Registry

_MONTH = 31
_GREW = (
    "it was built bit by bit, so no one day divides before from after, and figures of a whole country do not tell what "
    "is near to it; measure events, or give the day of one step (--date)"
)


@dataclass(frozen=True, slots=True)
class Intervention:
    """An event in time. ``date`` is its first day; "" for ``id`` and ``areas`` where only a day was given.

    ``undated`` says why no day can be measured from ("" where one can). ``growth`` is the programme where it was built
    bit by bit, so that there is no such day.
    """

    name: str
    date: dt.date | None
    id: str = ""
    areas: tuple[str, ...] = ()
    fighting: bool = False
    undated: str = ""
    growth: Programme | None = None


@dataclass(frozen=True, slots=True)
class Windows:
    """Months: how many ``before`` (at most), how many ``after``, and how many after the date to ``skip`` first.

    ``within`` are the kilometres within which a district is near to what was built bit by bit.
    """

    before: int = 60
    after: int = 24
    skip: int = 0
    within: int = 25

    def __post_init__(self) -> None:
        for name, value, low, high in (
            ("--before", self.before, 24, 180), ("--after", self.after, 6, 60), ("--skip", self.skip, 0, 60),
            ("--within", self.within, 1, 500),
        ):  # fmt: skip
            if not low <= value <= high:
                unit = "km" if name == "--within" else "months"
                raise InputError(f"{name} {value}: expected {low} to {high} {unit}")


def named(registry: Registry, text: str, day: dt.date | None = None) -> Intervention:
    """The operation or programme of that name; with a day, measured from that day. UnknownName, InputError."""
    found = [e for e in registry.find(text, Operation, Programme) if isinstance(e, Operation | Programme)]
    if not found:
        raise InputError(f"{text!r} is known, but as no operation or programme; name one, or give a day (--date)")
    if len(found) > 1:
        raise InputError(f"{text!r} may be any of {', '.join(e.id for e in found)}; give the id")
    entry = found[0]
    return _operation(entry, day) if isinstance(entry, Operation) else _programme(entry, day)


def _operation(entry: Operation, day: dt.date | None) -> Intervention:
    start, undated = entry.start, ""
    if day is None and (start is None or start.start is None):
        undated = f"no day is known on which {entry.name} began; give one (--date)"
    elif day is None and start is not None and (start.days or 0) > _MONTH:
        undated = f"of the start of {entry.name} no more is known than {start.text or start.start}; give a day (--date)"
    began = day or (start.start if start and not undated else None)
    return Intervention(entry.name, began, entry.id, entry.areas, entry.kind == "military_operation", undated)


def _programme(entry: Programme, day: dt.date | None) -> Intervention:
    if day is not None:
        return Intervention(entry.name, day, entry.id)
    dated = [m for m in entry.milestones if m.date and m.date.start]
    if ramp(entry) is not None:
        return Intervention(entry.name, None, entry.id, growth=entry, undated=_GREW)
    if len(dated) != 1 or (dated[0].date and (dated[0].date.days or 0) > _MONTH):
        steps = "; ".join(f"{_first(m)} {m.what}" for m in dated[:6]) or "none with a date"
        raise InputError(f"{entry.name} has no one day to measure from ({steps}); give the day of one step (--date)")
    return Intervention(entry.name, _first(dated[0]), entry.id)


def _first(milestone: Milestone) -> dt.date:
    assert milestone.date is not None
    assert milestone.date.start is not None
    return milestone.date.start
