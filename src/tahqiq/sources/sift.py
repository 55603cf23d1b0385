"""Rows of text to normal form: what cannot be counted right is set aside, the rest is cast; all of it in SQL.

A reader gives a query that casts the text (``cast``, reads from ``raw``), the rules by which a row is set aside, and
a query that puts the rows kept in normal form (``select``, reads from ``kept``). DuckDB runs them over columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from tahqiq.sources.batch import rejects_schema, schema
from tahqiq.sources.csvfile import RawTable
from tahqiq.terms import RecordKind

# Text to values; null where the text is not one. The forms are those the files really have: whole numbers written
# 300380.0, days with a time of day, publication dates of a month or a year only.
MACROS = r"""
CREATE TEMP MACRO as_whole(t) AS
  CASE WHEN regexp_full_match(t, '[+-]?\d{1,18}(\.0*)?') THEN try_cast(split_part(t, '.', 1) AS BIGINT) END;
CREATE TEMP MACRO as_number(t) AS
  CASE WHEN regexp_full_match(t, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?') AND isfinite(try_cast(t AS DOUBLE))
       THEN try_cast(t AS DOUBLE) END;
CREATE TEMP MACRO as_day(t) AS
  CASE WHEN regexp_full_match(t, '[12]\d{3}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?')
       THEN try_cast(left(t, 10) AS DATE) END;
CREATE TEMP MACRO first_day(t) AS
  CASE WHEN regexp_full_match(t, '[12]\d{3}') THEN try_cast(t || '-01-01' AS DATE)
       WHEN regexp_full_match(t, '[12]\d{3}-\d{2}') THEN try_cast(t || '-01' AS DATE)
       ELSE as_day(t) END;
CREATE TEMP MACRO final_day(t) AS
  CASE WHEN regexp_full_match(t, '[12]\d{3}') THEN try_cast(t || '-12-31' AS DATE)
       WHEN regexp_full_match(t, '[12]\d{3}-\d{2}') THEN last_day(try_cast(t || '-01' AS DATE))
       ELSE as_day(t) END;
-- a fiscal year is written 2018-19; null where the text is none
CREATE TEMP MACRO fiscal_year(t) AS
  CASE WHEN regexp_full_match(t, '[12]\d{3}-\d{2}')
        AND try_cast(right(t, 2) AS INT) = (try_cast(left(t, 4) AS INT) + 1) % 100
       THEN try_cast(left(t, 4) AS BIGINT) END;
CREATE TEMP MACRO fiscal_first(t, month) AS make_date(fiscal_year(t), month, 1);
CREATE TEMP MACRO fiscal_final(t, month) AS make_date(fiscal_year(t) + 1, month, 1) - 1;
"""


@dataclass(frozen=True)
class Rule:
    """A row for which ``when`` holds is set aside.

    ``field`` is the column of the file that is at fault; ``reason`` says what was expected, and may be SQL when
    ``sql`` is set; ``shows`` is the SQL of the value shown, where that is not the field's own text.
    """

    field: str
    when: str
    reason: str
    shows: str = ""
    sql: bool = False


@dataclass(frozen=True)
class Plan:
    """How a file's text becomes records: see the module.

    ``measures`` are SQL aggregates over the rows kept. ``variables`` are read in SQL with ``getvariable(name)``;
    ``tables`` are further relations that the queries join with.
    """

    kind: RecordKind
    record_id: str
    cast: str
    rules: Sequence[Rule]
    select: str
    measures: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, Any] = field(default_factory=dict)
    tables: Mapping[str, pa.Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Sifted:
    """The records, the rejects (one a row, its first fault) and the measures."""

    table: pa.Table
    rejects: pa.Table
    measured: dict[str, int]


def sift(raw: RawTable, plan: Plan) -> Sifted:
    """Cast, judge and put in normal form every row of a file. Rows keep their order."""
    with duckdb.connect() as con:
        con.execute(MACROS)
        for name, table in {"cells": raw.table, **plan.tables}.items():
            con.register(name, table)
        con.execute(_raw(raw.table.column_names, plan.record_id))
        for name, value in plan.variables.items():
            con.execute(f"SET VARIABLE {name} = ?", [value])
        con.execute(f"CREATE TEMP TABLE judged AS SELECT *, {_first_fault(plan.rules)} AS fault FROM ({plan.cast})")
        con.execute("CREATE TEMP VIEW kept AS SELECT * EXCLUDE (fault) FROM judged WHERE fault IS NULL")
        records = con.sql(plan.select).to_arrow_table()
        rejects = con.sql(_rejects(plan)).to_arrow_table().cast(rejects_schema())
        return Sifted(
            records.select(schema(plan.kind).names).cast(schema(plan.kind)),
            pa.concat_tables([rejects, raw.broken]).sort_by("row"),
            _measure(con, plan.measures),
        )


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _raw(names: Sequence[str], record_id: str) -> str:
    """The relation ``raw``: the text, and ``content``, a digest of every cell of the row but its id."""
    cells = ", ".join(f'"{name}"' for name in names if name not in ("row", record_id))
    return f"CREATE TEMP VIEW raw AS SELECT *, hash({cells}) AS content FROM cells"


def _first_fault(rules: Sequence[Rule]) -> str:
    cases = " ".join(f"WHEN {rule.when} THEN {i}" for i, rule in enumerate(rules))
    return f"CASE {cases} END"


def _rejects(plan: Plan) -> str:
    def choose(texts: list[str]) -> str:
        return "CASE fault " + " ".join(f"WHEN {i} THEN {text}" for i, text in enumerate(texts)) + " END"

    fields = choose([quoted(rule.field) for rule in plan.rules])
    values = choose([f"({rule.shows or _column(rule.field)})::VARCHAR" for rule in plan.rules])
    reasons = choose([rule.reason if rule.sql else quoted(rule.reason) for rule in plan.rules])
    return f"""
        WITH faulty AS (SELECT row, fault, {reasons} AS reason FROM judged WHERE fault IS NOT NULL)
        SELECT faulty.row, coalesce(raw."{plan.record_id}", '') AS record_id, {fields} AS field,
               coalesce({values}, '') AS value, reason
        FROM faulty JOIN raw ON raw.row = faulty.row ORDER BY faulty.row"""


def _column(name: str) -> str:
    return f'raw."{name}"'


def _measure(con: duckdb.DuckDBPyConnection, measures: Mapping[str, str]) -> dict[str, int]:
    if not measures:
        return {}
    row = con.execute(f"SELECT {', '.join(measures.values())} FROM kept").fetchone() or ()
    return {name: int(value or 0) for name, value in zip(measures, row, strict=True)}
