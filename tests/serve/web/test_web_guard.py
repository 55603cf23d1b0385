"""Who may ask, how much may arrive, what a page may load, what an error looks like."""

from __future__ import annotations

import pytest
from tests.serve.web.conftest import PAGE

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'"


@pytest.mark.parametrize("path", ["/", "/index.json", "/nowhere", "/openapi.json"])
def test_every_answer_carries_its_policy(client, path):
    answer = client.get(path, headers=PAGE)
    assert answer.headers["content-security-policy"].startswith(POLICY)
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1"])
def test_another_hosts_name_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421 and "does not answer for" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client, headers):
    answer = client.post("/checks", data={"text": "In 2024, 558 militants were killed."}, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.text
    own = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert client.post("/checks/example", headers=own).status_code == 303


def test_what_is_too_large_is_refused_with_and_without_its_length(client):
    assert client.post("/checks", content=b"x", headers={"content-length": "99000000"}).status_code == 413

    def parts():
        for _ in range(40):
            yield b"x" * 1_000_000

    answer = client.post("/checks.json", content=parts(), headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert "more than 32 MB" in answer.json()["error"]["message"]


def test_errors_have_one_shape(client):
    for answer, status in (
        (client.get("/nowhere"), 404),
        (client.post("/checks.json", json={"text": ""}), 422),
        (client.post("/checks.json", json={"text": "x", "as_of": "soon"}), 422),
        (client.delete("/"), 405),
    ):
        error = answer.json()["error"]
        assert answer.status_code == status == error["status"]
        assert error["message"] and error["lines"]


def test_a_browser_gets_the_error_as_a_page(client):
    answer = client.get("/nowhere/<b>", headers=PAGE)
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text and "/nowhere/&lt;b&gt;" in answer.text


def test_a_fault_of_ours_says_no_more_than_its_name(client, app, monkeypatch, caplog):
    def broken(*_):
        raise ZeroDivisionError("with a secret inside")

    monkeypatch.setattr(app.state.office.checks, "latest", broken)
    answer = client.get("/index.json")
    assert answer.status_code == 500
    assert "ZeroDivisionError" in answer.text and "secret" not in answer.text
    assert "secret" in caplog.text


def test_a_page_that_has_not_changed_is_not_sent_again(client, kept):
    first = client.get(f"/checks/{kept}", headers=PAGE)
    again = client.get(f"/checks/{kept}", headers={**PAGE, "if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b""
    assert again.headers["content-security-policy"].startswith(POLICY)
    other = client.get(f"/checks/{kept}", headers={**PAGE, "if-none-match": '"another"'})
    assert other.status_code == 200


def test_style_and_script_are_kept_for_ever_under_their_digest(client):
    page = client.get("/", headers=PAGE).text
    for address in [part.split('"')[0] for part in page.split('"/static/')[1:]]:
        answer = client.get(f"/static/{address}")
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert client.get("/static/000000000000/workbench.css").status_code == 404
    assert client.get("/static/000000000000/..%2Fapp.py").status_code == 404


def test_the_description_names_every_field(client):
    told = client.get("/openapi.json").json()
    for name, schema in told["components"]["schemas"].items():
        for field, said in schema.get("properties", {}).items():
            assert said.get("description") or said.get("$ref"), f"{name}.{field}"
    for path, methods in told["paths"].items():
        for one in methods.values():
            assert one["summary"], path
