"""The pages and the feed of what is watched."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE
from tests.workbench.grown import import_later

from tahqiq.serve.web.app import application
from tahqiq.serve.web.looking import look
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.team.roles import Role, Scope

TEXT = "<b>Digest</b>\n\nBy 9 April 2025\n\nIn 2024, 934 militants were killed in Pakistan, CRSS said.\n"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def watching(tmp_path):
    """An application of its own, as evidence comes in these tests, with one check that is watched."""
    app = application(Settings(tmp_path / "workspace"))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        check = client.post("/checks.json", json={"text": TEXT, "title": "<b>Digest</b>"}).json()["id"]
        sent = client.post("/watch", data={"check": check}, headers=PAGE)
        assert sent.status_code == 303
        yield app, client, sent.headers["location"]
    app.state.office.close()


def test_what_moves_is_on_its_page_in_the_feed_and_for_programs(watching, tmp_path):
    app, client, page = watching
    assert "No evidence has come since" in client.get(page, headers=PAGE).text
    release = import_later(app.state.office.path, tmp_path, 500)
    assert look(app.state.office) == (1, 0)
    for address in (page, "/watch"):
        shown = client.get(address, headers=PAGE).text
        assert "contradicted" in shown and release in shown and "<b>Digest" not in shown
    told = client.get(f"{page}.json").json()
    assert told["digests"][0]["moves"][0]["now"] == "contradicted"
    assert "contradicted" in client.get("/watch.csv").text
    feed = ElementTree.fromstring(client.get("/watch.atom").content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "<b>Digest</b>: 1 moved"
    assert "was supported, is contradicted" in entry.findtext(f"{ATOM}content")
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}") and entry.findtext(f"{ATOM}{name}")


def test_a_measure_is_watched_from_its_page(watching):
    _, client, _ = watching
    query = "?area=Pakistan&period=2021&base=2020"
    assert "Watch this" in client.get(f"/measure/compare{query}", headers=PAGE).text
    sent = client.post("/watch", data={"measure": "compare", "query": query})
    told = client.get(sent.headers["location"] + ".json").json()["watches"][0]
    assert told["kind"] == "measure" and "448 deaths" in told["says"][0]
    assert client.get(told["address"]).status_code == 200


def test_it_can_be_ended_and_mailed_to(watching):
    _, client, page = watching
    assert client.post(f"{page}/mail", data={"mail": "reader@example.org"}).is_redirect
    assert client.post(f"{page}/mail", data={"mail": "no address"}).status_code == 400
    assert client.post(f"{page}/end").is_redirect
    assert client.get("/watch.json").json()["watches"] == []
    assert client.get("/watch/nothing.json").status_code == 404
    assert client.post("/watch", data={"check": "nothing"}).status_code == 404


def test_a_reader_of_feeds_signs_in_with_a_token(tmp_path):
    app = application(Settings(tmp_path / "workspace", team=True))
    team = app.state.office.team
    account = team.accounts.add("reader", Role.VIEWER, "four plain words here")
    who = team.sessions.of_cookie(team.sessions.begin(account))
    token = team.sessions.make_token(who, "feed", [Scope.READ], 30)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        asked = client.get("/watch.atom")
        assert asked.status_code == 401 and asked.headers["www-authenticate"].startswith("Basic")
        assert client.get("/watch.atom", auth=("reader", token)).status_code == 200
        assert client.get("/watch.atom", auth=("reader", "four plain words here")).status_code == 401
        odd = {"authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()}
        assert client.get("/watch.atom", headers=odd).status_code == 401
    app.state.office.close()
