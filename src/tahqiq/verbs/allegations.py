"""``allegations``: who alleges what of whom, who denies it, what was offered, and how that was told over releases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.errors import UnknownName
from tahqiq.terms import RecordKind
from tahqiq.verbs.licence import passes_on

if TYPE_CHECKING:
    from tahqiq.store import Workspace

Row = Mapping[str, Any]
_OF_THE_RELEASE = ("dataset", "release_id", "known_from")


@dataclass(frozen=True, slots=True)
class Version:
    """An allegation as a release has it. ``changed`` are pairs of what was and what is, by column; none at first."""

    release: str
    changed: Mapping[str, tuple[Any, Any]]


def allegations(workspace: Workspace, as_of: dt.date | None = None) -> list[Row]:
    """The allegations known on the day, the newest first (``terms.COLUMNS``, ``dataset`` and ``release_id``)."""
    table = workspace.table(RecordKind.ALLEGATIONS, as_of).order_by(["allegation_id", "release_id"])
    rows = [row for row in workspace.arrow(table).to_pylist() if passes_on(row["dataset"])]
    return sorted(rows, key=lambda row: str(row["first_date"] or ""), reverse=True)


def allegation(name: str, workspace: Workspace, as_of: dt.date | None = None) -> tuple[Row, list[Version]]:
    """The allegation of that id, and how each release that is held tells it, the oldest first.

    UnknownName if there is none, or it was not known yet.
    """
    own = next((row for row in allegations(workspace, as_of) if row["allegation_id"] == name), None)
    if own is None:
        when = f" known on {as_of}" if as_of else ""
        raise UnknownName(f"no allegation{when} has the id {name!r}; /allegations lists those there are")
    held = [r for r in workspace.releases() if r.dataset == own["dataset"]]
    versions: list[Version] = []
    before: Row | None = None
    for release in held:
        table = workspace.rows_of([release], release.kind, as_of)
        for row in workspace.arrow(table.filter(table.allegation_id == name)).to_pylist():
            versions.append(Version(release.release_id, _changed(before, row) if before else {}))
            before = row
    return own, versions


def _changed(before: Row, now: Row) -> dict[str, tuple[Any, Any]]:
    return {k: (before[k], v) for k, v in now.items() if k not in _OF_THE_RELEASE and before[k] != v}
