"""The bundled registry, and events made short."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import tahqiq
from tahqiq.registry import Registry, load
from tahqiq.terms.evidence import EVENTS

PACKS = Path(tahqiq.__file__).parent / "packs"
TYPES = {"string": pa.string(), "date32": pa.date32(), "int8": pa.int8(), "int64": pa.int64(), "float64": pa.float64()}
SCHEMA = pa.schema([(name, TYPES[kind]) for name, kind in EVENTS])


@pytest.fixture(scope="session")
def bundled() -> Registry:
    return load([PACKS / "pakistan", PACKS / "world"])


@pytest.fixture(scope="session")
def events() -> Callable[..., pa.Table]:
    """A table of events with every column; cells that are not given are null, the country is Pakistan."""

    def make(*rows: dict[str, Any]) -> pa.Table:
        filled = [{"country": "Pakistan", "iso3": "PAK", "where_prec": 1, **row} for row in rows]
        return pa.Table.from_pylist([{n: row.get(n) for n in SCHEMA.names} for row in filled], schema=SCHEMA)

    return make
