"""One armed group: how strong it is said to be, what it is held to have done, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import ORDER, Thing
from tahqiq.brief.compose.violence import going_on
from tahqiq.brief.words import sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import listed, number

_RECENT = dt.timedelta(days=3 * 366)  # an older estimate of strength says little of today's
_GROUPS = frozenset({"armed_group", "group", "faction", "alliance", "militant_group"})


@dataclass(frozen=True, slots=True)
class Group:
    """A group that an outline goes through: its id, its name and its short name."""

    id: str
    name: str
    short: str


def groups(desk: Desk, period: Period, most: int) -> list[Group]:
    """The groups with the most attacks or deaths to their name in the period, by any publisher's figures."""
    score: dict[str, float] = {}
    for f in desk.evidence.figures:
        if f.actor and f.metric in ("attacks", "deaths") and (f.start, f.end) == period and f.area == desk.country:
            actor = desk.registry.actor_id(f.actor) or f.actor
            if actor in desk.registry.actors and desk.registry.actors[actor].kind not in ("state", "state_force"):
                score[actor] = max(score.get(actor, 0), f.value)
    for i in desk.evidence.incidents:
        for code in {*i.claimed_by.split(" | "), *i.attributed_to.split(" | ")} - {""}:
            actor = desk.registry.actor_id(code) or code
            if (
                period[0] <= i.start
                and i.kind not in ("operation", "air_strike", "other")
                and actor in desk.registry.actors
            ):
                score[actor] = max(score.get(actor, 0), 0) + (i.killed_best or 0) / 100
    best = sorted(score, key=lambda a: (-score[a], a))[:most]
    return [Group(a, desk.full_name(a), desk.actor(a)) for a in best]


def strength(desk: Desk, actor: str) -> str:
    """What publishers put the number of its fighters at, the newest of each; "" for none."""
    fits = [
        f for f in desk.evidence.figures
        if f.metric == "fighters" and (desk.registry.actor_id(f.actor) or f.actor) == actor and not f.scope
        and f.end >= desk.as_of - _RECENT and f.confidence != "low"
    ]  # fmt: skip
    newest: dict[str, Figure] = {}
    for figure in sorted(newest_first(fits), key=lambda f: f.end, reverse=True):
        newest.setdefault(figure.publisher, figure)
    chosen = sorted(newest.values(), key=lambda f: f.end, reverse=True)
    return " ".join(_strength(desk, actor, f) for f in chosen[:3])


def _strength(desk: Desk, actor: str, figure: Figure) -> str:
    who, name = desk.publisher(figure.publisher), desk.the(actor)
    if figure.low is not None and figure.high is not None and figure.low < figure.high:
        basis = desk.basis(figure)
        ends = [desk.ledger.number(number(v), v, basis) for v in (figure.low, figure.high)]
        much = f"{ends[0]} to {ends[1]}"
    else:
        much = desk.figure(figure)
    return sentence(f"{who} put the strength of {name} at {much} fighters in {figure.end:%B %Y}")


def deeds(desk: Desk, actor: str, period: Period, base: Period | None) -> str:
    """What publishers count to its name in the period: attacks, then deaths; "" for none."""
    codes = sorted(
        {f.actor for f in desk.evidence.figures if f.actor and (desk.registry.actor_id(f.actor) or f.actor) == actor}
    )
    said = []
    desk.speaker = ""
    for code in codes:
        for metric, victim in (("attacks", ""), ("deaths", "all")):
            thing = Thing(metric, desk.country, victim, code, desk.the(actor))
            if desk.evidence.printed(metric, desk.country, period, victim=victim, actor=code):
                said.append(going_on(desk, thing, period, base, ORDER))
    return " ".join(said)


def standing(desk: Desk, actor: str) -> str:
    """Since when it has been banned at home and listed abroad; "" where nothing is known."""
    entry = desk.registry.actors[actor]
    known = [d for d in entry.designations if d.date and d.date <= str(desk.as_of)]
    if not known:
        return ""
    first = sorted(known, key=lambda d: d.date)[:3]
    said = [f"{desk.the(d.by)} since {d.date[:4]}" for d in first]
    return sentence(f"{desk.the(actor)} has been banned or listed by {listed(said)}")
