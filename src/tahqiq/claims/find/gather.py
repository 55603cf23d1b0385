"""Everything a document's questions ask of the evidence, laid down and fetched at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.claims.find import fetch
from tahqiq.claims.find.answer import reach
from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.asks import Nested
from tahqiq.claims.find.cells import event_totals
from tahqiq.claims.find.dated import Moments, from_facts, from_operations
from tahqiq.claims.find.deadliest import deadliest
from tahqiq.claims.find.rank import peers
from tahqiq.claims.find.rows import Ask, Evidence, ask
from tahqiq.claims.find.tolls import ISO3, toll_window
from tahqiq.claims.read.question import Question
from tahqiq.measure.neighbours import neighbours
from tahqiq.registry import Registry
from tahqiq.resolve import nesting
from tahqiq.terms import ClaimKind, RecordKind

if TYPE_CHECKING:
    from tahqiq.store import Workspace


@dataclass(frozen=True)
class Gathered:
    """All that a document's questions fetched, before it is cut to what was known on a day."""

    workspace: Workspace
    registry: Registry
    evidence: Evidence
    asks: tuple[Ask, ...]
    toll_asks: tuple[Ask, ...]
    incidents: Sequence[Mapping[str, Any]]
    moments: Moments
    _fetched: dict[tuple[str, tuple[str, ...]], Mapping[Ask, Any]] = field(default_factory=dict)

    def events(self, day: dt.date | None) -> Mapping[Ask, Any]:
        """Sums for every ask by the releases in force on a day (None: now), the same for days with the same ones."""
        key = ("sums", self._releases(day))
        if key not in self._fetched:
            self._fetched[key] = event_totals(self.workspace, self.asks, self._nested, day)
        return self._fetched[key]

    def toll_events(self, day: dt.date | None) -> Mapping[Ask, Any]:
        """The deadliest events of every toll ask by the releases in force on a day."""
        key = ("tolls", self._releases(day))
        if key not in self._fetched:
            self._fetched[key] = deadliest(self.workspace, self.toll_asks, self._nested, day)
        return self._fetched[key]

    def _releases(self, day: dt.date | None) -> tuple[str, ...]:
        return tuple(r.release_id for r in self.workspace.in_force(day) if r.kind is RecordKind.EVENTS)

    @property
    def _nested(self) -> Nested:
        return nesting(self.registry)


@lru_cache(maxsize=4)
def _moments(workspace: Workspace, registry: Registry, _releases: tuple[str, ...]) -> Moments:
    """Facts and operations as moments, made once for the releases of facts in force."""
    facts = from_facts(fetch.records(workspace, RecordKind.FACTS), registry, _kept_for(workspace))
    return Moments([*facts, *from_operations(registry)])


def _kept_for(workspace: Workspace) -> dict[str, str]:
    """The country that each release of facts is kept for; none for one of several, or of the world."""
    return {
        r.release_id: r.area for r in workspace.in_force(None) if r.kind is RecordKind.FACTS and len(r.area) == ISO3
    }


@lru_cache(maxsize=4)
def _incidents(workspace: Workspace, _releases: tuple[str, ...]) -> tuple[Mapping[str, Any], ...]:
    """The incidents on record, fetched once for the releases of them in force."""
    return tuple(fetch.records(workspace, RecordKind.INCIDENTS))


def _in_force(workspace: Workspace, kind: RecordKind) -> tuple[str, ...]:
    return tuple(r.release_id for r in workspace.in_force(None) if r.kind is kind)


def gather(workspace: Workspace, registry: Registry, areas: Areas, questions: Sequence[Question]) -> Gathered:
    """Lay down every ask of the document and fetch the candidates at once."""
    windows: list[fetch.Window] = []
    asks: list[Ask] = []
    toll_asks: list[Ask] = []
    containing: set[str] = set()
    for question in questions:
        if not question.measures or question.why_not is not None:
            continue
        if question.claim.kind is ClaimKind.EVENT_TOLL:
            window = toll_window(question.claim)
            toll_asks += [Ask(question.measures[0].areas, "", *window)] if window else []
            continue
        for measure in (*question.measures, *([question.against] if question.against else [])):
            containing |= areas.place(measure.areas).containing
            for start, end in _periods(question):
                windows.append((measure, start, end))
                if areas.countable(measure.areas):
                    asks += {ask(measure, start, end), ask(replace(measure, part=""), start, end)}
        for beside, start, end in (*_provinces(question, areas), *_neighbours(question)):
            windows.append((beside, start, end))
            asks.append(ask(beside, start, end))
    rows = fetch.observations(workspace, _widened(windows, questions, areas), containing)
    facts = _in_force(workspace, RecordKind.FACTS)
    return Gathered(
        workspace, registry, Evidence.of(rows), tuple(asks), tuple(toll_asks),
        _incidents(workspace, _in_force(workspace, RecordKind.INCIDENTS)), _moments(workspace, registry, facts),
    )  # fmt: skip


def _periods(question: Question) -> list[tuple[dt.date, dt.date]]:
    """The periods in which a question asks for a figure."""
    spans = [question.window, question.base, *question.base_options, *(w.span for w in question.windows)]
    periods = [(s.start, s.end) for s in spans if s and s.start and s.end]
    if (
        question.claim.kind in {ClaimKind.RANK, ClaimKind.RATIO}
        and question.window
        and question.window.start
        and question.window.end
    ):
        periods += peers((question.window.start, question.window.end), question.base) if question.base else []
    return periods


def _provinces(question: Question, areas: Areas) -> list[fetch.Window]:
    """What tells whether a country's change is that of one province: the same measures of each."""
    if question.claim.kind is not ClaimKind.CHANGE:
        return []
    return [
        (replace(measure, areas=(part,)), start, end)
        for measure in question.measures
        if len(measure.areas) == 1 and not measure.part
        for part in areas.provinces(measure.areas[0])
        for start, end in _periods(question)
    ]


def _neighbours(question: Question) -> list[fetch.Window]:
    """What tells whether a change hangs on its window and baseline: the same measures in those beside them."""
    window = question.window
    if question.claim.kind is not ClaimKind.CHANGE or window is None or window.start is None or window.end is None:
        return []
    bases = [(s.start, s.end) for s in (question.base, *question.base_options) if s and s.start and s.end]
    periods = {p for base in bases for n in neighbours((window.start, window.end), base) for p in (n.now, *n.then)}
    return [(m, *p) for m in question.measures if not m.part for p in sorted(periods)]


def _widened(windows: list[fetch.Window], questions: Sequence[Question], areas: Areas) -> list[fetch.Window]:
    """The windows with what else may answer: siblings for ranks, wholes and parts of shares, nearby stocks."""
    extra: list[fetch.Window] = []
    for question in questions:
        window = question.window
        if window is None or window.start is None or window.end is None:
            continue
        for measure in question.measures:
            if question.stock:
                extra.append((measure, window.start - reach(measure), window.end + reach(measure)))
            if question.claim.kind is ClaimKind.RANK and question.base is None:
                others = (
                    areas.countries
                    if question.worldwide
                    else tuple(s for a in measure.areas for s in areas.siblings(a))
                )
                extra.append((replace(measure, areas=others), window.start, window.end))
            joined = tuple(areas.place(measure.areas).joined or ())
            if joined:
                extra.append((replace(measure, areas=joined), window.start, window.end))
                if question.base and question.base.start and question.base.end:
                    extra.append((replace(measure, areas=joined), question.base.start, question.base.end))
    return windows + extra
