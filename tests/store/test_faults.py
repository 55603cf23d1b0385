"""Whatever the disk does: one clear line, and nothing in the workspace changes."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from tahqiq.errors import NewerWorkspace, WorkspaceError
from tahqiq.sources.batch import Batch
from tahqiq.store import Workspace, lake, sqlite
from tahqiq.terms import RecordKind

from .making import card, events, expected_files, files, raw

NOBODY = 65534


@contextlib.contextmanager
def _unprivileged() -> Iterator[None]:
    """For root, to whom no permission is denied, somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A workspace with one release in a folder that may be read and not written."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with Workspace.open(root / "ws") as made:
            made.publish(card(), events(), raw(root))
            raw(root, "other", "other.csv")
            made.arrow(made.table(RecordKind.EVENTS))  # loads what it needs while it may
        _chmod(root, 0o555, 0o444)
        yield root / "ws"
        _chmod(root, 0o755, 0o644)


def _chmod(root: Path, folders: int, others: int) -> None:
    for path in [root, *root.rglob("*")]:
        path.chmod(folders if path.is_dir() else others)


def _one_line(error: pytest.ExceptionInfo[WorkspaceError]) -> str:
    text = str(error.value)
    assert "\n" not in text
    assert len(text) < 400
    return text


def test_a_read_only_workspace_is_read_and_refuses_to_be_written(read_only: Path) -> None:
    source = read_only.parent / "other.csv"
    before = files(read_only)
    with _unprivileged(), Workspace.open(read_only) as workspace:
        assert [r.release_id for r in workspace.in_force(None)] == ["battles@1.0"]
        assert workspace.arrow(workspace.table(RecordKind.EVENTS)).num_rows == 3
        assert workspace.rejects("battles@1.0").num_rows == 1
        # the same file needs no writing
        assert workspace.publish(card(), events(), read_only.parent / "battles.csv").release_id == "battles@1.0"
        with pytest.raises(WorkspaceError) as error:
            workspace.publish(card(), events(), source)
    assert "read-only" in _one_line(error)
    assert files(read_only) == before


def test_a_read_only_workspace_with_a_killed_writers_log_is_still_read_rightly(read_only: Path) -> None:
    _chmod(read_only.parent, 0o755, 0o644)
    pid = os.fork()
    if pid == 0:  # commits and dies without closing: the commit stands in the log alone
        connection = sqlite.writer(read_only / "catalog.sqlite")
        connection.execute("UPDATE releases SET published = 'in the log'")
        os._exit(0)
    os.waitpid(pid, 0)
    assert (read_only / "catalog.sqlite-wal").stat().st_size > 0
    _chmod(read_only.parent, 0o555, 0o444)
    with _unprivileged(), Workspace.open(read_only) as workspace:
        assert workspace.releases()[0].published == "in the log"


def test_a_workspace_cannot_be_made_where_nothing_may(read_only: Path) -> None:
    with _unprivileged(), pytest.raises(WorkspaceError) as error:
        Workspace.open(read_only.parent / "new")
    assert "no permission" in _one_line(error)
    assert not (read_only.parent / "new").exists()


def _noise(rows: int) -> Batch:
    """A batch whose Parquet is eight bytes a row at least."""
    table = events(1).table
    noise = pa.array(np.random.default_rng(1).random(rows))
    at = table.schema.get_field_index("latitude")
    table = pa.concat_tables([table] * rows).set_column(at, "latitude", noise)
    return dataclasses.replace(events(1, version="2.0"), table=table, rows_read=rows)


@pytest.mark.parametrize(("rows", "size"), [(20_000, 10), (3, 200_000)])
def test_a_disk_that_fills_while_an_import_writes(workspace: Workspace, tmp_path: Path, rows: int, size: int) -> None:
    kept = workspace.publish(card(), events(), raw(tmp_path, "first"))
    batch, source = _noise(rows), raw(tmp_path, "x" * size, "big.csv")
    with _no_file_over(100_000), pytest.raises(WorkspaceError) as error:  # the system's own refusal, part way
        workspace.publish(card(), batch, source)
    assert "full" in _one_line(error)
    assert workspace.releases() == [kept]
    assert files(workspace.path) == expected_files([kept])


@contextlib.contextmanager
def _no_file_over(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_at_the_catalog(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = workspace.publish(card(), events(), raw(tmp_path, "first"))
    writer = sqlite.writer

    def small(path: Path) -> sqlite3.Connection:
        connection = writer(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(sqlite, "writer", small)
    made = [kept]
    with pytest.raises(WorkspaceError) as error:
        for number in range(200):  # until the row no longer fits
            made.append(workspace.publish(card(), events(version=f"2.{number}"), raw(tmp_path, f"{number}")))
    assert "full" in _one_line(error)
    assert workspace.releases() == made
    assert files(workspace.path) == expected_files(made)


def test_arrows_own_error_on_a_full_disk(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pq, "write_table", full)
    with pytest.raises(WorkspaceError) as error:
        workspace.publish(card(), events(), raw(tmp_path))
    assert "full: free some space" in _one_line(error)
    assert files(workspace.path) == expected_files([])


def test_a_reader_on_a_full_disk(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = workspace.publish(card(), events(), raw(tmp_path))
    opened = sqlite._open
    ways = []

    def no_index(path: Path, way: str) -> sqlite3.Connection:
        ways.append(way)
        connection = opened(path, way)
        if way == "mode=rw":  # as SQLite answers when the index beside the file cannot grow
            connection.close()
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
            raise error
        return connection

    monkeypatch.setattr(sqlite, "_open", no_index)
    assert workspace.releases() == [kept]
    assert ways == ["mode=rw", "immutable=1"]


def test_a_path_that_is_a_file(tmp_path: Path) -> None:
    path = raw(tmp_path)
    for place in (path, path / "below"):
        with pytest.raises(WorkspaceError) as error:
            Workspace.open(place)
        assert "is a file" in _one_line(error)
    assert path.read_text("utf-8") == "a,b\n1,2\n"


def test_no_workspace_where_none_is_to_be_made(tmp_path: Path) -> None:
    for place in (tmp_path / "none", tmp_path):
        with pytest.raises(WorkspaceError) as error:
            Workspace.open(place, create=False)
        assert "there is no workspace at" in _one_line(error)
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_is_not_made_among_somebodys_files(tmp_path: Path) -> None:
    for name in ("raw/mine.csv", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine", "utf-8")
        with pytest.raises(WorkspaceError, match="holds other files"):
            Workspace.open(tmp_path)
    assert files(tmp_path) == {"raw/mine.csv", "notes.txt"}


def test_a_newer_workspace_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    workspace.publish(card(), events(), raw(tmp_path))
    with contextlib.closing(sqlite3.connect(workspace.path / "catalog.sqlite")) as connection:
        connection.execute("UPDATE workspace SET schema_version = 99")
        connection.execute("ALTER TABLE releases RENAME TO imports")
        connection.commit()
    before = files(workspace.path)
    for create in (True, False):
        with pytest.raises(NewerWorkspace, match=r"newer Tahqiq \(schema 99; this one reads up to 3\): update"):
            Workspace.open(workspace.path, create=create)
    assert files(workspace.path) == before


def test_a_damaged_catalog(workspace: Workspace) -> None:
    (workspace.path / "catalog.sqlite").write_bytes(os.urandom(20_000))
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(workspace.path)
    assert "damaged" in _one_line(error)


def test_a_lake_is_not_opened_with_another_catalog(workspace: Workspace, tmp_path: Path) -> None:
    kept = workspace.publish(card(), events(), raw(tmp_path))
    with Workspace.open(tmp_path / "other") as other:
        url = f"sqlite:///{other.path}/catalog.sqlite"
    with pytest.raises(WorkspaceError, match="belongs to another catalog"):
        Workspace.open(workspace.path, catalog_url=url)
    (workspace.path / "catalog.sqlite").rename(tmp_path / "moved.sqlite")
    with pytest.raises(WorkspaceError, match=r"catalog\.sqlite is missing"):  # an empty one would orphan the lake
        Workspace.open(workspace.path)
    with Workspace.open(workspace.path, catalog_url=f"sqlite:///{tmp_path}/moved.sqlite") as again:
        assert again.releases() == [kept]
        again.clean()
    assert "lake/battles/1.0/events.parquet" in files(workspace.path)


@pytest.mark.parametrize(
    "url", ["mysql://me:secret@host/db", "not a url: secret", "sqlite://", "nosuch://me:secret@h/d"]
)
def test_a_catalog_url_that_cannot_be_used_is_refused_without_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(WorkspaceError) as error:
        Workspace.open(tmp_path / "ws", catalog_url=url)
    assert "expected postgresql://" in _one_line(error)
    assert "secret" not in _one_line(error)


def test_postgresql_without_its_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(WorkspaceError, match=r"pip install 'tahqiq\[postgres\]'"):
        Workspace.open(tmp_path / "ws", catalog_url="postgresql://me:secret@localhost/db")


def test_a_catalog_that_another_holds(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with contextlib.closing(sqlite.writer(workspace.path / "catalog.sqlite")) as held:
        held.execute("BEGIN IMMEDIATE")
        assert workspace.releases() == []  # a reader does not wait
        with pytest.raises(WorkspaceError) as error:
            workspace.publish(card(), events(), raw(tmp_path))
    assert "held by another import" in _one_line(error)


def test_an_import_that_is_interrupted_takes_everything_back(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = lake.move
    moved: list[Path] = []

    def second(folder: Path, target: Path) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(target)
        move(folder, target)

    monkeypatch.setattr(lake, "move", second)
    with pytest.raises(KeyboardInterrupt):
        workspace.publish(card(), events(), raw(tmp_path))
    assert moved
    assert files(workspace.path) == expected_files([])


def test_a_commit_that_fails_leaves_no_files(workspace: Workspace, tmp_path: Path) -> None:
    kept = workspace.publish(card(), events(), raw(tmp_path, "first"))
    failing: list[str] = []

    @sa.event.listens_for(workspace._catalog.write_engine, "commit")
    def refuse(connection: sa.Connection) -> None:
        written = connection.execute(sa.text("SELECT count(*) FROM releases WHERE version = '2.0'")).scalar()
        if written and not failing:
            failing.append("once")
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            raise error

    with pytest.raises(WorkspaceError) as error:
        workspace.publish(card(), events(version="2.0"), raw(tmp_path, "second"))
    assert "full" in _one_line(error)
    assert failing
    assert workspace.releases() == [kept]
    assert files(workspace.path) == expected_files([kept])
