"""The bundled evidence, opened once, and selections of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from tahqiq import verbs
from tahqiq.measure.selection import Selection
from tahqiq.registry import Registry
from tahqiq.store import Workspace


@dataclass(frozen=True)
class Ground:
    workspace: Workspace
    registry: Registry


@pytest.fixture(scope="session")
def bundled(filled):
    """The bundled packs in a workspace of their own."""
    workspace = verbs.open_workspace(filled("measure"))
    return Ground(workspace, verbs.registry())


@pytest.fixture
def select():
    """A selection of the bundled events; all of Pakistan in 2010 to 2021 unless told otherwise."""

    def make(**changes):
        given = {
            "dataset": "ucdp_ged", "areas": ("PAK",), "start": dt.date(2010, 1, 1), "end": dt.date(2021, 12, 31),
        }  # fmt: skip
        return Selection(**{**given, **changes})

    return make
