"""The engine: Ibis on a DuckDB in memory that reads the lake's files. It never asks the network for an extension."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tahqiq.terms.evidence import Columns

if TYPE_CHECKING:
    import duckdb
    import ibis
    import pyarrow as pa
    from ibis.backends.duckdb import Backend

VIEWS = "lake"  # the schema of the as-of views, so that no relation of a caller can shadow one

_TYPES = {"string": "VARCHAR", "date32": "DATE", "int8": "TINYINT", "int64": "BIGINT", "float64": "DOUBLE"}


def make() -> Backend:
    """A fresh backend. Takes about half a second, most of it Ibis's import."""
    import duckdb
    import ibis

    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": tempfile.gettempdir(),  # by default it would spill into the current folder
        },
    )
    connection.execute(f"CREATE SCHEMA {VIEWS}")
    return ibis.duckdb.from_connection(connection)


def connection(backend: Backend) -> duckdb.DuckDBPyConnection:
    """The DuckDB connection of a backend."""
    held: duckdb.DuckDBPyConnection = backend.con
    return held


def relation(backend: Backend, name: str, table: pa.Table) -> ibis.Table:
    """An Arrow table under a name, in place of whatever had it; not copied.

    Ibis's own ``memtable`` and DuckDB's ``register`` import pandas, a third of a second; this does not.
    """
    connection(backend).from_arrow(table).create_view(name, replace=True)
    return backend.table(name)


def lists(backend: Backend, name: str, types: Columns, columns: Mapping[str, Sequence[object]]) -> ibis.Table:
    """Python lists of one length as a table under a name, in place of whatever had it.

    For small tables (a document's claims): making an Arrow table from lists imports pandas too. ValueError if the
    lengths differ.
    """
    values = [list(columns[column]) for column, _ in types]
    if len({len(v) for v in values}) > 1:
        raise ValueError(f"{name} has columns of lengths {[len(v) for v in values]}: expected one length")
    parts = ", ".join(f'unnest(${i}::{_TYPES[type_]}[]) AS "{column}"' for i, (column, type_) in enumerate(types, 1))
    return relation(backend, name, connection(backend).sql(f"SELECT {parts}", params=values).to_arrow_table())


def arrow(backend: Backend, expression: ibis.Expr) -> pa.Table:
    """The result of an expression as Arrow, with the types that Ibis gives it; pandas is not imported."""
    return run(backend, *compiled(backend, expression))


def compiled(backend: Backend, expression: ibis.Expr) -> tuple[str, pa.Schema]:
    """The SQL of an expression and the schema of its result."""
    table = expression.as_table()
    return backend.compile(table), table.schema().to_pyarrow()


def run(backend: Backend, sql: str, schema: pa.Schema) -> pa.Table:
    """What SQL gives, as Arrow of that schema."""
    found: pa.Table = connection(backend).sql(sql).to_arrow_table()
    return found.cast(schema)


def view(backend: Backend, name: str, sql: str) -> ibis.Table:
    """A query under a name among the as-of views."""
    connection(backend).execute(f'CREATE OR REPLACE VIEW {VIEWS}."{name}" AS {sql}')
    return backend.table(name, database=VIEWS)
