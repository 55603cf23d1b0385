"""Checking a report in a browser or by a program: the page, its forms, what is kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from tests.serve.web.conftest import PAGE, REPORT

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "check.schema.json"


def test_a_newcomer_pastes_a_report_and_reads_its_verdicts(client):
    home = client.get("/", headers=PAGE)
    assert home.status_code == 200 and "Check a report" in home.text
    sent = client.post("/checks", data={"text": REPORT}, headers=PAGE)
    assert sent.status_code == 303
    page = client.get(sent.headers["location"], headers=PAGE)
    assert page.status_code == 200
    assert "558" in page.text and "The year in figures" in page.text


def test_the_example_is_a_click_away(client):
    sent = client.post("/checks/example")
    assert sent.status_code == 303
    assert client.get(sent.headers["location"] + ".json").json()["claims"]


def test_a_file_is_checked_under_its_own_name(client):
    sent = client.post("/checks", files={"file": ("../../etc/na<me>.md", REPORT.encode(), "text/markdown")})
    assert sent.status_code == 303
    page = client.get(sent.headers["location"], headers=PAGE).text
    assert "na<me>" not in page and "../" not in page


def test_a_program_gets_what_the_page_shows(client):
    made = client.post("/checks.json", json={"text": REPORT, "as_of": "2025-04-08"})
    assert made.status_code == 201
    told = made.json()
    assert made.headers["location"] == f"/checks/{told['id']}"
    assert (told["title"], told["date"], told["as_of"]) == ("The year in figures", "2025-04-09", "2025-04-08")
    whole = client.get(f"/checks/{told['id']}.json").json()
    jsonschema.validate(whole, json.loads(SCHEMA.read_text("utf-8")))
    found = [claim["verdict"]["label"] for claim in whole["claims"]]
    assert sum(told["verdicts"].values()) == len(found)


def test_every_form_of_a_check_can_be_saved(client, kept):
    for form, kind in {"html": "text/html", "csv": "text/csv", "md": "text/markdown"}.items():
        answer = client.get(f"/checks/{kept}.{form}")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"] == f'attachment; filename="check-{kept}.{form}"'
        assert "558" in answer.text


def test_the_kept_checks_are_listed_newest_first(client, kept):
    newest = client.post("/checks.json", json={"text": REPORT, "title": "A newer one"}).json()
    told = client.get("/index.json").json()
    assert {**told["checks"][0], "job": ""} == newest
    assert kept in [check["id"] for check in told["checks"]]
    rows = list(csv.DictReader(io.StringIO(client.get("/index.csv").text.lstrip("\ufeff"))))
    assert [row["id"] for row in rows] == [check["id"] for check in told["checks"]]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "  "}, "nothing arrived to check"),
        ({"text": REPORT, "date": "8 April"}, "a day written YYYY-MM-DD was expected"),
        ({"text": REPORT, "as_of": "2025-02-30"}, "a day written YYYY-MM-DD was expected"),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_line(client, sent, said):
    answer = client.post("/checks", data=sent)
    assert answer.status_code == 400
    assert said in answer.json()["error"]["message"]
    assert said in client.post("/checks", data=sent, headers=PAGE).text


def test_an_unknown_check_is_not_found(client):
    for address in ("/checks/no-such-check", "/checks/no-such-check.json"):
        assert client.get(address).status_code == 404
    assert client.get("/checks/no-such-check.exe").status_code in (404, 422)


def test_script_in_a_report_stays_text(client):
    report = REPORT.replace("The year", "<script>alert(1)</script>").replace("by one", "<img src=x onerror=a()>")
    sent = client.post("/checks", data={"text": report, "title": "<svg onload=alert(1)>"})
    page = client.get(sent.headers["location"], headers=PAGE).text
    home = client.get("/", headers=PAGE).text
    for text in (page, home):
        assert "<script>alert" not in text and "<svg onload" not in text and "<img src=x" not in text
