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


def connect() -> duckdb.DuckDBPyConnection:
    """A fresh DuckDB in memory."""
    import duckdb

    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": tempfile.gettempdir(),  # by default it would spill into the current folder
        },
    )
    connection.execute(f"CREATE SCHEMA {VIEWS}")
    return connection


def over(connection: duckdb.DuckDBPyConnection) -> Backend:
    """Ibis on a connection. Takes about half a second the first time, nearly all of it Ibis's import."""
    import ibis

    return ibis.duckdb.from_connection(connection)


def relation(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Puts an Arrow table under a name, in place of whatever had it; not copied.

    Ibis's own ``memtable`` and DuckDB's ``register`` import pandas, a third of a second; this does not.
    """
    connection.from_arrow(table).create_view(name, replace=True)


def lay(
    connection: duckdb.DuckDBPyConnection, name: str, types: Columns, columns: Mapping[str, Sequence[object]]
) -> None:
    """Puts Python lists of one length as a table under a name, in place of whatever had it.

    For small tables (a document's claims): making an Arrow table from lists imports pandas too. ValueError if the
    lengths differ.
    """
    values = [list(columns[column]) for column, _ in types]
    if len({len(v) for v in values}) > 1:
        raise ValueError(f"{name} has columns of lengths {[len(v) for v in values]}: expected one length")
    parts = ", ".join(f'unnest(${i}::{_TYPES[type_]}[]) AS "{column}"' for i, (column, type_) in enumerate(types, 1))
    relation(connection, name, connection.sql(f"SELECT {parts}", params=values).to_arrow_table())


def compiled(backend: Backend, expression: ibis.Expr) -> tuple[str, pa.Schema]:
    """The SQL of an expression and the schema of its result."""
    table = expression.as_table()
    return backend.compile(table), table.schema().to_pyarrow()


def run(connection: duckdb.DuckDBPyConnection, sql: str, schema: pa.Schema) -> pa.Table:
    """What SQL gives, as Arrow of that schema; pandas is not imported."""
    found: pa.Table = connection.sql(sql).to_arrow_table()
    return found.cast(schema)


def definition(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The query that ``view`` put under a name."""
    ((found,),) = connection.execute(
        "SELECT sql FROM duckdb_views() WHERE schema_name = ? AND view_name = ?", [VIEWS, name]
    ).fetchall()  # to the end: a result that is left open holds the connection
    return str(found).partition(" AS ")[2].rstrip(";\n ")


def view(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    """Puts a query under a name among the as-of views."""
    connection.execute(f'CREATE OR REPLACE VIEW {VIEWS}."{name}" AS {sql}')


def drop(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Takes away what ``view`` put under a name."""
    connection.execute(f'DROP VIEW {VIEWS}."{name}"')
