"""What a job is, and the table it is kept in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tahqiq.store.times import utc
from tahqiq.workbench.tables import METADATA

JOBS = sa.Table(
    "workbench_jobs",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),  # the order in which they are begun
    sa.Column("id", sa.String(24), nullable=False, unique=True),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),  # JSON
    sa.Column("file", sa.String(160), nullable=False),  # the name of the file it is about; "" for none
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("began_at", sa.DateTime(timezone=True)),
    sa.Column("ended_at", sa.DateTime(timezone=True)),
    sa.Column("state", sa.String(16), nullable=False, index=True),
    sa.Column("says", sa.Text, nullable=False),  # what it does now, or what came of it
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("steps", sa.Integer, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("stop", sa.Boolean, nullable=False),  # somebody wants it cancelled
    sa.Column("address", sa.Text, nullable=False),  # the page of what it made
    sa.Column("lines", sa.Text, nullable=False),  # what else is to be said of that, as JSON
)


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self not in LIVE


LIVE = (State.WAITING, State.WORKING)


@dataclass(frozen=True, slots=True)
class New:
    """A job to be ordered: its kind (``kinds.py``), what its page is called, and what is asked, as JSON can hold it."""

    kind: str
    title: str
    question: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A job that is kept. ``says`` is what it does, why it waits, or in a line what came of it."""

    seq: int
    id: str
    kind: str
    title: str
    question: Mapping[str, Any]
    file: str
    by: str
    made_at: dt.datetime
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    state: State
    says: str
    step: int
    steps: int
    tries: int
    stop: bool
    address: str
    lines: tuple[str, ...]

    @property
    def stopping(self) -> bool:
        """Whether it is to be cancelled, and has not ended yet."""
        return self.stop and not self.state.ended


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: a line, the page of what it made, and what else is to be said of it."""

    says: str
    address: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class At:
    """What the work of a job is given: the workspace's folder, the file it is about, and how to say how far it is."""

    job: Job
    workspace: Path
    file: Path | None
    tell: Callable[[str, int, int], None]


def of_row(row: sa.RowMapping) -> Job:
    """A job from its row."""
    told = dict(row) | {n: utc(row[n]) if row[n] else None for n in ("made_at", "began_at", "ended_at")}
    told |= {"question": json.loads(row["question"]), "state": State(row["state"])}
    return Job(**told | {"lines": tuple(json.loads(row["lines"]))})
