"""Many rows as CSV, a batch of columns at a time: no row passes through Python, no file is held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from starlette.responses import StreamingResponse

if TYPE_CHECKING:
    import pyarrow as pa

_FORMULA = r"^ *[=+\-@\t\r\n＝＋－＠]"
"""What some spreadsheets read as a formula (``serve.report.as_csv``)."""
_HIDDEN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{ad}\x{34f}\x{180e}\x{200b}\x{202a}-\x{202e}"
    r"\x{2060}-\x{206f}\x{feff}\x{e0000}-\x{e007f}]"
)
"""Characters that hide or turn text round; they are left out."""


def streamed(batches: Iterator[pa.RecordBatch], name: str, more: Mapping[str, str]) -> StreamingResponse:
    """The batches as a CSV file to save, each row with what is the same for all (``more``)."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(_written(batches, more), media_type="text/csv; charset=utf-8", headers=headers)


def _written(batches: Iterator[pa.RecordBatch], more: Mapping[str, str]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import csv

    header = True
    for batch in batches:
        columns: dict[str, Any] = {field.name: _safe(batch[field.name]) for field in batch.schema}
        columns |= {key: pa.repeat(value, batch.num_rows) for key, value in more.items()}
        sink = pa.BufferOutputStream()
        csv.write_csv(pa.table(columns), sink, csv.WriteOptions(include_header=header))
        header = False
        yield sink.getvalue().to_pybytes()


def _safe(column: pa.Array) -> pa.Array:
    """A column in which no text can be taken for a formula, nor hides what it says."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(column.type):
        return column
    clear = pc.replace_substring_regex(column, _HIDDEN, "")
    formula = pc.match_substring_regex(clear, _FORMULA)
    return pc.if_else(formula, pc.binary_join_element_wise("'", clear, ""), clear)
