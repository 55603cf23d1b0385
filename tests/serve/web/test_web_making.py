"""A long report is checked behind its page; one left unfinished is begun again."""

from __future__ import annotations

import time

from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, REPORT

from tahqiq.claims.document import document
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.making import LONG, Making

LONG_REPORT = REPORT + "\n\n" + "Nothing is counted in this sentence. " * (LONG // 30)


def until_made(client, check):
    for _ in range(300):
        told = client.get(f"{check}/progress.json").json()
        if told["made"] or told["failed"]:
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def test_a_long_report_shows_how_far_it_is(client):
    sent = client.post("/checks", data={"text": LONG_REPORT})
    check = sent.headers["location"]
    page = client.get(check, headers=PAGE)
    if "refresh" in page.headers:
        assert page.headers["refresh"] == "2" and "<progress" in page.text
        assert "558 militants" not in page.text
    assert until_made(client, check)["failed"] == ""
    page = client.get(check, headers=PAGE)
    assert "refresh" not in page.headers and "558 militants" in page.text
    told = next(c for c in client.get("/index.json").json()["checks"] if check.endswith(c["id"]))
    assert told["made"] and sum(told["verdicts"].values()) == len(client.get(f"{check}.json").json()["claims"])


def test_a_check_that_a_server_left_unfinished_is_begun_again(tmp_path):
    settings = Settings(tmp_path / "workspace")
    ended = application(settings)
    name = ended.state.office.checks.begin(document(LONG_REPORT))
    ended.state.office.close()
    app = application(settings)
    with TestClient(app, base_url="http://127.0.0.1", headers=PAGE) as client:
        assert "Refresh" in client.get(f"/checks/{name}").headers
        assert until_made(client, f"/checks/{name}")["made"]
        assert "558 militants" in client.get(f"/checks/{name}").text
    app.state.office.close()


def test_what_cannot_be_checked_is_said_before_it_is_kept(client):
    before = client.get("/index.json").json()["total"]
    answer = client.post("/checks", data={"text": LONG_REPORT.replace("By 9 April 2025", "").replace("2024", "then")})
    assert answer.status_code == 400 and "no date" in answer.json()["error"]["message"]
    assert client.get("/index.json").json()["total"] == before


def test_a_check_that_fails_says_why():
    from tahqiq.errors import WorkspaceError

    making = Making()

    def fails():
        raise WorkspaceError("the disk is full")

    making.begin("x", fails)
    making.close()
    making.begin("x", lambda: None)
    assert making.progress("x").failed == "the disk is full"
