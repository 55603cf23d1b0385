"""Briefs: ordered, read, edited by hand, saved."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, worked

from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench import briefing
from tahqiq.workbench.office import Office

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "brief.schema.json"
ORDER = {"country": "Pakistan", "as_of": "2025-04-08"}


@pytest.fixture(scope="module")
def app(bundled, tmp_path_factory):
    """A server that works no jobs: tests work them when they want to."""
    made = application(Settings(shutil.copytree(bundled, tmp_path_factory.mktemp("web") / "workspace"), jobs=None))
    yield made
    made.state.office.close()


def written(client, outline="monthly", **more):
    """Orders a brief by the form, and has it written; its address."""
    sent = client.post(f"/briefs/new/{outline}", data={**ORDER, **more}, headers=PAGE)
    assert sent.status_code == 303, sent.text
    worked(client.app.state.office)
    return sent.headers["location"]


@pytest.fixture(scope="module")
def ordered(app):
    """The address of a brief that is kept."""
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        return written(client)


def markdown(client, address):
    page = client.get(f"{address}/edit", headers=PAGE).text
    text = html.unescape(re.search(r"<textarea[^>]*>\n(.*)</textarea>", page, re.S).group(1))
    return text, re.search(r'name="version" value="(\w+)"', page).group(1)


def test_the_outlines_are_offered_and_the_briefs_listed(client, ordered):
    page = client.get("/briefs", headers=PAGE).text
    assert ordered in page
    told = client.get("/briefs.json").json()
    assert {"assessment", "monthly", "memo"} <= {o["name"] for o in told["outlines"]}
    assert told["briefs"][0]["outline"] == "monthly"
    for outline in told["outlines"]:
        assert client.get(f"/briefs/new/{outline['name']}", headers=PAGE).status_code == 200


def test_a_brief_is_read_with_a_card_at_every_number(client, ordered):
    page = client.get(ordered, headers=PAGE).text
    numbers = client.get(f"{ordered}.json").json()["numbers"]
    assert len(numbers) >= 20 and page.count('role="tooltip"') == len(numbers)
    assert ' style="' not in page


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "md", "json"])
def test_it_is_saved_in_every_form(client, ordered, form):
    answer = client.get(f"{ordered}.{form}")
    assert answer.status_code == 200 and len(answer.content) > 5000
    assert answer.headers["content-security-policy"].endswith("sandbox")
    if form == "json":
        jsonschema.validate(answer.json(), json.loads(SCHEMA.read_text("utf-8")))


def test_an_edit_by_hand_is_kept_shown_and_taken_back(client):
    address = written(client)
    text, version = markdown(client, address)
    first = re.search(r"## In short\n\n(.+)\n", text).group(1)
    edited = text.replace(first, first + "\n\nOur own view, by hand <script>alert(1)</script>.", 1)
    sent = client.post(f"{address}/edit", data={"text": edited, "version": version}, headers=PAGE)
    assert sent.status_code == 303, sent.text
    page = client.get(address, headers=PAGE).text
    assert "Our own view, by hand" in page and "Edits by hand: 1 in place" in page
    assert "<script>alert" not in page
    assert "Our own view" in client.get(f"{address}.md").text
    _, version = markdown(client, address)
    assert client.post(f"{address}/edits/0/drop", data={"version": version}).is_redirect
    assert "Our own view" not in client.get(address, headers=PAGE).text


def test_a_second_editor_overwrites_nobody(client):
    address = written(client)
    text, version = markdown(client, address)
    first = re.search(r"## In short\n\n(.+)\n", text).group(1)
    for added, status in (("The first view.", 303), ("The second view.", 409)):
        data = {"text": text.replace(first, f"{first}\n\n{added}", 1), "version": version}
        answer = client.post(f"{address}/edit", data=data, headers=PAGE)
        assert answer.status_code == status
    assert "The second view." in answer.text and "somebody else has edited" in answer.text
    page = client.get(address, headers=PAGE).text
    assert "The first view." in page and "The second view." not in page
    assert client.post(f"{address}/edits/0/drop", data={"version": version}).status_code == 400


def test_what_is_no_copy_of_the_brief_is_not_taken(client, ordered):
    _, version = markdown(client, ordered)
    answer = client.post(f"{ordered}/edit", data={"text": "Something else.", "version": version}, headers=PAGE)
    assert answer.status_code == 400 and 'role="alert"' in answer.text and "Something else." in answer.text


def test_a_memo_is_of_a_kept_check(client, kept):
    assert "The year in figures" in client.get(f"/briefs/new/memo?check={kept}", headers=PAGE).text
    memo = written(client, "memo", check=kept, country="", as_of="2026-10-01")
    assert "What the evidence says of" in client.get(memo, headers=PAGE).text


def test_a_program_orders_a_brief_and_is_told_how_far_it_is(client):
    sent = client.post("/briefs.json", json={"outline": "monthly", "country": "PAK", "as_of": "2025-04-08"})
    told, address = sent.json(), sent.headers["location"]
    assert sent.status_code == 202 and address == f"/briefs/{told['id']}"
    assert not told["made"] and told["title"] == "Monthly, PAK"
    for form in ("json", "pdf"):
        early = client.get(f"{address}.{form}")
        assert early.status_code == 202 and early.json()["job"] == told["job"]
    page = client.get(address, headers=PAGE)
    assert page.status_code == 202 and "<progress" in page.text and f'action="/jobs/{told["job"]}/cancel"' in page.text
    assert "not written yet" in client.get("/briefs", headers=PAGE).text
    worked(client.app.state.office)
    job = client.get(f"/jobs/{told['job']}.json").json()
    assert job["address"] == address and job["steps"] == 3 and "numbers" in job["says"]
    assert client.get(f"{address}/progress.json").json()["made"]
    assert client.get(f"{address}.pdf").content.startswith(b"%PDF")
    own = next(b for b in client.get("/briefs.json").json()["briefs"] if b["id"] == told["id"])
    assert own["made"] and own["title"] != told["title"]


def test_what_a_job_wrote_is_there_for_the_next_server(client, ordered, monkeypatch):
    office, name = client.app.state.office, ordered.rsplit("/", 1)[1]
    monkeypatch.setattr("tahqiq.workbench.briefing.made", None)  # nothing is written again
    monkeypatch.setattr("tahqiq.workbench.briefing.write", None)
    third = Office(office.path, desks=1)
    kept = third.briefs.get(name)
    assert third.jobs.count() and briefing.draft_at_hand(third, kept) == briefing.draft_at_hand(office, kept)
    assert briefing.at_hand(third, kept, "docx") == client.get(f"{ordered}.docx").content
    third.close()


def test_a_file_of_an_edited_brief_is_set_by_a_job(client):
    address = written(client)
    text, version = markdown(client, address)
    first = re.search(r"## In short\n\n(.+)\n", text).group(1)
    edited = text.replace(first, first + "\n\nOur own view, by hand.", 1)
    assert " download>PDF" in client.get(address, headers=PAGE).text
    client.post(f"{address}/edit", data={"text": edited, "version": version}, headers=PAGE)
    page = client.get(address, headers=PAGE)
    assert page.status_code == 200 and "Our own view, by hand" in page.text and '.pdf">PDF' in page.text
    making = client.get(f"{address}.docx", headers=PAGE)
    assert making.status_code == 202 and f'data-done="{address}"' in making.text
    assert client.get(f"{address}.pdf").json()["job"] == client.get(f"{address}.docx").json()["job"]
    worked(client.app.state.office)
    assert (
        client.get(f"{address}.docx").status_code == 200 and " download>PDF" in client.get(address, headers=PAGE).text
    )


def test_one_that_was_cancelled_is_written_when_it_is_wanted_again(client):
    told = client.post("/briefs.json", json={"outline": "monthly", **ORDER}).json()
    address = f"/briefs/{told['id']}"
    client.post(f"/jobs/{told['job']}/cancel.json")
    page = client.get(address, headers=PAGE)
    assert page.status_code == 409 and "it was cancelled" in page.text and f'action="{address}/again"' in page.text
    assert client.get(f"{address}.json").status_code == 409
    assert client.post(f"{address}/again").headers["location"] == address
    again = client.get(f"{address}/progress.json").json()
    assert again["job"] != told["job"] and again["state"] == "waiting"
    client.post(f"/jobs/{again['job']}/cancel.json")


def test_a_decision_on_claims_leaves_briefs_of_a_country_as_they_are(client, ordered, kept):
    claim = client.get(f"/checks/{kept}.json").json()["claims"][0]["id"]
    sent = client.post(f"/checks/{kept}/decisions.json", json={"act": "dismiss", "claims": [claim], "note": "no claim"})
    assert sent.status_code == 201
    assert client.get(f"{ordered}/progress.json").json()["made"]


@pytest.mark.parametrize(
    ("outline", "data", "said"),
    [
        ("monthly", {**ORDER, "country": "Atlantis"}, "Atlantis"),
        ("monthly", {**ORDER, "as_of": "soon"}, "a day written YYYY-MM-DD was expected"),
        ("monthly", {**ORDER, "as_of": "1900-01-01"}, "nothing was published yet"),
        ("assessment", {**ORDER, "since": "2026-01-01"}, "after"),
        ("memo", {"as_of": "2025-04-08"}, "choose one that was checked"),
        ("memo", {"subject": "/etc/passwd", "as_of": "2025-04-08"}, "choose one that was checked"),
        ("memo", {"check": "../../etc/passwd"}, "no check is kept"),
    ],
)
def test_what_cannot_be_made_is_said_beside_the_form(client, outline, data, said):
    answer = client.post(f"/briefs/new/{outline}", data=data, headers=PAGE)
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert said in html.unescape(answer.text) and "Write it" in answer.text


@pytest.mark.parametrize("outline", ["nothing", "..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd"])
def test_no_file_is_opened_that_a_request_names(client, outline):
    assert client.get(f"/briefs/new/{outline}").status_code == 404
    told = client.post("/briefs.json", json={"outline": outline.replace("%2F", "/")})
    assert told.status_code == 404 and "is shipped" in told.json()["error"]["message"]


def test_the_style_of_briefs_stays_theirs():
    from tahqiq.brief.write.as_html import css
    from tahqiq.serve.web.assets import scoped

    style = scoped(css())
    scope, _, pictures = style.partition("@media screen{:root[data-theme")
    assert ":root" not in scope and scope.count("{") == scope.count("}")
    assert "--picture-" in pictures and style.count("{") == style.count("}")
    assert not re.search(r"(?m)^body", style) and "max-width: 46rem" in style
