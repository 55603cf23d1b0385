"""A comparison in plain words: a change that chance alone gives is never said to be one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.measure.result import Estimate, Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import during, number, of_what, percent, period, places, size, source

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_MOSTLY = 0.8
"""The share of a difference from which one part of it is said to be most of it."""


def said(found: Measured, registry: Registry, now: Selection, then: Selection) -> Measured:
    """The result with its paragraph."""
    return replace(found, paragraph=" ".join(s for s in _sentences(found, registry, now, then) if s))


def _sentences(found: Measured, registry: Registry, now: Selection, then: Selection) -> list[str]:
    ratio = found["ratio"]
    what = of_what(now)
    heads = [_head(registry, s, other) for s, other in ((now, then), (then, now))]
    counts = (
        f"{source(now.dataset)} counts {number(found['now'].value)} {what} {heads[0]} "
        f"and {number(found['then'].value)} {heads[1]}"
    )
    if ratio.value is None or ratio.low is None:
        return [f"{counts}."]
    clear = _clear(ratio)
    person = found.more["per"] == "person"
    finding = change_said(counts, ratio, (now.days, then.days), person=person)
    return [
        finding,
        _rates(found) if person else "",
        smallest_said(found),
        _largest(found, clear=clear),
        _made_of(found, clear=clear),
    ]


def _rates(found: Measured) -> str:
    one, other = (found[f"rate_{side}"] for side in ("now", "then"))
    said = [
        f"{number(round(r.value or 0, 2))} ({number(round(r.low or 0, 2))} to {number(round(r.high or 0, 2))})"
        for r in (one, other)
    ]  # fmt: skip
    return f"That is {said[0]} a year for 100,000 people, against {said[1]}."


def change_said(counts: str, ratio: Estimate, days: tuple[int, int], *, person: bool = False) -> str:
    """The counts with the change, and whether it is one that chance does not give.

    A day's, where the days differ; a person's, where the ratio is of rates a person.
    """
    if ratio.value is None or ratio.low is None:
        return f"{counts}."
    change = (
        f"{percent(ratio.value)}{' a day' if days[0] != days[1] else ''}{' a person' if person else ''}{_range(ratio)}"
    )
    if not _clear(ratio):
        return f"{counts} ({change}): no change that could be told from chance."
    way = f"{'more' if ratio.value > 1 else 'fewer'}{' for as many people' if person else ''}"
    return f"{counts}: clearly {way} ({change})."


def _clear(ratio: Estimate) -> bool:
    assert ratio.low is not None
    return ratio.low > 1 or (ratio.high is not None and ratio.high < 1)


def _head(registry: Registry, selection: Selection, other: Selection) -> str:
    """What a side is, as a phrase with its preposition."""
    span = (selection.start, selection.end)
    if selection.areas == other.areas:
        return during(span)
    where = f"in {places(registry, selection.areas)}"
    return where if span == (other.start, other.end) else f"{where}, {period(span)}"


def _range(ratio: Estimate) -> str:
    assert ratio.low is not None
    high = "without upper limit" if ratio.high is None else percent(ratio.high)
    return f", 95% interval {percent(ratio.low)} to {high}"


def smallest_said(found: Measured) -> str:
    """The smallest rise and fall that such counts would show."""
    up, down = found["detectable_up"].value, found["detectable_down"].value
    reach = [f"a rise of {size(up)}"] if up is not None else []
    reach += [f"a fall of {size(down)}"] if down is not None else []
    if not reach:
        return "At these counts no change, however large, would be told from chance with confidence."
    rest = "; no fall would be" if down is None else "; no rise would be" if up is None else ""
    return f"At these counts it takes {' or '.join(reach)} to be told from chance{rest}."


def _largest(found: Measured, *, clear: bool) -> str:
    names = {e.name for e in found.estimates}
    left = found["ratio_without_largest"] if "ratio_without_largest" in names else None
    if left is None or left.value is None or left.low is None:
        return ""
    still = _clear(left)
    change = percent(left.value) + _range(left)
    if still != clear:
        return f"Without the deadliest event of each side it would be otherwise: {change}."
    return f"Without the deadliest event of each side it is {change}."


def _made_of(found: Measured, *, clear: bool) -> str:
    if not clear:
        return ""
    kinds = [r for r in found.rows if r["by"] == "kind"]
    total = sum(_whole(r["difference"]) for r in kinds)
    for row in kinds:
        own = _whole(row["difference"])
        if total and own / total >= _MOSTLY:
            if own / total > 1:  # the rest went the other way
                return f"Of {row['part']} violence the difference is {number(own)}, of all {number(total)}."
            return f"{100 * own / total:.0f}% of the difference is {row['part']} violence."
    return ""


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value
