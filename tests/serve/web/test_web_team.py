"""A team's workbench: signing in, roles, forms of one's own session, tokens, the log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, REPORT

from tahqiq.serve.web import frame
from tahqiq.serve.web.app import application
from tahqiq.serve.web.pages import PAGES, account
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.team.roles import Role

WORDS = "four plain words here"
SAFE = {"GET", "HEAD", "OPTIONS"}


@pytest.fixture(scope="module")
def team_app(tmp_path_factory):
    made = application(Settings(tmp_path_factory.mktemp("team") / "workspace", team=True, secure=True))
    for role in Role:
        made.state.office.team.accounts.add(f"the-{role}", role, WORDS)
    yield made
    made.state.office.close()


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Attempts to sign in are counted a minute; a test of its own counts them."""
    monkeypatch.setattr(account, "_attempts", account.Limits())


@pytest.fixture
def browser(team_app):
    """A browser of an account, or of nobody."""
    opened = []

    def of(role=None):
        client = TestClient(team_app, base_url="https://127.0.0.1", follow_redirects=False, headers=PAGE)
        opened.append(client)
        if role:
            done = client.post("/login", data={"name": f"the-{role}", "password": WORDS, "next": "/account"})
            assert (done.status_code, done.headers["location"]) == (303, "/account")
        return client

    yield of
    for client in opened:
        client.close()


def csrf(client):
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/account").text)
    return found.group(1)


def test_nobody_sees_anything_but_the_form_to_sign_in(browser):
    client = browser()
    for path in ("/", "/checks/x", "/team", "/account"):
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=%2F")
    for path in ("/index.json", "/openapi.json", "/team.json", "/index.csv"):
        answer = client.get(path, headers={"accept": "application/json"})
        assert answer.status_code == 401 and answer.json()["error"]["status"] == 401
    assert client.post("/checks", data={"text": REPORT}).status_code == 401
    assert client.get("/login").status_code == 200


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "", "/a\nb"])
def test_signing_in_leads_to_no_other_site(browser, then):
    done = browser().post("/login", data={"name": "the-viewer", "password": WORDS, "next": then})
    assert done.headers["location"] == "/"
    assert "evil" not in browser().get("/login", params={"next": then}).text


def test_the_cookie_is_out_of_reach_of_script_and_of_plain_http(browser):
    done = browser().post("/login", data={"name": "the-viewer", "password": WORDS})
    held = done.headers["set-cookie"]
    assert held.startswith("__Host-tahqiq=")
    assert all(word in held for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))


def test_a_wrong_password_and_an_unknown_name_read_the_same(browser):
    said = [
        browser().post("/login", data={"name": name, "password": "wrong wrong wrong"})
        for name in ("the-viewer", "nobody-such")
    ]
    assert [answer.status_code for answer in said] == [401, 401]
    assert said[0].text == said[1].text


def test_attempts_from_one_address_are_counted(browser):
    client = browser()
    codes = [client.post("/login", data={"name": "x", "password": "y"}).status_code for _ in range(12)]
    assert codes[:10] == [401] * 10 and codes[10:] == [429, 429]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("viewer", {"/": 200, "/team": 403, "/team/log": 403, "/account": 200}),
        ("analyst", {"/": 200, "/team": 403}),
        ("editor", {"/": 200, "/team.csv": 403}),
        ("admin", {"/": 200, "/team": 200, "/team/log": 200, "/team.json": 200, "/team/log.csv": 200}),
    ],
)
def test_who_sees_what(browser, role, expected):
    client = browser(role)
    assert {path: client.get(path).status_code for path in expected} == expected


def test_a_viewer_checks_nothing_and_an_analyst_does_under_their_name(browser):
    viewer, analyst = browser("viewer"), browser("analyst")
    assert viewer.post("/checks", data={"text": REPORT, "csrf": csrf(viewer)}).status_code == 403
    sent = analyst.post("/checks", data={"text": REPORT, "csrf": csrf(analyst)})
    assert sent.status_code == 303
    assert "by the-analyst" in analyst.get(sent.headers["location"]).text
    assert viewer.get(sent.headers["location"]).status_code == 200


@pytest.mark.parametrize("sent", ["", "forged", "of another"])
def test_a_form_of_another_session_changes_nothing(browser, sent):
    client, other = browser("analyst"), browser("editor")
    token = csrf(other) if sent == "of another" else sent
    answer = client.post("/checks", data={"text": REPORT, "csrf": token})
    assert answer.status_code == 403 and "not of this session" in answer.text
    answer = client.post("/checks.json", json={"text": REPORT}, headers={"x-csrf-token": token})
    assert answer.status_code == 403
    assert client.post("/checks.json", json={"text": REPORT}, headers={"x-csrf-token": csrf(client)}).status_code == 201


def test_signing_out_ends_the_session_itself(browser, team_app):
    client = browser("analyst")
    held = dict(client.cookies)
    assert client.post("/logout", data={"csrf": csrf(client)}).headers["location"] == "/login"
    with TestClient(team_app, base_url="https://127.0.0.1", follow_redirects=False, cookies=held) as thief:
        assert thief.get("/", headers=PAGE).status_code == 303


def test_a_program_asks_with_a_token_within_its_scopes(browser):
    client, program = browser("editor"), browser()
    made = client.post("/account/tokens", data={"label": "nightly", "days": 30, "scope": "read", "csrf": csrf(client)})
    assert made.status_code == 201
    secret = re.search(r"tahqiq_[\w-]{43}", made.text).group()
    assert secret not in client.get("/account").text
    signed = {"authorization": f"Bearer {secret}", "accept": "application/json"}
    assert program.get("/index.json", headers=signed).status_code == 200
    assert program.post("/checks.json", json={"text": REPORT}, headers=signed).status_code == 403
    forged = {"label": "more", "days": 30, "scope": "read"}
    assert program.post("/account/tokens", data=forged, headers=signed).status_code == 400
    number = client.get("/account.json").json()["tokens"][0]["id"]
    assert client.post(f"/account/tokens/{number}/revoke", data={"csrf": csrf(client)}).status_code == 303
    assert program.get("/index.json", headers=signed).status_code == 401


def test_a_wrong_token_is_not_rescued_by_a_cookie(browser):
    client = browser("admin")
    assert client.get("/index.json", headers={"authorization": "Bearer tahqiq_" + "a" * 43}).status_code == 401


def test_an_admin_makes_changes_and_closes_accounts(browser):
    client = browser("admin")
    token = csrf(client)
    assert client.post(
        "/team/add", data={"name": "new-one", "role": "viewer", "password": WORDS, "csrf": token}
    ).is_redirect
    assert client.post("/team/new-one/role", data={"role": "editor", "csrf": token}).is_redirect
    assert client.post("/team/new-one/close", data={"csrf": token}).is_redirect
    told = {a["name"]: a for a in client.get("/team.json").json()["accounts"]}
    assert (told["new-one"]["role"], told["new-one"]["closed"]) == ("editor", True)
    own = client.post("/team/the-admin/close", data={"csrf": token})
    assert own.status_code == 400 and "your own account" in own.text
    assert client.post("/team/add", data={"name": "weak", "password": "short", "csrf": token}).status_code == 400


def test_changing_ones_password_takes_the_old_one(browser, team_app):
    team_app.state.office.team.accounts.add("changing", Role.VIEWER, WORDS)
    client = browser()
    client.post("/login", data={"name": "changing", "password": WORDS})
    token = csrf(client)
    wrong = client.post("/account/password", data={"old": "no", "new": "another set of words", "csrf": token})
    assert wrong.status_code == 400
    done = client.post("/account/password", data={"old": WORDS, "new": "another set of words", "csrf": token})
    assert done.is_redirect and client.get("/").status_code == 303


def test_what_was_done_stands_in_the_log(browser):
    client = browser("analyst")
    client.post("/checks", data={"text": REPORT, "csrf": csrf(client)})
    client.post("/checks", data={"text": REPORT, "csrf": "forged"})
    browser().post("/login", data={"name": "the-editor", "password": "not the words"})
    lines = browser("admin").get("/team/log.json").json()["lines"]
    deeds = [(line["by"], line["act"], line["on"], line["outcome"]) for line in lines]
    assert ("the-analyst", "POST", "/checks", "303") in deeds
    assert ("the-analyst", "POST", "/checks", "403") in deeds
    assert ("", "sign in", "the-editor", "401") in deeds


def test_whatever_changes_something_names_who_may():
    """A form or call that is added later without ``needs(...)`` fails here, not in a team's hands."""
    changing = [
        route
        for router in PAGES
        for route in router.routes
        if isinstance(route, APIRoute) and route.methods - SAFE and route.path != "/login"
    ]
    assert len(changing) > 8
    for route in changing:
        scopes = [getattr(d.dependency, "scope", None) for d in route.dependencies]
        assert any(scopes), f"{route.methods} {route.path} needs dependencies=[needs(Scope...)]"


def test_every_form_that_changes_something_carries_the_secret_of_its_session():
    """``{{ own(who) }}`` from web/parts.html, in every form but the one to sign in."""
    for path in sorted((Path(frame.__file__).parent / "templates").rglob("*.html")):
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text("utf-8"), re.S):
            assert "own(who)" in form or 'action="/login"' in form, f"{path.name}: {form[:80]}"


def test_on_ones_own_machine_nobody_signs_in(client):
    assert client.get("/", headers=PAGE).status_code == 200
    assert "Sign out" not in client.get("/", headers=PAGE).text
    assert client.post("/account/tokens", data={"label": "x", "scope": "read"}).status_code == 400
