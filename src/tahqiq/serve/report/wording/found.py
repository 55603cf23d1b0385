"""What a reading found, in words, in the terms of its claim."""

from __future__ import annotations

from tahqiq.serve.report.wording.numbers import MINUS, amount, interval
from tahqiq.terms import Claim, ClaimKind, Unit


def found(value: float | None, low: float | None, high: float | None, claim: Claim) -> str:
    """A found figure with its range where it has one: ``1,885 (1,700–2,100)``; a change with its sign: ``+8.2%``."""
    if value is None:
        low = None if low == 0 and high is not None else low  # nothing is below zero: "at most" says it
        return interval(low, high, claim.unit, claim.per)
    if claim.kind is ClaimKind.RANK:
        return f"place {value:.0f}"
    text = amount(value, claim.unit, claim.per)
    if claim.kind is ClaimKind.CHANGE and claim.unit is Unit.PERCENT and not text.startswith((MINUS, "0")):
        text = f"+{text}"
    around = "" if low == high == value else spread(low, high, claim)
    return f"{text} ({around})" if around else text


def spread(low: float | None, high: float | None, claim: Claim) -> str:
    """The range of a found figure; empty where it has none."""
    return "" if low == high or claim.kind is ClaimKind.RANK else interval(low, high, claim.unit)
