"""The command line in this process, and a workspace with the bundled evidence."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from tahqiq.serve.cli.main import main


@dataclass
class Done:
    """What a run of the command line left."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def workspace(filled):
    """A workspace with the bundled evidence."""
    return filled("cli")


@pytest.fixture
def run(monkeypatch, capsys):
    """The command line in this process: every option, error and exit status as a user meets them."""

    def call(*arguments, workspace=None, stdin=b""):
        monkeypatch.setenv("TAHQIQ_WORKSPACE", str(workspace or "unused"))
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["tahqiq", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return Done(int(stopped.value.code or 0), said.out, said.err)

    return call
