"""Whether an item of evidence stands on a day, what it rests on, and its grade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.measure.printed import USED, tiles
from tahqiq.measure.records import Figure
from tahqiq.measure.spans import period
from tahqiq.measure.strategy.compared import Basis, Pair, said, tested, way
from tahqiq.measure.strategy.grades import graded, who
from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.measure.strategy.rows import of_allegation, of_fact, of_figure
from tahqiq.measure.strategy.seen import Known
from tahqiq.registry import Registry
from tahqiq.registry.plans import Alleged, Item
from tahqiq.registry.plans.model import Measured
from tahqiq.terms import Unit

_CONFIDENCE = {"high": 2, "medium": 3, "low": 4}
_ALLEGED = "an allegation is no evidence for itself"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether it counts, else why it does not; its grade; what it says where that is measured; its rows."""

    counts: bool
    left_out: str = ""
    grade: str = ""
    said: str = ""
    rows: tuple[Row, ...] = ()


def stands(registry: Registry, known: Known, item: Item) -> Standing:
    """An item by what was known."""
    if item.allegation:
        return _allegation(known, item.allegation)
    if item.measured:
        return _measured(registry, known, item.measured)
    if item.source:
        return _page(known, item)
    return _rows(registry, known, item)


def _page(known: Known, item: Item) -> Standing:
    end = item.date.end if item.date else None
    if end is None or end > known.day:
        return Standing(False, "not known yet")
    start = item.date.start if item.date else None
    row = Row(
        "now", item.id, item.says, None, None, None, "", start, end, end, False, "", item.source, "", False,
    )  # fmt: skip
    return Standing(True, grade=item.grade, rows=(row,))


def _rows(registry: Registry, known: Known, item: Item) -> Standing:
    facts = [fact for name in item.facts if (fact := known.fact(name))]
    figures = [figure for name in item.statistics if (figure := known.figure(name))]
    if len(facts) < len(item.facts) or len(figures) < len(item.statistics):
        return Standing(False, "not known yet")
    rows = [of_fact(registry, one, "now") for one in facts]
    rows += [of_figure(registry, one, "now") for one in figures]
    letters = [who(registry, "").letter] * bool(facts) + [who(registry, one.publisher).letter for one in figures]
    number = min(_CONFIDENCE.get(r.confidence, 4) for r in rows)
    if all(r.one_sided for r in rows):
        number = max(number, 3)
    return Standing(True, grade=f"{min(letters)}{number}", rows=tuple(rows))


def _allegation(known: Known, name: str) -> Standing:
    found = next((a for a in known.allegations(Alleged()) if a.allegation_id == name), None)
    if found is None:
        return Standing(False, "not known yet")
    return Standing(False, _ALLEGED, rows=(of_allegation(found),))


def _measured(registry: Registry, known: Known, asked: Measured) -> Standing:
    """It stands where every publisher that can tell the change from chance has it as the item says."""
    by_publisher: dict[str, dict[Basis, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in known.figures(asked.statistic):
        if figure.unit == Unit.COUNT and figure.bound in USED:
            by_publisher[figure.publisher][figure.basis].append(figure)
    own = [rows for bases in by_publisher.values() for rows in bases.values()]
    voices = [v for name, bases in by_publisher.items() if (v := _voice(registry, known, asked, name, bases, own))]
    told = {v.status for v in voices} - {Status.UNKNOWN}
    words = "; ".join(f"{who(registry, v.publisher).name}: {v.why}" for v in voices)
    rows = tuple(r for v in voices for r in v.rows)
    if not voices:
        return Standing(False, f"no figures were known that fill {asked.now} and {asked.base}")
    if told != {Status.ON_COURSE}:
        why = "the publishers differ" if len(told) > 1 else "the figures do not show it"
        return Standing(False, f"{why} ({words})", said=words, rows=rows)
    return Standing(True, grade=graded(registry, Status.ON_COURSE, voices)[0], said=words, rows=rows)


def _voice(
    registry: Registry, known: Known, asked: Measured, name: str, bases: dict[Basis, list[Figure]],
    own: Sequence[Sequence[Figure]],
) -> Voice | None:  # fmt: skip
    now, then = period(asked.now), period(asked.base)
    for rows in bases.values():
        pair = Pair(now, then, tiles(rows, *now), tiles(rows, *then))
        if not (pair.rows_now and pair.rows_then):
            continue
        made, _ = tested(known, pair, rows, own)
        moved = way(made["ratio"])
        as_said = moved == (1 if asked.shows == "up" else -1)
        status = Status.UNKNOWN if not moved else Status.ON_COURSE if as_said else Status.REVERSED
        shown = [of_figure(registry, f, "now") for f in pair.rows_now]
        shown += [of_figure(registry, f, "then") for f in pair.rows_then]
        return Voice(name, status, said(pair, made), tuple(shown))
    return None
