"""The report's own numbers set against each other.

Three checks: a percentage against the two figures it is said of; the same thing given twice with different
figures; parts that exceed their whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Flag, FlagName, Span, Unit, Victim

_TOTALS = {ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.EVENT_TOLL, ClaimKind.LEVEL}
_PARTS = (Victim.CIVILIAN, Victim.SECURITY, Victim.MILITANT)
_DAYS = tuple[object, object]


def arithmetic(claims: Sequence[Claim]) -> dict[str, list[Flag]]:
    """Flags by claim id."""
    found: dict[str, list[Flag]] = defaultdict(list)
    totals = [c for c in claims if c.kind in _TOTALS and c.value is not None and c.checkable]
    for claim, message in (*_percentages(claims, totals), *_twice(totals), *_parts(totals)):
        found[claim.id].append(Flag(FlagName.ARITHMETIC, message))
    return found


def _days(span: Span | None) -> _DAYS:
    return (span.start, span.end) if span else (None, None)


def _subject(claim: Claim) -> tuple[object, ...]:
    """What a figure is of, but for the figure: equal subjects must have equal figures."""
    return (
        claim.metric, claim.victim, claim.unit, claim.per, _days(claim.period), claim.area.id or claim.area.text,
        claim.actor.id or claim.actor.text, claim.attributed_to,
    )  # fmt: skip


def _percentages(claims: Iterable[Claim], totals: Sequence[Claim]) -> Iterable[tuple[Claim, str]]:
    for claim in claims:
        if claim.kind is not ClaimKind.CHANGE or claim.value is None or claim.unit is not Unit.PERCENT:
            continue
        pair = _pair(claim, totals)
        if pair is None or not pair[0]:
            continue
        change = 100 * (pair[1] - pair[0]) / pair[0]
        claimed = claimed_interval(claim)
        signed = -change if claim.direction is Direction.DOWN else change
        if claimed and not claimed.meets(Interval(signed - 0.5, signed + 0.5)):
            yield claim, f"From {pair[0]:,.0f} to {pair[1]:,.0f} is {change:+.1f}%, not the {claim.value:g}% printed."


def _pair(claim: Claim, totals: Sequence[Claim]) -> tuple[float, float] | None:
    """The two figures that a percentage is said of: its own, or the report's for the two periods."""
    if claim.from_value is not None and claim.to_value is not None:
        return claim.from_value, claim.to_value
    if claim.base is None or claim.base.start is None:
        return None
    before = _only(claim, totals, claim.base)
    after = claim.to_value if claim.to_value is not None else _only(claim, totals, claim.period)
    return (before, after) if before is not None and after is not None else None


def _only(claim: Claim, totals: Sequence[Claim], span: Span | None) -> float | None:
    values = {
        t.value
        for t in totals
        if t.metric == claim.metric and t.victim == claim.victim and _days(t.period) == _days(span)
        and (t.area.id or t.area.text) == (claim.area.id or claim.area.text) and t.attributed_to == claim.attributed_to
        and t.bound is Bound.EXACT and t.kind is not ClaimKind.EVENT_TOLL and not t.per
    }  # fmt: skip
    return values.pop() if len(values) == 1 else None


def _twice(totals: Sequence[Claim]) -> Iterable[tuple[Claim, str]]:
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in totals:
        if claim.kind is not ClaimKind.EVENT_TOLL and claim.period and claim.bound is Bound.EXACT:
            groups[_subject(claim)].append(claim)
    for first, *rest in groups.values():
        for claim in rest:
            if claim.value != first.value and _near(claim.value, first.value):
                yield claim, f"The report prints {claim.value:,.0f} here and {first.value:,.0f} in “{first.quote}”."


def _near(one: float | None, other: float | None) -> bool:
    """Near enough to be meant as the same figure: within a quarter, or the same digits in another order."""
    if not one or not other:
        return False
    return abs(one - other) <= 0.25 * max(one, other) or sorted(f"{one:.0f}") == sorted(f"{other:.0f}")


def _parts(totals: Sequence[Claim]) -> Iterable[tuple[Claim, str]]:
    """Civilians, security forces and militants together cannot exceed the dead of the same sentence's whole."""
    groups: dict[tuple[object, ...], dict[Victim, Claim]] = defaultdict(dict)
    for claim in totals:
        key = (claim.kind, claim.metric, claim.per, *_subject(claim)[4:6], claim.attributed_to)
        if claim.period and claim.bound is Bound.EXACT:
            groups[key].setdefault(claim.victim, claim)
    for group in groups.values():
        whole = group.get(Victim.ALL)
        parts = [group[v] for v in _PARTS if v in group]
        total = sum(p.value or 0 for p in parts)
        if whole and whole.value is not None and len(parts) > 1 and total > whole.value:
            listed = " + ".join(f"{p.value:,.0f}" for p in parts)
            yield whole, f"The parts given ({listed} = {total:,.0f}) are more than the whole ({whole.value:,.0f})."
