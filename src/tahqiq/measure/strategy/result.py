"""What the tracker gives: statuses with their evidence, and how they moved."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from tahqiq.measure.result import Measured, Used


class Status(StrEnum):
    """What the evidence known on a day says of a commitment; the rule stands in docs/reference/strategy.md."""

    MET = "met"
    ON_COURSE = "on course"
    BEHIND = "behind"
    REVERSED = "reversed"
    UNKNOWN = "cannot be told"


WEAKEST = (Status.REVERSED, Status.BEHIND, Status.ON_COURSE, Status.MET)
"""From the weakest: a commitment has the weakest status that any of its indicators tells."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of evidence: what it says, of when, by whom, on which page.

    ``id`` is that of the row in the workspace, or the record of the registry it stands in. ``known_from`` is the day
    from which it was public; ``assumed`` where nothing says so and its own date stands for it. ``role`` is its part
    in the status: ``now``, ``then``, ``step``, ``holds``, ``target``, ``alleged``.
    """

    role: str
    id: str
    what: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    start: dt.date | None
    end: dt.date | None
    known_from: dt.date | None
    assumed: bool
    publisher: str
    page: str
    confidence: str
    one_sided: bool

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return _plain(asdict(self))


@dataclass(frozen=True, slots=True)
class Voice:
    """What one publisher's figures say by themselves."""

    publisher: str
    status: Status
    why: str
    rows: tuple[Row, ...] = ()
    changes: str = ""
    lately: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; its rows stand with the indicator's."""
        return {
            "publisher": self.publisher,
            "status": str(self.status),
            "why": self.why,
            "changes": self.changes,
            "lately": self.lately,
        }


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator's status, why, and what would change it.

    ``grade`` is the Admiralty grade of what carries it ("" where nothing does); ``one_sided`` where only a party's own
    word does.
    """

    id: str
    name: str
    kind: str
    level: str
    wanted: str
    status: Status
    why: str
    grade: str
    one_sided: bool
    voices: tuple[Voice, ...]
    rows: tuple[Row, ...]
    changes: tuple[str, ...]
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id, "name": self.name, "kind": self.kind, "level": self.level, "wanted": self.wanted,
            "status": str(self.status), "why": self.why, "grade": self.grade, "one_sided": self.one_sided,
            "voices": [v.to_dict() for v in self.voices], "evidence": [r.to_dict() for r in self.rows],
            "changes": list(self.changes), "note": self.note,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommitmentTold:
    """A commitment with its indicators; its status is the weakest that any of them tells."""

    id: str
    number: str
    says: str
    source: str
    note: str
    indicators: tuple[Told, ...]

    @property
    def status(self) -> Status:
        """The weakest status told; ``cannot be told`` where none is."""
        return weakest(i.status for i in self.indicators)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id, "number": self.number, "says": self.says, "source": self.source, "note": self.note,
            "status": str(self.status), "indicators": [i.to_dict() for i in self.indicators],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class PillarTold:
    """A pillar with its commitments. It has no status of its own: they are counted."""

    id: str
    name: str
    ours: bool
    commitments: tuple[CommitmentTold, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id, "name": self.name, "ours": self.ours, "counts": counted(self.commitments),
            "commitments": [c.to_dict() for c in self.commitments],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class StrategyTold:
    """A strategy as of a day. It has no status of its own: its commitments are counted."""

    id: str
    name: str
    area: str
    as_of: dt.date
    start: dt.date
    end: dt.date | None
    replaced_by: str
    source: str
    about: str
    note: str
    pillars: tuple[PillarTold, ...]
    caveats: tuple[str, ...]
    evidence: tuple[Mapping[str, str], ...] = ()

    @property
    def commitments(self) -> list[CommitmentTold]:
        """All of them, in order."""
        return [c for p in self.pillars for c in p.commitments]

    @property
    def indicators(self) -> list[Told]:
        """All of them, in order."""
        return [i for c in self.commitments for i in c.indicators]

    @property
    def counts(self) -> dict[str, int]:
        """How many commitments have each status."""
        return counted(self.commitments)

    def __getitem__(self, name: str) -> Told:
        """The indicator of that id; KeyError if there is none."""
        for told in self.indicators:
            if told.id == name:
                return told
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/strategy.schema.json)."""
        return {
            "id": self.id, "name": self.name, "area": self.area, "as_of": self.as_of.isoformat(),
            "start": self.start.isoformat(), "end": self.end.isoformat() if self.end else None,
            "replaced_by": self.replaced_by, "source": self.source, "about": self.about, "note": self.note,
            "counts": self.counts, "pillars": [p.to_dict() for p in self.pillars], "caveats": list(self.caveats),
            "evidence": [dict(e) for e in self.evidence],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator's status from a day on, and what changed it (``because``), with the rows that came in."""

    indicator: str
    day: dt.date
    before: Status | None
    after: Status
    because: str
    rows: tuple[Row, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "indicator": self.indicator, "day": self.day.isoformat(),
            "before": str(self.before) if self.before else None, "after": str(self.after), "because": self.because,
            "rows": [r.to_dict() for r in self.rows],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """How a strategy's statuses moved: at each day asked, and every change with its own day."""

    now: StrategyTold
    days: tuple[dt.date, ...]
    table: Mapping[str, tuple[Status, ...]]  # by indicator, at each of the days
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/strategy.schema.json)."""
        return {
            "id": self.now.id, "name": self.now.name, "as_of": self.now.as_of.isoformat(),
            "days": [d.isoformat() for d in self.days],
            "indicators": [
                {"id": i.id, "name": i.name, "statuses": [str(s) for s in self.table[i.id]]}
                for i in self.now.indicators
            ],
            "changes": [c.to_dict() for c in self.changes],
        }  # fmt: skip

    def measured(self) -> Measured:
        """The same as a measure's result, to be drawn: a row for each indicator and day."""
        rows: list[Mapping[str, str | dt.date]] = [
            {"indicator": i.name, "day": day, "status": str(status)}
            for i in self.now.indicators
            for day, status in zip(self.days, self.table[i.id], strict=True)
        ]
        counts = Counter(str(self.table[i.id][-1]) for i in self.now.indicators)
        said = ", ".join(f"{counts[s]} {s}" for s in Status if counts[s])
        used = tuple(Used(e["dataset"], e["release"], e["published"], e["citation"]) for e in self.now.evidence)
        return Measured(
            "strategy", {"strategy": self.now.id, "as_of": self.now.as_of.isoformat()},
            f"Statuses by what was known at the end of each quarter, {self.days[0]} to {self.days[-1]}",
            f"{self.now.name} on {self.now.as_of}: of {len(self.now.indicators)} indicators {said}.", rows=rows,
            evidence=used,
        )  # fmt: skip


def weakest(statuses: Iterable[Status]) -> Status:
    """The weakest that is told, else ``cannot be told``."""
    found = set(statuses)
    return next((s for s in WEAKEST if s in found), Status.UNKNOWN)


def counted(commitments: Iterable[CommitmentTold]) -> dict[str, int]:
    """How many commitments have each status, all statuses named."""
    found = Counter(c.status for c in commitments)
    return {str(s): found[s] for s in Status}


def _plain(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in cells.items()}
