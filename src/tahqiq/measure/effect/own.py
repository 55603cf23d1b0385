"""The effect of an intervention on a publisher's own printed months, with other countries as its control."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, after, floor, months_on, name
from tahqiq.measure.cover import used
from tahqiq.measure.effect.effect import FEWEST, begun, refused, span_of, told
from tahqiq.measure.effect.intervention import Intervention, Windows
from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.effect.trial import MONTHS
from tahqiq.measure.months import Count, Months, months
from tahqiq.measure.place.lines import lines
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.stats.interrupted import Span
from tahqiq.measure.wording import listed, whose

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
_DAY = dt.timedelta(days=1)
_SHOWN = 6  # months that are named one by one


def own_effect(
    workspace: Workspace, registry: Registry, count: Count, done: Intervention, windows: Windows | None = None,
    within: Period | None = None,
) -> Measured:  # fmt: skip
    """What a publisher counted after ``done`` against what was to be expected from the months that it printed before.

    Estimates, rows and refusals are those of ``effect``. The months have no gap: those before a missing one are not
    used. Refused too where the dataset counts otherwise from some day between the first month used and the last. Other
    countries are the control where one dataset has them all by month. ``within`` is the record that is looked at.
    """
    windows = windows or Windows()
    at = done.date
    of = months(workspace, registry, count, at)
    of = of.within(within) if within else of
    run = of.run(at) if at else None
    selection = count.selection(run or of.longest())
    base = begun(registry, selection, done, windows, used(of.releases))
    base = replace(base, asked={**base.asked, "publisher": count.publisher, "metric": count.metric})
    span = span_of(selection, at, windows) if at and run else None
    if why := done.undated or _gap(of, selection, at, run, span):
        return refused(base, done, why)
    assert at is not None and run is not None and span is not None
    if why := _broken(of, run, span):
        return refused(base, done, why)
    found = told(base, registry, selection, done, _panel(workspace, registry, of, run), span)
    whole = (months_on(run[0], span.first), months_on(run[0], span.end) - _DAY)
    return found if found.refused else replace(found, caveats=(*found.caveats, *of.notes(whole)))


def _gap(of: Months, selection: Selection, at: dt.date | None, run: Period | None, span: Span | None) -> str:
    """Which months are missing of the least that is needed, and what would mend it; "" where they are there."""
    assert at is not None
    first, begin = floor(at, Unit.MONTH), at if at.day == 1 else after(floor(at, Unit.MONTH), Unit.MONTH)
    need = (months_on(first, -MONTHS), months_on(begin, FEWEST) - _DAY)
    lacking = [m for m in of.missing(need) if m != first or begin == first]
    if run is not None and span is not None and span.date - span.first >= MONTHS:
        return ""
    ends = [name(m, Unit.MONTH) for m in _reach(of)]
    have = f"{whose(selection)} printed months of {selection.what} from {ends[0]} to {ends[1]}"
    if not lacking:
        return f"{have}: fewer than {FEWEST} whole months lie after the date and what is skipped, or fewer than " \
               f"{MONTHS} before it without a gap"  # fmt: skip
    names, gaps = [name(m, Unit.MONTH) for m in lacking], ", with gaps" if of.missing(_reach(of)) else ""
    told = listed(names) if len(names) <= _SHOWN else f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    return (
        f"{have}{gaps}; of the {MONTHS} months before the date and {FEWEST} after it that it takes, {told} "
        f"{'is' if len(names) == 1 else 'are'} missing: import a page's figures of "
        f"{'it' if len(names) == 1 else 'them'} (figures of another publisher would be another count)"
    )


def _reach(of: Months) -> Period:
    """From the first day of its first month to the first of its last."""
    return min(of.values), max(of.values)


def _broken(of: Months, run: Period, span: Span) -> str:
    """A known day between the first month used and the last from which the dataset counts otherwise."""
    first, last = months_on(run[0], span.first), months_on(run[0], span.end - 1)
    inside = [b for b in of.breaks() if first < b.day <= last]
    if not inside:
        return ""
    what = inside[0].what.strip().rstrip(".")
    return (
        f"the dataset itself counts otherwise from {inside[0].day} on, between the first month used and the last, so "
        f"that no effect could be told from that ({what})"
    )


def _panel(workspace: Workspace, registry: Registry, of: Months, run: Period) -> Panel:
    treated = of.series(run)
    names, rows = _others(workspace, registry, of, treated.starts)
    country = of.count.area
    near = {o.neighbour if o.country == country else o.country for o in lines(registry) if
            country in (o.country, o.neighbour)}  # fmt: skip
    near &= set(names)
    return Panel(
        treated.starts, treated.days, treated.values, names, rows, frozenset(near), fixed=False, peer="country"
    )  # fmt: skip


def _others(
    workspace: Workspace, registry: Registry, of: Months, starts: tuple[dt.date, ...]
) -> tuple[tuple[str, ...], Floats]:
    """Other countries with the same count in every one of the months: one row each, in the order of their ids."""
    count, place = of.count, {day: i for i, day in enumerate(starts)}
    countries = sorted(p.id for p in registry.places.values() if p.kind == "country" and p.id != count.area)
    if not count.dataset or registry.places[count.area].kind != "country":
        return (), np.zeros((0, len(starts)))
    wanted = Wanted(
        (count.metric,), tuple(countries), (str(count.victim),), publisher=count.publisher, dataset=count.dataset,
        scope=count.scope, as_of=count.as_of,
    )  # fmt: skip
    table = wholes(workspace, wanted)
    table = table.filter(
        table.start >= starts[0], table.start <= starts[-1], table.start.day() == 1,
        table.start.truncate("M") == table.end.truncate("M"),
    )  # fmt: skip
    found = workspace.arrow(table.select("area", "start", "value")).to_pydict()
    at = {area: i for i, area in enumerate(sorted(set(found["area"])))}
    rows = np.full((len(at), len(starts)), np.nan)
    rows[[at[a] for a in found["area"]], [place[s] for s in found["start"]]] = found["value"]
    whole = ~np.isnan(rows).any(axis=1)
    return tuple(a for a, i in at.items() if whole[i]), rows[whole]
