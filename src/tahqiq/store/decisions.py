"""The log of decisions: rows are only ever added, never changed or removed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tahqiq.store import tables
from tahqiq.store.tables import DECISIONS
from tahqiq.store.times import utc
from tahqiq.terms import Act, Anchor, DecidedOn, Decision, Part, Target

if TYPE_CHECKING:
    from tahqiq.store.catalog import Catalog


class Log:
    """The decisions of one workspace, oldest first."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def documents(self) -> list[DecidedOn]:
        """The documents that were decided on, each text once, in the order of their first decision."""
        columns = [DECISIONS.c[name] for name in ("sha256", "title", "date", "sketch")]
        first = sa.select(sa.func.min(DECISIONS.c.seq)).group_by(DECISIONS.c.sha256)
        return [_document(row) for row in self._rows(sa.select(*columns).where(DECISIONS.c.seq.in_(first)))]

    def last(self) -> int:
        """The number of the newest decision, 0 where there is none: it grows whenever anything is decided."""
        found = self._rows(sa.select(DECISIONS.c.seq).order_by(DECISIONS.c.seq.desc()).limit(1))
        return int(found[0]["seq"]) if found else 0

    def of(self, texts: Iterable[str] | None = None) -> list[Decision]:
        """Every decision on the documents with these digests (None: on all), withdrawals and withdrawn ones too."""
        with self._catalog.reading() as connection:
            return self._of(connection, None if texts is None else list(texts))

    def add(self, make: Callable[[Sequence[Decision]], Decision], texts: Iterable[str] | None = None) -> Decision:
        """Stores what ``make`` makes of the decisions so far (as of ``of``), and gives it back with its number.

        Nobody else writes between the reading and the storing, so a decision never rests on a log that has moved on.
        What ``make`` raises leaves the log as it was.
        """
        with self._catalog.writing() as connection:
            tables.upgrade(connection)
            decision = make(self._of(connection, None if texts is None else list(texts)))
            insert = sa.insert(DECISIONS).values(_row(decision))
            key = connection.execute(insert).inserted_primary_key
            assert key is not None
            return replace(decision, seq=int(key[0]))

    def _of(self, connection: sa.Connection, texts: list[str] | None) -> list[Decision]:
        if not sa.inspect(connection).has_table(DECISIONS.name):
            return []
        query = sa.select(DECISIONS).order_by(DECISIONS.c.seq)
        if texts is not None:
            query = query.where(DECISIONS.c.sha256.in_(texts))
        return [_decision(row) for row in connection.execute(query).mappings()]

    def _rows(self, query: sa.Select[Any]) -> list[sa.RowMapping]:
        with self._catalog.reading() as connection:
            if not sa.inspect(connection).has_table(DECISIONS.name):  # a workspace of schema 1
                return []
            return list(connection.execute(query.order_by(DECISIONS.c.seq)).mappings())


def _row(made: Decision) -> dict[str, Any]:
    body = {
        "targets": [{"anchor": _anchor_row(t.anchor), "slots": dict(t.slots)} for t in made.targets],
        "parts": [{"anchor": p.anchor and _anchor_row(p.anchor), "slots": dict(p.slots)} for p in made.parts],
    }
    on = made.document
    return {
        "act": str(made.act), "sha256": on.sha256, "title": on.title, "date": on.date,
        "sketch": ",".join(f"{h:x}" for h in on.sketch), "body": json.dumps(body), "by": made.by,
        "at": made.at, "note": made.note, "withdraws": made.withdraws,
    }  # fmt: skip


def _anchor_row(anchor: Anchor) -> dict[str, Any]:
    return {name: getattr(anchor, name) for name in Anchor.__slots__}


def _document(row: sa.RowMapping) -> DecidedOn:
    sketch = tuple(int(h, 16) for h in row["sketch"].split(",") if h)
    return DecidedOn(row["sha256"], row["title"], row["date"], sketch)


def _decision(row: sa.RowMapping) -> Decision:
    body: Mapping[str, Any] = json.loads(row["body"])
    targets = tuple(Target(Anchor(**t["anchor"]), t["slots"]) for t in body["targets"])
    parts = tuple(Part(p["slots"], Anchor(**p["anchor"]) if p["anchor"] else None) for p in body["parts"])
    return Decision(
        Act(row["act"]), _document(row), targets, parts, row["by"], utc(row["at"]), row["note"],
        row["withdraws"], row["seq"],
    )  # fmt: skip
