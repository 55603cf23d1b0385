"""From a question to the figures that answer it, whatever the kind of claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tahqiq.claims.find import change, events, laid, rank, ratios, series, tolls
from tahqiq.claims.find.dated import Moments
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Ask, Evidence, Figure
from tahqiq.claims.find.series import Place
from tahqiq.claims.find.shares import shares
from tahqiq.claims.read.part import names_part
from tahqiq.claims.read.question import Measure, Question
from tahqiq.measure.printed import newest_first
from tahqiq.terms import Bound, Card, ClaimKind, RecordKind, Release, Unit, Victim

Period = tuple[dt.date, dt.date]
_VAGUE_LENGTH = re.compile(r"\b(?:decades?|years)\b", re.IGNORECASE)  # "over two decades" dates nothing to a day
_FIRST = re.compile(r"\bfirst\s+(?:time|month|quarter|year)\s+since\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more|higher|greater|above)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:fewer|less|lower|below)\b", re.IGNORECASE)
REACH = dt.timedelta(days=550)  # how far from the claim's day an observation of a stock still speaks of it


@dataclass(frozen=True)
class Context:
    """Everything fetched for a document, as it stood on one day (``day``; None: now)."""

    evidence: Evidence
    day: dt.date | None = None
    releases: Mapping[str, tuple[Release, Card]] = field(default_factory=dict)
    places: Callable[[tuple[str, ...]], Place] = lambda _: Place()
    inside: Callable[[tuple[str, ...]], frozenset[str]] = frozenset
    siblings: Callable[[str], tuple[str, ...]] = lambda _: ()
    countries: tuple[str, ...] = ()
    incidents: Sequence[Mapping[str, Any]] = ()
    laid: Callable[[str, Sequence[str]], str] = lambda _asked, _doers: ""
    toll_events: Mapping[Ask, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    moments: Moments = field(default_factory=lambda: Moments(()))
    fits_words: Callable[[str, str, str, bool], bool] = lambda _definition, _sentence, _country, _abroad: True
    answered: dict[tuple[Measure, Period], Sequence[Figure]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def events_in_force(self) -> frozenset[str]:
        """The releases of event data that are seen."""
        return frozenset(name for name, (release, _) in self.releases.items() if release.kind is RecordKind.EVENTS)


def reach(measure: Measure) -> dt.timedelta:
    """How far from the claim's day an observation of the measure still speaks of it: a length stays what it is."""
    return 13 * REACH if measure.metric.endswith("_km") else REACH


def answer(question: Question, context: Context) -> list[Figure]:
    """Every figure that bears on the question, in the claim's unit, the claim's own measure first."""
    kind = question.claim.kind
    if kind is ClaimKind.EVENT_TOLL:
        return _toll(question, context)
    if question.window is None or question.window.start is None or question.window.end is None:
        return []
    period = (question.window.start, question.window.end)
    if question.edition is not None:
        return _in_index(question, context)
    if question.stock:
        return [] if question.part else _states(question, context, period)
    if question.part and kind not in {ClaimKind.CHANGE, ClaimKind.RANK}:
        return _part(question, context, period)
    how = {ClaimKind.CHANGE: _changes, ClaimKind.RANK: _ranks, ClaimKind.SHARE: _shares, ClaimKind.RATIO: _ratios}.get(
        kind, _amounts
    )
    return how(question, context, period)


def _amounts(question: Question, context: Context, period: Period) -> list[Figure]:
    found = [f for m in question.measures for f in _measured(m, period, context)]
    own = question.measures[0]
    for window in question.windows:
        if window.span.start and window.span.end:
            other = _measured(own, (window.span.start, window.span.end), context)
            found += [replace(f, variant=window.variant) for f in other if f.value is not None and not f.variant]
    rows = context.evidence.of_measure(own.metric, own.victim)
    if not question.claim.per:
        found += _said_in_part(question, series.parts(rows, own, *period))
    if not any(f.value is not None for f in found) and _VAGUE_LENGTH.search(
        question.window.text if question.window else ""
    ):
        found += [
            f
            for m in question.measures
            for f in series.overlapping(context.evidence.of_measure(m.metric, m.victim), m, *period)
        ]
    return _per_time(question, found, period)


def _said_in_part(question: Question, parts: Sequence[Figure]) -> list[Figure]:
    """Of printed figures of parts: those of the operation that the text names, and those that fit to the unit."""
    exact = question.claim.bound is Bound.EXACT
    named = f"part:operation_{question.operation}"
    return [
        replace(f, variant="") if f.part == named else f
        for f in parts
        if f.part == named or (exact and f.value == question.claim.value)
    ]


def _part(question: Question, context: Context, period: Period) -> list[Figure]:
    """For a claim of a part: figures of that part, and the wholes as what it cannot exceed."""
    if question.claim.unit is not Unit.COUNT:
        return []
    own, whole = question.measures[0], replace(question.measures[0], part="")
    rows = context.evidence.of_measure(own.metric, own.victim)
    alike = [
        f
        for f in series.parts(rows, own, *period)
        if f.value == question.claim.value and not names_part(f.part, own.part)
    ]
    wholes = [f for f in _measured(whole, period, context) if f.value is not None and not f.edition and not f.variant]
    own_figures = _measured(own, period, context)
    if own.part.startswith("operation_") and not own_figures:
        exact = question.claim.value if question.claim.bound in {Bound.EXACT, Bound.ABOUT} else None
        own_figures = series.running(rows, own, *period, exact)
    return [*own_figures, *alike, *(_ceiling(f, question) for f in wholes)]


TRACKERS = 1.5  # how far one publisher's part may exceed another's whole: they see different happenings


def _ceiling(whole: Figure, question: Question) -> Figure:
    """A whole as the most that a part of it can be; of another publisher than the one quoted with room above it."""
    said = f"at most {whole.value:,.0f} (its figure for the whole)"
    room = 1.0 if whole.publisher in question.named else TRACKERS
    return replace(whole, value=None, interval=Interval(0, room * whole.interval.high), most=said, why=said)


def _measured(measure: Measure, period: Period, context: Context) -> Sequence[Figure]:
    """Every figure for a measure and period, worked out once however many claims ask for it."""
    asked = (measure, period)
    if asked not in context.answered:
        place = context.places(measure.areas)
        published = _published(measure, period, place, context)
        summed = events.figures(context.evidence, measure, period, context.releases, place.containing)
        context.answered[asked] = (*published, *summed)
    return context.answered[asked]


def lookup(context: Context) -> Callable[[Measure, Period], Sequence[Figure]]:
    """The figures of a context by measure and period."""
    return lambda measure, period: _measured(measure, period, context)


def _published(measure: Measure, period: Period, place: Place, context: Context) -> list[Figure]:
    if measure.events:
        return []
    if not measure.part:
        return series.figures(context.evidence, measure, *period, place)
    rows = context.evidence.of_measure(measure.metric, measure.victim)
    parts = series.parts(rows, measure, *period)
    return [replace(f, variant=measure.variant) for f in parts if names_part(f.part, measure.part)]


def _per_time(question: Question, found: list[Figure], period: Period) -> list[Figure]:
    """Totals as averages per month, week or day, for a claim of a rate."""
    per = question.claim.per
    if not per:
        return found
    parts = _units(period, per)
    if parts < 1.5:
        return found
    return [
        replace(
            f, value=None if f.value is None else f.value / parts,
            interval=Interval(f.interval.low / parts, f.interval.high / parts),
            why=f"{f.value:,.0f} in all, per {per}" if f.value is not None else f.why,
        )
        for f in found
    ]  # fmt: skip


def _units(period: Period, per: str) -> float:
    """How many of the time unit a period has; whole months are counted, since a reporter divides a year by twelve."""
    after = period[1] + dt.timedelta(days=1)
    if per in {"month", "year"} and period[0].day == after.day == 1:
        months = 12 * (after.year - period[0].year) + after.month - period[0].month
        return months if per == "month" else months / 12
    days = (after - period[0]).days
    return days / {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}[per]


def _changes(question: Question, context: Context, period: Period) -> list[Figure]:
    base = question.base
    stated = (base.start, base.end) if base and base.start and base.end else None
    options: list[Period] = (
        [stated] if stated else [(s.start, s.end) for s in question.base_options if s.start and s.end]
    )
    found: list[Figure] = []
    for measure in question.measures:
        printed_rows = context.evidence.of_measure(f"change_pct:{measure.metric}", measure.victim)
        if not measure.part:  # changes of parts are printed without a scope of their own
            found += change.printed(printed_rows, measure, period, stated)
        for i, option in enumerate(options):
            made = change.computed(lookup(context), measure, period, option)
            said = f"against {option[0]} to {option[1]}, which the text does not say" if i and not stated else ""
            found += [replace(f, variant=f.variant or said) for f in made]
    if question.claim.unit is Unit.COUNT and question.claim.value is not None:
        return [change.as_difference(f) for f in found if f.pair is not None]
    return [change.as_factor(f) for f in found] if question.claim.unit is Unit.FACTOR else found


def _ranks(question: Question, context: Context, period: Period) -> list[Figure]:
    direction = question.claim.direction
    found: list[Figure] = []
    for asked in question.measures:
        measure = replace(asked, variant="")
        if question.base is not None:
            ranked = rank.over_time(lookup(context), measure, period, question.base, direction)
        elif len(measure.areas) == 1:
            ranked = rank.over_areas(lookup(context), measure, _around(question, measure, context), period, direction)
        else:
            ranked = []
        found += [replace(f, variant=f.variant or asked.variant) for f in ranked]
    return found


def _in_index(question: Question, context: Context) -> list[Figure]:
    """The place that an edition of an index prints; where the text may mean the year counted, that too."""
    measure, meant = question.measures[0], question.edition
    assert meant is not None
    rows = [r for r in context.evidence.of_measure(measure.metric, "") if (r.area,) == measure.areas and not r.scope]
    printed = [r for r in rows if str(meant.year) in r.document]
    found = [series.figure(max(printed, key=lambda r: r.end), measure)] if printed else []
    if not meant.said:
        counted = [r for r in rows if r.start.year == r.end.year == meant.year]
        words = f"the place by what happened in {meant.year}"
        newest = newest_first(counted)[:1]
        found += [replace(series.figure(r, measure), variant=words) for r in newest]
    return found


def _around(question: Question, measure: Measure, context: Context) -> rank.Around:
    others = context.countries if question.worldwide else context.siblings(measure.areas[0])
    return rank.Around([a for a in others if a not in measure.areas], context.places(measure.areas).containing)


def _shares(question: Question, context: Context, period: Period) -> list[Figure]:
    """The share of a part in its whole: as a publisher printed it, or worked out of two of its figures."""
    if question.against is None:
        return []
    part, *printed = question.measures
    found = [f for measure in printed for f in _measured(measure, period, context)]
    return found + shares(part, question.against, lambda measure: _measured(measure, period, context))


def _ratios(question: Question, context: Context, period: Period) -> list[Figure]:
    """One measure over another, or over itself in another period; in percent if the claim is."""
    if question.against is None:
        return []
    one, other, base = question.measures[0], question.against, question.base
    in_time = other == one and base is not None and base.start is not None and base.end is not None
    if other == one and not in_time:
        return []
    then = (base.start, base.end) if in_time and base and base.start and base.end else period

    def over(at: Period) -> list[Figure]:
        return ratios.ratios(
            ratios.Sides(one, other, at, then if in_time else at), lookup(context)
        )  # fmt: skip

    found = over(period)
    if not in_time and base is not None and base.start is not None and _FIRST.search(question.sentence):
        found = ratios.first_since(found, question.claim.bound, rank.peers(period, base), over)
    if question.claim.unit is Unit.PERCENT:
        found = [ratios.as_percent(f, _way(question.claim.quote)) for f in found]
    return found


def _way(quote: str) -> int:
    """Whether a percentage says how much more (1) or less (-1) one thing is than another, or how much of it (0)."""
    return 1 if _MORE.search(quote) else -1 if _LESS.search(quote) else 0


def _states(question: Question, context: Context, period: Period) -> list[Figure]:
    """Observations of a state of affairs: printed for the period, else each publisher's nearest in time."""
    found: list[Figure] = []

    def fits(definition: str) -> bool:
        abroad = question.claim.metric == "fighters"
        return context.fits_words(definition, question.sentence, question.country, abroad)

    for measure in question.measures:
        rows = context.evidence.of_measure(measure.metric, measure.victim)
        found += series.nearest(rows, measure, period[1], lambda r: fits(r.definition), reach(measure))
    return found


def _toll(question: Question, context: Context) -> list[Figure]:
    claim = question.claim
    window = tolls.toll_window(claim)
    if window is None or not question.measures:
        return []
    areas = question.measures[0].areas
    found: list[Figure] = []
    record = tolls.incident(claim, question.sentence, context.incidents, context.inside(areas))
    asked = question.measures[0].actor
    if record is not None:
        release, card = context.releases[record["release_id"]]
        elsewhere = context.laid(asked, laid.of_incident(record))
        found += [_laid(f, elsewhere) for f in tolls.incident_figures(claim, record, release, card)]
    if claim.metric == "deaths" and (claim.area.ids or not claim.area.text):
        ask = Ask(areas, "", *window)
        events_there = context.toll_events.get(ask, ())
        event = tolls.event_figure(claim, events_there, dict(context.releases))
        if event and _may_be_it(event, question):
            found.append(_laid(event, context.laid(asked, laid.of_event(events_there[0]))))
    part = question.part or claim.victim in _TOLD_TOGETHER
    return [f if f.variant else _of_whom(f, question) for f in found] if part else found


_TOLD_TOGETHER = {Victim.MILITARY, Victim.POLICE}
"""Classes that neither the record of an incident nor event data tells apart: of either there may be fewer."""


def _laid(toll: Figure, elsewhere: str) -> Figure:
    """The toll of a happening that the record lays to another group than the claim does bears it out by halves."""
    return replace(toll, variant="; ".join(v for v in (toll.variant, elsewhere) if v)) if elsewhere else toll


def _may_be_it(event: Figure, question: Question) -> bool:
    """Whether the deadliest event of a place and time can be the one meant.

    Where the sentence names no place that is known, it is sought in the document's whole country: one of another toll
    is then some other event, as "a bombing at the Garden Hotel" may have been anywhere.
    """
    claim = question.claim
    if claim.area.ids and claim.area.text in question.sentence:
        return True
    return claim.value is not None and event.interval.low <= claim.value <= event.interval.high


def _of_whom(toll: Figure, question: Question) -> Figure:
    """ "132 of them children", "18 soldiers": no record tells them apart; a toll bears out as many, and leaves room for
    fewer.
    """
    value = question.claim.value
    return _ceiling(toll, question) if value is not None and value < toll.interval.low else toll
