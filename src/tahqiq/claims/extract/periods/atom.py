"""A period expression before its role, and before a missing year, is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Grain, Role


@dataclass(frozen=True, slots=True)
class Fiscal:
    """The first day, month and day, of a country's fiscal year."""

    month: int
    day: int
    country: str

    @property
    def calendar(self) -> bool:
        """Whether it is the calendar year."""
        return (self.month, self.day) == (1, 1)

    def begins(self, year: int) -> dt.date:
        """The first day of the fiscal year that begins in a year."""
        return dt.date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where an expression stands: the document's date, the period in force, the country's fiscal year."""

    date: dt.date | None
    context: Days | None = None
    context_from: str = "previous sentence"
    fiscal: Fiscal | None = None

    @property
    def year(self) -> int | None:
        """The year of the period in force, where it lies in one."""
        return self.context[0].year if self.context and self.context[0].year == self.context[1].year else None


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression of the folded text.

    ``days`` where they are known; else ``make`` gives them for a year, where only the year is missing.
    ``source`` is how they became known (``Span.resolved_from``). ``role`` where the words fix it. ``to_date``
    says that a year still running ends at the document's date, ``echo`` that the words repeat the period in force.
    """

    start: int
    end: int
    grain: Grain
    days: Days | None = None
    make: Callable[[int], Days | None] | None = None
    source: str = ""
    role: Role | None = None
    to_date: bool = False
    echo: bool = False

    def in_year(self, year: int) -> Days | None:
        """The days if the missing year is ``year``."""
        return self.make(year) if self.make else self.days
