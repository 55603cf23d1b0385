"""A file is read whole, or refused with one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import EvidenceError
from tahqiq.sources.csvfile import read_columns, read_header


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def texts(path: Path, *names: str) -> list[dict[str, str | None]]:
    return read_columns(path, names).table.drop(["row"]).to_pylist()


def test_mark_quotes_newlines_and_blanks(file: Path) -> None:
    file.write_bytes('\ufeffId,b\r\n1,"two\nlines, ""quoted"""\r\n\r\n 2 ,  \r\n'.encode())
    assert texts(file, "id", "b") == [{"id": "1", "b": 'two\nlines, "quoted"'}, {"id": "2", "b": None}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(file: Path, delimiter: str) -> None:
    file.write_text(f"a{delimiter}b\n1{delimiter}2\n", encoding="utf-8")
    assert texts(file, "b", "a") == [{"b": "2", "a": "1"}]


def test_a_row_of_hxl_tags_is_no_data(file: Path) -> None:
    file.write_text("a,b,c\n,#date+year,#geo+lat\n1,2\n3,4,5\n", encoding="utf-8")
    raw = read_columns(file, ["a"])
    assert raw.header.hxl
    assert raw.rows_read == 2
    assert raw.table.to_pylist() == [{"a": "3", "row": 2}]
    assert raw.broken.to_pylist() == [
        {"row": 1, "record_id": "", "field": "", "value": "1,2", "reason": "2 cells in a row of 3"}
    ]


def test_a_broken_row_shifts_no_other(file: Path) -> None:
    file.write_text("a,b\n1,x\n2,y,z\n3,w\n", encoding="utf-8")
    raw = read_columns(file, ["a", "b"])
    assert raw.table.column("row").to_pylist() == [1, 3]
    assert raw.broken.column("row").to_pylist() == [2]


def test_a_cell_longer_than_a_block(file: Path) -> None:
    long = "x" * (3 << 20)
    file.write_text(f'a,b\n1,"{long}"\n2,y\n', encoding="utf-8")
    assert [row["b"] for row in texts(file, "a", "b")] == [long, "y"]


def test_a_lone_mark_in_an_open_cell_is_text(file: Path) -> None:
    file.write_text('a,b\n1,5" pipe\n2,y\n', encoding="utf-8")
    assert [row["b"] for row in texts(file, "a", "b")] == ['5" pipe', "y"]


def test_absent_optional_columns_are_empty(file: Path) -> None:
    file.write_text("a\n1\n", encoding="utf-8")
    assert read_columns(file, ["a"], ["b"]).table.column("b").to_pylist() == [None]


def test_words_for_an_empty_cell(file: Path) -> None:
    file.write_text('a,b\nNA,x\n"NULL",y\n', encoding="utf-8")
    assert read_columns(file, ["a"], nulls=["NA", "NULL"]).table.column("a").null_count == 2
    assert read_columns(file, ["a"]).table.column("a").null_count == 0


REFUSED = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "header only": (b"a,b\n", "has a header and no data row"),
    "binary": (b"a,b\n\0\1", "is a binary file"),
    "zip": (b"PK\x03\x04xx", "ZIP archive or an Excel workbook"),
    "gzip": (b"\x1f\x8b\x08", "compressed with gzip"),
    "utf-16": ("a,b\n1,2\n".encode("utf-16"), "UTF-16"),
    "latin-1": ("a,b\n1,Köln\n".encode("latin-1"), "not in UTF-8"),
    "missing columns": (b"c,a\n1,2\n", "lacks 1 of the 2 columns expected: b; it has c, a"),
    "a column twice": (b"a,b,B\n1,2,3\n", "more than once: b"),
    "cut in a cell": (b'a,b\n1,2\n"3', "cut off, or a quotation mark is not closed, in data row 2"),
    "cut in the last cell": (b'a,b\n1,2\n3,"fo', "cut off, or a quotation mark is not closed, in data row 2"),
    "cut in a row": (b"a,b\n1,2\n3", "cut off, or a quotation mark is not closed, in data row 2"),
    "a mark swallows rows": (b'a,b\n1,"2\n3,4\n5,6\n', "a quotation mark is not closed, in data row 1"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_in_one_line(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    with pytest.raises(EvidenceError, match=message) as caught:
        read_columns(file, ["a", "b"])
    assert "file.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_latin_1_far_down_is_refused_too(file: Path) -> None:
    file.write_bytes(b"a,b\n" + b"1,2\n" * 400_000 + "3,Köln\n".encode("latin-1"))
    with pytest.raises(EvidenceError, match="not in UTF-8"):
        read_columns(file, ["a", "b"])


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(EvidenceError, match="cannot be read"):
            read_header(path)


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=8))
def test_cells_come_back_as_written(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "cells.csv"
    # the last cell keeps the row from being empty, and from being HXL tags
    lines = ["a,b,end"] + [",".join('"' + cell.replace('"', '""') + '"' for cell in (*row, "x")) for row in rows]
    path.write_bytes("\n".join(lines).encode() + b"\n")
    blank = " \t\n\v\f"
    expected = [{"a": a.strip(blank) or None, "b": b.strip(blank) or None, "end": "x"} for a, b in rows]
    assert texts(path, "a", "b", "end") == expected
