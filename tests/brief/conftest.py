"""The bundled evidence, opened once, and briefs built from it as of one day."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq import verbs
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.evidence import Evidence
from tahqiq.verbs.briefing import Order, brief

AS_OF = dt.date(2025, 4, 8)


@pytest.fixture(scope="session")
def workspace(filled):
    """The bundled packs in a workspace of their own."""
    return verbs.open_workspace(filled("brief"))


@pytest.fixture
def desk(workspace):
    """A desk for Pakistan as of 8 April 2025, or another day."""

    def make(as_of=AS_OF, country="PAK"):
        return Desk(Evidence(workspace, verbs.registry(), country, as_of))

    return make


@pytest.fixture(scope="session")
def assessment(workspace):
    """The assessment of Pakistan as of 8 April 2025."""
    return brief(Order("assessment", "PAK", AS_OF, workspace=workspace.path))


@pytest.fixture(scope="session")
def profiles(workspace):
    """The brief of a shipped outline on a subject as of a day; each built once."""
    made = {}

    def make(outline, country, name, day):
        if (outline, name, day) not in made:
            order = Order(outline, country, dt.date.fromisoformat(day), subject=name, workspace=workspace.path)
            made[outline, name, day] = brief(order)
        return made[outline, name, day]

    return make


@pytest.fixture
def outline(tmp_path):
    """A file with an outline's body under a head."""

    def make(body, **head):
        path = tmp_path / "outline.md"
        keys = {"outline": 1, "title": "A trial", **head}
        path.write_text("---\n" + "".join(f"{k}: {v}\n" for k, v in keys.items()) + "---\n" + body, encoding="utf-8")
        return str(path)

    return make
