"""Run by test_decisions.py in processes of their own: editors at work, and one that is killed."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from pathlib import Path

import sqlalchemy as sa

from tahqiq.store import Workspace
from tahqiq.terms import Act, Anchor, DecidedOn, Decision, Part, Target

ON = DecidedOn("ab" * 32, "A report", dt.date(2024, 4, 8), (1, 22, 333))
ANCHOR = Anchor("12 men “–\ud83d", "killed ", " there", 7, 16)


def decision(by: str = "Ann", note: str = "", on: DecidedOn = ON) -> Decision:
    at = dt.datetime(2024, 4, 9, 8, 30, tzinfo=dt.UTC)
    targets = (Target(ANCHOR, {"kind": "count", "value": 12.0, "low": None}),)
    return Decision(Act.FIX, on, targets, (Part({"victim": "civilian", "period": None}),), by, at, note)


def editing(root: str, name: str, url: str | None, rounds: int) -> list[int]:
    """Adds decisions by turns with others, each after reading the log; how long it was each time."""
    seen = []
    for number in range(rounds):
        with Workspace.open(Path(root), catalog_url=url) as workspace:

            def make(log: object, note: str = str(number)) -> Decision:
                seen.append(len(log))  # type: ignore[arg-type]
                return decision(name, note)

            workspace.decisions.add(make)
    return seen


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(root: str, stage: str, url: str | None = None) -> None:
    with Workspace.open(Path(root), catalog_url=url) as workspace:
        if stage == "before the commit":
            sa.event.listen(workspace._catalog.write_engine, "commit", die)
            workspace.decisions.add(lambda _: decision("killed"))
        workspace.decisions.add(die)  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:])
