"""Milestones: a stated day set against the recorded one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tahqiq.claims.find.dated import SURE, Moment, day_of
from tahqiq.claims.find.words import keys
from tahqiq.terms import Card, Claim, Label, Outcome, Reading, Release, RowsAt, Span, Victim

TIED = 0.9  # moments within this share of the best fit are as good
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Dated:
    """The verdict on a milestone."""

    label: Label
    reason: str
    readings: tuple[Reading, ...]


def judge(claim: Claim, meant: Sequence[tuple[float, Moment]], *, placed: bool = True) -> Dated:
    """Supported when a moment that the claim means lies in its period; contradicted when one surely meant does not.

    Where the text names no country (not ``placed``), a record that its words do not name contradicts nothing: many
    countries have a "national action plan".
    """
    if claim.period is None or (claim.period.start is None and claim.period.end is None):
        return Dated(Label.NOT_CHECKABLE, "It is too vague to check: the text gives no date.", ())
    best = [(fit, m) for fit, m in meant if fit >= TIED * meant[0][0] and day_of(m, claim)] if meant else []
    within = [m for _, m in best if _inside(claim.period, day_of(m, claim))]
    if within:
        shown = tuple(_reading(m, claim, Outcome.AGREES) for m in within[:SHOWN])
        return Dated(Label.SUPPORTED, f"On record: {_said(within[0], claim)}.", shown)
    surely = (m for fit, m in best if fit >= SURE and (placed or _named(m, claim)))
    sure = sorted(surely, key=lambda m: _away(claim.period, day_of(m, claim)))
    if sure:
        shown = tuple(_reading(m, claim, Outcome.DIFFERS) for m in sure[:SHOWN])
        return Dated(Label.CONTRADICTED, f"On record for another day: {_said(sure[0], claim)}.", shown)
    return Dated(Label.NOT_CHECKABLE, "No source at hand covers it: no recorded happening fits its words.", ())


def _named(moment: Moment, claim: Claim) -> bool:
    """Whether a claim names whose moment it is; an operation's is known by its own name."""
    return moment.dataset == "operations" or bool(keys(claim.quote) & (moment.words - moment.event))


def _inside(period: Span, days: tuple[dt.date, dt.date] | None) -> bool:
    if days is None:
        return False
    return (period.end is None or days[0] <= period.end) and (period.start is None or days[1] >= period.start)


def _away(period: Span | None, days: tuple[dt.date, dt.date] | None) -> int:
    """Days between a period and a moment: of two recorded happenings the nearer one is what the claim misdates."""
    if period is None or days is None:
        return 0
    start, end = period.start or period.end or days[0], period.end or period.start or days[1]
    return max((days[0] - end).days, (start - days[1]).days, 0)


def _said(moment: Moment, claim: Claim) -> str:
    days = day_of(moment, claim)
    when = ""
    if days:
        when = days[0].isoformat() if days[0] == days[1] else f"{days[0]} to {days[1]}"
    return f"{moment.label.replace('_', ' ')}, {when}"


def _reading(moment: Moment, claim: Claim, outcome: Outcome) -> Reading:
    days = day_of(moment, claim)
    return Reading(
        publisher=moment.reported_by or "registry", dataset=moment.dataset, release=moment.release,
        definition=moment.label.replace("_", " "), area="", period=Span(*days) if days else None, victim=Victim.NONE,
        value=None, low=None, high=None, outcome=outcome, why="the recorded day, assumed known since", principal=True,
        citation=moment.id, rows_url=moment.url,
        query=str(RowsAt(moment.release, (moment.id,))) if "@" in moment.release else "",
    )  # fmt: skip


def of_incident(claim: Claim, record: Mapping[str, Any] | None, releases: Mapping[str, tuple[Release, Card]]) -> Dated:
    """An attack dated to a day or month: supported when the incident on record is the one it speaks of."""
    if record is None:
        return Dated(Label.NOT_CHECKABLE, "No source at hand covers it: no recorded incident fits its words.", ())
    release, of = releases[record["release_id"]]
    pages = [u.strip() for u in (record["urls"] or "").split("|") if u.strip()]
    found = Reading(
        publisher="press", dataset=release.dataset, release=release.release_id,
        definition=f"{record['kind'].replace('_', ' ')} at {record['place']}", area=record["area_id"] or record["area"],
        period=Span(record["start"], record["end"]), victim=Victim.NONE, value=None, low=None, high=None,
        outcome=Outcome.AGREES, why="the recorded day, assumed known since", principal=True,
        citation=f"{of.title}: {record['incident_id']}", rows_url=pages[0] if pages else "",
        query=str(RowsAt(release.release_id, (record["incident_id"],))),
    )  # fmt: skip
    return Dated(Label.SUPPORTED, f"On record: {record['place']}, {record['start']}.", (found,))
