"""As-of views: which releases are in force on a day, and the SQL that reads their rows as they were known then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.store.versions import order
from tahqiq.terms import COLUMNS, RecordKind, Release

if TYPE_CHECKING:
    from tahqiq.store.catalog import Entry

KNOWN: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.OBSERVATIONS: ("known_from", "end", "start"),
    RecordKind.INCIDENTS: ("known_from", "end", "start"),
    RecordKind.FACTS: ("known_from", "start"),
    RecordKind.ALLEGATIONS: ("known_from",),
}
"""By which column a row is dated for knowledge, the first that is given: a statistic cannot have been public before its
period ended, nor a fact before it came about. A row with none of them is always shown."""

_SQL_TYPES = {"string": "VARCHAR", "date32": "DATE", "int8": "TINYINT", "int64": "BIGINT", "float64": "DOUBLE"}


EVERYWHERE = "world"  # the area of a release that covers every country


def visible(entries: Iterable[Entry], as_of: dt.date | None) -> list[Entry]:
    """The releases of which something was public on that day, by dataset, the oldest version first.

    Events are public from their release's day. Rows of the other kinds have days of their own, so a compilation made
    today is seen as of a day five years ago, with the rows that were public then.
    """
    seen = [e for e in entries if as_of is None or e.first_known <= as_of]
    return sorted(seen, key=lambda e: (e.release.dataset, order(e.release.version), e.seq))


def visible_releases(entries: Iterable[Entry], as_of: dt.date | None) -> list[Release]:
    """The same without what only the catalog needs."""
    return [e.release for e in visible(entries, as_of)]


def in_force(entries: Iterable[Entry], as_of: dt.date | None) -> list[Release]:
    """The newest visible version of each dataset and area; of one version, the last import.

    A release of one country does not replace another country's, but one of the world replaces all before it.
    """
    held: dict[tuple[str, str], Release] = {}
    for entry in visible(entries, as_of):
        release = entry.release
        if release.area == EVERYWHERE:
            held = {key: r for key, r in held.items() if key[0] != release.dataset}
        held[release.dataset, release.area] = release
    return list(held.values())


def sql(kind: RecordKind, files: Sequence[tuple[Release, Path]], as_of: dt.date | None) -> str:
    """Every row of these releases that was public on the day, with its dataset and release_id."""
    if not files:
        return _empty(kind)
    columns = ", ".join(f'"{name}"' for name, _ in COLUMNS[kind])
    return " UNION ALL ".join(
        f"SELECT {columns}, {_text(release.dataset)} AS dataset, {_text(release.release_id)} AS release_id "
        f"FROM read_parquet({_text(_literal(path))}){_where(kind, as_of)}"
        for release, path in files
    )


def _where(kind: RecordKind, as_of: dt.date | None) -> str:
    if as_of is None or kind not in KNOWN:
        return ""
    known = ", ".join(f'"{name}"' for name in KNOWN[kind])
    return f" WHERE coalesce({known}, DATE '{as_of}') <= DATE '{as_of}'"


def _empty(kind: RecordKind) -> str:
    typed = [(name, _SQL_TYPES[type_]) for name, type_ in COLUMNS[kind]]
    typed += [("dataset", "VARCHAR"), ("release_id", "VARCHAR")]
    columns = ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in typed)
    return f"SELECT {columns} WHERE false"


def _literal(path: Path) -> str:
    """The path with nothing in it that DuckDB would take for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path.as_posix())


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
