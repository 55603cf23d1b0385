"""A table that comes as Parquet reads as the CSV it was made from."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tahqiq.errors import EvidenceError
from tahqiq.sources.csvfile import read_columns, read_header

TABLE = {"Id": ["1", "2", "3"], "best": [4, None, 6], "place": [" Quetta ", "", "NA"]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.parquet"
    pq.write_table(pa.table(TABLE), path)
    return path


def test_the_same_text_as_from_a_csv(file: Path) -> None:
    csv = file.with_suffix(".csv")
    csv.write_text("Id,best,place\n1,4, Quetta \n2,,\n3,6,NA\n", encoding="utf-8")
    ours, theirs = (read_columns(path, ["id", "place"], ["best", "absent"], nulls=["NA"]) for path in (file, csv))
    assert ours.table.equals(theirs.table)
    assert ours.rows_read == 3
    assert ours.broken.num_rows == 0


def test_names_are_known_without_reading_the_rows(file: Path) -> None:
    assert read_header(file).names == ("id", "best", "place")


def test_missing_columns_are_listed(file: Path) -> None:
    with pytest.raises(EvidenceError, match="lacks 1 of the 2 columns expected: country"):
        read_columns(file, ["id", "country"])


def test_a_file_that_is_cut_off_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(EvidenceError, match=r"events\.parquet is no readable Parquet file"):
        read_columns(file, ["id"])


def test_a_column_that_is_no_text_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [["1"]]}), tmp_path / "lists.parquet")
    with pytest.raises(EvidenceError, match="no readable Parquet file"):
        read_columns(tmp_path / "lists.parquet", ["id"])
