"""A comparison of two things against the two figures given."""

from __future__ import annotations

from tahqiq.claims.extract.links import TieKind
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.wording import number
from tahqiq.terms import Claim, Unit


def multiples(scene: Scene) -> Found:
    """ "Twice as many" and "73% more" that the two figures do not give, whichever stands first."""
    for tie in scene.of(TieKind.RATIO):
        claim, one, other = tie.head, tie.first[0], tie.second[0]
        claimed = _times(claim)
        if claimed is None or min(interval(one).low, interval(other).low) <= 0:
            continue
        if claimed.meets(_over(one, other)) or claimed.meets(_over(other, one)):
            continue
        large, small = sorted((one, other), key=lambda c: c.value or 0, reverse=True)
        times = (large.value or 0) / (small.value or 1)
        message = (
            f"{number(large.value or 0)} ({scene.where(large)}) is {times:.2f} times {number(small.value or 0)} "
            f"({scene.where(small)}), not what “{' '.join(claim.quote.split())}” says."
        )
        yield claim, message


def _times(claim: Claim) -> Interval | None:
    """The claimed ratio; None for "more than" without a figure, whose sides the text may give in any order."""
    found = claimed_interval(claim)
    if found is None or claim.value is None or (claim.unit is Unit.FACTOR and claim.value == 1):
        return None
    return Interval(1 + found.low / 100, 1 + found.high / 100) if claim.unit is Unit.PERCENT else found


def _over(one: Claim, other: Claim) -> Interval:
    return Interval(interval(one).low / interval(other).high, interval(one).high / interval(other).low)
