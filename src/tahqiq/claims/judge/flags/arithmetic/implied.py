"""Two percentages that lead to one figure from two bases must lead to the same."""

from __future__ import annotations

from collections import defaultdict

from tahqiq.claims.extract.links import TieKind
from tahqiq.claims.extract.links.subject import closed, days, series
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.flags.arithmetic.changes import before, implied
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene
from tahqiq.claims.judge.flags.arithmetic.wording import number, span
from tahqiq.terms import Claim


def two_bases(scene: Scene) -> Found:
    """A change whose base and percentage lead elsewhere than an earlier change's of the same thing."""
    seen: dict[tuple[object, ...], tuple[Claim, Interval, float]] = {}
    bases = defaultdict(list)
    for tie in scene.of(TieKind.CHANGE):
        if tie.second or tie.head.to_value is not None or not closed(tie.head):
            continue  # set against what the text prints
        bases[tie.head.id] = before(tie)
        if len(bases[tie.head.id]) != 1:
            continue
        base = bases[tie.head.id][0]
        found = implied(tie.head, base.means)
        if found is None:
            continue
        key = (series(tie.head), days(tie.head.period))
        if key not in seen:
            seen[key] = (tie.head, found, base.value)
        elif not seen[key][1].meets(found):
            other, there, base_there = seen[key]
            yield (
                tie.head,
                (
                    f"{tie.head.value:g}% on {number(base.value)} makes {span(found)}, but {other.value:g}% on "
                    f"{number(base_there)} ({scene.where(other)}) makes {span(there)} of the same thing."
                ),
            )
