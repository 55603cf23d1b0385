"""A publisher's table that comes as Parquet: the same columns, read as the text a CSV would hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from tahqiq.errors import EvidenceError

MAGIC = b"PAR1"
pc: Any = pyarrow.compute  # its functions are made at run time


def is_parquet(path: Path) -> bool:
    """Whether a file says of itself that it is Parquet."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:  # the CSV reader says in one line why the file cannot be read
        return False


def column_names(path: Path) -> tuple[str, ...]:
    """The names of its columns; EvidenceError where the file is broken."""
    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise EvidenceError(_broken(path, error)) from error


def read_text(path: Path, wanted: Sequence[str], nulls: Collection[str] = ()) -> pa.Table:
    """The wanted columns as text in that order, null where empty or a word of ``nulls``."""
    try:
        table = pq.read_table(path, columns=list(wanted)).select(list(wanted))
        empty = pa.array(["", *nulls], pa.string())
        texts = [column.cast(pa.string()) for column in table.columns]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        raise EvidenceError(_broken(path, error)) from error
    kept = [pc.if_else(pc.is_in(text, value_set=empty), pa.scalar(None, pa.string()), text) for text in texts]
    return pa.table(dict(zip(wanted, kept, strict=True)))


def _broken(path: Path, error: Exception) -> str:
    return f"{path.name} is no readable Parquet file: {str(error).splitlines()[0]}; fetch the whole file again"
