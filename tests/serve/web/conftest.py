"""The workbench on a workspace of its own, asked by a client in this process."""

from __future__ import annotations

import shutil

import pytest
from starlette.testclient import TestClient

from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.jobs import kinds
from tahqiq.workbench.jobs.work import at

REPORT = (
    "The year in figures\n\nBy 9 April 2025\n\n"
    "In 2024, 558 militants were killed in Pakistan, by one count. Terrorist attacks in Pakistan fell by 90% in 2023.\n"
)
PAGE = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="session")
def bundled(filled):
    """A workspace with the bundled evidence that nobody changes."""
    return filled("bundled")


@pytest.fixture
def workspace(bundled, tmp_path):
    """A workspace of a test's own."""
    return shutil.copytree(bundled, tmp_path / "workspace")


@pytest.fixture(scope="module")
def app(bundled, tmp_path_factory):
    made = application(Settings(shutil.copytree(bundled, tmp_path_factory.mktemp("web") / "workspace")))
    yield made
    made.state.office.close()


@pytest.fixture
def client(app):
    """A program that asks; a browser is the same with ``headers=PAGE``."""
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture(scope="module")
def kept(app):
    """The id of a check that is kept."""
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        return asking.post("/checks.json", json={"text": REPORT}).json()["id"]


def worked(office):
    """Works the jobs that wait, in this process."""
    for job in office.jobs.live():
        with office.jobs.shelf.alone(job.id):
            own = office.jobs.begin(job.id)
            office.jobs.end(job.id, kinds.work(at(office.jobs, own)))
