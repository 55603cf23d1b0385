"""Shares: one measure as a percentage of another of the same publisher and basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms.address import merged

Lookup = Callable[[Measure], Sequence[Figure]]
_OUT = "out"


def shares(part: Measure, whole: Measure, lookup: Lookup) -> list[Figure]:
    """The share of ``part`` in ``whole`` by publisher and what it counts; a part above its whole is no part of it.

    Where victims are cut by class the whole must hold the dead militants too; where areas or groups are cut, both
    must count them alike. Events of a group are those that it was a side of, not what it did: they give no share.
    """
    by_class = part.victim != whole.victim
    wholes: dict[tuple[str, ...], Figure] = {}
    for figure in lookup(whole):
        if figure.value and not figure.edition and not (by_class and figure.militants == _OUT):
            wholes.setdefault(_key(figure, by_class), figure)
    found = []
    for figure in lookup(part):
        match = wholes.get(_key(figure, by_class))
        of_group = part.actor != whole.actor and figure.coded
        if match is None or not match.value or figure.value is None or figure.edition or of_group:
            continue
        percent = 100 * figure.value / match.value
        if percent <= 100:
            found.append(
                replace(
                    figure, value=percent, interval=_percent(figure, match, percent), pair=None, dispersion=None,
                    why=f"{figure.value:,.0f} of {match.value:,.0f}", rows=merged((*figure.rows, *match.rows)),
                )
            )  # fmt: skip
    return found


def _key(figure: Figure, by_class: bool) -> tuple[str, ...]:
    """Publisher and basis; whether militants are in does not arise for the figures of one class."""
    return figure.publisher, figure.dataset, figure.counts, "" if by_class else figure.militants


def _percent(part: Figure, whole: Figure, percent: float) -> Interval:
    """What both intervals allow. Bounds of sums move together, so ends are set against like ends."""
    one, other = part.interval, whole.interval
    if other.low <= 0 or inf in (one.high, other.high):
        return Interval(percent, percent)
    ends = (100 * one.low / other.low, 100 * one.high / other.high, percent)
    return Interval(max(0.0, min(ends)), min(100.0, max(ends)))
