"""Amounts, totals and rates: the newest value against a target and its day, or against the value before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.measure.printed import newest_first
from tahqiq.measure.strategy.asked import Asked
from tahqiq.measure.strategy.grades import who
from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.measure.strategy.rows import Amount, amount, dated, figure_amount, of_fact, of_figure, of_target
from tahqiq.measure.wording import number
from tahqiq.registry.plans import FactSeries, Indicator, Kind, Result, Statistic, Target, Wanted

_LONGEST = 400  # days of a period whose rate stands for its time
_SHORTEST = 28
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a day or period, with the row it stands in."""

    start: dt.date
    end: dt.date
    known_from: dt.date | None
    confidence: str
    amount: Amount
    row: Row


def voices(asked: Asked) -> list[Voice]:
    """What each source's values say."""
    told = _rates if asked.indicator.kind is Kind.RATE else _values
    return [told(asked, name, points) for name, points in _points(asked).items()]


def _points(asked: Asked) -> dict[str, list[Point]]:
    """The values by who gave them, the editions of one period brought down to the one that stands."""
    found: dict[str, list[Point]] = defaultdict(list)
    for query in asked.indicator.evidence:
        source, registry = query.source, asked.registry
        if isinstance(source, Statistic):
            for figure in asked.known.figures(source):
                if figure.obs_id not in query.leave_out:
                    row = of_figure(registry, figure, "now", query.of)
                    found[figure.publisher].append(
                        Point(figure.start, figure.end, figure.known_from, figure.confidence,
                              figure_amount(figure, query.of), row)
                    )  # fmt: skip
        elif isinstance(source, FactSeries):
            for fact in asked.known.facts(source):
                value, row = amount(fact.object), of_fact(registry, fact, "now", source.said_by, query.of)
                if value is None or fact.start is None or fact.fact_id in query.leave_out:
                    continue
                share = 100 / query.of if query.of else 1.0
                shared = Amount(value.value * share, value.low * share, value.high * share)
                last = fact.start_latest or fact.start
                found[source.said_by].append(Point(fact.start, last, fact.known_from, fact.confidence, shared, row))
        elif isinstance(source, Result):
            for point in _results(asked, source):
                found[""].append(point)  # whoever says it, it is the one party's word
    return {name: _standing(points) for name, points in found.items()}


def _standing(points: Sequence[Point]) -> list[Point]:
    kept: dict[tuple[dt.date, dt.date], Point] = {}
    for point in newest_first(points):
        kept.setdefault((point.start, point.end), point)
    return sorted(kept.values(), key=lambda p: (p.end, p.start))


def _results(asked: Asked, source: Result) -> list[Point]:
    """What a party claims of an operation: never verified, and known at the earliest when its period had ended."""
    found = []
    for claim in asked.registry.operations[source.operation].results:
        first, last, value = (claim.get(n) for n in ("period_start", "period_end", "value"))
        if claim.get("metric") != source.metric or value is None or not last:
            continue
        start, end = dt.date.fromisoformat(str(first or last)), dt.date.fromisoformat(str(last))
        if end > asked.day or end > asked.until:
            continue
        said = str(claim.get("claimed_by") or "")
        row = Row(
            "now", source.operation, str(claim.get("note") or source.metric), float(value), None, None,
            str(claim.get("unit") or ""), start, end, end, True, who(asked.registry, said).id,
            str(claim.get("source") or ""), str(claim.get("confidence") or ""), True,
        )  # fmt: skip
        found.append(Point(start, end, end, row.confidence, Amount(row.value or 0.0, float(value), float(value)), row))
    return found


def _values(asked: Asked, source: str, points: Sequence[Point]) -> Voice:
    """Of an amount or total: by its target where one was stated, else against the last value before the strategy."""
    of = asked.indicator
    inside = [p for p in points if p.end >= asked.strategy.since]
    if not inside:
        last = f"; the last is {_at(of, points[-1])}" if points else ""
        return Voice(source, Status.UNKNOWN, f"no value of the time since {asked.strategy.since}{last}")
    latest = inside[-1]
    base = _base(asked, points, latest)
    targets = [t for t in asked.targets if t.value is not None]
    shown = [latest.row, *([base.row] if base else [])]
    if targets:
        status, why, changes = _by_target(asked, latest, base, targets)
        shown += [of_target(t, of.unit) for t in targets]
    else:
        status, why, changes = _by_change(asked, latest, base)
    lasting = status is Status.MET and of.kind is Kind.TOTAL
    if latest.end < asked.oldest and not lasting:
        status, why = Status.UNKNOWN, f"the newest value known, {_at(of, latest)}, is too old to say anything of now"
    return Voice(source, status, why, tuple(shown), changes)


def _base(asked: Asked, points: Sequence[Point], latest: Point) -> Point | None:
    """What the newest value is set against: the stated baseline, else the last value before the strategy began, if that
    was fresh then, else the first one since. None where that is the newest itself."""
    given, since = asked.indicator.baseline, asked.strategy.since
    if given:
        first, last = given.date.start or since, given.date.end or since
        row = Row(
            "then", "", "where it stood", given.value, None, None, asked.indicator.unit, first, last, last, True, "",
            given.source, "", False,
        )  # fmt: skip
        return Point(first, last, last, "", Amount(given.value, given.value, given.value), row)
    before = [p for p in points if since - (asked.until - asked.oldest) <= p.end < since]
    base = before[-1] if before else next(p for p in points if p.end >= since)
    return None if base is latest else replace(base, row=replace(base.row, role="then"))


def _by_target(
    asked: Asked, latest: Point, base: Point | None, targets: Sequence[Target]
) -> tuple[Status, str, str]:  # fmt: skip
    of, wanted = asked.indicator, targets[-1].value or 0.0
    up = of.wanted is Wanted.UP
    said = f"{_at(of, latest)} of {_number(of, wanted)}"
    if latest.amount.low >= wanted if up else latest.amount.high <= wanted:
        return Status.MET, said, "a later value that falls short of the target would undo it"
    changes = f"{_number(of, abs(wanted - latest.amount.value))} more would meet it"
    way = _moved(asked, base.amount, latest.amount) * (1 if up else -1) if base else 0
    if base and way < 0:
        return Status.REVERSED, f"{said}: the other way from {_at(of, base)}", changes
    if asked.missed:
        days = " and then by ".join(t.by.text for t in asked.missed if t.by)
        return Status.BEHIND, f"{said}; it was promised by {days}", changes
    if asked.ahead:
        return *_on_line(asked, latest, base, wanted, said), changes
    if base and way > 0:
        return Status.ON_COURSE, f"{said}, from {_at(of, base)}; no day was promised", changes
    return Status.UNKNOWN, f"{said}: no move that could be told, and no day was promised", changes


def _on_line(asked: Asked, latest: Point, base: Point | None, wanted: float, said: str) -> tuple[Status, str]:
    """By the straight line from the baseline to the target on its day."""
    of, by = asked.indicator, asked.ahead[0].by
    if base is None or base.end >= latest.end or by is None or by.end is None:
        return Status.UNKNOWN, f"{said}: one value is no course yet"
    share = (latest.end - base.end).days / max(1, (by.end - base.end).days)
    line = base.amount.value + share * (wanted - base.amount.value)
    ahead = latest.amount.high >= line if of.wanted is Wanted.UP else latest.amount.low <= line
    course = f"{said}, due by {by.text}; a straight course from {_at(of, base)} is at {_number(of, line)}"
    return (Status.ON_COURSE if ahead else Status.BEHIND), course


def _by_change(asked: Asked, latest: Point, base: Point | None) -> tuple[Status, str, str]:
    of = asked.indicator
    if base is None:
        return Status.UNKNOWN, f"{_at(of, latest)}: one value shows no change", ""
    return _status(asked, base.amount, latest.amount, f"{_at(of, latest)}, {_at(of, base)}", base)


def _status(asked: Asked, then: Amount, now: Amount, said: str, base: Point) -> tuple[Status, str, str]:
    """By a change alone."""
    way = _moved(asked, then, now)
    least, when = asked.indicator.tolerance, dated(base.start, base.end)
    changes = f"a value {least:.0%} away from that of {when}, on either side, is told"
    if not way:
        return Status.UNKNOWN, f"{said}: too near each other to be told apart", changes
    good = way == (1 if asked.indicator.wanted is Wanted.UP else -1)
    return (Status.ON_COURSE if good else Status.REVERSED), said, changes


def _moved(asked: Asked, then: Amount, now: Amount) -> int:
    """1 up, -1 down, 0 where the ranges meet or the difference is less than is told."""
    least = asked.indicator.tolerance
    if now.low > then.high and now.value > then.value * (1 + least):
        return 1
    if now.high < then.low and now.value < then.value * (1 - least):
        return -1
    return 0


def _rates(asked: Asked, source: str, points: Sequence[Point]) -> Voice:
    """By the day: the longest period since the strategy began against the longest before it, of a year at most."""
    timed = [p for p in points if _SHORTEST <= (p.end - p.start).days + 1 <= _LONGEST and p.end <= asked.until]
    now = [p for p in timed if p.start >= asked.strategy.since and p.end >= asked.oldest]
    then = [p for p in timed if p.end < asked.strategy.since]
    if not now or not then:
        what = "of the time since the strategy began" if not now else "of the time before it"
        return Voice(source, Status.UNKNOWN, f"no total of a period {what} that can be used")
    newest, last = (max(of, key=lambda p: (p.end - p.start, p.end)) for of in (now, then))
    a_day = [_a_day(p) for p in (newest, last)]
    said = (
        f"{number(newest.amount.value)} in {dated(newest.start, newest.end)} ({_rounded(a_day[0])} a day), "
        f"{number(last.amount.value)} in {dated(last.start, last.end)} ({_rounded(a_day[1])} a day)"
    )
    flat = [Amount(v, v, v) for v in a_day]
    status, why, changes = _status(asked, flat[1], flat[0], said, last)
    rows = (newest.row, replace(last.row, role="then"))
    return Voice(source, status, why, rows, changes)


def _a_day(point: Point) -> float:
    return point.amount.value / ((point.end - point.start).days + 1)


def _rounded(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _at(of: Indicator, point: Point) -> str:
    """A value with its day."""
    return f"{_value(of, point.amount)} ({dated(point.start, point.end)})"


def _value(of: Indicator, found: Amount) -> str:
    if found.low != found.high:
        return f"{_number(of, found.low, unit=False)} to {_number(of, found.high)}"
    return _number(of, found.value)


def _number(of: Indicator, value: float, *, unit: bool = True) -> str:
    if of.unit == "percent":
        return f"{value:.0f}{'%' if unit else ''}"
    return f"{number(value)}{f' {of.unit}' if unit and of.unit else ''}"
