"""Run by test_together.py in processes of their own: one that imports, one that reads."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from making import card, events, raw

from tahqiq.store import Workspace
from tahqiq.terms import RecordKind


def importing(root: str, name: str, url: str | None, rounds: int) -> list[str]:
    """Imports a release of its own dataset and one that all import, by turns; their ids."""
    made = []
    folder = Path(tempfile.mkdtemp())
    for number in range(rounds):
        with Workspace.open(Path(root), catalog_url=url) as workspace:
            own = events(10 + number, version=f"1.{number}")
            made.append(workspace.publish(card(name), own, raw(folder, f"{name}{number}")).release_id)
            shared = events(5, version=f"1.{number}")
            made.append(workspace.publish(card("shared"), shared, raw(folder, f"{number}")).release_id)
    return made


def reading(root: str, url: str | None, until: str) -> int:
    """Reads until the file ``until`` is there; every release it sees is whole. How often it read."""
    rounds = 0
    with Workspace.open(Path(root), catalog_url=url) as workspace:
        while not Path(until).exists() or rounds < 2:
            releases = workspace.in_force()
            table = workspace.rows_of(releases, RecordKind.EVENTS)
            counted = workspace.arrow(table.group_by("release_id").agg(n=table.count())).to_pylist()
            assert {c["release_id"]: c["n"] for c in counted} == {r.release_id: r.accepted for r in releases}
            rounds += 1
    return rounds
