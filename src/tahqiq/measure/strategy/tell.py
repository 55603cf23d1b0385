"""A strategy's statuses as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.measure.strategy import counts, numbers, states
from tahqiq.measure.strategy.asked import Asked
from tahqiq.measure.strategy.grades import graded, who
from tahqiq.measure.strategy.happened import happened
from tahqiq.measure.strategy.result import (
    CommitmentTold,
    PillarTold,
    Row,
    Status,
    StrategyTold,
    Told,
    Voice,
)
from tahqiq.measure.strategy.rows import of_allegation
from tahqiq.measure.strategy.seen import Evidence, Known, fetch
from tahqiq.measure.wording import listed
from tahqiq.registry import Registry
from tahqiq.registry.plans import Alleged, Events, Indicator, Kind, Statistic, Strategy

if TYPE_CHECKING:
    from tahqiq.store import Workspace

_ASSUMED = (
    "Facts, programmes and operations carry no day of publication: each is taken to have been known from its own date, "
    "the last day that it can be."
)
_ONE_SIDED = "{} of {} statuses told rest on a party's own word alone."


def gather(
    workspace: Workspace, registry: Registry, plans: Sequence[Strategy], as_of: dt.date | None = None
) -> Evidence:
    """The evidence of some strategies, at once."""
    asked = [q.source for plan in plans for _, _, i in plan.indicators() for q in i.evidence]
    found = fetch(workspace, [s for s in asked if isinstance(s, Statistic)], (), as_of)
    return replace(found, happened=happened(workspace, registry, [s for s in asked if isinstance(s, Events)], as_of))


def tell(
    workspace: Workspace, registry: Registry, plan: Strategy, day: dt.date, evidence: Evidence | None = None
) -> StrategyTold:
    """A strategy's statuses by what was known on a day: of a strategy that has ended, as it stood at its end."""
    seen = evidence if evidence is not None else gather(workspace, registry, [plan], day)
    told = told_indicators(registry, plan, Known(seen, day, min(day, plan.until or day)))
    pillars = tuple(
        PillarTold(
            p.id, p.name, p.ours,
            tuple(
                CommitmentTold(c.id, c.number, c.says, c.source, c.note, tuple(told[i.id] for i in c.indicators))
                for c in p.commitments
            ),
        )
        for p in plan.pillars
    )  # fmt: skip
    ended = plan.until if plan.until and plan.until < day else None
    return StrategyTold(
        plan.id, plan.name, plan.area, day, plan.since, ended, plan.replaced_by if ended else "", plan.source,
        plan.about, plan.note, pillars, _caveats(plan, day, list(told.values())), _releases(workspace, day),
    )  # fmt: skip


def told_indicators(registry: Registry, plan: Strategy, known: Known) -> dict[str, Told]:
    """Each indicator of a strategy by its id."""
    return {i.id: told_indicator(registry, plan, i, known) for _, _, i in plan.indicators()}


def told_indicator(registry: Registry, plan: Strategy, indicator: Indicator, known: Known) -> Told:
    """One indicator of a strategy."""
    asked = Asked(registry, plan, indicator, known)
    return _told(asked, _VOICES[indicator.kind](asked))


def _told(asked: Asked, voices: Sequence[Voice]) -> Told:
    of = asked.indicator
    status, why = _together(asked, voices)
    grade, one_sided = graded(asked.registry, status, voices)
    rows = _apart([r for v in voices for r in v.rows])
    lately = [f"{who(asked.registry, v.publisher).name}: {v.lately}" for v in voices if v.lately]
    if lately:
        why = f"{why}. Lately: {'; '.join(lately)}"
    return Told(
        of.id, of.name, str(of.kind), of.level, str(of.wanted), status, why, grade, one_sided, tuple(voices), rows,
        tuple(dict.fromkeys(c for c in (*(v.changes for v in voices), of.changes, of.filled_by) if c)), of.note,
    )  # fmt: skip


def _together(asked: Asked, voices: Sequence[Voice]) -> tuple[Status, str]:
    """One status of several sources: what all say that can tell; where they differ, none."""
    told = [v for v in voices if v.status is not Status.UNKNOWN]
    if not voices:
        return Status.UNKNOWN, asked.indicator.why or "no public figure was known"
    if not told:
        return Status.UNKNOWN, _said(asked, voices)
    if len({v.status for v in told}) > 1:
        kinds = dict.fromkeys(v.status for v in told)
        said = "; ".join(f"{k}: {_said(asked, [v for v in told if v.status is k])}" for k in kinds)
        return Status.UNKNOWN, f"the sources differ ({said})"
    silent = len(voices) - len(told)
    return told[0].status, _said(asked, told) + (f" ({silent} more cannot tell)" if silent else "")


def _said(asked: Asked, voices: Sequence[Voice]) -> str:
    """What they say; those who say the same named together."""
    by_why: dict[str, list[str]] = {}
    for voice in voices:
        by_why.setdefault(voice.why, []).append(who(asked.registry, voice.publisher).name)
    return "; ".join(f"{listed([n for n in names if n])}: {why}".removeprefix(": ") for why, names in by_why.items())


def _apart(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(dict.fromkeys(rows))


def _alleged(asked: Asked) -> list[Voice]:
    found = [
        of_allegation(a)
        for q in asked.indicator.evidence
        if isinstance(q.source, Alleged)
        for a in asked.known.allegations(q.source)
    ]
    if not found:
        return [Voice("", Status.UNKNOWN, "no allegation was on record")]
    why = f"{len(found)} allegations are on record, and an allegation is no evidence for itself"
    return [Voice("", Status.UNKNOWN, why, tuple(found), "evidence that does not come from those who allege it")]


def _hole(asked: Asked) -> list[Voice]:
    return []


_VOICES: Mapping[Kind, Callable[[Asked], list[Voice]]] = {
    Kind.COUNT: counts.voices, Kind.RATE: numbers.voices, Kind.LEVEL: numbers.voices, Kind.TOTAL: numbers.voices,
    Kind.STEPS: states.steps, Kind.STATE: states.state, Kind.ALLEGED: _alleged, Kind.HOLE: _hole,
}  # fmt: skip


def _caveats(plan: Strategy, day: dt.date, told: Sequence[Told]) -> tuple[str, ...]:
    found = []
    if plan.until and plan.until < day:
        found.append(f"It ended on {plan.until}; its statuses are those at its end, by what was known on {day}.")
    if any(r.assumed for t in told for r in t.rows):
        found.append(_ASSUMED)
    sure = [t for t in told if t.status is not Status.UNKNOWN]
    if one := sum(t.one_sided for t in sure):
        found.append(_ONE_SIDED.format(one, len(sure)))
    holes = [t for t in told if t.kind == Kind.HOLE]
    if holes:
        found.append(f"Of {len(holes)} indicators nothing public was found.")
    return tuple(found)


def _releases(workspace: Workspace, day: dt.date) -> tuple[Mapping[str, str], ...]:
    from tahqiq.sources import card

    kinds = ("observations", "facts", "allegations", "events")
    return tuple(
        {
            "dataset": r.dataset,
            "release": r.release_id,
            "published": r.published,
            "citation": card(r.dataset).citation,
        }
        for r in workspace.in_force(day)
        if str(r.kind) in kinds
    )
