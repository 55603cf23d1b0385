"""Events one by one of an area or an actor: whose they are, over which whole years, and what a count stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.errors import InputError
from tahqiq.measure.count import By, count
from tahqiq.measure.cover import covered
from tahqiq.measure.result import Measured, Row
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.wording import number, period, source
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release, RowsAt, Victim


@dataclass(frozen=True)
class Happened:
    """The events of a release in an area, with an actor as a side ("" for anybody's), over its whole years."""

    desk: Desk
    release: Release
    area: str
    actor: str
    years: tuple[int, int]

    @property
    def whole(self) -> Period:
        """All of its whole years."""
        return dt.date(self.years[0], 1, 1), dt.date(self.years[1], 12, 31)

    @property
    def who(self) -> str:
        """Whose count it is."""
        return source(self.release.dataset)

    @property
    def involving(self) -> str:
        """ " involving the TTP", as the heads of tables and sentences say it; "" for anybody's."""
        return f" involving {self.desk.the(self.actor)}" if self.actor else ""

    @property
    def told_of(self) -> str:
        """What its tables say behind "deaths": whose they are, or where, unless it is the whole country."""
        where = f" in {self.desk.place(self.area)}" if self.area != self.desk.country else ""
        return f"{self.involving}{where}"

    def selection(self, period: Period, victim: Victim = Victim.ALL) -> Selection:
        """What a measure is asked for a period."""
        return Selection(
            self.release.dataset, (self.area,), *period, Counted.DEATHS, victim, self.actor, as_of=self.desk.as_of
        )

    def counted(self, period: Period, by: By | None = None, victim: Victim = Victim.ALL) -> Measured | None:
        """The events and deaths of a period; None where it has no event."""
        evidence = self.desk.evidence
        try:
            return count(evidence.workspace, evidence.registry, self.selection(period, victim), by)
        except InputError:
            return None

    def figure(self, value: object, what: str, span: Period, bounds: tuple[object, object] | None = None) -> str:
        """A count entered in the ledger with the coder's low and high where they are given."""
        of = float(str(value or 0))
        low, high = (float(str(b or 0)) for b in bounds) if bounds else (None, None)
        return self.desk.ledger.number(number(of), of, self.basis(what, span, low, high))

    def basis(self, what: str, span: Period, low: float | None = None, high: float | None = None) -> Basis:
        """What a number of its events stands on."""
        desk, release = self.desk, self.release
        of, key = card(release.dataset), desk.dataset(release)
        whom = f", actor={self.actor!r}" if self.actor else ""
        said = f"{span[0]}..{span[1]}"
        return Basis(
            f"{self.who}: {what}{self.involving}, {desk.place(self.area)}, {period(span)}. {of.row_is}",
            f"count(area={self.area!r}{whom}, period={said!r})",
            f"tahqiq measure count --area {self.area} --period {said}{f' --actor {self.actor}' if self.actor else ''}",
            (release.release_id,),
            (str(RowsAt(release.release_id, areas=(self.area,), start=span[0], end=span[1])),),
            (key,), low, high,
        )  # fmt: skip


def happened(desk: Desk, area: str = "", actor: str = "") -> Happened | None:
    """The first release of events that is of the country or the world; None where none is at hand."""
    for release in desk.evidence.releases:
        if release.kind is RecordKind.EVENTS and release.area in (desk.country, "world"):
            start, end = covered([release])
            first = start.year + (start > dt.date(start.year, 1, 31))
            last = end.year - (end < dt.date(end.year, 12, 31))
            if first <= last:
                return Happened(desk, release, area or desk.country, actor, (first, last))
    return None


def year(of: int) -> Period:
    """A whole year."""
    return dt.date(of, 1, 1), dt.date(of, 12, 31)


def best(row: Row) -> tuple[object, tuple[object, object]]:
    """The best estimate of the dead in a row of a count, with its bounds."""
    return row["best"], (row["low"], row["high"])
