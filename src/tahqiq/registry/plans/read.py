"""strategies.yml: a record as a strategy. Faults are noted in the cells; what cannot be read is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tahqiq.registry.plans.cells import Cells
from tahqiq.registry.plans.model import (
    LEVELS,
    NUMERIC,
    Alleged,
    Baseline,
    Commitment,
    Events,
    FactSeries,
    Indicator,
    Kind,
    Pillar,
    Query,
    Result,
    Source,
    Statistic,
    Step,
    Strategy,
    Target,
    Wanted,
)

_STRATEGY = ("id", "name", "area", "start", "source", "pillars", "of", "end", "replaced_by", "aliases", "about", "note")
_INDICATOR = (
    "id", "name", "kind", "level", "wanted", "unit", "evidence", "steps", "targets", "baseline", "base", "fresh",
    "tolerance", "changes", "note", "why", "filled_by",
)  # fmt: skip
_FRESH, _TOLERANCE = 24, 0.1
_WANTED = {
    Kind.STEPS: {Wanted.DONE}, Kind.STATE: {Wanted.IN_FORCE, Wanted.NOT_IN_FORCE}, Kind.ALLEGED: {Wanted.NONE},
    Kind.HOLE: {Wanted.NONE, Wanted.UP, Wanted.DOWN, Wanted.DONE, Wanted.IN_FORCE, Wanted.NOT_IN_FORCE},
}  # fmt: skip
"""What can be wanted of each kind; of numbers up or down."""
_TARGETED = (Kind.LEVEL, Kind.TOTAL, Kind.STEPS, Kind.STATE)
_AMOUNTS = (Statistic, FactSeries, Result)
_TOLD_BY: Mapping[Kind, tuple[type, ...]] = {
    Kind.COUNT: (Statistic, Events), Kind.RATE: _AMOUNTS, Kind.LEVEL: _AMOUNTS, Kind.TOTAL: _AMOUNTS,
    Kind.STATE: (FactSeries,), Kind.ALLEGED: (Alleged,),
}  # fmt: skip
"""The queries that each kind of indicator can be told by."""


def strategy(cells: Cells) -> Strategy:
    """A strategy from its map."""
    cells.only(*_STRATEGY)
    return Strategy(
        id=cells.text("id", needed=True), name=cells.text("name", needed=True), area=cells.text("area", needed=True),
        start=cells.needed_date("start"), source=page(cells),
        pillars=tuple(_pillar(c) for c in cells.each("pillars")), of=cells.text("of"), end=cells.date("end"),
        replaced_by=cells.text("replaced_by"), aliases=cells.texts("aliases"), about=cells.text("about"),
        note=cells.text("note"),
    )  # fmt: skip


def page(cells: Cells, name: str = "source") -> str:
    """The address of a page, which every fact has to have."""
    found = cells.text(name, needed=True)
    if found and not found.startswith(("http://", "https://", "dataset:")):
        cells.fault(f"{name} is {found!r}; expected the address of the page it was read on")
    return found


def _pillar(cells: Cells) -> Pillar:
    cells.only("id", "name", "ours", "commitments")
    return Pillar(
        cells.text("id", needed=True), cells.text("name", needed=True), cells.yes("ours"),
        tuple(_commitment(c) for c in cells.each("commitments")),
    )  # fmt: skip


def _commitment(cells: Cells) -> Commitment:
    cells.only("id", "says", "source", "number", "note", "indicators")
    indicators = tuple(_indicator(c) for c in cells.each("indicators"))
    if not indicators:
        cells.fault("it has no indicator; give one, or one of kind hole that says what is missing")
    return Commitment(
        cells.text("id", needed=True), cells.text("says", needed=True), page(cells), cells.text("number"),
        cells.text("note"), indicators,
    )  # fmt: skip


def _indicator(cells: Cells) -> Indicator:
    cells.only(*_INDICATOR)
    kind = cells.word("kind", Kind, Kind.HOLE)
    if not cells.text("kind"):
        cells.fault(f"kind is missing; one of {', '.join(Kind)} was expected")
    fresh, tolerance = cells.number("fresh"), cells.number("tolerance")
    made = Indicator(
        id=cells.text("id", needed=True), name=cells.text("name", needed=True), kind=kind, level=cells.text("level"),
        wanted=cells.word("wanted", Wanted, Wanted.NONE), unit=cells.text("unit"),
        evidence=tuple(q for c in cells.each("evidence") if (q := _query(c))),
        steps=tuple(_step(c) for c in cells.each("steps")), targets=tuple(_target(c) for c in cells.each("targets")),
        baseline=_baseline(cells), base=cells.date("base"), fresh=int(fresh) if fresh else _FRESH,
        tolerance=_TOLERANCE if tolerance is None else tolerance, changes=cells.text("changes"),
        note=cells.text("note"), why=cells.text("why"), filled_by=cells.text("filled_by"),
    )  # fmt: skip
    _fits(cells, made)
    return made


def _fits(cells: Cells, made: Indicator) -> None:
    """Whether the fields go with the kind of indicator."""
    kind = made.kind
    allowed = _WANTED.get(kind, {Wanted.UP, Wanted.DOWN})
    if made.wanted not in allowed:
        words = ", ".join(repr(str(w)) for w in allowed)
        cells.fault(f"wanted is {str(made.wanted)!r}; of kind {kind} one of {words} was expected")
    if made.level and made.level not in LEVELS:
        cells.fault(f"level is {made.level!r}; one of {', '.join(LEVELS)} was expected")
    if kind is Kind.HOLE and not (made.why and made.filled_by):
        cells.fault("a hole says why there is nothing (why) and which source would fill it (filled_by)")
    if kind in NUMERIC | {Kind.ALLEGED} and not made.evidence:
        cells.fault(f"an indicator of kind {kind} needs evidence")
    if kind is Kind.STEPS and not made.steps:
        cells.fault("an indicator of kind steps needs steps")
    if kind is Kind.STATE and not (made.steps or made.evidence):
        cells.fault("an indicator of kind state needs evidence (a fact) or steps")
    if kind in NUMERIC and any(t.value is None for t in made.targets):
        cells.fault("a target of a number needs a value")
    if made.targets and kind not in _TARGETED:
        cells.fault(f"targets are of {', '.join(_TARGETED)}; the rule has none for kind {kind}")
    for number, query in enumerate(made.evidence, start=1):
        if not isinstance(query.source, _TOLD_BY.get(kind, ())):
            cells.fault(f"evidence {number} is of another sort than kind {kind} is told by")


def _query(cells: Cells) -> Query | None:
    source = _source(cells)
    if source is None:
        return None
    left = {str(k): str(v or "") for k, v in cells.map("leave_out").items()}
    for name, why in left.items():
        if not why:
            cells.fault(f"leave_out {name}: say why")
    return Query(source, cells.number("of"), left)


_SHARED = ("of", "leave_out")
_COUNTED, _DEAD = ("events", "deaths"), ("all", "civilian", "security", "militant")


def _source(cells: Cells) -> Source | None:
    named = [n for n in _SOURCES if n in cells.row]
    if len(named) != 1:
        cells.fault(f"a query has one of {', '.join(_SOURCES)}; this has {', '.join(named) or 'none'}")
        return None
    return _SOURCES[named[0]](cells)


def statistic(cells: Cells) -> Statistic:
    """A query of published statistics."""
    cells.only(
        "statistic", "area", "publishers", "victim", "actor", "unit", "scope", "counts", "militants", "territory",
        "now", "base", "shows", *_SHARED,
    )  # fmt: skip
    basis = {name: cells.text(name) if name in cells.row else None for name in ("counts", "militants", "territory")}
    return Statistic(
        cells.text("statistic", needed=True), cells.text("area", needed=True), cells.texts("publishers"),
        cells.text("victim"), cells.text("actor"), cells.text("unit"), cells.text("scope"), **basis,
    )  # fmt: skip


def _facts(cells: Cells) -> FactSeries:
    cells.only("fact", "subject", "said_by", *_SHARED)
    return FactSeries(cells.text("subject", needed=True), cells.text("fact", needed=True), cells.text("said_by"))


def _result(cells: Cells) -> Result:
    cells.only("result", "operation", *_SHARED)
    return Result(cells.text("operation", needed=True), cells.text("result", needed=True))


def _alleged(cells: Cells) -> Alleged:
    cells.only("allegers", "accused", "alleged", *_SHARED)
    return Alleged(cells.texts("alleged"), cells.texts("accused"))


def _events(cells: Cells) -> Events:
    cells.only("events", "victim", "kind", "actor", "dataset", "count", *_SHARED)
    count, victim = cells.text("count") or "events", cells.text("victim") or "all"
    if count not in _COUNTED or victim not in _DEAD:
        cells.fault(f"count is one of {', '.join(_COUNTED)}, victim of {', '.join(_DEAD)}; not {count} of {victim}")
    return Events(
        cells.text("events", needed=True), count, victim,
        cells.text("kind"), cells.text("actor"), cells.text("dataset"),
    )  # fmt: skip


_SOURCES: Mapping[str, Callable[[Cells], Source]] = {
    "statistic": statistic, "fact": _facts, "result": _result, "alleged": _alleged, "events": _events,
}  # fmt: skip


def _step(cells: Cells) -> Step:
    cells.only("programme", "what", "date", "fact", "awaited", "undo")
    made = Step(
        cells.text("programme"), cells.text("what"), cells.text("date"), cells.text("fact"), cells.text("awaited"),
        cells.yes("undo"),
    )  # fmt: skip
    if (made.programme and made.fact) or not (made.programme or made.fact or made.awaited):
        cells.fault("a step is a milestone of a programme (programme, what), a fact by its id (fact), or awaited")
    if made.programme and not made.what:
        cells.fault(f"which milestone of {made.programme} is meant is missing (what)")
    return made


def _target(cells: Cells) -> Target:
    cells.only("value", "by", "stated", "source")
    return Target(page(cells), cells.number("value"), cells.date("by"), cells.date("stated"))


def _baseline(cells: Cells) -> Baseline | None:
    found = cells.one("baseline")
    if found is None:
        return None
    found.only("value", "date", "source")
    value = found.number("value")
    if value is None:
        found.fault("value is missing")
    return Baseline(value or 0.0, found.needed_date("date"), page(found))
