"""UCDP's CSV files as Parquet, in UCDP's own columns, so that the same readers read both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tahqiq.errors import PackError


def build(source: Path, target: Path, leave_out: Sequence[str]) -> int:
    """Write every data row of ``source`` to ``target``, all cells as text. Returns the number of rows.

    ``leave_out`` are columns that may not be shipped (headlines of source articles). A row of HXL tags under the
    header is no data. Raises PackError when a column to leave out is not there: the file is then another than
    the recipe was written for.
    """
    if not source.is_file():
        raise PackError(f"{source} is missing; give --from the folder that holds the publishers' files")
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE raw AS SELECT * FROM read_csv(?, header=true, all_varchar=true, null_padding=false, "
            "sample_size=-1)",  # a quoted cell may come late
            [str(source)],
        )
        columns = [row[0] for row in db.execute("DESCRIBE raw").fetchall()]
        missing = sorted(set(leave_out) - set(columns))
        if missing:
            raise PackError(f"{source.name} has no column {', '.join(missing)}; the recipe would leave it out")
        kept = ", ".join(f'"{c}"' for c in columns if c not in set(leave_out))
        tagged = " OR ".join(f"starts_with(\"{c}\", '#')" for c in columns if c not in set(leave_out))
        query = f"SELECT {kept} FROM raw WHERE NOT coalesce({tagged}, false)"
        db.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)")
        row = db.execute("SELECT count(*) FROM read_parquet(?)", [str(target)]).fetchone()
    return int(row[0]) if row else 0
