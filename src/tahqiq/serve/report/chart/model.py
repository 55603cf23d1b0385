"""What the chart of a claim shows: the claimed figure against each publisher's, as numbers to draw."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.serve.report.chart.scale import Scale, scale
from tahqiq.serve.report.wording.found import found, spread
from tahqiq.serve.report.wording.known import Names
from tahqiq.serve.report.wording.numbers import short
from tahqiq.serve.report.wording.slots import claimed
from tahqiq.terms import CheckedClaim, Claim, ClaimKind, Direction, Outcome, Reading, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """One publisher: ``at``, ``low``, ``high`` and ``others`` in percent of the width.

    ``text`` and ``spread`` are its figure and range in words.

    ``at`` is None where the publisher gives only bounds.
    """

    name: str
    text: str
    spread: str
    outcome: Outcome
    at: float | None
    low: float | None
    high: float | None
    others: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to draw. The claim is the band from ``start`` to ``end`` that its wording and rounding allow."""

    title: str
    desc: str
    claim_text: str
    start: float
    end: float
    said: float
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    zero: float | None  # where zero stands if it is not the left edge
    notes: tuple[str, ...]


def chart(item: CheckedClaim, names: Names) -> Chart | None:
    """The chart of ``item``; None where there is no claimed figure or no publisher's figure to set beside it."""
    claim = item.claim
    span = claimed_span(claim)
    heads = _heads(item.readings)
    if span is None or not heads or claim.unit is Unit.DATE or claim.kind is ClaimKind.RANK:
        return None
    said, start, end = span
    values = [v for r in heads for v in (r.value, r.low, r.high) if v is not None]
    axis = scale([*span, *values])
    rows = tuple(_row(head, item, axis, names) for head in heads)
    return Chart(
        title=f"Claimed: {claimed(claim)}, against {_people(len(rows))}",
        desc=_desc(claim, rows),
        claim_text=claimed(claim),
        said=axis.at(said),
        start=axis.at(start),
        end=axis.at(end),
        rows=rows,
        ticks=tuple((axis.at(tick), short(tick, claim.unit)) for tick in axis.ticks),
        zero=axis.at(0.0) if axis.low < 0 < axis.high else None,
        notes=_notes(item, heads, axis),
    )


def claimed_span(claim: Claim) -> tuple[float, float, float] | None:
    """The printed figure and the interval that it stands for, in the claim's unit; None where none is printed.

    The interval is the one that verdicts are made with. A fall is below zero, as it is in readings of a change.
    """
    allowed = claimed_interval(claim)
    if allowed is None:
        return None
    said = claim.value if claim.value is not None else claim.low if claim.low is not None else allowed.high
    low, high = allowed.low, allowed.high
    if claim.kind is ClaimKind.CHANGE and claim.direction is Direction.DOWN and claim.unit is Unit.PERCENT:
        said, low, high = -said, -high, -low
    if claim.kind is ClaimKind.SHARE and claim.unit is Unit.PERCENT and said <= 100:
        high = min(high, 100.0)  # no share of a whole is above it
    return (said, low, high) if all(map(math.isfinite, (said, low, high))) else None


def _heads(readings: tuple[Reading, ...]) -> list[Reading]:
    """The one reading that speaks for each publisher, where it has a figure."""
    return [
        r for r in readings
        if r.principal and r.outcome is not Outcome.SILENT and (r.value, r.low, r.high) != (None, None, None)
    ]  # fmt: skip


def _row(head: Reading, item: CheckedClaim, axis: Scale, names: Names) -> Row:
    others = {
        r.value: f"{found(r.value, r.low, r.high, item.claim)}: {r.definition}"
        for r in item.readings
        if r.publisher == head.publisher and not r.principal and r.value is not None and axis.holds(r.value)
    }
    if head.value is not None:
        others.pop(head.value, None)
    return Row(
        name=names.publisher(head.publisher),
        text=found(head.value, None, None, item.claim) or found(None, head.low, head.high, item.claim),
        spread="" if head.value is None else spread(head.low, head.high, item.claim),
        outcome=head.outcome,
        at=None if head.value is None else axis.at(head.value),
        low=_end(head.low, head.value, 0.0, axis),
        high=_end(head.high, head.value, 100.0, axis),
        others=tuple((axis.at(at), words) for at, words in others.items()),
    )


def _end(bound: float | None, value: float | None, edge: float, axis: Scale) -> float | None:
    """Where a bound stands; a figure that is only bounded on its other side reaches to the ``edge`` of the plot."""
    if bound is not None:
        return axis.at(bound)
    return edge if value is None else None


def _desc(claim: Claim, rows: tuple[Row, ...]) -> str:
    said = "; ".join(f"{row.name} {row.text}{row.spread and f' ({row.spread})'}, {row.outcome}" for row in rows)
    return f"The text says {claimed(claim)}. {said}."


def _people(count: int) -> str:
    return "one publisher" if count == 1 else f"{count} publishers"


def _notes(item: CheckedClaim, heads: list[Reading], axis: Scale) -> tuple[str, ...]:
    shown = {head.publisher for head in heads}
    beyond = sum(
        1 for r in item.readings
        if r.publisher in shown and not r.principal and r.value is not None and not axis.holds(r.value)
    )  # fmt: skip
    notes = ["Logarithmic scale: each step to the right is ten times as much."] if axis.log else []
    if beyond:
        notes.append(f"{beyond} alternative {'reading lies' if beyond == 1 else 'readings lie'} beyond the axis.")
    return tuple(notes)
