"""The same thing given twice with different figures, and which of the two the text's other figures support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tahqiq.claims.extract.links import Layout, Tie, TieKind
from tahqiq.claims.extract.links.same import points_back
from tahqiq.claims.extract.links.subject import is_exact
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.flags.arithmetic.changes import before, implied
from tahqiq.claims.judge.flags.arithmetic.digits import slip
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.sums import added, apart
from tahqiq.claims.judge.flags.arithmetic.wording import number, span
from tahqiq.terms import Claim, ClaimKind

_PACES = "two digits changed places"
_CLOSE = 0.01  # so near to each other, figures of a thousand and more are meant as one
_LARGE = 1000
_POINTED = 0.25  # "these 16 attacks" may be off the 15 before by as much
_Supports = Mapping[str, list[tuple[Interval, str]]]


def twice(scene: Scene) -> Found:
    """Each later figure that is not the earlier one."""
    supports: _Supports | None = None
    for tie in scene.of(TieKind.SAME):
        for claim in tie.first:
            how = _differs(scene.layout, tie.head, claim)
            if how is None:
                continue
            supports = supports if supports is not None else _supports(scene)
            yield (
                claim,
                (
                    f"The report prints {number(claim.value or 0)} here and {number(tie.head.value or 0)} in "
                    f"{scene.where(tie.head)}, of what reads as the same thing{f' ({how})' if how else ''}."
                    + _supported(tie.head, claim, supports)
                ),
            )


def _differs(layout: Layout, one: Claim, other: Claim) -> str | None:
    """How they differ, in words or ""; None where they do not, or where nothing shows that they should not."""
    if not (is_exact(one) and is_exact(other)) or interval(one).meets(interval(other)):
        return None
    how = slip(one.value, other.value)
    large = max(one.value or 0, other.value or 0)
    distance = abs((one.value or 0) - (other.value or 0)) / large if large else 0.0
    if points_back(layout, other):
        return how if how or distance <= _POINTED else None
    if ClaimKind.EVENT_TOLL in {one.kind, other.kind}:
        return how if how == _PACES else None
    return how if how or (large >= _LARGE and distance <= _CLOSE) else None


def _supports(scene: Scene) -> _Supports:
    """For each claim the intervals that other figures imply for it, with how."""
    found: dict[str, list[tuple[Interval, str]]] = defaultdict(list)
    for tie in scene.ties:
        for claim, means, how in _implied(tie):
            found[claim.id].append((means, how))
    return found


def _implied(tie: Tie) -> Iterator[tuple[Claim, Interval, str]]:
    if tie.kind is TieKind.CHANGE:
        for side in before(tie):
            means = implied(tie.head, side.means)
            for claim in tie.second if means else ():
                if means and claim is not side.claim:
                    sign = "-" if tie.head.direction == "down" else "+"
                    yield claim, means, f"{sign}{tie.head.value:g}% on {number(side.value)} makes {span(means)}"
    elif tie.kind is TieKind.WHOLE and tie.complete:
        parts = apart(tie.first)
        means = added([interval(p) for p in parts])
        yield tie.head, means, f"{' + '.join(number(p.value or 0) for p in parts)} makes {span(means)}"


def _supported(one: Claim, other: Claim, supports: _Supports) -> str:
    for means, how in (*supports.get(one.id, ()), *supports.get(other.id, ())):
        fits = [c for c in (one, other) if interval(c).meets(means)]
        if len(fits) == 1:
            wrong = other if fits[0] is one else one
            return f" {how}: that is {number(fits[0].value or 0)}, not {number(wrong.value or 0)}."
    return ""
