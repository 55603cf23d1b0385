"""The words of the language that tell of one month."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose import against, claimed, late, limits, months, opening, recorded, spread, tally
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import ORDER, Thing
from tahqiq.errors import InputError
from tahqiq.measure.selection import Period
from tahqiq.measure.spans import period as read_period
from tahqiq.measure.wording import period as period_

_TWELVE = 12


class Monthly:
    """Passages on one month; a part of the language."""

    _desk: Desk
    _subject: str

    def month(self) -> str:
        """The month that is asked for (`--subject 2021-12`), else the newest whole month that is told of."""
        found = read_period(self._subject) if self._subject else months.newest(self._desk)
        if found is None:
            raise InputError(
                f"no month's figures of {self._desk.place(self._desk.country)} are at hand as of {self._desk.as_of}"
            )
        if found != months.month_of(found[0]):
            raise InputError(f"--subject {self._subject!r}: a month was expected, such as 2025-03")
        return f"{found[0]:%Y-%m}"

    def earlier(self, period: str, months: int = 1) -> str:
        """The month so many months before another."""
        return _named(self._month(period), months)

    def called(self, period: str) -> str:
        """A period in words: "March 2025"."""
        return period_(read_period(period))

    def opening(self, period: str) -> str:
        """Which month an update is about and why, by whose figures, and whose are missing."""
        return opening.opening(self._desk, self._month(period))

    def against(self, metric: str, period: str, victim: str = "", counts: str = "") -> str:
        """Each publisher's count of a month against the month before and that of a year before, with intervals."""
        desk = self._desk
        thing = Thing(metric, desk.country, victim or ("all" if metric in ("deaths", "injuries") else ""))
        bases = tuple(counts.split()) or (*ORDER, "unspecified")
        return against.against(desk, thing, self._beside(period), bases)

    def recorded(self, period: str) -> str:
        """A month by events one by one, by district and by group, where events reach it."""
        return recorded.recorded(self._desk, self._beside(period))

    def tally(self, period: str, state: bool = False) -> str:
        """A table of each publisher's figures of a month by kind and class; with `state` of the state's own bodies."""
        return tally.tally(self._desk, self._beside(period), state=state)

    def older(self, period: str) -> str:
        """The newest month of those publishers that have none for a month, as tables."""
        return tally.older(self._desk, self._month(period))

    def spread(self, period: str) -> str:
        """A table of each publisher's counts of a month by province."""
        return spread.spread(self._desk, self._beside(period))

    def doers(self, period: str) -> str:
        """What publishers count to each actor's name in a month."""
        return claimed.doers(self._desk, self._month(period))

    def claimed(self, period: str, most: int = 8) -> str:
        """Who claimed, or is held to have done, which of the deadliest incidents."""
        return claimed.claimed(self._desk, self._month(period), most)

    def late(self, period: str) -> str:
        """A caution on what may still be reported of a month, by what printing again has changed so far."""
        return late.late(self._desk, self._month(period))

    def limits(self, period: str) -> str:
        """What the figures at hand for a month leave open, as a list."""
        return limits.limits(self._desk, self._month(period))

    def _month(self, text: str) -> Period:
        return read_period(text)

    def _beside(self, text: str) -> tuple[Period, Period, Period]:
        now = self._month(text)
        return now, months.month_of(now[0], 1), months.month_of(now[0], _TWELVE)


def _named(period: Period, back: int) -> str:
    start: dt.date = months.month_of(period[0], back)[0]
    return f"{start:%Y-%m}"
