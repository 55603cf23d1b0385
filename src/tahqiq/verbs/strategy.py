"""``strategy``: what was promised and whether it is kept, how that moved, and rival explanations of a trend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.strategy.history import history as history_
from tahqiq.measure.strategy.hypotheses import Balance, weigh
from tahqiq.measure.strategy.hypotheses import gather as gather_items
from tahqiq.measure.strategy.result import Moved, StrategyTold
from tahqiq.measure.strategy.tell import gather, tell
from tahqiq.registry import Registry, kind_of
from tahqiq.registry.fold import key
from tahqiq.registry.plans import Rivals, Strategy, rivals, strategies
from tahqiq.store import Workspace
from tahqiq.verbs.evidence import open_workspace, registry

Plan = TypeVar("Plan", Strategy, Rivals)


@dataclass(frozen=True)
class Ground:
    """What strategies are told from, and the day whose knowledge is used."""

    workspace: Workspace
    registry: Registry
    day: dt.date


def ground(as_of: dt.date | None = None, workspace: Path | Workspace | None = None) -> Ground:
    """The workspace and the registry; without a day today's knowledge is used."""
    store = workspace if isinstance(workspace, Workspace) else open_workspace(workspace)
    return Ground(store, registry(), as_of or dt.datetime.now().astimezone().date())


def status(
    name: str = "", as_of: dt.date | None = None, workspace: Path | Workspace | None = None
) -> list[StrategyTold]:
    """The statuses of a strategy, of a country's, or of all that had begun by the day, as told by what was known on it.

    UnknownName, with the names there are, for one that is not known; InputError for one that had not begun.
    """
    on = ground(as_of, workspace)
    known = list(strategies(on.registry).values())
    of_all = _of_country(on.registry, name, known) if name else known
    if name and not of_all:
        return _told(on, [named(on.registry, name)])
    begun = [plan for plan in of_all if plan.since <= on.day]
    if name and not begun:
        raise InputError(f"no strategy of {name} had begun by {on.day}; give a later day (--as-of)")
    return _told(on, begun)


def _told(on: Ground, plans: Sequence[Strategy]) -> list[StrategyTold]:
    for plan in plans:
        _begun(plan, on.day)
    with on.workspace.pinned():
        evidence = gather(on.workspace, on.registry, plans, on.day)
        return [tell(on.workspace, on.registry, plan, on.day, evidence) for plan in plans]


def show(name: str, as_of: dt.date | None = None, workspace: Path | Workspace | None = None) -> StrategyTold:
    """One strategy with all that its statuses rest on. Errors as ``status``; a country is none."""
    on = ground(as_of, workspace)
    return _told(on, [named(on.registry, name)])[0]


def history(
    name: str, as_of: dt.date | None = None, since: dt.date | None = None, workspace: Path | Workspace | None = None
) -> Moved:
    """How the statuses of a strategy moved from its start, or from a later day, to the day."""
    on = ground(as_of, workspace)
    plan = named(on.registry, name)
    _begun(plan, on.day)
    return history_(on.workspace, on.registry, plan, on.day, since)


def hypotheses(
    name: str = "", as_of: dt.date | None = None, workspace: Path | Workspace | None = None
) -> list[Balance]:
    """The balance of the rival explanations of one question (by id), of a country's, or of all, as known on the day."""
    on = ground(as_of, workspace)
    questions = rivals(on.registry)
    chosen = _of_country(on.registry, name, list(questions.values())) if name else list(questions.values())
    if name and not chosen and name not in questions:
        listed = ", ".join(questions) or "none: no pack has one"
        raise UnknownName(f"{name!r} is no question with rival hypotheses; expected one of {listed}")
    chosen = chosen or [questions[name]]
    evidence = gather_items(on.workspace, chosen, on.day)
    return [weigh(on.registry, question, evidence, on.day) for question in chosen]


def _of_country(known: Registry, name: str, plans: Sequence[Plan]) -> list[Plan]:
    """Those of the country that a name is of; none where it is of no country, or nothing is of it."""
    ids = {entry.id for entry in known.named(name)}
    return [p for p in plans if known.country(p.area) in ids]


def named(known: Registry, name: str) -> Strategy:
    """The strategy that a user means by its id, name or alias, or by the operation or programme that it is."""
    plans = strategies(known)
    if name in plans:
        return plans[name]
    found = [p for p in plans.values() if key(name) in {key(n) for n in (p.name, *p.aliases)}]
    found = found or _of_entries(known, plans, name)
    if len(found) == 1:
        return found[0]
    listed = ", ".join(found_.id for found_ in (found or plans.values()))
    if found:
        raise UnknownName(f"{name!r} may be any of {listed}; give the id")
    raise UnknownName(f"{name!r} is no strategy that is known; expected one of {listed or 'none: no pack has one'}")


def _of_entries(known: Registry, plans: Mapping[str, Strategy], name: str) -> list[Strategy]:
    ids = {e.id for e in known.named(name) if kind_of(e) in ("operation", "programme")}
    return [p for p in plans.values() if p.of in ids]


def _begun(plan: Strategy, day: dt.date) -> None:
    if plan.since > day:
        raise InputError(f"{plan.name} begins on {plan.since}, after {day}; give a later day (--as-of)")
