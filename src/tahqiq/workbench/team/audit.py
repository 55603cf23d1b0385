"""The log of who did what; it is added to and never changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.workbench.team.tables import AUDIT


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody did, or tried to."""

    seq: int
    at: dt.datetime
    by: str
    act: str
    on: str
    outcome: str


class Audit:
    """The log of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def note(self, by: str, act: str, on: str, outcome: str) -> None:
        """Adds a line."""
        row = {"at": now(), "by": by[:200], "act": act[:64], "on": on[:300], "outcome": outcome[:64]}
        with self._catalog.writing() as connection:
            connection.execute(sa.insert(AUDIT).values(row))

    def latest(self, most: int = 100, before: int = 0) -> list[Deed]:
        """The newest lines, newest first, after skipping ``before`` of them."""
        query = sa.select(AUDIT).order_by(AUDIT.c.seq.desc()).limit(most).offset(before)
        with self._catalog.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Deed(r["seq"], utc(r["at"]), r["by"], r["act"], r["on"], r["outcome"]) for r in rows]

    def count(self) -> int:
        """How many lines there are."""
        with self._catalog.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar_one())
