"""What publishers have printed of one group over the years: attacks and deaths to its name, and its strength."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.months import Series
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.evidence import STANDS
from tahqiq.brief.words import sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, number, period

_LONG = dt.timedelta(days=80)  # a span from which a count says something of a group
_MOST = 16
_WITHOUT = "without:"  # a figure of a place that leaves out a territory of it
_COLUMNS = 4
_OF_PLACES = frozenset(
    {("attacks", ""), ("incidents", ""), ("deaths", "all"), ("other:kidnapped", "all"), ("other:kidnapped", "")}
)
_KINDS = {("attacks", ""): "Attacks", ("deaths", "all"): "People killed in attacks"}


def printed(desk: Desk, actor: str) -> str:
    """A table of the attacks and deaths that publishers lay to it, by span and publisher; "" for none."""
    found: dict[tuple[Period, str], dict[tuple[str, str], Figure]] = {}
    for figure in newest_first(_of(desk, actor, lambda f: (f.metric, f.victim) in _KINDS)):
        if figure.unit in ("count", "") and figure.bound in STANDS and figure.end - figure.start >= _LONG:
            row = found.setdefault(((figure.start, figure.end), figure.publisher), {})
            row.setdefault((figure.metric, figure.victim), figure)
    kinds = [k for k in _KINDS if any(k in of for of in found.values())]
    if not found:
        desk.gaps.append(f"no publisher's yearly totals for {desk.the(actor)} are at hand")
        return ""
    if len(found) == 1:
        return _alone(desk, list(next(iter(found.values())).values()), desk.the(actor))
    rows = [_row(desk, key, found[key], kinds) for key in sorted(found)[-_MOST:]]
    lead = (
        f"Totals of whole periods that publishers have printed for {desk.the(actor)}. They are not of one measure: "
        "some take what a group says was its own, others what they suspect it of."
    )
    return f"{lead}\n\n{grid(['Period and publisher', *(f'{_KINDS[k]} by {desk.the(actor)}' for k in kinds)], rows)}"


def totals(desk: Desk, area: str) -> str:
    """A table of the whole periods that publishers have printed for a place, by what they count; "" for none."""
    found: dict[tuple[Period, str], dict[str, Figure]] = {}
    fits = [
        f for f in desk.evidence.figures
        if f.area == area and not f.actor and not f.scope and f.unit in ("count", "") and f.bound in STANDS
        and f.end - f.start >= _LONG and f.confidence != "low" and (f.metric, f.victim) in _OF_PLACES
        and not f.territory.startswith(_WITHOUT)
    ]  # fmt: skip
    for figure in newest_first(fits):
        series = Series(figure.metric, area, figure.victim, "", figure.basis)
        found.setdefault(((figure.start, figure.end), figure.publisher), {}).setdefault(series.label, figure)
    if len(found) == 1:
        return _alone(desk, list(next(iter(found.values())).values()))
    kept = sorted(found)[-_MOST:]
    used = Counter(label for key in kept for label in found[key])
    labels = sorted(used, key=lambda name: (-used[name], name))[:_COLUMNS]
    rows = [
        [_label(desk, key), *(desk.figure(found[key][n]) if n in found[key] else "" for n in labels)]
        for key in kept if set(labels) & set(found[key])
    ]  # fmt: skip
    if not rows:
        desk.gaps.append(f"no publisher's yearly totals for {desk.place(area)} are at hand")
        return ""
    heads = [f"{n[:1].upper()}{n[1:]} in {desk.place(area)}" for n in labels]
    return grid(["Period and publisher", *heads], rows)


def _alone(desk: Desk, figures: Sequence[Figure], doer: str = "") -> str:
    """The figures of the one publisher and period that there is, in a sentence: it makes no table."""
    one = figures[0]
    things = [(f, Thing(f.metric, f.area, f.victim, f.actor, doer)) for f in figures]
    parts = [f"{desk.figure(f)} {thing.named(f.value)}{how(thing, f.basis)}" for f, thing in things]
    span = during((one.start, one.end))
    return sentence(f"{desk.publisher(one.publisher)} counted {listed(parts)} in {desk.place(one.area)} {span}")


def _row(
    desk: Desk, key: tuple[Period, str], of: Mapping[tuple[str, str], Figure], kinds: list[tuple[str, str]]
) -> list[str]:
    return [_label(desk, key), *(desk.figure(of[k]) if k in of else "" for k in kinds)]


def _label(desk: Desk, key: tuple[Period, str]) -> str:
    """ "The first quarter of 2023, PIPS"."""
    said = period(key[0])
    return f"{said[:1].upper()}{said[1:]}, {desk.publisher(key[1])}"


def strengths(desk: Desk, actor: str) -> str:
    """All estimates of its strength, a sentence for each publisher, and what they are worth; "" for none."""
    fits = _of(desk, actor, lambda f: f.metric == "fighters" and f.confidence != "low")
    found: dict[str, dict[tuple[dt.date, float], Figure]] = {}
    for figure in newest_first(fits):
        found.setdefault(figure.publisher, {}).setdefault((figure.end, figure.value), figure)
    if not found:
        desk.gaps.append(f"no estimate of the strength of {desk.the(actor)} is at hand")
        return ""
    said = [_strength(desk, actor, [of[day] for day in sorted(of)], i) for i, of in enumerate(found.values())]
    if sum(len(of) for of in found.values()) == 1:
        return f"{said[0]} It is one estimate, which rests on no count and which nothing else at hand bears out."
    alone = ", and all come from one publisher, so that nothing bears them out" if len(found) == 1 else ""
    return " ".join([*said, sentence(f"these are estimates, none of which rests on a count{alone}")])


def _strength(desk: Desk, actor: str, figures: list[Figure], turn: int) -> str:
    """ "X put the strength of the TTP at 2,500 to 6,000 fighters in June 2021 and at 6,000 fighters in July 2025." """
    spans: dict[tuple[float, float | None, float | None, str], list[Figure]] = {}
    for figure in figures:
        spans.setdefault((figure.value, figure.low, figure.high, figure.bound), []).append(figure)
    parts = [f"{_range(desk, of[0])} fighters {_months(of)}" for of in spans.values()]
    who = desk.publisher(figures[0].publisher)
    first = (f"{who} put the strength of {desk.the(actor)} at", f"for {who} {desk.the(actor)} had")[turn % 2]
    return sentence(f"{first} {listed(parts)}")


def _months(figures: list[Figure]) -> str:
    return f"in {listed([f'{f.end:%B %Y}' for f in figures])}"


def _range(desk: Desk, figure: Figure) -> str:
    if figure.low is None or figure.high is None or figure.low >= figure.high:
        return desk.figure(figure)
    basis = desk.basis(figure)
    ends = [desk.ledger.number(number(v), v, basis) for v in (figure.low, figure.high)]
    return f"{ends[0]} to {ends[1]}"


def _of(desk: Desk, actor: str, fits: Callable[[Figure], bool]) -> list[Figure]:
    """The figures of the whole group and the whole country that fit."""
    return [
        f for f in desk.evidence.figures
        if f.actor and (desk.registry.actor_id(f.actor) or f.actor) == actor and f.area == desk.country and not f.scope
        and fits(f)
    ]  # fmt: skip
