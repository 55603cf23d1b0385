"""What was understood of a claim, slot by slot, in plain words."""

from __future__ import annotations

from tahqiq.serve.report.wording.names import counted, sentence
from tahqiq.serve.report.wording.numbers import amount, interval
from tahqiq.serve.report.wording.periods import period
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Unit

_BOUNDS = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least ",
    Bound.OVER: "over ",
    Bound.ABOUT: "about ",
    Bound.UP_TO: "up to ",
    Bound.UNDER: "under ",
}
_KINDS = {
    ClaimKind.COUNT: "count in a period",
    ClaimKind.CHANGE: "change over time",
    ClaimKind.RATIO: "one measure against another",
    ClaimKind.SHARE: "share of a whole",
    ClaimKind.RANGE: "range",
    ClaimKind.RANK: "rank",
    ClaimKind.CUMULATIVE: "running total",
    ClaimKind.EVENT_TOLL: "toll of one event",
    ClaimKind.MILESTONE: "dated event",
    ClaimKind.LEVEL: "level or rate",
    ClaimKind.OTHER: "statement",
}
_WHAT = {
    ClaimKind.CHANGE: "change in ",
    ClaimKind.SHARE: "share of ",
    ClaimKind.RANK: "rank by ",
    ClaimKind.RATIO: "ratio of ",
}


def kind(claim: Claim) -> str:
    """The sort of statement, in words."""
    return _KINDS[claim.kind]


def claimed(claim: Claim) -> str:
    """The claimed figure in words: ``over 50%``, ``down 13%``, ``3,000–5,000``, ``from 306 to 521``; may be empty."""
    if claim.kind is ClaimKind.RANK:
        return _rank(claim)
    figure = _figure(claim)
    if claim.kind is not ClaimKind.CHANGE:
        return figure
    if claim.value == 0 and claim.bound is Bound.UP_TO:
        return "no fall" if claim.direction is Direction.DOWN else "no rise"
    way = {Direction.UP: "up", Direction.DOWN: "down"}.get(claim.direction, "")
    return " ".join(part for part in (way, figure) if part)


def slots(claim: Claim) -> list[str]:
    """The filled slots, ready to be joined by a middle dot; the first says what was counted."""
    what = counted(claim.metric, claim.victim)
    parts = [sentence(_WHAT.get(claim.kind, "") + what) if what else sentence(kind(claim)), claimed(claim)]
    parts.append(period(claim.period))
    if claim.base:
        parts.append(f"{'among' if claim.kind is ClaimKind.RANK else 'compared with'} {period(claim.base)}")
    parts += [claim.area.text, f"by {claim.actor.text}" if claim.actor.text else ""]
    parts.append(f"said by {claim.attributed_to}" if claim.attributed_to else "")
    return [part for part in parts if part]


def _figure(claim: Claim) -> str:
    unit, per = claim.unit, claim.per
    bound = _BOUNDS[claim.bound]
    if claim.value is not None and claim.unit is not Unit.DATE:
        return bound + amount(claim.value, unit, per)
    if claim.low is not None and claim.high is not None:
        return bound + interval(claim.low, claim.high, unit, per)
    if claim.low is not None or claim.high is not None:
        return interval(claim.low, claim.high, unit, per)
    if claim.from_value is not None and claim.to_value is not None:
        return f"from {amount(claim.from_value, unit)} to {amount(claim.to_value, unit, per)}"
    return ""


def _rank(claim: Claim) -> str:
    if claim.value is None:
        return ""
    place = {1: "", 2: "second-", 3: "third-"}.get(int(claim.value), f"number {claim.value:.0f}, ")
    end = {Direction.UP: "highest", Direction.DOWN: "lowest"}.get(claim.direction)
    return place + end if end else f"number {claim.value:.0f}"
