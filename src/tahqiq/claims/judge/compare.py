"""When a claimed figure and a found one agree: the rules of ``docs/reference/agreement.md``.

A claim and a finding are both intervals; they agree when the intervals meet. A printed figure stands for the
interval that its bound and its rounding allow; a found figure for the interval its publisher gives.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import isclose

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Unit

ABOUT = 0.10  # "about 3,000" stands for 2,700 to 3,300
NEARLY_ALL_OF_IT = 2.0  # "over 50" is a fair print of 51 to 100; above that the print misleads
VAGUE_CEILING = 10.0  # "dozens" (24) is a fair print of up to 240
_FRACTION = re.compile(
    r"\b(?:half|halves|(?:a|one|two)[\s-]thirds?|(?:a|one|three)[\s-]quarters?|fifths?|tenths?|one\s+in)\b",
    re.IGNORECASE,
)
MULTIPLE = 0.125  # "twice" stands for 1.75 to 2.25 times
CUT = 0.99  # a percentage may be cut, not rounded: 18.9% is printed as 18%
NEAR_BEST = 0.05  # room around a coder's best estimate, as versions of a dataset differ by a few percent
ROUND = 10_000  # from here on a figure with two zeros or more at its end is taken as rounded by its publisher
ROUND_SHARE = 0.05  # a round figure of four digits or more may be off by half its last digit, at most 5%


def rounding(value: float, step: float | None, unit: Unit) -> float:
    """How far the printed figure may be from what it was rounded from, in the claim's unit.

    ``step`` is the place value of the last printed digit. Whole counts under 1,000 are taken as counted.
    """
    if unit is Unit.FACTOR and step == 1 and value > 1:
        return MULTIPLE * value
    if step is not None and (step != 1 or unit in {Unit.PERCENT, Unit.FACTOR}):
        return step / 2
    if abs(value) >= 1000 and value % 10 == 0:
        digit = 10.0
        while value % (digit * 10) == 0:
            digit *= 10
        return min(digit / 2, ROUND_SHARE * abs(value)) if digit >= 100 else 0.0
    return 0.0


def claimed_interval(claim: Claim) -> Interval | None:
    """The figures that the claim's print allows; None when it prints no figure."""
    claim = _as_meant(claim)
    if claim.value is None:
        return _vague_interval(claim)
    if claim.unit is Unit.PERCENT and claim.bound is Bound.EXACT and _fraction(claim.quote):
        return bounded(claim.value, Bound.ABOUT, 0.0)  # "a third" is no figure to the point
    half = rounding(claim.value, claim.step, claim.unit)
    if claim.per and not half:
        half = 0.5  # an average printed as a whole number was rounded to it
    found = bounded(claim.value, claim.bound, half)
    if claim.unit is Unit.PERCENT and claim.bound is Bound.EXACT:
        return Interval(found.low, claim.value + CUT * 2 * half)
    return found


_MIRRORED = {Bound.OVER: Bound.UNDER, Bound.AT_LEAST: Bound.UP_TO, Bound.UNDER: Bound.OVER, Bound.UP_TO: Bound.AT_LEAST}


def _as_meant(claim: Claim) -> Claim:
    """ "More than halved" leaves less than half: of a multiple below one the bound points the other way."""
    shrinks = claim.unit is Unit.FACTOR and claim.kind is ClaimKind.CHANGE and claim.direction is Direction.DOWN
    if shrinks and claim.value is not None and claim.value < 1:
        return replace(claim, bound=_MIRRORED.get(claim.bound, claim.bound))
    return claim


def _fraction(quote: str) -> bool:
    """Whether a percentage is printed as a fraction in words."""
    return bool(_FRACTION.search(quote)) and not any(map(str.isdigit, quote))


def _vague_interval(claim: Claim) -> Interval | None:
    if claim.low is not None and claim.high is not None:
        widen = ABOUT if claim.bound is Bound.ABOUT else 0.0
        return Interval(claim.low * (1 - widen), claim.high * (1 + widen))
    if claim.low is not None:
        return Interval(claim.low, claim.low * VAGUE_CEILING)
    if claim.high is not None:
        return Interval(0.0, claim.high)
    return None


def bounded(value: float, bound: Bound, half: float) -> Interval:
    """The interval that ``value`` printed with ``bound`` stands for, ``half`` being its rounding."""
    if bound is Bound.ABOUT:
        spread = max(ABOUT * abs(value), half)
        return Interval(value - spread, value + spread)
    if bound is Bound.AT_LEAST:
        return Interval(value - half, value * NEARLY_ALL_OF_IT)
    if bound is Bound.OVER:
        return Interval(value, value * NEARLY_ALL_OF_IT)
    if bound is Bound.UP_TO:
        return Interval(value / NEARLY_ALL_OF_IT, value + half)
    if bound is Bound.UNDER:
        return Interval(value / NEARLY_ALL_OF_IT, value)
    return Interval(value - half, value + half)


def agrees(claim: Claim, found: Interval) -> bool:
    """Whether a found figure, in the claim's unit, agrees with the claim.

    A change is compared with its sign: a claimed fall of 13% stands for -13. A change without a figure agrees
    when the found change has its direction.
    """
    if claim.kind is ClaimKind.RATIO and claim.value == 1:
        return _more_or_less(claim.bound, found)
    if claim.kind is ClaimKind.CHANGE and claim.value == 0 and claim.bound is Bound.UP_TO:
        return (
            found.high >= 0 if claim.direction is Direction.DOWN else found.low <= 0
        )  # "did not fall", "did not rise"
    claimed = claimed_interval(claim)
    if claimed is None:
        return _same_direction(claim.direction, found)
    if claim.direction is Direction.DOWN and claim.kind == "change" and claim.unit is not Unit.FACTOR:
        claimed = Interval(-claimed.high, -claimed.low)
    claim = _as_meant(claim)
    if claim.bound is Bound.OVER and not _beyond(claim, found):
        return False
    if claim.bound is Bound.UNDER and claim.kind is not ClaimKind.CHANGE and not _below(claim, found):
        return False
    return claimed.meets(found)


def near_best(claim: Claim, found: Figure) -> bool:
    """Whether a figure that agrees does so by its best estimate and not only by the ends of what its coder gives.

    A coder's low and high can be far apart (1,130 to 2,472): a print of 2,000 then misses a best of 1,535.
    """
    if not found.coded or found.value is None or claimed_interval(claim) is None:
        return True
    change = claim.kind is ClaimKind.CHANGE and claim.unit is Unit.PERCENT
    room = NEAR_BEST * abs(100 + found.value if change else found.value)
    low, high = max(found.interval.low, found.value - room), min(found.interval.high, found.value + room)
    return agrees(claim, Interval(min(low, found.value), max(high, found.value)))


def _beyond(claim: Claim, found: Interval) -> bool:
    """ "Over 50" needs more than 50: a finding that is exactly the bound does not reach it, unless both are round.

    A publisher's 375,000 may itself be rounded, and "over 375,000" is how it is then told.
    """
    value = claim.value or 0.0
    if abs(value) >= ROUND and rounding(value, None, claim.unit) and found.high == value:
        return True
    if claim.direction is Direction.DOWN and claim.kind == "change":
        return found.low < -value and not isclose(found.low, -value)
    return found.high > value and not isclose(found.high, value)


def _below(claim: Claim, found: Interval) -> bool:
    """ "Fewer than 50" needs fewer than 50, unless both are round."""
    value = claim.value or 0.0
    if abs(value) >= ROUND and rounding(value, None, claim.unit) and found.low == value:
        return True
    return found.low < value and not isclose(found.low, value)


def _more_or_less(bound: Bound, found: Interval) -> bool:
    """ "More than", "fewer than", "as many as": a ratio of one has no ceiling."""
    if bound in {Bound.OVER, Bound.AT_LEAST}:
        return found.low > 1
    if bound in {Bound.UNDER, Bound.UP_TO}:
        return found.high < 1
    return found.meets(Interval(1 - ABOUT, 1 + ABOUT))


def _same_direction(direction: Direction, found: Interval) -> bool:
    if direction is Direction.UP:
        return found.high > 0 and found.low >= 0
    if direction is Direction.DOWN:
        return found.low < 0 and found.high <= 0
    return found.low <= 0 <= found.high
