"""An average against the total of its own period."""

from __future__ import annotations

from tahqiq.claims.extract.links import TieKind
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.wording import number
from tahqiq.terms import Bound, Claim, Per, Span

_DAYS = {Per.DAY: 1.0, Per.WEEK: 7.0, Per.YEAR: 365.25}
_CUT = 0.99


def averages(scene: Scene) -> Found:
    """Averages that their totals do not give."""
    for tie in scene.of(TieKind.RATE):
        times = units(tie.head.period, tie.head.per)
        if times < 2 or not tie.first:
            continue
        claimed = _claimed(tie.head)
        found = [Interval(interval(c).low / times, interval(c).high / times) for c in tie.first]
        if any(claimed.meets(f) for f in found):
            continue
        total = tie.first[0]
        average = (total.value or 0) / times
        yield (
            tie.head,
            (
                f"{number(total.value or 0)} ({scene.where(total)}) over {times:.0f} {tie.head.per}s is an average of "
                f"{average:.1f} a {tie.head.per}, not the {tie.head.value:g} printed, which would make "
                f"about {number(round((tie.head.value or 0) * times))}."
            ),
        )


def units(span: Span | None, per: Per) -> float:
    """How many days, weeks, months or years a period has; 0 where an end is not known."""
    if span is None or span.days is None or span.start is None or span.end is None:
        return 0.0
    if per is not Per.MONTH:
        return span.days / _DAYS[per]
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    return float(months) if span.start.day == 1 else span.days / 30.44


def _claimed(claim: Claim) -> Interval:
    found = interval(claim)
    cut = (claim.value or 0.0) + _CUT  # 14.4 a month is printed as 14, and 14.9 as 14 too
    return Interval(found.low, max(found.high, cut)) if claim.bound is Bound.EXACT else found
