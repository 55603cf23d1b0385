"""A change against the two figures it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from tahqiq.claims.extract.links import Tie, TieKind
from tahqiq.claims.extract.links.subject import is_total
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.flags.arithmetic.digits import slip
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval, printed
from tahqiq.claims.judge.flags.arithmetic.wording import number, span
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Unit

_TELLING = 20  # of fewer, a percentage makes nothing worth saying
_MOST = 500  # claims that are looked through for what was meant


@dataclass(frozen=True, slots=True)
class Side:
    """One figure of a change: the number, what it stands for, and the claim that gives it where it is another."""

    value: float
    means: Interval
    claim: Claim | None = None


def changes(scene: Scene) -> Found:
    """Percentages and multiples that do not follow from their figures, and directions that they do not have."""
    tied = {t.head.id: t for t in scene.of(TieKind.CHANGE)}
    for claim in scene.layout.claims:
        if claim.kind is not ClaimKind.CHANGE:
            continue
        if claim.unit is Unit.PERCENT and claim.direction is Direction.DOWN and (claim.value or 0) > 100:
            yield claim, f"Nothing that is counted can fall by {claim.value:g}%: a fall of 100% leaves none."
            continue
        pairs = list(_pairs(tied.get(claim.id) or Tie(TieKind.CHANGE, claim)))
        if pairs and "point" not in claim.quote and not any(_fits(claim, a, b) for a, b in pairs):
            yield claim, _said(claim, *pairs[0], scene) + _elsewhere(claim, pairs[0], scene)


def before(tie: Tie) -> list[Side]:
    """The figures that a change starts from: its own, or those that the text gives for its base."""
    return _sides(tie.head.from_value, tie.first)


def after(tie: Tie) -> list[Side]:
    """The figures that a change arrives at."""
    return _sides(tie.head.to_value, tie.second)


def _sides(own: float | None, claims: Sequence[Claim]) -> list[Side]:
    if own is not None and not claims:
        return [Side(own, printed(own))]
    return [_side(c) for c in claims]


def _side(claim: Claim) -> Side:
    return Side(claim.value or 0.0, interval(claim), claim)


def _pairs(tie: Tie) -> Iterator[tuple[Side, Side]]:
    return (
        (a, b)
        for a in before(tie)
        for b in after(tie)
        if a.means.low > 0 and (a.claim is None or a.claim is not b.claim)
    )


def _fits(claim: Claim, one: Side, other: Side) -> bool:
    if claim.value is None:
        return not _wrong_way(claim, one, other)
    claimed = _as_far(claim)
    if claimed is None:
        return True
    least, most = other.means.low / one.means.high, other.means.high / one.means.low
    if claim.unit is Unit.COUNT:
        more = Interval(other.means.low - one.means.high, other.means.high - one.means.low)
        return claimed.meets(Interval(-more.high, -more.low) if claim.direction is Direction.DOWN else more)
    if claim.unit is Unit.FACTOR:
        down = claim.direction is Direction.DOWN and claim.value > 1
        return claimed.meets(Interval(1 / most, 1 / least) if down and least > 0 else Interval(least, most))
    change = Interval(100 * (least - 1), 100 * (most - 1))
    if claim.direction is Direction.DOWN:
        change = Interval(-change.high, -change.low)
    return claimed.meets(Interval(change.low - 0.05, change.high + 0.05))


def _as_far(claim: Claim) -> Interval | None:
    """What a change may come to by its words alone: "more than doubled" is right of one that quadrupled."""
    claimed = claimed_interval(claim)
    shrinks = claim.unit is Unit.FACTOR and claim.direction is Direction.DOWN
    if claimed is None or shrinks or claim.bound not in {Bound.OVER, Bound.AT_LEAST}:
        return claimed
    return Interval(claimed.low, inf)


def _wrong_way(claim: Claim, one: Side, other: Side) -> bool:
    if claim.direction is Direction.UP:
        return other.means.high < one.means.low
    return claim.direction is Direction.DOWN and other.means.low > one.means.high


def _said(claim: Claim, one: Side, other: Side, scene: Scene) -> str:
    change = 100 * (other.value - one.value) / one.value
    stand = [f"{number(s.value)} ({scene.where(s.claim)})" if s.claim else number(s.value) for s in (one, other)]
    if claim.value is None:
        is_so = f"a {'fall' if change < 0 else 'rise'}, not the {_way(claim)} that is said"
    elif claim.unit is Unit.COUNT:
        is_so = f"{other.value - one.value:+,.0f}, not the {_way(claim)} of {number(claim.value)} printed"
    elif claim.unit is Unit.FACTOR:
        is_so = f"{other.value / one.value:.2f} times, not the {claim.value:g} times said"
    else:
        is_so = f"{change:+.1f}%, not the {_way(claim)} of {claim.value:g}% printed"
    return f"From {stand[0]} to {stand[1]} is {is_so}."


def _way(claim: Claim) -> str:
    return {Direction.UP: "rise", Direction.DOWN: "fall"}.get(claim.direction, "change")


def implied(claim: Claim, base: Interval) -> Interval | None:
    """What a base and a percentage make, None for a change that prints none."""
    claimed = claimed_interval(claim)
    if claimed is None or claim.unit is not Unit.PERCENT or claim.direction is Direction.NONE or "point" in claim.quote:
        return None
    sign = -1 if claim.direction is Direction.DOWN else 1
    ends = [base.low * (1 + sign * claimed.low / 100), base.high * (1 + sign * claimed.high / 100)]
    ends += [base.low * (1 + sign * claimed.high / 100), base.high * (1 + sign * claimed.low / 100)]
    return Interval(min(ends), max(ends))


def _elsewhere(claim: Claim, pair: tuple[Side, Side], scene: Scene) -> str:
    """Another figure of the text that the percentage does follow from, or what it would make."""
    for one, other in pairwise(c for c in scene.layout.row(claim) if is_total(c) and c.metric != claim.metric):
        same = (one.metric, one.victim, one.area, one.per) == (other.metric, other.victim, other.area, other.per)
        if same and one.value and _fits(claim, _side(one), _side(other)):
            return f" It does follow from {number(one.value)} to {number(other.value or 0)} ({scene.where(one)})."
    wanted = implied(claim, pair[0].means)
    if wanted is None or pair[0].value < _TELLING:
        return ""
    for other in scene.layout.claims[:_MOST]:
        meant = other.metric == claim.metric and is_total(other) and slip(other.value, pair[1].value)
        if meant and wanted.meets(interval(other)):
            return f" It would make {span(wanted)}, which fits {number(other.value or 0)} ({scene.where(other)})."
    return f" It would make {span(wanted)}."
