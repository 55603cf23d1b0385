from __future__ import annotations

from pathlib import Path

import pytest

from tahqiq.errors import WorkspaceError
from tahqiq.store import default_path


def test_the_named_folder_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAHQIQ_WORKSPACE", "/somewhere/ws")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/somewhere/ws")


def test_xdg_then_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAHQIQ_WORKSPACE", "")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/data/tahqiq")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/reader")
    assert default_path() == Path("/home/reader/.local/share/tahqiq")


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("TAHQIQ_WORKSPACE", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(WorkspaceError, match="set TAHQIQ_WORKSPACE"):
        default_path()
