"""The periods that an outline names by their distance from its day: the last whole year, quarter and month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Days:
    """The periods about a day, as ``tahqiq.measure.spans.period`` reads them: "2024", "2025-Q1", "2025-03"."""

    as_of: dt.date

    @property
    def last_year(self) -> str:
        """The last whole year."""
        return str(self.as_of.year - 1)

    @property
    def year_before(self) -> str:
        """The year before the last whole year."""
        return str(self.as_of.year - 2)

    @property
    def last_quarter(self) -> str:
        """The last whole quarter."""
        return self._quarter(self._quarters - 1)

    @property
    def quarter_before(self) -> str:
        """The quarter before that."""
        return self._quarter(self._quarters - 2)

    @property
    def same_quarter(self) -> str:
        """The quarter of that name a year earlier."""
        return self._quarter(self._quarters - 5)

    @property
    def last_month(self) -> str:
        """The last whole month."""
        return self._month(self._months - 1)

    @property
    def month_before(self) -> str:
        """The month before that."""
        return self._month(self._months - 2)

    @property
    def same_month(self) -> str:
        """The month of that name a year earlier."""
        return self._month(self._months - 13)

    @property
    def last_twelve_months(self) -> str:
        """The twelve whole months up to the last."""
        return f"{self._month(self._months - 12)}..{self.last_month}"

    @property
    def last_fifteen_years(self) -> str:
        """The fifteen years of whole months up to the last."""
        return f"{self._month(self._months - 180)}..{self.last_month}"

    @property
    def names(self) -> dict[str, str]:
        """All of them by name."""
        return {n: getattr(self, n) for n in _NAMES}

    @property
    def _months(self) -> int:
        return 12 * self.as_of.year + self.as_of.month - 1

    @property
    def _quarters(self) -> int:
        return self._months // 3

    @staticmethod
    def _month(months: int) -> str:
        return f"{months // 12}-{months % 12 + 1:02d}"

    @staticmethod
    def _quarter(quarters: int) -> str:
        return f"{quarters // 4}-Q{quarters % 4 + 1}"


_NAMES = ("last_year", "year_before", "last_quarter", "quarter_before", "same_quarter", "last_month", "month_before",
          "same_month", "last_twelve_months", "last_fifteen_years")  # fmt: skip
