from __future__ import annotations

import os
from pathlib import Path

import pytest

from tahqiq.store import locks


def test_a_live_imports_folder_is_left_alone(tmp_path: Path) -> None:
    with locks.import_folder(tmp_path) as folder:
        (folder / "rows").write_text("half", "utf-8")
        assert locks.remove_abandoned(tmp_path) == []
        assert (folder / "rows").is_file()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_lock_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / ".import-left").mkdir()
    (tmp_path / "battles").mkdir()
    assert locks.remove_abandoned(tmp_path) == [".import-left"]
    assert [p.name for p in tmp_path.iterdir()] == ["battles"]


def test_a_lock_that_anothers_cleaning_took_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = locks._locked
    taken: list[int] = []

    def cleaned_between(handle: int) -> bool:
        if not taken:  # what a cleaner does between our making the file and our locking it
            taken.append(handle)
            for lock in tmp_path.glob("*.lock"):
                lock.unlink()
        return locked(handle)

    monkeypatch.setattr(locks, "_locked", cleaned_between)
    with locks.import_folder(tmp_path) as folder:
        assert taken
        assert folder.with_name(f"{folder.name}.lock").is_file()


def test_a_lock_is_gone_before_its_cleaning_lets_go_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the making of a file and its locking another may clean it: whoever made it must not take it then."""
    path = tmp_path / ".import-0000000000000000.lock"
    made = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    close = os.close
    taken: list[bool] = []

    def closing(handle: int) -> None:
        close(handle)
        taken.append(locks._locked(made) and path.exists())

    monkeypatch.setattr(locks.os, "close", closing)
    assert locks.remove_abandoned(tmp_path) == [".import-0000000000000000"]
    assert taken == [False]
    close(made)
