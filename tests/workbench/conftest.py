"""Workspaces with the bundled evidence: made once, copied for each test that changes one."""

from __future__ import annotations

import shutil

import pytest

from tahqiq import verbs


@pytest.fixture(scope="session")
def bundled(tmp_path_factory):
    """A workspace that nobody changes."""
    path = tmp_path_factory.mktemp("bundled") / "workspace"
    verbs.open_workspace(path).close()
    return path


@pytest.fixture
def workspace(bundled, tmp_path):
    """A workspace of a test's own."""
    return shutil.copytree(bundled, tmp_path / "workspace")
