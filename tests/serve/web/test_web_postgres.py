"""A team's workbench with its catalog in PostgreSQL: signing in, a decision, a job; two servers on one catalog."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, REPORT
from tests.workbench.grown import later_file

from tahqiq.serve.web.app import application
from tahqiq.serve.web.pages import account
from tahqiq.serve.web.settings import Settings
from tahqiq.store import connect
from tahqiq.workbench.team.roles import Role

URL = os.environ.get("TAHQIQ_TEST_POSTGRES", "")
WORDS = "four plain words here"

pytestmark = [pytest.mark.postgres, pytest.mark.skipif(not URL, reason="TAHQIQ_TEST_POSTGRES names no server")]


def cleared():
    engine = connect.engines(URL, Path())[0]
    held = sa.MetaData()
    held.reflect(engine)
    held.drop_all(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Two servers of one team: the same workspace, the same catalog. The first works the jobs."""
    cleared()
    at = tmp_path_factory.mktemp("team") / "workspace"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TAHQIQ_CATALOG", URL)
        first = application(Settings(at, team=True, secure=True))
        for role in Role:
            first.state.office.team.accounts.add(f"the-{role}", role, WORDS)
        second = application(Settings(at, team=True, secure=True, jobs=None))
        with opened(first) as one, opened(second) as two:
            yield one, two
        for app in (first, second):
            app.state.office.close()
    cleared()


def opened(app):
    return TestClient(app, base_url="https://127.0.0.1", follow_redirects=False)


@pytest.fixture
def signed_in(servers, monkeypatch):
    """The servers as an account sees them: signed in at the first, with the session's secret for what is changed."""
    monkeypatch.setattr(account, "_attempts", account.Limits())

    def of(role):
        for server in servers:
            server.cookies.clear()
        one, two = servers
        done = one.post("/login", data={"name": f"the-{role}", "password": WORDS, "next": "/account"}, headers=PAGE)
        assert (done.status_code, done.headers["location"]) == (303, "/account")
        two.cookies.update(one.cookies)
        secret = re.search(r'name="csrf" value="([^"]+)"', one.get("/account", headers=PAGE).text).group(1)
        return one, two, {"x-csrf-token": secret}

    return of


def test_the_catalog_is_in_postgresql(servers):
    engine = connect.engines(URL, Path())[0]
    tables = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    assert {"releases", "decisions", "name_decisions", "workbench_checks", "workbench_jobs"} <= tables
    assert not (servers[0].app.state.office.path / "catalog.sqlite").exists()


def test_who_signed_in_at_one_server_is_known_at_the_other(signed_in):
    one, two, _ = signed_in(Role.VIEWER)
    assert two.get("/actors.json").status_code == 200
    assert one.post("/logout", headers=PAGE).status_code == 403  # without the session's secret
    two.cookies.clear()
    assert two.get("/actors.json").status_code == 401
    wrong = two.post("/login", data={"name": "the-viewer", "password": "wrong", "next": "/"}, headers=PAGE)
    assert wrong.status_code in (400, 401, 403) and "set-cookie" not in wrong.headers


def test_a_decision_at_one_server_is_seen_at_the_other_and_no_later_one_overrides_it_unseen(signed_in):
    one, two, own = signed_in(Role.EDITOR)
    check = one.post("/checks.json", json={"text": REPORT}, headers=own).headers["location"]
    claim = next(c for c in one.get(f"{check}.json").json()["claims"] if "558" in c["quote"])
    seen = two.get(f"{check}/decisions.json").json()["seen"]
    sent = {"act": "fix", "claims": [claim["id"]], "wanted": [{"slots": {"value": 934}}], "note": "", "seen": seen}
    assert one.post(f"{check}/decisions.json", json=sent, headers=own).status_code == 201
    assert one.post(f"{check}/decisions.json", json=sent).status_code == 403
    late = two.post(f"{check}/decisions.json", json={**sent, "wanted": [{"slots": {"value": 9}}]}, headers=own)
    assert late.status_code == 409 and "the-editor" in late.text
    (made,) = two.get(f"{check}/decisions.json").json()["decisions"]
    assert made["by"] == "the-editor"
    values = [c["value"] for c in two.get(f"{check}.json").json()["claims"]]
    assert 934 in values and 9 not in values


def test_a_job_ordered_at_one_server_is_worked_by_the_other(signed_in, tmp_path):
    one, two, own = signed_in(Role.ADMIN)
    file = later_file(tmp_path, 500)
    said = {"dataset": "statistics", "version": "2026-08", "published": "2026-08"}
    with file.open("rb") as content:
        ordered = two.post("/imports.json", files={"file": (file.name, content)}, data=said, headers=own)
    assert ordered.status_code == 201 and ordered.json()["by"] == "the-admin"
    for _ in range(600):
        told = one.get(f"{ordered.headers['location']}.json").json()
        if told["ended_at"]:
            break
        time.sleep(0.1)
    assert told["state"] == "done", told
    assert "statistics@2026-08" in [s["release"] for s in two.get("/sources.json").json()["sources"]]
    logged = one.get("/team/log.csv").text.splitlines()
    assert [line for line in logged if "/imports.json" in line and "the-admin" in line and "201" in line]
