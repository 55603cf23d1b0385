"""Invented strategies, figures and facts: enough to bring about every status."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tahqiq.measure.records import Fact, Figure
from tahqiq.measure.strategy.result import Told
from tahqiq.measure.strategy.seen import Evidence, Known
from tahqiq.measure.strategy.tell import told_indicators
from tahqiq.registry import Programme, Publisher, Registry
from tahqiq.registry.plans import Strategy
from tahqiq.registry.plans.cells import Cells
from tahqiq.registry.plans.read import strategy
from tahqiq.registry.read import programme

PAGE = "https://example.org/plan"
REGISTRY = Registry(
    publishers={
        "watch": Publisher("watch", "Arcadia Watch", grade="B"),
        "monitor": Publisher("monitor", "Northern Monitor", grade="C"),
        "army": Publisher("army", "Army of Arcadia", grade="D", party="ARC:army"),
    }
)


def programmes(**milestones: list[dict[str, Any]]) -> dict[str, Programme]:
    """Programmes by id, each of its milestones."""
    return {name: programme({"id": name, "name": name, "milestones": steps}) for name, steps in milestones.items()}


def plan(start: str = "2020-01-01", end: str = "", **indicator: Any) -> Strategy:
    """A strategy of one commitment with one indicator, ``x``."""
    faults: list[str] = []
    row = {
        "id": "plan", "name": "Plan", "area": "ARC", "start": start, "source": PAGE, **({"end": end} if end else {}),
        "pillars": [{"id": "p", "name": "P", "commitments": [
            {"id": "c", "says": "Do it", "source": PAGE, "indicators": [{"id": "x", "name": "X", **indicator}]}]}],
    }  # fmt: skip
    made = strategy(Cells(row, "plan", faults))
    assert faults == []
    return made


def figure(start: str, end: str, value: float, publisher: str = "watch", known: str = "", **more: Any) -> Figure:
    """A count of attacks that a publisher printed."""
    given = {
        "publisher": publisher, "metric": "attacks", "area": "ARC", "victim": "", "start": day(start), "end": day(end),
        "value": float(value), "bound": "exact", "counts": "attacks", "militants": "n/a", "territory": "",
        "known_from": day(known or end), "confidence": "high", "published": known or end, "url": PAGE,
        "dataset": "statistics", "release_id": "statistics@1", "obs_id": f"{publisher}-{start}-{end}", "actor": "",
        "scope": "", "unit": "count", "low": None, "high": None, "definition": "attacks", "reported_by": "direct",
    }  # fmt: skip
    return Figure(**{**given, **more})


def months(year: int, values: list[float], publisher: str = "watch") -> list[Figure]:
    """A year's months, each printed when it had ended."""
    firsts = [dt.date(year, m, 1) for m in range(1, 13)] + [dt.date(year + 1, 1, 1)]
    return [
        figure(f"{a}", f"{b - dt.timedelta(days=1)}", v, publisher)
        for a, b, v in zip(firsts, firsts[1:], values, strict=False)
    ]


def fact(start: str, said: str, end: str = "", name: str = "", predicate: str = "done", **more: Any) -> Fact:
    """A dated fact of the plan."""
    ended = day(end) if end else None
    given = {
        "fact_id": name or f"f-{start}", "known_from": day(start), "subject": "plan", "predicate": predicate,
        "object": said, "start": day(start), "start_latest": day(start), "end": ended, "end_latest": ended,
        "url": PAGE, "reported_by": "outlet", "confidence": "medium", "notes": "",
    }  # fmt: skip
    return Fact(**{**given, **more})


def told(
    of: Strategy, on: str, figures: list[Figure] | None = None, facts: list[Fact] | None = None,
    registry: Registry = REGISTRY,
) -> Told:  # fmt: skip
    """What the indicator says on a day."""
    known = day(on)
    seen = Evidence(tuple(figures or ()), tuple(facts or ()), ())
    return told_indicators(registry, of, Known(seen, known, min(known, of.until or known)))["x"]


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)
