"""The operation or programme that a review is of, and when it ran as far as was known on the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, floor
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day
from tahqiq.registry import Operation, Programme


@dataclass(frozen=True)
class Subject:
    """An entry of the registry, as known on the day of a brief."""

    entry: Operation | Programme
    as_of: dt.date

    @property
    def start(self) -> dt.date | None:
        """The first day that its start can be; None where that is not known."""
        if isinstance(self.entry, Operation):
            span = self.entry.start or self.entry.announced
        else:
            span = next((m.date for m in self.entry.milestones if m.date), None)
        return span.start if span else None

    @property
    def end(self) -> dt.date | None:
        """The last day that its end can be, where it had ended by the day."""
        span = self.entry.end if isinstance(self.entry, Operation) else None
        return span.end if span and span.end and span.end <= self.as_of else None

    @property
    def areas(self) -> tuple[str, ...]:
        """Where it was."""
        return self.entry.areas

    @property
    def period(self) -> Period | None:
        """From its start to its end or the day of the brief; None where no start is known."""
        return (self.start, self.end or self.as_of) if self.start else None


def subject(desk: Desk, code: str) -> Subject:
    """The entry of an id. InputError for what is no operation or programme, or had not begun by the day."""
    registry = desk.registry
    entry = registry.operations.get(code) or registry.programmes.get(code)
    if entry is None:
        raise InputError("this passage is on an operation or programme; name it (--subject)")
    if isinstance(entry, Programme) and entry.whole is None:
        raise InputError(
            f"{entry.name} is neither an operation nor something built bit by bit; name one of these (--subject)"
        )
    found = Subject(entry, desk.as_of)
    if found.start and found.start > desk.as_of:
        raise InputError(f"{entry.name} began after {desk.as_of}, the day of the brief ({day(found.start)})")
    return found


def years_about(of: Subject, before: int, after: int) -> list[Period]:
    """Stretches of twelve whole months: ``before`` of them up to its first month, ``after`` from that month on."""
    assert of.start is not None
    first = floor(of.start, Unit.MONTH)
    return [
        (_months(first, 12 * i), _months(first, 12 * (i + 1)) - dt.timedelta(days=1)) for i in range(-before, after)
    ]


def _months(day_: dt.date, by: int) -> dt.date:
    year, month = divmod(12 * day_.year + day_.month - 1 + by, 12)
    return dt.date(year, month + 1, 1)
