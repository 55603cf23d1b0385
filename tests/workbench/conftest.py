"""Workspaces with the bundled evidence: made once, copied for each test that changes one."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(scope="session")
def bundled(filled):
    """A workspace that nobody changes."""
    return filled("bundled")


@pytest.fixture
def workspace(bundled, tmp_path):
    """A workspace of a test's own."""
    return shutil.copytree(bundled, tmp_path / "workspace")
