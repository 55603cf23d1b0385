"""Times as the catalog keeps them: in UTC, to the second."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """Now, in UTC."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def utc(at: dt.datetime) -> dt.datetime:
    """A time that was read: SQLite keeps no zone, PostgreSQL gives the zone of its own place; we write UTC."""
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)
