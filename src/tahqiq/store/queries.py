"""Compiled queries, kept in the user's cache folder.

Importing Ibis and compiling a check's five expressions takes longer than DuckDB takes to answer them, and gives the
same SQL every time. It is kept under a key of everything it comes from: the versions of Tahqiq and Ibis, the source
file of the expression, its name and the views it reads. A cache that cannot be read or written is done without.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

Compiled = tuple[str, "pa.Schema"]


def folder() -> Path | None:
    """``tahqiq/queries`` in ``$XDG_CACHE_HOME`` or ``~/.cache``; None without a home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "tahqiq" / "queries"
    return None


def key(name: str, source: str, views: tuple[str, ...]) -> str:
    """The digest of all that the SQL of an expression depends on; ``source`` is the file that builds it."""
    parts = (__version__, _ibis(), _digest(source), name, *views)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def _ibis() -> str:
    return metadata.version("ibis-framework")


@cache
def _digest(source: str) -> str:
    return hashlib.sha256(Path(source).read_bytes()).hexdigest()


def kept(key: str) -> Compiled | None:
    """The SQL and result schema kept under a key; None if there is none that can be read."""
    place = folder()
    if place is None:
        return None
    try:
        record = json.loads((place / f"{key}.json").read_text(encoding="utf-8"))
        return record["sql"], _schema(record["schema"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _schema(text: str) -> pa.Schema:
    import pyarrow as pa

    return pa.ipc.read_schema(pa.py_buffer(base64.b64decode(text)))


def keep(key: str, compiled: Compiled) -> None:
    """Keep SQL and schema under a key, whole or not at all."""
    place = folder()
    if place is None:
        return
    sql, schema = compiled
    text = json.dumps({"sql": sql, "schema": base64.b64encode(schema.serialize().to_pybytes()).decode()})
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place, delete=False) as file:
            file.write(text)
        Path(file.name).replace(place / f"{key}.json")
