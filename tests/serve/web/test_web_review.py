"""The queue of uncertain names: judged by forms and programs, its effect, undone, two at once."""

from __future__ import annotations

import re

import pytest
from tests.serve.web.conftest import PAGE

from tahqiq.terms import RecordKind

OPEN = (
    "By 9 April 2025\n\nIn 2024, the Taliban killed 558 people in Pakistan. The Blue Herons killed 12 people in 2024.\n"
)


@pytest.fixture
def check(client):
    """A check in which a name has several meanings, of a text of its own."""
    check.number = getattr(check, "number", 0) + 1
    text = OPEN.replace("558", str(558 + check.number))
    return client.post("/checks.json", json={"text": text}).headers["location"]


def ask(client, name="Taliban", entry="ttp"):
    told = client.get("/review.json").json()
    return told, next((q for q in told["questions"] if (q["name"], q["entry"]["id"]) == (name, entry)), None)


def form_of(page):
    at = page.index('class="ask judge"')
    text = page[at : page.index("</form>", at)]
    fields = re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', text)
    return {k: v for k, v in fields if k != "document"}, [v for k, v in fields if k == "document"]


def actor_of(client, check):
    return next(c for c in client.get(f"{check}.json").json()["claims"] if "killed 5" in c["quote"])["actor"]


def test_a_name_is_judged_used_and_undone(client, check):
    assert actor_of(client, check) == {"id": None, "text": "Taliban"}
    told, question = ask(client)
    assert question["parts"] and question["entry"]["aliases"] and "ambiguous" in question["why"]
    page = client.get("/review", params={"pair": question["id"]}, headers=PAGE)
    assert page.status_code == 200 and "As it is written" in page.text
    form, documents = form_of(page.text)
    assert (form["entry"], form["seen"]) == ("ttp", str(told["seen"])) and len(documents) >= 1
    sent = client.post("/review", data={**form, "document": documents, "where": "here", "judgement": "same"})
    assert sent.status_code == 303
    assert actor_of(client, check)["id"] == "ttp"
    assert "is read as ttp: decided by" in client.get(check, headers=PAGE).text
    assert ask(client)[1] is None
    done = client.get(sent.headers["location"], headers=PAGE).text
    name = re.search(r'action="/review/(n\d+)/withdraw"', done).group(1)
    for made in [d for d in client.get("/review.json").json()["judged"] if d["document"] in documents]:
        assert client.post(f"/review/{made['id']}/withdraw").status_code == 303
    assert client.post(f"/review/{name}/withdraw", headers=PAGE).status_code == 400
    assert actor_of(client, check)["id"] is None and ask(client)[1] is not None


def test_what_a_yes_would_change_is_said(client, check):
    _, question = ask(client)
    page = client.get("/review", params={"pair": question["id"], "effects": "yes"}, headers=PAGE)
    assert page.status_code == 200
    assert re.search(r"A yes would change (?:\d+ verdicts?|no verdict)", page.text)
    assert actor_of(client, check)["id"] is None


def test_a_second_editor_of_a_name_hears_of_the_first(client, check):
    told, question = ask(client)
    documents = list({u["document"] for u in question["uses"]})
    sent = {"kind": "actor", "name": "Taliban", "entry": "ttp", "judgement": "other", "documents": documents}
    first = client.post("/review.json", json={**sent, "seen": told["seen"]})
    assert first.status_code == 201
    late = client.post("/review.json", json={**sent, "judgement": "same", "seen": told["seen"]})
    assert late.status_code == 409 and "judged it other" in late.json()["error"]["lines"][0]
    page = client.post("/review", headers=PAGE, data={
        **{k: v for k, v in sent.items() if k != "documents"}, "document": documents, "judgement": "same",
        "seen": told["seen"], "note": "mine to keep"})  # fmt: skip
    assert page.status_code == 409 and "Somebody judged it first" in page.text
    for made in first.json():
        client.post(f"/review/{made['id']}/withdraw")


def test_a_name_that_nothing_is_near_may_be_told(client, check):
    strange = next(s for s in client.get("/review.json").json()["strange"] if "Blue Herons" in s["name"])
    sent = {"kind": strange["kind"], "name": strange["name"], "judgement": "same", "where": "here",
            "document": [u["document"] for u in strange["uses"]]}  # fmt: skip
    assert client.post("/review", data={**sent, "entry": "no-such-entry"}, headers=PAGE).status_code == 400
    assert client.post("/review", data={**sent, "entry": "bla"}).status_code == 303
    claims = client.get(f"{check}.json").json()["claims"]
    assert "bla" in [c["actor"]["id"] for c in claims]


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "person"}, {"entry": "x' OR 1=1"}, {"name": " "}, {"name": "a\nb"}, {"documents": ["short"]}],
)
def test_what_cannot_be_judged_is_said(client, wrong):
    sent = {"kind": "actor", "name": "Taliban", "entry": "ttp", "judgement": "same", "seen": 0}
    answer = client.post("/review.json", json={**sent, **wrong})
    assert answer.status_code == 400 and "cannot be stored" in answer.json()["error"]["message"]


def test_an_unknown_judgement_is_not_found(client):
    assert client.post("/review/n99999/withdraw").status_code == 404


def test_a_hostile_name_stays_text(client):
    text = OPEN.replace("Blue Herons", "Blue <img src=x onerror=alert(1)> Herons of اردو")
    assert client.post("/checks.json", json={"text": text}).status_code == 201
    page = client.get("/review", headers=PAGE).text
    assert "<img src=x" not in page


def test_both_records_say_which_sources_have_the_name_and_how_often(client, check, app):
    _, question = ask(client)
    with app.state.office.desk() as store:
        events = store.table(RecordKind.EVENTS)
        mine = store.arrow(events.filter((events.actor_a == "ttp") | (events.actor_b == "ttp"))).num_rows
    (ucdp,) = [s for s in question["named_by"] if s["dataset"] == "ucdp_ged"]
    assert ucdp == {"dataset": "ucdp_ged", "publisher": "Uppsala Conflict Data Program", "name": "TTP", "rows": mine}
    printed = [s for s in question["named_by"] if s["dataset"] == "statistics"]
    assert "Pak Institute for Peace Studies" in [s["publisher"] for s in printed]
    assert question["reports"] >= 1 and all(s["name"].casefold() == "taliban" for s in question["written_by"])
    page = client.get("/review", params={"pair": question["id"]}, headers=PAGE).text
    assert "Sources that name this entry" in page and f"{mine:,}" in page
    assert "none at hand writes it so" in page or "Sources that write this name" in page


def test_a_place_is_named_by_the_column_of_its_own_level(app):
    from tahqiq.registry.fold import key
    from tahqiq.verbs.attested import attested

    with app.state.office.desk() as store:
        names = attested(store)
    written = names.written["area", key("North Waziristan")]
    events = next(a for a in written if a.dataset == "ucdp_ged")
    province = names.of["area", "PK-BA"]
    assert events.rows > 500 and {a.name for a in province if a.dataset == "ucdp_ged"} == {"Balochistan province"}
    assert all(a.name == "" for a in province if a.dataset == "incidents")  # that column has districts
