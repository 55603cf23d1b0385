"""The bundled evidence in a workspace: filled once a run, for all workers, and copied for whoever needs one."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq import verbs


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a workspace of its own with the bundled evidence; reading the packs anew takes a hundred times as long."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    model = shared / "filled"
    with (shared / "filled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not model.is_dir():
            verbs.open_workspace(shared / "filling").close()
            (shared / "filling").rename(model)

    def make(name: str) -> Path:
        return Path(shutil.copytree(model, tmp_path_factory.mktemp(name) / "workspace"))

    return make
