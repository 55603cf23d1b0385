"""Two windows of printed counts set against each other, and how noisy such counts are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tahqiq.measure.compare.published import PublishedSelection, estimates, noise
from tahqiq.measure.records import Figure
from tahqiq.measure.result import Estimate
from tahqiq.measure.selection import Period
from tahqiq.measure.stats.dispersion import Dispersion
from tahqiq.measure.strategy.seen import Known
from tahqiq.measure.wording import during, number, percent

Basis = tuple[str, str, str]
Rows = Sequence[Sequence[Figure]]
_DAY = dt.timedelta(days=1)
_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Pair:
    """Two windows of the same months of the year, and the figures that fill them."""

    now: Period
    then: Period
    rows_now: list[Figure]
    rows_then: list[Figure]


def tested(known: Known, pair: Pair, rows: Sequence[Figure], own: Rows) -> tuple[dict[str, Estimate], bool]:
    """The estimates of a comparison, and whether another publisher's noise had to be used."""
    noisy = _noisy(rows, pair)
    lent = noisy or _lent(known, own, pair)
    of = rows[0]
    now, then = (PublishedSelection(of.publisher, of.metric, of.area, *span) for span in (pair.now, pair.then))
    totals = (sum(r.value for r in pair.rows_now), sum(r.value for r in pair.rows_then))
    return {e.name: e for e in estimates(totals, now, then, lent)}, noisy is None and lent is not None


def _lent(known: Known, own: Rows, pair: Pair) -> Dispersion | None:
    """The widest noise of any publisher's months: of the same near the windows, of the like, else of parts of it.

    Of each those near the windows come before those of whatever time.
    """
    whole, parts = known.evidence.by_area, known.evidence.parts_by_area
    found = _noises(own, pair) or _noises(_alike(known, own, whole), pair) or _noises(_alike(known, own, parts), pair)
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


def _alike(known: Known, own: Rows, by_area: Mapping[str, Sequence[Figure]]) -> Rows:
    """Other counts of the same area: of happenings for happenings, of people for people."""
    first = own[0][0]
    found: dict[tuple[str, str, str, Basis], list[Figure]] = defaultdict(list)
    for figure in by_area.get(first.area, ()):
        like = bool(figure.victim) == bool(first.victim) and figure.victim != "militant"
        if like and figure.known <= known.day:
            found[figure.publisher, figure.metric, figure.scope, figure.basis].append(figure)
    return list(found.values())


def said(pair: Pair, told: dict[str, Estimate]) -> str:
    """The two counts, their ratio with its interval, and whether it is beyond chance."""
    ratio = told["ratio"]
    now, then = (number(told[side].value) for side in ("now", "then"))
    head = f"{now} {during(pair.now)}, {then} {during(pair.then)}"
    if ratio.value is None:
        return f"{head}: no ratio can be taken"
    change = percent(ratio.value)
    if ratio.low is None:
        return f"{head} ({change}): whether that is more than chance cannot be told, no months being printed"
    span = f"95% interval {percent(ratio.low)} to {percent(ratio.high)}" if ratio.high is not None else "no upper limit"
    beyond = ratio.low > 1 or (ratio.high is not None and ratio.high < 1)
    return f"{head} ({change}, {span})" + ("" if beyond else ": no more than chance can do")


def way(ratio: Estimate) -> int:
    """1 where the interval of a ratio lies above 1, -1 below; 0 where it holds 1 or is not known."""
    if ratio.low is not None and ratio.low > 1:
        return 1
    return -1 if ratio.high is not None and ratio.high < 1 else 0
