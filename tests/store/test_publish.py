from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import logging
from pathlib import Path

import pytest

from tahqiq.errors import EvidenceError, InputError, UnknownName, WorkspaceError
from tahqiq.store import Workspace, lake
from tahqiq.terms import RecordKind

from .making import batch, card, events, expected_files, files, raw


def test_a_release_says_what_was_imported(workspace: Workspace, tmp_path: Path) -> None:
    source = raw(tmp_path)
    made = workspace.publish(card(), events(3), source, retrieved=dt.date(2024, 7, 1))
    assert made.release_id == "battles@1.0"
    assert (made.rows_read, made.accepted, made.rejected) == (4, 3, 1)
    assert (made.start, made.end) == (dt.date(2024, 1, 1), dt.date(2024, 1, 3))
    assert (made.known_from, made.retrieved) == (dt.date(2024, 6, 15), dt.date(2024, 7, 1))
    assert made.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert made.area == "AAA"  # every row is of one country, so the card's "world" would promise too much
    assert workspace.release("battles@1.0") == made
    assert workspace.releases() == [made]
    assert workspace.rejects("battles@1.0").to_pylist() == [
        {"row": 9, "record_id": "x", "field": "start", "value": "soon", "reason": "not a date"}
    ]
    assert workspace.raw("battles@1.0").read_bytes() == source.read_bytes()
    assert files(workspace.path) == expected_files([made])


def test_what_the_caller_says_wins_over_the_file(workspace: Workspace, tmp_path: Path) -> None:
    made = workspace.publish(card(), events(), raw(tmp_path), version="v2.0", published="2024-05")
    assert (made.version, made.published, made.known_from) == ("2.0", "2024-05", dt.date(2024, 5, 31))


def test_the_same_file_makes_one_release_and_the_log_says_so(
    workspace: Workspace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = workspace.publish(card(), events(), raw(tmp_path))
    with caplog.at_level(logging.INFO, "tahqiq.store"):
        again = workspace.publish(card(), events(), raw(tmp_path, name="copy.csv"))
    assert again == first
    assert "copy.csv is imported already, as battles@1.0" in caplog.text
    assert workspace.releases() == [first]
    assert workspace.find("battles", raw(tmp_path)) == first
    assert workspace.find("battles", raw(tmp_path), "v1.0") == first
    assert workspace.find("battles", raw(tmp_path), "2.0") is None
    assert workspace.find("sieges", raw(tmp_path)) is None


def test_a_file_without_a_version_is_known_by_itself(workspace: Workspace, tmp_path: Path) -> None:
    unsaid = events(version="", published="")
    first = workspace.publish(card(), unsaid, raw(tmp_path), retrieved=dt.date(2024, 7, 1))
    assert first.version == "2024-07-01"
    assert workspace.publish(card(), unsaid, raw(tmp_path), retrieved=dt.date(2024, 8, 1)) == first


def test_another_file_under_the_same_version_gets_a_number(workspace: Workspace, tmp_path: Path) -> None:
    made = [workspace.publish(card(), events(n), raw(tmp_path, f"{n}")) for n in (3, 4, 5)]
    assert [m.release_id for m in made] == ["battles@1.0", "battles@1.0.2", "battles@1.0.3"]
    assert {m.version for m in made} == {"1.0"}
    assert workspace.in_force() == [made[-1]]


def test_one_raw_file_behind_two_datasets_is_stored_once(workspace: Workspace, tmp_path: Path) -> None:
    one = workspace.publish(card("battles"), events(), raw(tmp_path, name="a.csv"))
    two = workspace.publish(card("sieges"), events(), raw(tmp_path, name="b.csv"))
    assert workspace.raw(one.release_id) == workspace.raw(two.release_id)
    assert two.raw_name == "b.csv"
    assert len(list((workspace.path / "raw").rglob("*.csv"))) == 1


def test_kinds_without_days_or_area(workspace: Workspace, tmp_path: Path) -> None:
    said = batch(RecordKind.ALLEGATIONS, [{"allegation_id": "a", "alleger": "x", "accused": "y"}])
    made = workspace.publish(card("said", RecordKind.ALLEGATIONS), said, raw(tmp_path))
    assert (made.start, made.end, made.area) == (None, None, "world")


def test_a_batch_that_lacks_a_column_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    whole = events()
    lacking = dataclasses.replace(whole, table=whole.table.drop_columns(["start", "iso3"]))
    with pytest.raises(EvidenceError, match="battles lacks the columns start, iso3"):
        workspace.publish(card(), lacking, raw(tmp_path))
    at = whole.table.schema.get_field_index("start")
    wrong = dataclasses.replace(whole, table=whole.table.set_column(at, "start", whole.table["event_id"]))
    with pytest.raises(EvidenceError, match="wrong type"):
        workspace.publish(card(), wrong, raw(tmp_path))
    assert workspace.releases() == []


def test_a_file_that_is_missing_or_changes_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match=r"gone\.csv cannot be read: No such file"):
        workspace.publish(card(), events(), tmp_path / "gone.csv")
    source = raw(tmp_path)
    copy = lake.copy_raw

    def meanwhile(origin: Path, target: Path) -> None:
        origin.write_text("more", "utf-8")
        copy(origin, target)

    monkeypatch.setattr(lake, "copy_raw", meanwhile)
    with pytest.raises(InputError, match="changed while it was imported"):
        workspace.publish(card(), events(), source)
    assert files(workspace.path) == expected_files([])


def test_bad_arguments_are_refused_before_anything_is_written(workspace: Workspace, tmp_path: Path) -> None:
    for wrong in ({"version": "a/b"}, {"published": "soon"}):
        with pytest.raises(InputError):
            workspace.publish(card(), events(), raw(tmp_path), **wrong)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="dataset name"):
        workspace.publish(card("../up"), events(), raw(tmp_path))
    assert files(workspace.path) == expected_files([])


def test_unknown_and_missing_releases(workspace: Workspace, tmp_path: Path) -> None:
    made = workspace.publish(card(), events(), raw(tmp_path))
    with pytest.raises(UnknownName, match=r"'battles@9' is not known: expected one of battles@1\.0"):
        workspace.release("battles@9")
    (workspace.path / "lake" / made.folder / "events.parquet").unlink()
    with pytest.raises(WorkspaceError, match=r"events\.parquet is missing, so battles@1\.0 cannot be read"):
        workspace.table(RecordKind.EVENTS)


def test_a_row_of_the_file_may_make_several_records(workspace: Workspace, tmp_path: Path) -> None:
    several = dataclasses.replace(events(6), rows_read=3)  # two rows of three records each, and one rejected
    made = workspace.publish(card(), several, raw(tmp_path))
    assert (made.rows_read, made.accepted, made.rejected) == (3, 2, 1)
    assert workspace.arrow(workspace.table(RecordKind.EVENTS)).num_rows == 6
