"""Imports from the page: sent, watched, cancelled; what is wrong with a file is said in a line."""

from __future__ import annotations

import asyncio
import re
import time

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE
from tests.workbench.grown import later_file

from tahqiq.serve.web import guard
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.jobs import State
from tahqiq.workbench.jobs.foreman import Foreman

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def idle(tmp_path_factory):
    """An application whose jobs wait until a test has them worked."""
    app = application(Settings(tmp_path_factory.mktemp("idle") / "workspace", imports=50_000, jobs=None))
    yield app
    app.state.office.close()


@pytest.fixture
def sending(idle):
    with TestClient(idle, base_url="http://127.0.0.1", follow_redirects=False, raise_server_exceptions=False) as asking:
        yield asking


def sent(tmp_path, name="statistics-2026-08.csv"):
    return {"file": (name, later_file(tmp_path, 500).read_bytes(), "text/csv")}


SAID = {"dataset": "statistics", "version": "2026-08", "published": "2026-08"}


def test_an_import_is_ordered_watched_and_done(sending, idle, tmp_path):
    answer = sending.post("/imports", files=sent(tmp_path), data=SAID, headers=PAGE)
    assert answer.status_code == 303
    page = answer.headers["location"]
    shown = sending.get(page, headers=PAGE).text
    assert "waits for its turn" in shown and "Cancel it" in shown
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in shown and "jobs.js" in shown
    foreman = Foreman(idle.state.office.jobs)
    foreman.start()
    while idle.state.office.jobs.live():
        time.sleep(0.05)
    foreman.stop()
    told = sending.get(f"{page}.json").json()
    assert (told["state"], told["address"]) == ("done", "/sources/statistics@2026-08")
    shown = sending.get(page, headers=PAGE).text
    assert "Cancel it" not in shown and "refresh" not in shown and 'href="/sources/statistics@2026-08"' in shown
    assert "statistics@2026-08" in sending.get("/sources", headers=PAGE).text
    assert told["id"] in sending.get("/jobs.csv").text


def test_a_program_orders_and_cancels(sending, tmp_path):
    answer = sending.post("/imports.json", files=sent(tmp_path), data=SAID)
    assert answer.status_code == 201
    page = answer.headers["location"]
    assert sending.post(f"{page}/cancel.json").json()["state"] == "cancelled"
    assert sending.post(f"{page}/cancel").status_code == 303
    assert "cancelled" in sending.get("/jobs", headers=PAGE).text


@pytest.mark.parametrize(
    ("files", "data", "status", "line"),
    [
        ({}, {}, 400, "no file arrived"),
        ({"file": ("a.csv", b"")}, {}, 400, "a.csv is empty"),
        ({"file": ("a.csv", b"%PDF-1.4")}, {}, 400, "a.csv is a PDF"),
        ({"file": ("a.csv", b"PK\x03\x04")}, {}, 400, "unpack it"),
        ({"file": ("../../a.csv", b"\0\1")}, {}, 400, "a.csv is a binary file"),
        ({"file": ("a.csv", b"a,b\n")}, {"dataset": "x' OR 1=1"}, 404, "no dataset is called"),
        ({"file": ("a.csv", b"a,b\n")}, {"version": "../../x"}, 400, "cannot be used"),
        ({"file": ("a.csv", b"a,b\n")}, {"published": "2025-13"}, 400, "is not one"),
        ({"file": ("a.csv", b"x" * 60_000)}, {}, 413, "more than"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_a_line(sending, files, data, status, line):
    before = sending.get("/jobs.json").json()["total"]
    for address in ("/imports.json", "/imports"):
        answer = sending.post(address, files=files or None, data=data)
        assert (answer.status_code, line in answer.text) == (status, True), answer.text
    assert sending.get("/jobs.json").json()["total"] == before


def test_a_file_larger_than_said_is_cut_off(sending):
    def parts():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        for _ in range(60):
            yield b"a,b\n" * 250

    answer = sending.post("/imports.json", content=parts(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413


def test_names_of_files_are_shown_as_text(sending, tmp_path):
    name = "<img src=x onerror=alert(1)>.csv"
    page = sending.post("/imports", files=sent(tmp_path, name), data=SAID).headers["location"]
    for address in (page, "/jobs"):
        assert "<img" not in sending.get(address, headers=PAGE).text
    sending.post(f"{page}/cancel")


def test_unknown_jobs_are_not_found(sending):
    for address in ("/jobs/0", "/jobs/..%2F..%2Fcatalog.sqlite", "/jobs/0.json"):
        assert sending.get(address).status_code == 404
    assert sending.post("/jobs/0/cancel").status_code == 404


@pytest.mark.parametrize(
    ("pieces", "waits"),
    [([b"x"] * 3, [0, 0.5, 0]), ([b"x"] * 400, [0.01])],
    ids=["stops", "a byte now and then"],
)
def test_an_upload_that_comes_too_slowly_is_given_up(pieces, waits):
    settings = Settings(patience=0.1, pace=4000, jobs=None)

    async def receive():
        await asyncio.sleep(waits[min(len(waits) - 1, at[0])])
        at[0] += 1
        return {"type": "http.request", "body": pieces[at[0] - 1], "more_body": at[0] < len(pieces)}

    async def read():
        arriving = guard._steady(receive, settings)
        while (await arriving())["more_body"]:
            pass

    at = [0]
    with pytest.raises(HTTPException) as refused:
        asyncio.run(read())
    assert refused.value.status_code == 408


def test_who_may_not_import_sees_no_form_and_gets_none(tmp_path):
    app = application(Settings(tmp_path / "workspace", team=True, secure=True, jobs=None))
    app.state.office.team.accounts.add("an-editor", "editor", "four plain words here")
    job = app.state.office.jobs
    with TestClient(app, base_url="https://127.0.0.1", follow_redirects=False, headers=PAGE) as client:
        client.post("/login", data={"name": "an-editor", "password": "four plain words here", "next": "/account"})
        csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/account").text).group(1)
        assert 'action="/imports"' not in client.get("/sources").text
        answer = client.post("/imports", files=sent(tmp_path), data={**SAID, "csrf": csrf})
        assert answer.status_code == 403 and job.count() == 0
    app.state.office.close()


def test_a_server_works_what_is_ordered(client, app, tmp_path):
    """With the foreman that every server has."""
    page = client.post("/imports", files=sent(tmp_path), data=SAID).headers["location"]
    office = app.state.office
    for _ in range(3000):
        office.jobs.news.wait(0.02)
        if office.jobs.get(page.rpartition("/")[2]).state.ended:
            break
    assert office.jobs.get(page.rpartition("/")[2]).state is State.DONE
