"""Counts of happenings: the newest months since a strategy began against the same months before, by each publisher."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.measure.calendar import months_on
from tahqiq.measure.printed import USED, tiles
from tahqiq.measure.records import Figure
from tahqiq.measure.result import Estimate
from tahqiq.measure.selection import Period
from tahqiq.measure.strategy.asked import Asked
from tahqiq.measure.strategy.compared import Basis, Pair, Rows, said, tested, way
from tahqiq.measure.strategy.grades import who
from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.measure.strategy.rows import of_figure
from tahqiq.measure.wording import number, percent, period
from tahqiq.registry.plans import Events, Statistic, Wanted
from tahqiq.terms import Unit

LENGTHS = (12, 9, 6, 3)
"""How many months are compared: the most that figures fill."""
_DAY = dt.timedelta(days=1)


def voices(asked: Asked) -> list[Voice]:
    """What each publisher's counts say."""
    found: dict[str, dict[Basis, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for query in asked.indicator.evidence:
        assert isinstance(query.source, (Statistic, Events))
        for figure in asked.known.figures(query.source):
            if figure.unit == Unit.COUNT and figure.bound in USED and figure.obs_id not in query.leave_out:
                found[figure.publisher][figure.basis].append(figure)
    own = [rows for bases in found.values() for rows in bases.values()]
    return [_voice(asked, name, bases, own) for name, bases in found.items()]


def _voice(
    asked: Asked, publisher: str, bases: dict[Basis, list[Figure]], own: Rows
) -> Voice:  # fmt: skip
    pairs = [(pair, rows) for rows in bases.values() if (pair := _since(asked, rows))]
    if not pairs:
        return Voice(publisher, Status.UNKNOWN, _why_none(asked, bases))
    pair, rows = max(pairs, key=lambda p: (p[0].now[1] - p[0].now[0], p[0].now[1], len(p[1])))
    told, borrowed = tested(asked.known, pair, rows, own)
    ratio = told["ratio"]
    status = _status(ratio, asked.indicator.wanted)
    shown = [*_shown(asked, pair.rows_now, "now"), *_shown(asked, pair.rows_then, "then")]
    why = said(pair, told) + (" (by the noise of other counts' months)" * borrowed)
    return Voice(
        publisher, status, why, tuple(shown), _changes(asked, publisher, pair, told),
        _lately(asked, publisher, pair, rows, own),
    )  # fmt: skip


def _shown(asked: Asked, rows: Sequence[Figure], role: str) -> list[Row]:
    """The rows that fill a window; of event data one, of its release."""
    made = [of_figure(asked.registry, f, role) for f in rows]
    if not rows or rows[0].obs_id != rows[0].release_id:
        return made
    total, span = sum(f.value for f in rows), (rows[0].start, rows[-1].end)
    return [replace(made[0], value=total, start=span[0], end=span[1])]


def _since(asked: Asked, rows: Sequence[Figure]) -> Pair | None:
    """The newest months since the strategy began, as many as figures fill, and the same months before it."""
    starts, ends = {r.start for r in rows}, {r.end for r in rows}
    late = sorted((e for e in ends if asked.oldest <= e <= asked.until and _ends_month(e)), reverse=True)
    for months in LENGTHS:
        for end in late:
            first = months_on(end + _DAY, -months)
            if first < asked.begin or first not in starts:
                continue
            now = tiles(rows, first, end)
            if now and (then := _before(asked, rows, (first, end), starts, ends)):
                return Pair((first, end), then, now, tiles(rows, *then))
    return None


def _before(
    asked: Asked, rows: Sequence[Figure], now: Period, starts: set[dt.date], ends: set[dt.date]
) -> Period | None:
    """The same months in the last year that ended before the strategy began, else of the stated base, if filled."""
    years = now[1].year - asked.begin.year
    while _years_back(now, years)[1] >= asked.begin:
        years += 1
    found = [_years_back(now, years)]
    base = asked.indicator.base
    if base and base.start and base.end and base.start < now[0]:
        found.append(_years_back(now, now[0].year - base.start.year))
        found = found if found[-1] == (base.start, base.end) else found[:1]
    return next((t for t in found if t[0] in starts and t[1] in ends and tiles(rows, *t)), None)


def _status(ratio: Estimate, wanted: Wanted) -> Status:
    moved = way(ratio)
    if not moved:
        return Status.UNKNOWN
    return Status.ON_COURSE if (moved > 0) == (wanted is Wanted.UP) else Status.REVERSED


def _changes(asked: Asked, publisher: str, pair: Pair, told: dict[str, Estimate]) -> str:
    """From which count on the same months would be told as more, or as fewer."""
    up, down = (told.get(f"detectable_{way}") for way in ("up", "down"))
    then = told["then"].value or 0.0
    if not then or up is None or down is None:
        return ""
    parts = [
        f"{word} {number(round(then * e.value))}"
        for word, e in (("below", down), ("above", up))
        if e.value is not None and e.value > 0
    ]
    name = who(asked.registry, publisher).name
    return f"{name}: in as many months, {' or '.join(parts)} is told from chance" if parts else ""


def _lately(
    asked: Asked, publisher: str, pair: Pair, rows: Sequence[Figure], own: Rows
) -> str:  # fmt: skip
    """Whether it rose or fell against the same months a year before, where that is more than chance."""
    last = _years_back(pair.now, 1)
    if last == pair.then or not (filled := tiles(rows, *last)):
        return ""
    told, _ = tested(asked.known, Pair(pair.now, last, pair.rows_now, filled), rows, own)
    ratio = told["ratio"]
    if ratio.value is None or _status(ratio, Wanted.UP) is Status.UNKNOWN:
        return ""
    return f"{'up' if ratio.value > 1 else 'down'} ({percent(ratio.value)}) against {period(last)}"


def _why_none(asked: Asked, bases: dict[Basis, list[Figure]]) -> str:
    newest = max((r.end for rows in bases.values() for r in rows), default=None)
    if newest is None or newest < asked.begin:
        return f"nothing printed of the time since {asked.begin}"
    if newest < asked.oldest:
        return f"the newest figure ends {newest}, too long ago to say anything of {asked.until}"
    return f"the figures do not fill three or more months since {asked.begin} and the same months before"


def _ends_month(day: dt.date) -> bool:
    return (day + _DAY).day == 1


def _years_back(span: Period, years: int) -> Period:
    """The same months some years before; the last of February stays the last."""
    after = span[1] + _DAY
    return span[0].replace(year=span[0].year - years), after.replace(year=after.year - years) - _DAY
