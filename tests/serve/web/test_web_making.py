"""A long report is checked by a job behind its page: steps, cancelling, and what a server left unfinished."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, REPORT

from tahqiq.claims.document import document
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.jobs import Outcome
from tahqiq.workbench.jobs.checking import LONG
from tahqiq.workbench.office import Office

LONG_REPORT = REPORT + "\n\n" + "Nothing is counted in this sentence. " * (LONG // 30)


def until_ended(client, check):
    for _ in range(600):
        told = client.get(f"{check}/progress.json").json()
        if told["made"] or told["state"] in ("failed", "cancelled"):
            return told
        time.sleep(0.1)
    raise AssertionError(told)


@pytest.mark.slow
def test_a_long_report_shows_how_far_it_is(client):
    check = client.post("/checks", data={"text": LONG_REPORT}).headers["location"]
    page = client.get(check, headers=PAGE).text
    assert "<progress" in page and "jobs.js" in page and "558 militants" not in page
    job = client.get(f"{check}/progress.json").json()["job"]
    assert f'data-job="/jobs/{job}.json"' in page and f'action="/jobs/{job}/cancel"' in page
    assert until_ended(client, check)["made"]
    told = client.get(f"/jobs/{job}.json").json()
    claims = client.get(f"{check}.json").json()["claims"]
    assert told["address"] == check and told["says"] == f"{len(claims)} claims were found and judged"
    assert told["steps"] == 4
    page = client.get(check, headers=PAGE).text
    assert "<progress" not in page and "558 militants" in page
    own = next(c for c in client.get("/index.json").json()["checks"] if check.endswith(c["id"]))
    assert own["made"] and sum(own["verdicts"].values()) == len(claims)


@pytest.fixture
def idle(workspace):
    """A server that works no jobs: what was ordered waits."""
    app = application(Settings(workspace, jobs=None))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as asking:
        yield asking
    app.state.office.close()


def test_one_that_is_cancelled_is_checked_when_it_is_wanted_again(idle):
    check = idle.post("/checks", data={"text": LONG_REPORT}).headers["location"]
    job = idle.get(f"{check}/progress.json").json()["job"]
    assert idle.post(f"/jobs/{job}/cancel").headers["location"] == f"/jobs/{job}"
    page = idle.get(check, headers=PAGE).text
    assert "it was cancelled" in page and f'action="{check}/again"' in page
    assert idle.get(f"{check}/progress.json").json()["job"] == job  # nobody asked
    assert idle.post(f"{check}/again").headers["location"] == check
    after = idle.get(f"{check}/progress.json").json()
    assert after["job"] != job and after["state"] == "waiting"


def test_one_job_does_for_all_who_look(idle):
    check = idle.post("/checks", data={"text": LONG_REPORT}).headers["location"]
    for _ in range(3):
        idle.get(check, headers=PAGE)
    assert idle.get("/jobs.json").json()["total"] == 1


@pytest.mark.slow
def test_a_program_is_told_to_come_back(client):
    sent = client.post("/checks.json", json={"text": LONG_REPORT, "title": "By a program"})
    told = sent.json()
    check = sent.headers["location"]
    assert sent.status_code == 202 and not told["made"] and told["verdicts"] == {}
    assert check == f"/checks/{told['id']}" and client.get(f"/jobs/{told['job']}.json").json()["kind"] == "check"
    early = client.get(f"{check}.json")
    assert early.status_code == 202 and early.json()["job"] == told["job"] and early.headers["retry-after"] == "2"
    assert until_ended(client, check)["made"]
    whole = client.get(f"{check}.json")
    assert whole.status_code == 200 and len(whole.json()["claims"]) > 1


def test_nothing_of_it_is_made_inside_a_request(idle, monkeypatch):
    check = idle.post("/checks.json", json={"text": LONG_REPORT}).headers["location"]
    monkeypatch.setattr("tahqiq.workbench.office.check_document", None)
    for at in ("", ".json", ".csv", ".html", "/claims.json", "/claims/c1", "/claims/c1.json", "/decisions",
               "/decisions.json"):  # fmt: skip
        for headers in ({}, PAGE):
            answer = idle.get(f"{check}{at}", headers=headers)
            page = bool(headers) and not at.endswith((".json", ".csv"))
            kind = "text/html" if page else "application/json"
            assert answer.status_code == 202 and answer.headers["content-type"].startswith(kind), at


def test_a_program_is_told_that_it_was_cancelled_and_has_it_checked_again(idle):
    told = idle.post("/checks.json", json={"text": LONG_REPORT}).json()
    check = f"/checks/{told['id']}"
    idle.post(f"/jobs/{told['job']}/cancel.json")
    answer = idle.get(f"{check}.json")
    assert answer.status_code == 409 and "cancelled" in answer.json()["error"]["message"]
    again = idle.post(f"{check}/again.json")
    assert again.status_code == 202 and again.json()["job"] != told["job"] and again.json()["state"] == "waiting"


def test_a_result_that_was_swept_away_is_made_again(idle, workspace):
    told = idle.post("/checks.json", json={"text": LONG_REPORT}).json()
    office = idle.app.state.office
    office.jobs.begin(told["job"])
    office.jobs.end(told["job"], Outcome("done"))
    after = idle.get(f"/checks/{told['id']}.json").json()
    assert after["job"] != told["job"] and after["state"] == "waiting"


def test_what_cannot_be_checked_is_said_before_it_is_kept(client):
    before = client.get("/index.json").json()["total"]
    answer = client.post("/checks", data={"text": LONG_REPORT.replace("By 9 April 2025", "").replace("2024", "then")})
    assert answer.status_code == 400 and "no date" in answer.json()["error"]["message"]
    assert client.get("/index.json").json()["total"] == before


@pytest.mark.slow
def test_a_brief_is_written_by_a_process_of_its_own(client):
    sent = client.post("/briefs.json", json={"outline": "monthly", "country": "PAK", "as_of": "2025-04-08"})
    assert until_ended(client, sent.headers["location"])["made"]  # its files are still being set
    for _ in range(300):
        if client.get(f"/jobs/{sent.json()['job']}.json").json()["ended_at"]:
            break
        time.sleep(0.1)
    assert client.get(f"{sent.headers['location']}.pdf").content.startswith(b"%PDF")


@pytest.mark.slow
def test_a_check_that_a_server_left_unfinished_is_made_by_the_next_and_kept_for_a_third(workspace):
    settings = Settings(workspace)
    ended = Office(workspace, desks=1)
    name = ended.begin(document(LONG_REPORT), dt.date(2025, 4, 9))
    ended.close()
    app = application(settings)
    with TestClient(app, base_url="http://127.0.0.1", headers=PAGE) as client:
        assert until_ended(client, f"/checks/{name}")["made"]
        assert "558 militants" in client.get(f"/checks/{name}").text
    own = app.state.office.result(app.state.office.checks.get(name))
    app.state.office.close()
    third = Office(workspace, desks=1)
    assert third.at_hand(third.checks.get(name)) == own
    third.close()
