"""Compiled templates are kept where they can be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from tahqiq.serve.report.bytecode import Beside


def _render(folder: Path) -> str:
    env = Environment(loader=FileSystemLoader(folder), bytecode_cache=Beside(folder), autoescape=True)
    return env.get_template("page.html").render(x="<1>")


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html").write_text("{{ x }}")
    assert _render(tmp_path) == "&lt;1&gt;"
    kept = list((tmp_path / "__pycache__").iterdir())
    assert len(kept) == 1
    code = kept[0].read_bytes()
    assert _render(tmp_path) == "&lt;1&gt;"
    assert kept[0].read_bytes() == code
    (tmp_path / "page.html").write_text("now {{ x }}")
    assert _render(tmp_path) == "now &lt;1&gt;"


def test_nothing_is_kept_where_that_is_not_wanted_or_not_possible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("{{ x }}")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _render(tmp_path) == "&lt;1&gt;"
    assert not (tmp_path / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "__pycache__").write_text("a file where the folder would be")
    assert _render(tmp_path) == "&lt;1&gt;"
