"""The words that a number asks for: lists, verbs of change that the interval bears out, articles."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.measure.result import Estimate
from tahqiq.measure.wording import listed

__all__ = ["beside", "change", "listed", "sentence"]

_CLOSE = 1.1  # two publishers' figures within a tenth of each other are said to be close


def change(ratio: Estimate, now: float, then: float) -> str:
    """ "rose" or "fell" where more than chance moved the figure, else "went"; "stayed" where it did not move."""
    if now == then:
        return "stayed"
    if ratio.low is None or ratio.high is None or ratio.low <= 1 <= ratio.high:
        return "went"
    return "rose" if ratio.low > 1 else "fell"


def beside(values: Sequence[float]) -> str:
    """ "agree" where the figures lie within a tenth of each other, "differ" where not, "" for one alone."""
    if len(values) < 2:
        return ""
    return "agree" if max(values) <= _CLOSE * max(1e-9, min(values)) else "differ"


def sentence(text: str) -> str:
    """With a capital first and a full stop last."""
    text = text.strip()
    head = text[:1].upper() + text[1:]
    return head if not head or head[-1] in ".!?" else f"{head}."
