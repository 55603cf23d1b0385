"""A period expression before its role, and before a missing year, is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Grain, Role
from tahqiq.registry import FiscalYear


@dataclass(frozen=True, slots=True)
class Fiscal:
    """The fiscal year of the country spoken of, with the country's name."""

    year: FiscalYear
    country: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where an expression stands: the document's date, the period in force, the country's fiscal year.

    ``before`` is the period that was in force before the sentence.
    """

    date: dt.date | None
    context: Days | None = None
    context_from: str = "previous sentence"
    fiscal: Fiscal | None = None
    before: Days | None = None

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
