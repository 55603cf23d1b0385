"""What parties to the conflict say of themselves: figures of the state's own bodies, each said to be theirs."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.words import sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, number
from tahqiq.terms import Bound

_MOST = 4
_RECENT = dt.timedelta(days=5 * 366)  # a figure without a series that is older says little of today


def operations(desk: Desk, period: Period) -> str:
    """Operations and their results as bodies of the state give them for spans inside a period; "" for none.

    Of figures that count on from one day the longest stands for the shorter ones.
    """
    own = [
        f
        for f in desk.evidence.figures
        if _party(desk, f) and period[0] <= f.start and f.end <= period[1] and not f.scope
    ]
    wanted = [f for f in own if f.metric == "operations" and f.bound != Bound.UNDER and f.confidence != "low"]
    chosen: list[Figure] = []
    for figure in sorted(newest_first(wanted), key=lambda f: f.start - f.end):
        if not any(_inside(figure, other) for other in chosen):
            chosen.append(figure)
    whole = [f for f in chosen if f.area == desk.country]
    chosen = whole or chosen
    said = [_operations(desk, f, own) for f in sorted(chosen[:_MOST], key=lambda f: (f.end, f.start, f.area))]
    return " ".join(said)


def _inside(figure: Figure, other: Figure) -> bool:
    """Whether a figure is told already by one of the same publisher over a span that holds it."""
    same = (figure.publisher, figure.area) == (other.publisher, other.area)
    return same and other.start <= figure.start and figure.end <= other.end


def _operations(desk: Desk, figure: Figure, own: list[Figure]) -> str:
    same = [
        f
        for f in own
        if (f.publisher, f.area, f.start, f.end) == (figure.publisher, figure.area, figure.start, figure.end)
    ]
    killed = _first(same, "deaths", "militant")
    lost = _first(same, "deaths", "security")
    who = desk.publisher(figure.publisher)
    text = (
        f"according to {who}, security forces carried out {desk.figure(figure)} operations "
        f"in {desk.place(figure.area)} {during((figure.start, figure.end))}"
    )
    more = [f"killed {desk.figure(killed)} militants"] if killed else []
    if lost:
        more.append(f"lost {desk.figure(lost)} of their own")
    return sentence(listed([text, *more]))


def _first(figures: list[Figure], metric: str, victim: str) -> Figure | None:
    fits = [f for f in figures if (f.metric, f.victim, f.actor) == (metric, victim, "")]
    return next(iter(newest_first(fits)), None)


def _party(desk: Desk, figure: Figure) -> bool:
    entry = desk.registry.publishers.get(figure.publisher)
    return bool(entry and entry.party)


def latest(desk: Desk, metric: str, *, area: str = "", most: int = 3) -> str:
    """The newest figures of a metric that has no series (a share, a cost, a number of organisations); "" for none."""
    oldest = desk.as_of - _RECENT
    fits = [
        f
        for f in desk.evidence.figures
        if f.metric == metric and f.area == (area or desk.country) and not f.scope and f.end >= oldest
    ]
    newest: dict[str, Figure] = {}
    for figure in sorted(newest_first(fits), key=lambda f: (f.end, f.confidence != "low"), reverse=True):
        newest.setdefault(figure.publisher, figure)
    chosen = sorted(newest.values(), key=lambda f: f.end, reverse=True)[:most]
    return " ".join(_latest(desk, f) for f in chosen)


def _latest(desk: Desk, figure: Figure) -> str:
    unit = {"percent": "%", "usd": " US dollars", "km": " km"}.get(figure.unit, "")
    much = desk.ledger.number(f"{number(figure.value)}{unit}", figure.value, desk.basis(figure))
    words = Thing(figure.metric, figure.area).noun
    when, meant = during((figure.start, figure.end)), desk.known(figure.definition)
    if figure.unit == "count" and figure.metric.startswith("other:"):
        head, comma, rest = meant.partition(",")
        return sentence(f"{desk.publisher(figure.publisher)} names {much} “{head}” {when}{comma}{rest}")
    return sentence(f"{desk.publisher(figure.publisher)} gives {much} for {words} {when}: {meant}")
