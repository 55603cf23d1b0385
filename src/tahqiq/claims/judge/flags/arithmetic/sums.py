"""Parts against their whole: a part above it, parts that add up to more, all parts that add up to less."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tahqiq.claims.extract.links import Tie, TieKind
from tahqiq.claims.extract.links.subject import contains, is_exact
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.flags.arithmetic.digits import slip
from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene, interval
from tahqiq.claims.judge.flags.arithmetic.wording import Where, listed, number
from tahqiq.terms import Claim, Victim

_GENERIC = {
    Victim.CIVILIAN: ("civilian", "citizen", "people", "person"),
    Victim.SECURITY: ("security", "law enforcement", "forces"),
    Victim.MILITARY: ("soldier", "military", "troop", "army"),
    Victim.POLICE: ("police",),
    Victim.MILITANT: ("militant", "terrorist", "insurgent", "fighter", "rebel"),
}
_FEW = 6
"""Parts of which every subset is tried."""


def sums(scene: Scene) -> Found:
    """What does not add up."""
    for tie in scene.of(TieKind.WHOLE):
        message = _of_one(tie, scene.where) or _of_all(tie, scene.where)
        if message:
            yield tie.head, message


def _of_one(tie: Tie, where: Where) -> str:
    """A single part above the whole."""
    for part in tie.first:
        if interval(part).low > interval(tie.head).high:
            stand = f"{_figure(tie.head)} ({where(tie.head)})"
            return f"A part, {_figure(part)} ({where(part)}), is more than its whole, {stand}."
    return ""


def _of_all(tie: Tie, where: Where) -> str:
    parts = apart(tie.first)
    whole, total = interval(tie.head), added([interval(p) for p in parts])
    if whole.meets(total) or len(parts) < 2:
        return ""
    more = total.low > whole.high
    if (
        more
        and len(parts) <= _FEW
        and any(_fits(tie.head, some) for n in range(2, len(parts)) for some in combinations(parts, n))
    ):
        return ""  # the rest is beside the whole, not in it
    if not more and not (tie.complete and len(parts) == len(tie.first) and all(map(is_exact, (tie.head, *parts)))):
        return ""
    added_up = sum(p.value or 0.0 for p in parts)
    shown = " + ".join(_figure(p) for p in parts)
    stand = listed([where(p) for p in (parts[0], parts[-1])])
    said = f"The parts given ({shown} = {number(added_up)}; {stand}) are {'more' if more else 'less'} than the whole"
    said += (
        f" ({_figure(tie.head)}; {where(tie.head)}): they differ by {number(abs(added_up - (tie.head.value or 0)))}."
    )
    return said + _guess(tie.head, parts, added_up)


def _guess(whole: Claim, parts: Sequence[Claim], total: float) -> str:
    """Which single slip would explain the difference."""
    how = slip(whole.value, total)
    if how:
        return f" The whole may be miskeyed ({how}): {number(total)} would fit."
    for part in parts:
        needed = (whole.value or 0.0) - (total - (part.value or 0.0))
        how = slip(part.value, needed) if needed > 0 else ""
        if how:
            return f" {_figure(part)} may be miskeyed ({how}): {number(needed)} would fit."
    return f" {number(total)} would fit as the whole."


def _fits(whole: Claim, parts: Sequence[Claim]) -> bool:
    return interval(whole).meets(added([interval(p) for p in parts]))


def added(found: Sequence[Interval]) -> Interval:
    """The sum of intervals."""
    return Interval(sum(i.low for i in found), sum(i.high for i in found))


def apart(parts: Sequence[Claim]) -> list[Claim]:
    """The parts that nobody is counted in twice.

    Children may be among the civilians of the same list and soldiers among its security forces; children and women
    are not each other.
    """
    return [p for p in parts if not any(o is not p and _may_hold(o, p) for o in parts)]


def _may_hold(one: Claim, other: Claim) -> bool:
    if one.metric != other.metric or Victim.NONE in {one.victim, other.victim}:
        return False
    if one.victim is not other.victim:
        return one.victim is not Victim.ALL and contains(one.victim, other.victim)
    return _generic(one) and not _generic(other) and one.area == other.area and one.period == other.period


def _generic(claim: Claim) -> bool:
    return any(word in claim.quote.casefold() for word in _GENERIC.get(claim.victim, ()))


def _figure(claim: Claim) -> str:
    return number(claim.value or 0.0)
