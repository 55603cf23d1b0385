"""The address of rows: which rows of which release, as a text that stays good as long as the release."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

SCHEME = "tahqiq"
_SAFE = ",+:/@"  # legal in a query, and easier read than escaped


@dataclass(frozen=True, slots=True)
class RowsAt:
    """Rows of one release: those with the ``ids``, or the events of ``areas``, ``start`` to ``end``.

    The events are those placed in the areas (by the borders of their day) that began and ended within the days, of
    one ``actor`` on either side and one ``kind`` of violence where these are given.
    """

    release: str
    ids: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    actor: str = ""
    kind: str = ""

    def __str__(self) -> str:
        if self.ids:
            return f"{SCHEME}:{self.release}?{urlencode({'id': ','.join(self.ids)}, safe=_SAFE)}"
        query = {"area": "+".join(self.areas), "start": str(self.start), "end": str(self.end)}
        query |= {name: text for name, text in (("actor", self.actor), ("kind", self.kind)) if text}
        return f"{SCHEME}:{self.release}?{urlencode(query, safe=_SAFE)}"


def merged(rows: Iterable[RowsAt]) -> tuple[RowsAt, ...]:
    """The same rows in fewest addresses: all ids of a release together, in order, each once."""
    ids: dict[str, tuple[RowsAt, dict[str, None]]] = {}
    others: dict[RowsAt, None] = {}
    for item in rows:
        if item.ids:
            ids.setdefault(item.release, (item, {}))[1].update(dict.fromkeys(item.ids))
        else:
            others[item] = None
    return (
        *(first if len(first.ids) == len(all_) else replace(first, ids=tuple(all_)) for first, all_ in ids.values()),
        *others,
    )
