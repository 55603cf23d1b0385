"""The log of judgements on names: rows are only ever added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tahqiq.store import tables
from tahqiq.store.tables import NAMES
from tahqiq.store.times import utc
from tahqiq.terms import Judgement, NameDecision

if TYPE_CHECKING:
    from tahqiq.store.catalog import Catalog


class Names:
    """The judgements on names of one workspace, oldest first."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def all(self) -> list[NameDecision]:
        """Every judgement, withdrawals and withdrawn ones too."""
        with self._catalog.reading() as connection:
            return self._all(connection)

    def last(self) -> int:
        """The number of the newest one, 0 where there is none."""
        with self._catalog.reading() as connection:
            if not sa.inspect(connection).has_table(NAMES.name):
                return 0
            return int(connection.execute(sa.select(sa.func.max(NAMES.c.seq))).scalar() or 0)

    def add(self, make: Callable[[list[NameDecision]], list[NameDecision]]) -> list[NameDecision]:
        """Stores what ``make`` makes of the log so far, all or none, and gives it back with its numbers.

        Nobody else writes between the reading and the storing. What ``make`` raises leaves the log as it was.
        """
        with self._catalog.writing() as connection:
            tables.with_names(connection)
            made = []
            for one in make(self._all(connection)):
                row = {f.name: getattr(one, f.name) for f in fields(one) if f.name != "seq"}
                key = connection.execute(
                    sa.insert(NAMES).values(row | {"judgement": str(one.judgement)})
                ).inserted_primary_key
                assert key is not None
                made.append(replace(one, seq=int(key[0])))
            return made

    def _all(self, connection: sa.Connection) -> list[NameDecision]:
        if not sa.inspect(connection).has_table(NAMES.name):  # nobody has judged a name in it yet
            return []
        return [_made(row) for row in connection.execute(sa.select(NAMES).order_by(NAMES.c.seq)).mappings()]


def _made(row: sa.RowMapping) -> NameDecision:
    values: dict[str, Any] = dict(row)
    return NameDecision(**values | {"at": utc(values["at"]), "judgement": Judgement(values["judgement"])})
