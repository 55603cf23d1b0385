"""A publisher's CSV (or the same table as Parquet) as columns of text: whole, or refused with one line that says why.

Nothing is interpreted here: cells are trimmed, empty cells become null, and that is all. A row with too few or too
many cells is set aside, never shifted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv as pacsv

from tahqiq.errors import EvidenceError
from tahqiq.sources import parquet
from tahqiq.sources.batch import rejects_schema

_HEAD = 1 << 20  # bytes looked at to tell what a file is
_BLOCKS = (1 << 20, 64 << 20)  # a block has to hold the longest row; the small one is twice as fast
_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV UTF-8",
    b"\xd0\xcf\x11\xe0": "an Excel workbook; save the sheet as CSV UTF-8",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"%PDF": "a PDF; give the publisher's CSV",
    b"\xff\xfe": "UTF-16; save it as CSV UTF-8",
    b"\xfe\xff": "UTF-16; save it as CSV UTF-8",
}

Rename = Callable[[str], str]
Broken = tuple[int, int, str]  # data row, cells, text
pc: Any = pyarrow.compute  # its functions are made at run time; the stubs that exist are stricter than they are


@dataclass(frozen=True)
class Header:
    """A file's column names as written and as known here; its delimiter ("": Parquet); whether HXL tags follow."""

    written: tuple[str, ...]
    names: tuple[str, ...]
    delimiter: str
    hxl: bool


@dataclass(frozen=True)
class RawTable:
    """The wanted columns as trimmed text (null where empty or absent), with ``row`` counting data rows from 1.

    ``broken`` are the rows whose cells did not fit the header, in the form of rejects.
    """

    table: pa.Table
    broken: pa.Table
    header: Header

    @property
    def rows_read(self) -> int:
        """Data rows of the file, broken ones too."""
        return int(self.table.num_rows + self.broken.num_rows)


def lower(name: str) -> str:
    """A column name without blanks around it, in lower case."""
    return name.strip().lower()


def read_header(path: Path, rename: Rename = lower) -> Header:
    """The column names of a file; EvidenceError where it can be neither a CSV in UTF-8 nor Parquet."""
    if parquet.is_parquet(path):
        names = parquet.column_names(path)
        return Header(names, tuple(map(rename, names)), "", False)
    text = _decode(path, _head(path))
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise EvidenceError(f"{path.name} is empty; expected a CSV with a header row")
    delimiter = max(",;\t", key=first.count)
    rows = (row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row)
    try:
        written = tuple(next(rows))
    except csv.Error as error:
        raise EvidenceError(f"{path.name} has no readable header row ({error}); expected a CSV in UTF-8") from error
    return Header(written, tuple(map(rename, written)), delimiter, _is_tags(rows))


def check_kind(path: Path) -> None:
    """EvidenceError where a file's first bytes are neither those of a CSV in UTF-8 nor of Parquet."""
    if not parquet.is_parquet(path):
        _decode(path, _head(path))


def read_columns(
    path: Path,
    required: Sequence[str],
    optional: Sequence[str] = (),
    *,
    nulls: Collection[str] = (),
    rename: Rename = lower,
) -> RawTable:
    """The named columns of a file, as text; ``nulls`` are words that stand for an empty cell ("NA").

    EvidenceError where columns are missing (all are listed), where a wanted one stands twice, where there is no data
    row, or where the file is cut off.
    """
    header = read_header(path, rename)
    present = [name for name in (*required, *optional) if name in header.names]
    _check_columns(path, header, required, present)
    table, broken = _parse(path, header, [header.written[header.names.index(name)] for name in present], nulls)
    if table.num_rows + len(broken) == 0:
        raise EvidenceError(f"{path.name} has a header and no data row; expected at least one")
    columns: dict[str, Any] = {name: _trim(table.column(i)) for i, name in enumerate(present)}
    empty = pa.nulls(table.num_rows, pa.string())
    columns |= {name: empty for name in optional if name not in columns}
    columns["row"] = _row_numbers(table.num_rows, [row for row, _, _ in broken])
    return RawTable(pa.table(columns), _rejects(broken, len(header.names)), header)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise EvidenceError(f"{path} cannot be read ({error.strerror}); expected a CSV file") from error
    if not head.strip():
        raise EvidenceError(f"{path.name} is empty; expected a CSV with a header row")
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise EvidenceError(f"{path.name} is {what}")
    if b"\0" in head:
        raise EvidenceError(f"{path.name} is a binary file; expected a CSV in UTF-8")
    return head


def _decode(path: Path, head: bytes) -> str:
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(head) == _HEAD and error.start > _HEAD - 4:  # a character cut by the end of the head
            return head[: error.start].decode("utf-8-sig")
        raise EvidenceError(_not_utf8(path)) from error


def _is_tags(rows: Iterator[list[str]]) -> bool:
    """Whether the next row holds HXL tags (#date+year) and nothing else."""
    try:
        cells = [cell for cell in next(rows, []) if cell.strip()]
    except csv.Error:  # a cell too long for a tag
        return False
    return bool(cells) and all(cell.startswith("#") for cell in cells)


def _not_utf8(path: Path) -> str:
    return f"{path.name} is not in UTF-8; save it as CSV UTF-8 (a wrong guess would garble names)"


def _check_columns(path: Path, header: Header, required: Sequence[str], present: Sequence[str]) -> None:
    missing = [name for name in required if name not in header.names]
    if missing:
        raise EvidenceError(
            f"{path.name} lacks {len(missing)} of the {len(required)} columns expected: {', '.join(missing)};"
            f" it has {_shorten(header.names)}"
        )
    twice = [name for name in present if header.names.count(name) > 1]
    if twice:
        raise EvidenceError(f"{path.name} has these columns more than once: {', '.join(twice)}; keep one of each")


def _shorten(names: Sequence[str], limit: int = 6) -> str:
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(name or '""' for name in names[:limit]) + more


def _parse(path: Path, header: Header, wanted: list[str], nulls: Collection[str]) -> tuple[pa.Table, list[Broken]]:
    """The wanted columns, and the rows that do not fit the header."""
    if not header.delimiter:
        return parquet.read_text(path, wanted, nulls), []
    convert = pacsv.ConvertOptions(
        include_columns=wanted,
        column_types=dict.fromkeys(wanted, pa.string()),
        strings_can_be_null=True,
        null_values=["", *nulls],
    )
    try:
        try:
            return _parse_blocks(path, header, convert, _BLOCKS[0])
        except pa.ArrowInvalid as error:
            if "straddling" not in str(error):
                raise
            return _parse_blocks(path, header, convert, _BLOCKS[1])
    except pa.ArrowInvalid as error:
        if "UTF8" in str(error):
            raise EvidenceError(_not_utf8(path)) from error
        raise EvidenceError(f"{path.name} is no readable CSV: {str(error).splitlines()[0]}") from error


def _parse_blocks(
    path: Path, header: Header, convert: pacsv.ConvertOptions, block: int
) -> tuple[pa.Table, list[Broken]]:
    broken: list[Broken] = []
    above = 2 if header.hxl else 1

    def set_aside(row: Any) -> Literal["skip"]:
        broken.append((row.number - above, row.actual_columns, row.text))
        return "skip"

    table = pacsv.read_csv(
        path,
        # with threads the parser does not say which row is broken
        read_options=pacsv.ReadOptions(use_threads=False, block_size=block, skip_rows_after_names=above - 1),
        parse_options=pacsv.ParseOptions(
            delimiter=header.delimiter, newlines_in_values=True, invalid_row_handler=set_aside
        ),
        convert_options=convert,
    )
    _check_whole(path, header, table.num_rows, broken)
    return table, broken


def _check_whole(path: Path, header: Header, good: int, broken: list[Broken]) -> None:
    """Refuse a file that is cut off: too few cells and no end of line in its last row, or an open quotation mark.

    An open quotation mark in the last column swallows all that follows it without a broken row to show for it.
    """
    width = len(header.names)
    with path.open("rb") as file:
        marks = sum(block.count(b'"') for block in iter(lambda: file.read(_HEAD), b""))
        file.seek(-1, io.SEEK_END)
        ends = file.read(1) in b"\r\n"
    short = bool(broken) and broken[-1][0] == good + len(broken) and broken[-1][1] < width and not ends
    if short or (marks % 2 and _ends_in_quotes(path, header.delimiter)):
        where = f"data row {good + len(broken)}"
        raise EvidenceError(
            f"{path.name} is cut off, or a quotation mark is not closed, in {where}; fetch the whole file again"
        )


def _ends_in_quotes(path: Path, delimiter: str) -> bool:
    """Whether the last cell is never closed. Slow, so asked only where the number of quotation marks is odd."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for _ in csv.reader(file, delimiter=delimiter, strict=True):
                pass
        except csv.Error as error:  # the rest of a long file can be too long for a cell, which says the same
            return "end of data" in str(error) or "field limit" in str(error)
    return False


def _trim(column: Any) -> Any:
    trimmed = pc.ascii_trim_whitespace(column)
    empty = pc.equal(trimmed, "")
    return pc.if_else(empty, pa.scalar(None, pa.string()), trimmed) if pc.any(empty).as_py() else trimmed


def _row_numbers(good: int, broken: list[int]) -> Any:
    rows = pa.array(range(1, good + len(broken) + 1), pa.int64())
    return rows.filter(pc.invert(pc.is_in(rows, value_set=pa.array(broken, pa.int64())))) if broken else rows


def _rejects(broken: list[Broken], width: int) -> pa.Table:
    rows = [
        {"row": row, "record_id": "", "field": "", "value": text[:80], "reason": f"{cells} cells in a row of {width}"}
        for row, cells, text in broken
    ]
    return pa.Table.from_pylist(rows, schema=rejects_schema())
