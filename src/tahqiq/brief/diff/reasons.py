"""Why a statement is another: row by row, what the evidence of the two days says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tahqiq.brief.align.grounds import Grounds, alike, same
from tahqiq.brief.align.known import Known, Row, address, happened, pages
from tahqiq.brief.align.pair import Stated
from tahqiq.brief.calendar import Days
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.diff.result import Cause, Reason
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.spans import period
from tahqiq.measure.wording import day, listed, number
from tahqiq.measure.wording import period as span


@dataclass(frozen=True)
class Between:
    """Two days and what was known on each; ``since`` is from when happenings are told, of either brief."""

    before: Known
    after: Known
    since: tuple[dt.date, dt.date]

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows of both days, as they stood on the later one."""
        return {**self.before.rows, **self.after.rows}

    @cached_property
    def desk(self) -> Desk:
        """A desk of the earlier day, for names and for what could be told then."""
        return Desk(self.before.evidence)

    @cached_property
    def past(self) -> dict[Period, str]:
        """The periods that an outline could name on the earlier day and cannot on the later, in words."""
        then, now = ({period(p) for p in Days(k.as_of).names.values()} for k in (self.before, self.after))
        return {p: span(p) for p in then - now}

    def reasons(self, one: Grounds, other: Grounds) -> list[Reason]:
        """Why what stood on ``one`` stands on ``other``. No reason is given for what both stand on alike."""
        gone, new = one.rows - other.rows, other.rows - one.rows
        return grouped([*self._revised(gone, new), *self._moved(gone, new), *self._corrected(one.rows & other.rows),
                        *self._new(gone, new), *self._gone(gone, new)])  # fmt: skip

    def _pairs(self, gone: Iterable[str], new: Iterable[str]) -> list[tuple[Figure, Figure]]:
        """Figures of one thing, of the earlier and the later brief, in different editions."""
        of = {same(n, self.rows): self.rows.get(n) for n in sorted(gone)}
        both = [(of.get(same(n, self.rows)), self.rows.get(n)) for n in sorted(new)]
        return [(a, b) for a, b in both if isinstance(a, Figure) and isinstance(b, Figure)]

    def _revised(self, gone: frozenset[str], new: frozenset[str]) -> Iterable[Reason]:
        for a, b in self._pairs(gone, new):
            who, what = self.desk.publisher(b.publisher), span((b.start, b.end))
            if a.value == b.value:
                said = f"{who} gives {number(b.value)} for {what} on another page{_published(b)}"
            else:
                said = f"{who} gives {number(b.value)} for {what} in place of {number(a.value)}{_published(b)}"
            yield Reason(Cause.REVISED, said, (address(a), address(b)), (*pages(a), *pages(b)))

    def _corrected(self, kept: frozenset[str]) -> Iterable[Reason]:
        """Rows of one name that read otherwise in another release."""
        for name in sorted(kept):
            a, b = self.before.rows.get(name), self.after.rows.get(name)
            if a and b and a.release_id != b.release_id and _content(a) != _content(b):
                said = f"the row reads otherwise in {b.release_id} than in {a.release_id}"
                yield Reason(Cause.RELEASE, said, (address(a), address(b)), pages(b))

    def _moved(self, gone: frozenset[str], new: frozenset[str]) -> Iterable[Reason]:
        """Of one thing another period."""
        like = {alike(n, self.rows) for n in self._unrevised(gone, new)} & {
            alike(n, self.rows) for n in self._unrevised(new, gone)
        }
        mine, theirs = ([n for n in sorted(s) if alike(n, self.rows) in like] for s in (gone, new))
        if not like:
            return
        figures = [[r for n in s if isinstance(r := self.rows.get(n), Figure)] for s in (mine, theirs)]
        then, now = (list(dict.fromkeys(span((f.start, f.end)) for f in sorted(s, key=_start))) for s in figures)
        said = f"{listed(now)} in place of {listed(then)}" if now else "the same asked of a later period"
        yield Reason(Cause.PERIOD, said, tuple(address(f) for f in figures[1]), _all_pages(figures[1]))

    def _unrevised(self, some: frozenset[str], others: frozenset[str]) -> list[str]:
        held = {same(n, self.rows) for n in others}
        return [n for n in some if same(n, self.rows) not in held]

    def _left(self, some: frozenset[str], others: frozenset[str]) -> list[tuple[str, Row | None]]:
        """Rows without a like among the others, whatever its edition or period."""
        held = {alike(n, self.rows) for n in others} | {same(n, self.rows) for n in others}
        names = [n for n in sorted(some) if not {alike(n, self.rows), same(n, self.rows)} & held]
        return [(n, self.rows.get(n)) for n in names]

    def _new(self, gone: frozenset[str], new: frozenset[str]) -> Iterable[Reason]:
        for name, row in self._left(new, gone):
            if row is None:
                yield Reason(Cause.CHOSEN, "asked only on the later day")
            elif name in self.before.rows:
                yield Reason(Cause.CHOSEN, "known before, told only now", (address(row),), pages(row))
            elif isinstance(row, Figure):
                said = f"{self.desk.publisher(row.publisher)}, {span((row.start, row.end))}{_published(row)}"
                yield Reason(Cause.STATISTIC, said, (address(row),), pages(row))
            else:
                when = happened(row)
                late = when > str(self.before.as_of)[: len(when)]
                cause = Cause.EVENT if late else Cause.ROW
                yield Reason(cause, f"of {_day(when)}" if when else "undated", (address(row),), pages(row))

    def _gone(self, gone: frozenset[str], new: frozenset[str]) -> Iterable[Reason]:
        for name, row in self._left(gone, new):
            if row is None:
                yield Reason(Cause.DISPLACED, "asked only on the earlier day")
            elif name not in self.after.rows:
                yield Reason(Cause.WITHDRAWN, "not in the evidence of the later day", (address(row),), pages(row))
            elif said := self._out_of_date(row):
                yield Reason(Cause.PERIOD, said, (address(row),), pages(row))
            else:
                yield Reason(Cause.DISPLACED, "known still, told no more", (address(row),), pages(row))

    def _out_of_date(self, row: Row) -> str:
        """Why a row is of a period that the later brief does not tell of; "" where it is not."""
        if isinstance(row, Figure):
            words = self.past.get((row.start, row.end), "")
            return f"the later brief asks for other periods than {words}" if words else ""
        earlier = bool(happened(row)) and happened(row) < str(self.since[1])[: len(happened(row))]
        return f"of {_day(happened(row))}, told of only from {day(self.since[1])}" if earlier else ""

    def releases(self, one: Stated, other: Stated) -> list[Reason]:
        """Other releases of the datasets that numbers were measured on."""
        used = [{r for e in s.unit.entries for r in e.basis.releases} for s in (one, other)]
        then, now = ({r.split("@")[0]: r for r in of} for of in used)
        pairs = [(then[d], now[d]) for d in sorted(then.keys() & now.keys()) if then[d] != now[d]]
        rows = {n for s in (one, other) for n in s.grounds.rows if n in self.rows}
        kept_by_hand = {n.split(":")[0] for n in rows}  # their rows have been compared one by one
        return [
            Reason(Cause.RELEASE, f"{b} in place of {a}", (a, b))
            for a, b in pairs
            if a.split("@")[0] not in kept_by_hand
        ]


def grouped(reasons: Iterable[Reason]) -> list[Reason]:
    """One reason for each cause and clause, with the rows of all."""
    found: dict[tuple[Cause, str], Reason] = {}
    for r in reasons:
        had = found.get((r.cause, r.said), Reason(r.cause, r.said))
        merged = (tuple(dict.fromkeys((*x, *y))) for x, y in ((had.rows, r.rows), (had.pages, r.pages)))
        found[r.cause, r.said] = Reason(r.cause, r.said, *merged)
    return list(found.values())


def _published(figure: Figure) -> str:
    return f", published {_day(str(figure.known_from))}" if figure.known_from else ""


def _day(text: str) -> str:
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text


def _start(figure: Figure) -> tuple[dt.date, dt.date]:
    return figure.start, figure.end


def _all_pages(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for f in figures for p in pages(f)))


def _content(row: Row) -> tuple[object, ...]:
    return tuple(getattr(row, f) for f in row.__dataclass_fields__ if f != "release_id")
