"""What publishers count of one thing in one period, as dots."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.brief.charts import Figured, dots
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.easel import heading, of_figures, placed
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.words import agree, sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import IN_WHICH, during, number
from tahqiq.terms import Bound, Counts, Militants

_FEWEST = 3  # publishers from which a picture says more than a sentence


def ranges(desk: Desk, thing: Thing, period: Period, bases: Sequence[str]) -> str:
    """The publishers' figures as dots, with what each counts; "" where fewer than three publishers have one."""
    found = desk.evidence.printed(thing.metric, thing.area, period, victim=thing.victim, actor=thing.actor)
    kept = [f for basis, figures in found.items() if basis[0] in bases and not basis[2] for f in figures]
    if len({f.publisher for f in kept}) < _FEWEST:
        if kept:
            where = f"{thing.noun}{thing.by} in {desk.place(thing.area)} {during(period)}"
            desk.gaps.append(f"too few publishers count {where} to set them beside each other")
        return ""
    kept.sort(key=lambda f: (f.value, f.publisher))
    low, high = number(kept[0].value), number(kept[-1].value)
    where = f"{thing.noun}{thing.by} in {desk.place(thing.area)} {during(period)}"
    several = len({f.basis for f in kept}) > 1
    head = "nearly agree" if agree([f.value for f in kept]) else "count different things" if several else "do not agree"
    finding = f"trackers {head}: {low} to {high} {where}"
    rows = [
        Figured(desk.publisher(f.publisher), f.value, f.low, f.high, Bound(f.bound), _counts(f) if several else "")
        for f in kept
    ]
    lines = heading(desk, finding, f"{where}, by publisher", [f.publisher for f in kept])
    one, other = kept[0], kept[-1]
    low_, high_ = (f"{desk.publisher(f.publisher)} counted {desk.figure(f)} {thing.noun}" for f in (one, other))
    caption = sentence(
        f"{low_}{how(thing, one.basis)} in {desk.place(thing.area)} {during(period)}, the lowest of these counts"
    )
    caption += " " + sentence(f"{high_}{how(thing, other.basis)}, the highest of them")
    named = [(_who(desk, f, several=several), f) for f in kept]
    return placed(desk, "ranges", dots(rows, lines, of=thing.noun.capitalize()), caption, of_figures(desk, named))


def _who(desk: Desk, figure: Figure, *, several: bool) -> str:
    what = _counts(figure) if several else ""
    return f"{desk.publisher(figure.publisher)}{f', {what}' if what else ''}"


def _counts(figure: Figure) -> str:
    counts, militants, _ = figure.basis
    words = IN_WHICH[Counts(counts)] if counts in IN_WHICH else ""
    return f"{words}, dead militants left out".lstrip(", ") if militants == Militants.OUT else words
