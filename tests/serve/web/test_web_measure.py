"""The measures as forms: the page and its twins give the same, and say why where they give none."""

from __future__ import annotations

import csv
import io
import re
import shlex

import pytest
from tests.serve.web.conftest import PAGE

from tahqiq.workbench.measures.forms import FORMS

COMPARE = {"area": "Pakistan", "period": "2021", "base": "2020"}


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
def test_every_form_opens_with_what_the_evidence_can_answer(client, form):
    page = client.get(f"/measure/{form.name}", headers=PAGE)
    assert page.status_code == 200
    for field in form.fields:
        assert f'name="{field.name}"' in page.text
    assert ("Where it comes from" in page.text) is form.at_once
    assert 'role="alert"' not in page.text


def test_a_comparison_is_the_same_on_the_page_and_for_a_program(client):
    page = client.get("/measure/compare", params=COMPARE, headers=PAGE).text
    told = client.get("/measure/compare.json", params=COMPARE).json()
    assert told["paragraph"] in page.replace("&#39;", "'")
    now, then = (next(n for n in told["estimates"] if n["name"] == name) for name in ("now", "then"))
    assert (now["value"], then["value"]) == (448, 409)
    rows = list(csv.DictReader(io.StringIO(client.get("/measure/compare.csv", params=COMPARE).text.lstrip("\ufeff"))))
    assert len(rows) == len(told["table"])
    for e in told["evidence"]:
        assert e["release"] in page


def test_the_command_beside_it_gives_the_same(client, monkeypatch, capsys, app):
    import json
    import sys

    from tahqiq.serve.cli.main import main

    asked = {"area": "North Waziristan", "period": "2010..2014", "by": "year", "count": "events"}
    told = client.get("/measure/count.json", params=asked).json()
    monkeypatch.setenv("TAHQIQ_WORKSPACE", str(app.state.office.path))
    monkeypatch.setattr(sys, "argv", [*shlex.split(told["command"]), "--format", "json"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capsys.readouterr().out)["rows"] == told["table"]


def test_an_operation_is_measured_by_its_name(client):
    asked = {"name": "Operation Zarb-e-Azb", "area": "North Waziristan", "count": "events"}
    page = client.get("/measure/effect", params=asked, headers=PAGE).text
    assert "before and after Operation Zarb-e-Azb" in page
    assert "Lafiya Dole" not in page.partition("What to know of it")[2].partition("</ul>")[0]


def test_a_refusal_is_said_and_has_no_picture(client):
    asked = {"name": "zarb_e_azb", "count": "events"}
    page = client.get("/measure/effect", params=asked, headers=PAGE).text
    assert "No number is given" in page and ".svg?" not in page
    assert client.get("/measure/effect.svg", params=asked).status_code == 400


def test_a_printed_series_is_compared_by_its_publisher(client):
    asked = {"area": "Pakistan", "period": "2024", "base": "2023", "publisher": "PICSS", "metric": "attacks"}
    assert "PICSS" in client.get("/measure/compare.json", params=asked).json()["paragraph"]


def test_the_picture_is_a_file_of_its_own_that_runs_nothing(client):
    for kind in ("svg", "png"):
        answer = client.get(f"/measure/compare.{kind}", params=COMPARE)
        assert answer.status_code == 200 and answer.headers["content-type"].startswith("image/")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "script" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("compare", {**COMPARE, "area": "Atlantis"}, "Atlantis"),
        ("compare", {**COMPARE, "base": "2031"}, "2031"),
        ("compare", {**COMPARE, "period": "2021..2019"}, "2021..2019"),
        ("compare", {**COMPARE, "base": ""}, "there is nothing to compare with"),
        ("count", {"area": "Pakistan", "as_of": "soon"}, "a day written YYYY-MM-DD was expected"),
        ("effect", {"name": "zarb_e_azb", "before": "-1"}, "a number of months"),
        ("count", {"area": "'; DROP TABLE events; --"}, "DROP TABLE"),
        ("count", {"area": "Pakistan", "actor": "<script>alert(1)</script>"}, "alert"),
    ],
)
def test_what_cannot_be_measured_is_one_clear_line_and_no_number(client, name, asked, said):
    told = client.get(f"/measure/{name}.json", params=asked)
    assert told.status_code in (400, 404) and said in told.json()["error"]["message"]
    page = client.get(f"/measure/{name}", params=asked, headers=PAGE)
    assert page.status_code == told.status_code
    assert 'role="alert"' in page.text and "Where it comes from" not in page.text
    assert "<script>alert" not in page.text


def test_a_line_names_the_fields_of_the_form_and_no_options(client):
    page = client.get("/measure/compare", params={**COMPARE, "base": ""}, headers=PAGE).text
    alert = re.search(r'role="alert">(.*?)</div>', page, re.S).group(1)
    assert "--" not in alert and "“Against”" in alert


def test_an_answer_is_remembered_until_evidence_comes(client, app, monkeypatch):
    from tahqiq.workbench.measures import forms

    client.get("/measure/compare.json", params=COMPARE)
    monkeypatch.setattr(forms.measuring, "compare", lambda *_: pytest.fail("taken again"))
    assert client.get("/measure/compare.json", params=COMPARE).status_code == 200
