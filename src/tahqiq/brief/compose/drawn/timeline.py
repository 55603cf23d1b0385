"""A publisher's months, with the operations of the state marked on them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from tahqiq.brief.charts import Mark, Month
from tahqiq.brief.charts import timeline as drawn
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.easel import heading, of_figures, placed
from tahqiq.brief.compose.drawn.lately import lately
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.words import sentence
from tahqiq.measure.calendar import Unit, after, units
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import period
from tahqiq.registry import Operation

_FEWEST = 24  # months at hand from which a picture is drawn
_SHARE = 0.7  # and the part of the period's months that they have to be
_MARKS = 7
_DAY = dt.timedelta(days=1)
_PRECISE = dt.timedelta(days=31)
_KINDS = ("military_operation", "strategy")  # of states; what armed groups call their own is not marked
_STATE_BASED = "part:state_based"


def timeline(desk: Desk, thing: Thing, span: Period) -> str:
    """Counts by month with operations marked, by the publisher that has most months; else what is missing is a gap."""
    asked = units(span, Unit.MONTH)
    series = max(_series(desk, thing, span).items(), key=lambda s: (len(s[1]), s[0]), default=None)
    if series is None or len(series[1]) < max(_FEWEST, _SHARE * len(asked)):
        where = desk.place(thing.area)
        desk.gaps.append(f"too few months of {thing.noun} in {where} are at hand for a timeline of {period(span)}")
        return ""
    (publisher, basis, scope), months = series
    who = desk.publisher(publisher)
    noun = "deaths" if thing.metric == "deaths" and thing.victim == "all" else thing.noun
    what = "deaths in fighting with a government" if scope == _STATE_BASED else f"{noun}{how(thing, basis)}"
    verb, compared = lately(desk, thing, months)
    end = max(months)
    finding = f"{what} {verb} {end:%B %Y}" if verb else f"{who}: {what} by month"
    finding += ", which may be chance" if verb.startswith("went") else ""
    head = heading(desk, finding, f"{what} by month, {desk.place(thing.area)}, {period(span)}", [publisher])
    rows = [Month(m, months[m].value if m in months else None) for m in asked]
    figure = drawn(rows, head, of=noun.capitalize(), marks=_marks(desk, thing, span))
    most = max(months.values(), key=lambda f: (f.value, f.start))
    caption = sentence(
        f"{who} counted {desk.figure(most)} {what} in {desk.place(thing.area)} in {most.start:%B %Y}, "
        f"the most in a month since {asked[0]:%B %Y}"
    )
    rows_ = of_figures(desk, [(f"{m:%Y-%m}", f) for m, f in sorted(months.items())])
    return placed(desk, "timeline", figure, f"{caption}{f' {compared}' if compared else ''}", rows_)


_Key = tuple[str, tuple[str, str, str], str]


def _series(desk: Desk, thing: Thing, span: Period) -> dict[_Key, dict[dt.date, Figure]]:
    """Each publisher's months of the thing in the period, on each basis, of several editions the soundest."""
    fits = [
        f for f in desk.evidence.figures
        if (f.metric, f.area, f.victim, f.actor) == (thing.metric, thing.area, thing.victim, thing.actor)
        and f.scope in ("", _STATE_BASED) and f.unit in ("count", "") and f.bound in ("exact", "at_least", "about")
        and span[0] <= f.start and f.end <= span[1] and f.start.day == 1
        and after(f.start, Unit.MONTH) == f.end + _DAY
    ]  # fmt: skip
    found: dict[_Key, dict[dt.date, Figure]] = defaultdict(dict)
    for figure in newest_first(fits):
        found[figure.publisher, figure.basis, figure.scope].setdefault(figure.start, figure)
    return found


def _marks(desk: Desk, thing: Thing, span: Period) -> list[Mark]:
    """The state's operations that began in the period on a day or in a month that is known, the widest first."""
    known = [
        o for o in desk.registry.operations.values()
        if o.kind in _KINDS and o.start and o.start.start and o.start.end and not o.part_of
        and o.start.end - o.start.start <= _PRECISE and span[0] <= o.start.start <= min(span[1], desk.as_of)
        and any(desk.registry.within(a, desk.country) for a in o.areas)
    ]  # fmt: skip
    chosen = sorted(
        known, key=lambda o: (-_wide(desk, o), -o.start.start.toordinal() if o.start and o.start.start else 0)
    )
    return [Mark(o.start.start, _short(o.name)) for o in chosen[:_MARKS] if o.start and o.start.start]


def _wide(desk: Desk, operation: Operation) -> int:
    return len(operation.areas) + 100 * (desk.country in operation.areas)


def _short(name: str) -> str:
    return name.removeprefix("Operation ").partition(" (")[0]
