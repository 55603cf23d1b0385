"""The effect of an intervention on a publisher's own printed months; other countries as its control where it has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, after, floor, name
from tahqiq.measure.effect.effect import FEWEST, begun, refused, span_of, told
from tahqiq.measure.effect.intervention import Intervention, Windows
from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.effect.trial import MONTHS
from tahqiq.measure.months import Count, Months, months
from tahqiq.measure.place.lines import lines
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.result import Measured, Used
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.stats.interrupted import Span
from tahqiq.measure.wording import listed, whose
from tahqiq.sources import card

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
_SHOWN = 6  # months that are named one by one



def own_effect(
    workspace: Workspace, registry: Registry, count: Count, done: Intervention, windows: Windows | None = None
) -> Measured:  # fmt: skip
    """What a publisher counted after ``done`` against what was to be expected from the months that it printed before.

    Estimates, rows and refusals are those of ``effect``. The months have no gap: those before a missing one are not
    used. Refused too where the dataset counts otherwise from some day between the first month used and the last. Other
    countries are the control where one dataset has them all by month.
    """
    windows = windows or Windows()
    at = done.date
    of = months(workspace, registry, count, at)
    run = of.run(at) if at else None
    selection = count.selection(registry, run or of.longest())
    base = begun(registry, selection, done, windows, _used(of))
    span = span_of(selection, at, windows) if at and run else None
    if why := done.undated or _gap(of, selection, at, run, span):
        return refused(base, done, why)
    assert at is not None and run is not None and span is not None
    if why := _broken(of, run, span):
        return refused(base, done, why)
    found = told(base, registry, selection, done, _panel(workspace, registry, of, run), span)
    notes = _notes(of, run, span)
    return replace(found, caveats=(*found.caveats, *notes) if not found.refused else found.caveats)


def _gap(of: Months, selection: Selection, at: dt.date | None, run: Period | None, span: Span | None) -> str:
    """Which months are missing of the least that is needed, and what would mend it; "" where they are there."""
    assert at is not None
    first, begin = floor(at, Unit.MONTH), at if at.day == 1 else after(floor(at, Unit.MONTH), Unit.MONTH)
    need = (_moved(first, -MONTHS), _moved(begin, FEWEST) - dt.timedelta(days=1))
    lacking = [m for m in of.missing(need) if m != first or begin == first]
    if run is not None and span is not None and span.date - span.first >= MONTHS:
        return ""
    have = f"{whose(selection)} printed months of {selection.what} from {name(min(of.values), Unit.MONTH)} to "
    have += name(max(of.values), Unit.MONTH)
    if not lacking:
        return f"{have}: fewer than {FEWEST} whole months lie after the date and what is skipped, or fewer than " \
               f"{MONTHS} before it without a gap"  # fmt: skip
    names = [name(m, Unit.MONTH) for m in lacking]
    told = listed(names) if len(names) <= _SHOWN else f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
    return (
        f"{have}, with gaps; of the {MONTHS} months before the date and {FEWEST} after it that it takes, {told} "
        f"{'is' if len(names) == 1 else 'are'} missing: import a page's figures of "
        f"{'it' if len(names) == 1 else 'them'} (figures of another publisher would be another count)"
    )


def _moved(first: dt.date, by: int) -> dt.date:
    month = 12 * first.year + first.month - 1 + by
    return dt.date(month // 12, month % 12 + 1, 1)


def _broken(of: Months, run: Period, span: Span) -> str:
    """A known day between the first month used and the last from which the dataset counts otherwise."""
    first, last = _moved(run[0], span.first), _moved(run[0], span.end - 1)
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
    if not count.dataset or count.area in countries or registry.places[count.area].kind != "country":
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


def _notes(of: Months, run: Period, span: Span) -> Iterable[str]:
    """What is to be known of printed months beside what is of every effect."""
    first, last = _moved(run[0], span.first), _moved(run[0], span.end - 1)
    worked = sorted(m for m in of.derived if first <= m <= last)
    if worked:
        yield (
            f"{listed([name(m, Unit.MONTH) for m in worked])}: not printed as such, but what the publisher's printed "
            "totals leave; their revisions are in them."
        )
    if of.count.scope:
        part = of.count.scope.removeprefix("part:").replace("_", "-")
        yield f"Only {part} {of.count.metric} are counted: what is not of that part is in no figure here."
    gap = _moved(first, -1)
    if gap not in of.values and any(m < gap for m in of.values) and span.first == 0:
        yield f"No figure of {name(gap, Unit.MONTH)} is at hand, so that no month before {name(first, Unit.MONTH)} is used."
    yield "One publisher's own count: how it counts, and whether that changed, is not known from its figures."


def _used(of: Months) -> tuple[Used, ...]:
    newest: dict[tuple[str, str], str] = {}
    for row in of.used:
        key = (row.release_id, row.dataset)
        newest[key] = max(newest.get(key, ""), row.published)
    return tuple(Used(dataset, release, day, card(dataset).citation) for (release, dataset), day in newest.items())
