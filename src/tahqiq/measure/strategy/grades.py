"""Who stands behind a row, how reliable they are, and how credible what several of them say is (Admiralty code)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.registry import Publisher, Registry, short_name
from tahqiq.sources import card

_UNKNOWN = "F"  # a source that cannot be judged


@dataclass(frozen=True, slots=True)
class Who:
    """A source: its id, its name, its letter, and the party to the conflict it belongs to ("" for none)."""

    id: str
    name: str
    letter: str
    party: str


def who(registry: Registry, name: str, dataset: str = "facts") -> Who:
    """The source of a name or id. What is no publisher has the grade of the dataset that its rows are kept in."""
    if not name:
        return Who("", "", card(dataset).grade, "")
    listed = registry.publishers.get(name)
    named = [listed] if listed else [e for e in registry.named(name) if isinstance(e, Publisher)]
    if len(named) == 1:
        return Who(named[0].id, short_name(named[0]), named[0].grade or _UNKNOWN, named[0].party)
    return Who(name, name, _UNKNOWN, "")


def graded(registry: Registry, status: Status, voices: Sequence[Voice]) -> tuple[str, bool]:
    """The grade of what carries a status, and whether only parties to the conflict carry it.

    The letter is the best of the sources that say so. The number: 1 where two or more sources that are no party and
    have nothing to do with each other say the same and none another thing; 2 where one does and a party agrees, or
    where its own page was read; 3 for one source, or a party's word alone; 4 where the sources differ or a page is
    doubtful.
    """
    if status is Status.UNKNOWN:
        told = [v for v in voices if v.status is not Status.UNKNOWN]
        return (_best(registry, told) + "4", _only_parties(registry, told)) if told else ("", False)
    carrying = [v for v in voices if v.status is status]
    if not carrying:
        return "", False
    rows = [r for v in carrying for r in v.rows if r.role != "target"]
    return f"{_best(registry, carrying)}{_number(registry, carrying, rows)}", _only_parties(registry, carrying)


def _number(registry: Registry, carrying: Sequence[Voice], rows: Sequence[Row]) -> int:
    free = {v.publisher for v in carrying if not _party(registry, v)}
    sure = {r.confidence for r in rows}
    if len(free) > 1:
        return 1 if "low" not in sure else 2
    if sure == {"low"} or ("low" in sure and "high" not in sure and "medium" not in sure):
        return 4
    if free and (len(carrying) > 1 or sure == {"high"}):
        return 2
    return 3


def _best(registry: Registry, voices: Iterable[Voice]) -> str:
    return min((who(registry, v.publisher).letter for v in voices), default=_UNKNOWN)


def _party(registry: Registry, voice: Voice) -> bool:
    """Whether a voice is a party's: its publisher's, or that of all its rows."""
    rows = [r for r in voice.rows if r.role != "target"]
    return bool(who(registry, voice.publisher).party) or bool(rows and all(r.one_sided for r in rows))


def _only_parties(registry: Registry, voices: Sequence[Voice]) -> bool:
    return bool(voices) and all(_party(registry, v) for v in voices)
