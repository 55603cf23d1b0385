"""Counts of happenings: the newest months since a strategy began against the same months before, by each publisher."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.measure.compare.published import PublishedSelection, estimates, noise
from tahqiq.measure.printed import USED, tiles
from tahqiq.measure.result import Estimate
from tahqiq.measure.selection import Period
from tahqiq.measure.stats.dispersion import Dispersion
from tahqiq.measure.strategy.asked import Asked
from tahqiq.measure.strategy.grades import who
from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.measure.strategy.rows import of_figure
from tahqiq.measure.strategy.seen import Figure
from tahqiq.measure.wording import number, percent, period
from tahqiq.registry.plans import Events, Statistic, Wanted
from tahqiq.terms import Unit

LENGTHS = (12, 9, 6, 3)
"""How many months are compared: the most that figures fill."""
_DAY = dt.timedelta(days=1)
_YEAR = dt.timedelta(days=366)
Basis = tuple[str, str, str]
Rows = Sequence[Sequence[Figure]]


@dataclass(frozen=True)
class Pair:
    """Two windows of the same months of the year, and the figures that fill them."""

    now: Period
    then: Period
    rows_now: list[Figure]
    rows_then: list[Figure]


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
    told, borrowed = _tested(asked, publisher, pair, rows, own)
    ratio = told["ratio"]
    status = _status(ratio, asked.indicator.wanted)
    shown = [*_shown(asked, pair.rows_now, "now"), *_shown(asked, pair.rows_then, "then")]
    why = _said(pair, told) + (" (by the noise of other counts' months)" * borrowed)
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
            first = _months_back(end + _DAY, months)
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


def _tested(
    asked: Asked, publisher: str, pair: Pair, rows: Sequence[Figure], own: Rows
) -> tuple[dict[str, Estimate], bool]:
    """The estimates of a comparison, and whether another publisher's noise had to be used."""
    noisy = _noisy(rows, pair)
    lent = noisy or _lent(asked, own, pair)
    area = asked.strategy.area
    now, then = (PublishedSelection(publisher, rows[0].metric, area, *span) for span in (pair.now, pair.then))
    totals = (sum(r.value for r in pair.rows_now), sum(r.value for r in pair.rows_then))
    return {e.name: e for e in estimates(totals, now, then, lent)}, noisy is None and lent is not None


def _lent(asked: Asked, own: Rows, pair: Pair) -> Dispersion | None:
    """The widest noise of any publisher's months: of the same near the windows, of the like, else of whatever time."""
    found = _noises(own, pair) or _noises(_alike(asked, own), pair)
    return max(found, key=lambda n: n.of_sum(12), default=None)


def _noisy(rows: Sequence[Figure], pair: Pair) -> Dispersion | None:
    """The noise of the months in the windows, else in a year about them too; each window has a level of its own."""
    alone = dt.timedelta()
    return noise(rows, pair.now, pair.then, margin=alone) or noise(
        rows, pair.now, pair.then, *_about(pair), margin=alone
    )


def _about(pair: Pair) -> list[Period]:
    """A year before, between and behind the windows."""
    (then, then_end), (now, now_end) = pair.then, pair.now
    before, behind = (then - _YEAR, then - _DAY), (now_end + _DAY, now_end + _YEAR)
    if now - then_end > 2 * _YEAR:
        return [before, (then_end + _DAY, then_end + _YEAR), (now - _YEAR, now - _DAY), behind]
    return [before, (then_end + _DAY, now - _DAY), behind]


def _noises(rows: Rows, pair: Pair) -> list[Dispersion]:
    near = [n for one in rows if (n := _noisy(one, pair))]
    return near or [n for one in rows if one and (n := noise(one, (one[0].start, one[-1].end)))]


def _alike(asked: Asked, own: Rows) -> Rows:
    """Other counts of the same area: of happenings for happenings, of people for people."""
    first = own[0][0]
    found: dict[tuple[str, str, Basis], list[Figure]] = defaultdict(list)
    for figure in asked.known.evidence.by_area.get(first.area, ()):
        like = bool(figure.victim) == bool(first.victim) and figure.victim != "militant"
        if like and figure.known <= asked.day:
            found[figure.publisher, figure.metric, figure.basis].append(figure)
    return list(found.values())


def _status(ratio: Estimate, wanted: Wanted) -> Status:
    if ratio.low is None and ratio.high is None:
        return Status.UNKNOWN
    up, down = ratio.low is not None and ratio.low > 1, ratio.high is not None and ratio.high < 1
    if not (up or down):
        return Status.UNKNOWN
    return Status.ON_COURSE if up == (wanted is Wanted.UP) else Status.REVERSED


def _said(pair: Pair, told: dict[str, Estimate]) -> str:
    ratio = told["ratio"]
    now, then = (number(told[side].value) for side in ("now", "then"))
    head = f"{now} in {period(pair.now)}, {then} in {period(pair.then)}"
    if ratio.value is None:
        return f"{head}: no ratio can be taken"
    change = percent(ratio.value)
    if ratio.low is None:
        return f"{head} ({change}): whether that is more than chance cannot be told, no months being printed"
    span = f"95% interval {percent(ratio.low)} to {percent(ratio.high)}" if ratio.high is not None else "no upper limit"
    beyond = ratio.low > 1 or (ratio.high is not None and ratio.high < 1)
    return f"{head} ({change}, {span})" + ("" if beyond else ": no more than chance can do")


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
    told, _ = _tested(asked, publisher, Pair(pair.now, last, pair.rows_now, filled), rows, own)
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


def _months_back(first: dt.date, months: int) -> dt.date:
    month = first.year * 12 + first.month - 1 - months
    return dt.date(month // 12, month % 12 + 1, 1)


def _years_back(span: Period, years: int) -> Period:
    """The same months some years before; the last of February stays the last."""
    after = span[1] + _DAY
    return span[0].replace(year=span[0].year - years), after.replace(year=after.year - years) - _DAY
