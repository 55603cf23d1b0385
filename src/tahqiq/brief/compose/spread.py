"""How a month's violence lies over the provinces, beside two earlier months: a table for each publisher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.months import Series, month_of, party, printed
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed, number
from tahqiq.measure.wording import period as period_
from tahqiq.terms import Counts

_KINDS = frozenset({"province", "territory", "region"})
_COUNTED = (("attacks", ""), ("incidents", ""), ("deaths", "all"), ("deaths", "militant"))
"""What is told by province; dead militants only of operations, since of attacks they are the attackers."""
_BASES = ("attacks", "attacks_and_operations", "unspecified", "operations")
_WITH = "with:"
_WITHOUT = "without:"
_BACK = 3  # months back that counts by province are still shown


@dataclass(frozen=True, slots=True)
class Part:
    """A province's count of a month: one figure, or those of its two halves."""

    figures: tuple[Figure, ...]

    @property
    def value(self) -> float:
        """What they come to."""
        return sum(f.value for f in self.figures)


def spread(desk: Desk, months: Sequence[Period]) -> str:
    """For each publisher with two provinces or more for the first of the months, its counts there.

    Where there is none, the newest of the months before that has some, which is said; "" where none has.
    """
    for back in range(_BACK + 1):
        moved = [month_of(m[0], back) for m in months]
        if said := _spread(desk, moved):
            return said if not back else f"{_older(desk, months[0], moved[0])}\n\n{said}"
    desk.gaps.append(f"no counts by {desk.division()} of {period_(months[0])} or the months just before are at hand")
    return ""


def _older(desk: Desk, month: Period, found: Period) -> str:
    return sentence(
        f"by {desk.division()} no publisher's counts of {period_(month)} are at hand as of {day(desk.as_of)}; "
        f"the newest are of {period_(found)}"
    )


def _spread(desk: Desk, months: Sequence[Period]) -> str:
    parts = sorted(p.id for p in desk.registry.places.values() if p.kind in _KINDS and p.id in desk.evidence.areas)
    by_month = [printed(desk, m, parts) for m in months]
    said: list[str] = []
    held: dict[str, str] = {}
    for publisher in sorted(by_month[0]):
        for metric, victim in _COUNTED:
            counted = [_parts(desk, of.get(publisher, {}), metric, victim) for of in by_month]
            if len(counted[0]) > 1 and any(p.value for p in counted[0].values()):
                said.append(_table(desk, publisher, counted, months))
                held |= _inside(counted[0])
    said += [_parts_of(desk, held)] if held else []
    return "\n\n".join(said)


def _parts(desk: Desk, found: Mapping[Series, Figure], metric: str, victim: str) -> dict[str, Part]:
    """The counts by province, on the footing that is told first."""
    whole = {s: f for s, f in found.items() if (s.metric, s.victim, s.actor) == (metric, victim, "")}
    whole = {s: f for s, f in whole.items() if s.victim != "militant" or s.basis[0] == Counts.OPERATIONS}
    first = next((c for c in _BASES if any(s.basis[0] == c for s in whole)), "")
    of = {(s.area, s.basis[2]): f for s, f in whole.items() if s.basis[0] == first}
    parts: dict[str, Part] = {}
    for area in sorted({a for a, _ in of}):
        if part := _part(desk, area, of):
            parts[area] = part
    return parts


def _part(desk: Desk, area: str, of: Mapping[tuple[str, str], Figure]) -> Part | None:
    """A province's count within the borders of the day: with a territory that had joined it, else without."""
    if (area, "") in of:
        return Part((of[area, ""],))
    told = {t: f for (a, t), f in of.items() if a == area}
    for territory, figure in told.items():
        inner = territory.removeprefix(_WITH).removeprefix(_WITHOUT)
        joined = desk.registry.within(inner, area, figure.end)
        if territory.startswith(_WITH) == joined:
            return Part((figure,))
        if joined and (inner, "") in of and f"{_WITH}{inner}" not in told:
            return Part((figure, of[inner, ""]))
    return None


def _table(desk: Desk, publisher: str, counted: Sequence[dict[str, Part]], months: Sequence[Period]) -> str:
    now = counted[0]
    one = next(iter(now.values())).figures[0]
    series = Series(one.metric, one.area, one.victim, one.actor, one.basis)
    order = sorted(now, key=lambda a: (-now[a].value, a))
    kept = [i for i in range(1, len(months)) if any(a in counted[i] for a in order)]
    rows = [[desk.bare_place(a), *(_cell(desk, counted[i].get(a)) for i in (0, *kept))] for a in order]
    what = f"{series.label[:1].upper()}{series.label[1:]}"
    heads = [period_(months[i]) for i in (0, *kept)]
    own = ", a party to the conflict," if party(desk, publisher) else ""
    form = desk.vary(
        "by province", ("{what} by {division}, as {who} counts them", "by {division}, {who} has {what} as follows")
    )
    kinds = {desk.registry.places[a].kind for a in order}
    division = desk.division("region" if kinds == {"region"} else "province")
    lead = sentence(form.format(what=series.label, division=division, who=f"{desk.publisher(publisher)}{own}"))
    return f"{lead}\n\n{grid([f'{what} in', *heads], rows)}"


def _inside(now: Mapping[str, Part]) -> dict[str, str]:
    """Which rows are parts of others: the outer area of each inner one."""
    found = {}
    for area, part in sorted(now.items()):
        territory = part.figures[0].territory
        if len(part.figures) > 1 or territory.startswith(_WITH):
            found[territory.removeprefix(_WITH).removeprefix(_WITHOUT)] = area
    return {i: a for i, a in found.items() if i in now}


def _parts_of(desk: Desk, held: Mapping[str, str]) -> str:
    """The same in a sentence, so that nobody adds them up."""
    parts = [f"the rows of {desk.place(i)} are a part of those of {desk.place(a)}" for i, a in sorted(held.items())]
    return sentence(listed(parts))


def _cell(desk: Desk, part: Part | None) -> str:
    if part is None:
        return ""
    if len(part.figures) == 1:
        return desk.figure(part.figures[0])
    whole, inner = part.figures
    what = f"{desk.publisher(whole.publisher)}: the sum of {number(whole.value)} and {number(inner.value)}"
    return desk.derived(number(part.value), part.value, list(part.figures), what, f"figure(id={whole.obs_id!r}) + …")
