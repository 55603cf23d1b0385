"""What a reader returns: one file's rows in normal form, and the rows that were set aside."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from tahqiq.terms import COLUMNS, REJECTS, RecordKind

_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "date32": pa.date32(),
    "int8": pa.int8(),
    "int64": pa.int64(),
    "float64": pa.float64(),
}


def schema(kind: RecordKind) -> pa.Schema:
    """The Arrow schema of a kind of record: the columns of ``terms.COLUMNS[kind]``, in their order."""
    return pa.schema([pa.field(name, _TYPES[type_]) for name, type_ in COLUMNS[kind]])


def rejects_schema() -> pa.Schema:
    """The Arrow schema of rejects: row, record_id, field, value, reason."""
    return pa.schema([pa.field(name, _TYPES[type_]) for name, type_ in REJECTS])


@dataclass(frozen=True)
class Batch:
    """One file, read: ``table`` has exactly the columns of ``terms.COLUMNS[kind]``, ``rejects`` those of REJECTS.

    ``rows_read`` counts the file's data rows (not the header, not a row of HXL tags). Each rejected row has one
    entry in ``rejects``, its first fault. A row may become several records (a country-year is a total and its
    parts), so ``table.num_rows`` need not be ``accepted``.

    ``version`` is "" where neither the file nor the caller says it; ``published`` is as precise as is known (2022,
    2022-06, 2022-06-15) and "" where it is not. ``notes`` are sentences for the import's summary: what was assumed
    or corrected without setting a row aside.
    """

    kind: RecordKind
    table: pa.Table
    rejects: pa.Table
    rows_read: int
    version: str
    published: str
    notes: tuple[str, ...] = ()

    @property
    def rejected(self) -> int:
        """How many rows of the file were set aside."""
        return int(self.rejects.num_rows)

    @property
    def accepted(self) -> int:
        """How many rows of the file are in ``table``."""
        return self.rows_read - self.rejected
