"""Coverage in plain words: what is recorded, and what the silence of each source means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq.measure.coverage.strips import Scope, Status, Strip, known
from tahqiq.measure.wording import many, named, number, period, places
from tahqiq.sources import card
from tahqiq.terms import VARIOUS

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_NAMED = 5  # sources told of in the paragraph
_PLURAL = {"day": "days", "week": "weeks", "month": "months", "quarter": "quarters", "year": "years"}


def title(registry: Registry, scope: Scope, label: str) -> str:
    """What was asked."""
    whose = f" of {scope.victim}" if scope.victim not in ("", "all") else ""
    who = f", {registry.actors[scope.actor].name}" if scope.actor in registry.actors else ""
    span = period((scope.start, scope.end))
    return f"What is recorded of {scope.metric}{whose}{who} by {label}, {places(registry, scope.areas)}, {span}"


def said(
    registry: Registry, scope: Scope, strips: list[Strip], names: list[str], label: str, unplaced: int
) -> str:  # fmt: skip
    """The paragraph; the first sentence is the finding."""
    many = _PLURAL.get(label, "districts")
    if label == "district":
        return _districts(registry, scope, strips, len(names), unplaced)
    covered = [known(strips, i) for i in range(len(names))]
    where = f"{places(registry, scope.areas)}, {period((scope.start, scope.end))}"
    missing = [n for n, k in zip(names, covered, strict=True) if not k]
    first = f"Of {number(len(names))} {many} ({where}), {number(sum(covered))} are covered by some source"
    first += f" and {number(len(missing))} by none{_gaps(missing)}." if missing else "."
    if len(names) == 1:
        first = f"{names[0]} ({places(registry, scope.areas)}) is covered by {'some' if covered[0] else 'no'} source."
    told = [_strip(s, many, len(names)) for s in strips[:_NAMED]]
    rest = f" {number(len(strips) - _NAMED)} more sources have less." if len(strips) > _NAMED else ""
    return f"{first} {' '.join(told)}{rest}"


def _districts(registry: Registry, scope: Scope, strips: list[Strip], whole: int, unplaced: int) -> str:
    where = f"{places(registry, scope.areas)}, {period((scope.start, scope.end))}"
    lost = (
        f" {many(unplaced, 'event was', 'events were')} placed no finer than a province, so that a district without "
        "one is not known to have had none."
        if unplaced
        else ""
    )
    return f"{number(whole)} districts ({where}): {' '.join(_strip(s, 'districts', whole) for s in strips)}{lost}"


def source_name(dataset: str, publisher: str) -> str:
    """A source as a reader knows it: the publisher with the dataset, or the title of a list of our own."""
    return card(dataset).title if publisher == VARIOUS else f"{named(publisher)} ({dataset})"


def _gaps(missing: list[str]) -> str:
    if len(missing) > 8:
        return f" (from {missing[0]} to {missing[-1]})"
    return f" ({', '.join(missing)})"


def _strip(strip: Strip, many: str, whole: int) -> str:
    who = source_name(strip.dataset, strip.publisher)
    if strip.count(Status.ELSEWHERE) == whole:
        return f"{who} does not cover the area."
    if strip.count(Status.NOT_KEPT) == whole:
        return f"{who} does not record this."
    told = [
        f"{number(strip.count(status))} {status}" for status in Status if status is not Status.RECORDED
        and strip.count(status)
    ]  # fmt: skip
    recorded = strip.count(Status.RECORDED)
    unit = many.removesuffix("s") if recorded == 1 else many
    return f"{who}: {number(recorded)} {unit} recorded{', ' if told else ''}{', '.join(told)}."


def silences(strips: list[Strip]) -> tuple[str, ...]:
    """What the silence of each dataset means."""
    said = []
    for dataset in dict.fromkeys(s.dataset for s in strips):
        of = card(dataset)
        said.append(f"What silence of {dataset} says, inside what it covers: {of.silence or 'nothing'}.")
    if any(s.count(Status.NOT_KEPT) for s in strips):
        said.append("“Not kept” does not say that nothing happened: the source does not take such things in.")
    return tuple(said)
