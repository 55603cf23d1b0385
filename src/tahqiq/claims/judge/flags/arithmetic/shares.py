"""Shares against their counts, and shares of one whole against each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tahqiq.claims.extract.links import TieKind
from tahqiq.claims.extract.links.subject import contains, days, doer, place
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.wording import number
from tahqiq.terms import Claim, ClaimKind, Unit, Victim

_WHOLE = 100.0


def shares(scene: Scene) -> Found:
    """Shares that their part and whole do not give."""
    for tie in scene.of(TieKind.SHARE):
        claimed = claimed_interval(tie.head)
        pairs = [(p, w) for p in tie.first for w in tie.second if p.id != w.id and interval(w).low > 0]
        if claimed is None or not pairs:
            continue
        found = [_share(interval(p), interval(w)) for p, w in pairs]
        if any(claimed.meets(Interval(f.low - 0.05, f.high + 0.05)) for f in found):
            continue
        part, whole = (c.value or 0.0 for c in pairs[0])
        stand = [scene.where(c) for c in pairs[0]]
        message = (
            f"{number(part)} ({stand[0]}) of {number(whole)} ({stand[1]}) is {_WHOLE * part / whole:.1f}%, not the "
            f"{tie.head.value:g}% printed; that share would be {number(round((tie.head.value or 0) * whole / _WHOLE))}."
        )
        yield tie.head, message


def _share(part: Interval, whole: Interval) -> Interval:
    return Interval(_WHOLE * part.low / whole.high, _WHOLE * part.high / whole.low)


def above_all(scene: Scene) -> Found:
    """A share above 100%, and shares of one whole that together are."""
    for row in scene.layout.rows:
        found = [c for c in row if c.kind is ClaimKind.SHARE and c.unit is Unit.PERCENT and c.value is not None]
        for claim in found:
            if (claim.value or 0) > _WHOLE:
                yield claim, f"A share cannot be more than 100%; {claim.value:g}% is printed."
        together = _of_one_whole(found, scene)
        least = sum(interval(c).low for c in together)
        if len(together) > 1 and least > _WHOLE:
            shown = " + ".join(f"{c.value:g}%" for c in together)
            total = sum(c.value or 0 for c in together)
            yield (
                together[-1],
                (
                    f"The shares of one whole add up to more than 100%: {shown} = {total:g}% "
                    f"({scene.where(together[0])})."
                ),
            )


def _of_one_whole(found: Sequence[Claim], scene: Scene) -> list[Claim]:
    """The shares, if they are of one thing cut in one way, by class, by area or by actor; else none."""
    if len(found) < 2 or len({(c.metric, days(c.period)) for c in found}) != 1:
        return []
    cuts = [
        all(_other_class(a, b) for a, b in combinations(found, 2)),
        all(_other_area(a, b, scene) for a, b in combinations(found, 2)),
        all(doer(a) and doer(b) and doer(a) != doer(b) for a, b in combinations(found, 2)),
    ]
    same = [
        len({c.victim for c in found}) == 1,
        len({place(c) for c in found}) == 1,
        len({doer(c) for c in found}) == 1,
    ]
    one_cut = sum(cuts) == 1 and all(cut or alike for cut, alike in zip(cuts, same, strict=True))
    return list(found) if one_cut else []


def _other_class(one: Claim, other: Claim) -> bool:
    unsaid = {Victim.NONE, Victim.ALL} & {one.victim, other.victim}
    return not unsaid and not contains(one.victim, other.victim) and not contains(other.victim, one.victim)


def _other_area(one: Claim, other: Claim, scene: Scene) -> bool:
    if not one.area.ids or not other.area.ids:
        return False
    return not scene.inside(one.area.ids) & scene.inside(other.area.ids)
