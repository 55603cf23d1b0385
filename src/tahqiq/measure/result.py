"""What every measure gives: named numbers with their intervals, a table, a paragraph, caveats and the evidence used."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

LEVEL = 0.95
"""The confidence of every interval, unless a measure says otherwise."""

Cell = str | int | float | bool | dt.date | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the interval it may lie in; None where there is none (a division by nothing).

    ``kind`` says what the interval is: ``coded`` (the coder's low to high), ``sampling`` (of a statistical model, at
    ``level``), ``reporting`` (of what was reported of the events, at ``level``) or ``none``.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    kind: str = "sampling"
    level: float | None = LEVEL
    unit: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; no NaN and no infinity."""
        return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Used:
    """A release that a measure stands on."""

    dataset: str
    release: str
    published: str
    citation: str


@dataclass(frozen=True)
class Measured:
    """The result of one measure.

    ``asked`` is the question in JSON's types; ``rows`` are the table, all with the same columns; ``paragraph`` says
    the finding in plain words and ``caveats`` what a reader has to know of it, a sentence each; ``refused`` is why no
    number is given ("" where one is).
    """

    measure: str
    asked: Mapping[str, Any]
    title: str
    paragraph: str
    estimates: tuple[Estimate, ...] = ()
    rows: Sequence[Row] = ()
    caveats: tuple[str, ...] = ()
    evidence: tuple[Used, ...] = ()
    refused: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Estimate:
        """The estimate of that name; KeyError if there is none."""
        for estimate in self.estimates:
            if estimate.name == name:
                return estimate
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/measure.md)."""
        return {
            "measure": self.measure, "asked": dict(self.asked), "title": self.title, "paragraph": self.paragraph,
            "estimates": [e.to_dict() for e in self.estimates], "rows": [_plain(r) for r in self.rows],
            "caveats": list(self.caveats), "evidence": [asdict(u) for u in self.evidence],
            "refused": self.refused, "more": dict(self.more),
        }  # fmt: skip


def _plain(row: Row) -> dict[str, Any]:
    return {
        k: v.isoformat() if isinstance(v, dt.date) else None if isinstance(v, float) and not math.isfinite(v) else v
        for k, v in row.items()
    }
