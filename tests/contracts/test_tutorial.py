"""The tutorial runs as it is written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCKS = re.findall(r"```(\w+)(?: file=(\S+))?\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tutorial")


def test_it_has_something_to_run():
    assert {kind for kind, _, _ in BLOCKS} >= {"sh", "python", "text"}


@pytest.mark.slow
def test_every_block_runs_in_order(folder):
    environment = {**os.environ, "TAHQIQ_WORKSPACE": str(folder / "workspace"), "COLUMNS": "160"}
    said = []
    for kind, file, body in BLOCKS:
        if file:
            (folder / file).write_text(body, encoding="utf-8")
        for command in _commands(kind, body):
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{command}: {done.stderr}"
            said.append(done.stdout)
    first = said[0]
    assert first.count("supported") >= 3
    assert "contradicted" in first
    assert (folder / "note.html").stat().st_size > 10_000


def _commands(kind, body):
    if kind == "python":
        return [[sys.executable, "-c", body]]
    if kind == "sh":
        return [[sys.executable, "-m", *shlex.split(line)] for line in body.splitlines() if line.startswith("tahqiq")]
    return []
