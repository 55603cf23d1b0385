"""Whose deeds they were, by one publisher's count, as bars."""

from __future__ import annotations

import re

from tahqiq.brief.charts import bars
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.easel import heading, of_figures, placed
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed

_PLAIN = re.compile(r" \([^()]*\)$")
_REST = "Others, or nobody named"
_Found = tuple[Figure, list[Figure]]


def shares(desk: Desk, thing: Thing, period: Period) -> str:
    """The groups' parts of a publisher's whole; "" where no publisher has two groups and the whole on one footing."""
    found = [f for f in _by_publisher(desk, thing, period) if len(f[1]) > 1]
    if not found:
        if desk.evidence.printed(thing.metric, thing.area, period, victim=thing.victim):
            where = f"{desk.place(thing.area)} {during(period)}"
            desk.gaps.append(f"nobody at hand says which groups had which part of the {thing.noun} in {where}")
        return ""
    whole, parts = max(found, key=lambda f: (len(f[1]), sum(p.value for p in f[1]) / f[0].value, f[0].publisher))
    parts.sort(key=lambda f: (-f.value, f.actor))
    names = [_PLAIN.sub("", desk.actor(f.actor)) for f in parts]
    who, of = desk.publisher(whole.publisher), f"{thing.noun}{how(thing, whole.basis)}"
    top = sum(f.value for f in parts[:2])
    share = _share(desk, top, whole, parts[:2])
    where = f"{desk.place(thing.area)} {during(period)}"
    finding = f"{who} lays {100 * top / whole.value:.0f}% of the {of} it counted to {_both(names)}"
    head = heading(desk, finding, f"{of} in {where}, by group", [whole.publisher])
    told = [f"{desk.figure(f)} {thing.noun} by the {n}" for f, n in zip(parts, names, strict=True)]
    caption = " ".join(
        sentence(f"{who} counted {t} in {where}" if i % 2 == 0 else f"{during(period)} it counted {t}")
        for i, t in enumerate(told)
    )
    pair = sentence(_both(names)).rstrip(".")
    rest = whole.value - sum(f.value for f in parts)
    rows = [*zip(names, (f.value for f in parts), strict=True), *([(_REST, rest)] if rest else [])]
    caption += f" {pair} together make up {share} of the {desk.figure(whole)} {thing.noun} that it counted in all."
    made = bars(rows, head, of=thing.noun.capitalize(), grey=(_REST,))
    return placed(desk, "shares", made, caption, of_figures(desk, [*zip(names, parts, strict=True), ("all", whole)]))


def _both(names: list[str]) -> str:
    return listed([f"the {n}" for n in names[:2]])


def _share(desk: Desk, top: float, whole: Figure, parts: list[Figure]) -> str:
    value = 100 * top / whole.value
    what = f"{desk.publisher(whole.publisher)}: share of {' and '.join(desk.actor(f.actor) for f in parts)}"
    return desk.derived(f"{value:.0f}%", value, [*parts, whole], what, f"share(figures={[f.obs_id for f in parts]!r})")


def _by_publisher(desk: Desk, thing: Thing, period: Period) -> list[_Found]:
    """Each publisher's whole with the parts that it lays to groups, none of which holds another."""
    codes = sorted({f.actor for f in desk.evidence.figures if f.actor and f.area == thing.area})
    wholes = desk.evidence.printed(thing.metric, thing.area, period, victim=thing.victim)
    parts: dict[tuple[str, tuple[str, str, str]], list[Figure]] = {}
    for code in codes:
        for basis, figures in desk.evidence.printed(
            thing.metric, thing.area, period, victim=thing.victim, actor=code
        ).items():
            for figure in figures:
                parts.setdefault((figure.publisher, basis), []).append(figure)
    return [
        (whole, parts[whole.publisher, basis])
        for basis, figures in wholes.items()
        for whole in figures
        if (whole.publisher, basis) in parts and sum(f.value for f in parts[whole.publisher, basis]) <= whole.value
    ]
