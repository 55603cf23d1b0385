"""A claim of a check: corrected by a form, by a program, by two at once; accepted, rejected; its rows; its exports."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest
from tests.serve.web.conftest import PAGE, REPORT


@pytest.fixture
def check(client):
    """The address of a check of its own: no other test has corrected its text."""
    check.number = getattr(check, "number", 0) + 1
    words = " ".join(f"Word{check.number}x{n} stands here." for n in range(60))
    return client.post("/checks.json", json={"text": f"{REPORT}\n\n{words}\n"}).headers["location"]


def claim_of(client, check, words):
    return next(c for c in client.get(f"{check}.json").json()["claims"] if words in c["quote"])


def form_of(page, act="fix"):
    """The fields of the form of an act as a browser would send them, none changed."""
    at = page.index(f'name="act" value="{act}"')
    text = page[page.rindex("<form", 0, at) : page.index("</form>", at)]
    found = dict(re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', text))
    for name, inside in re.findall(r'<select name="([^"]+)">(.*?)</select>', text, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = chosen.group(1) if chosen else re.search(r'<option value="([^"]*)"', inside).group(1)
    for name, inside in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.S):
        found[name] = inside
    return {k: v.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&") for k, v in found.items()}


def test_an_editor_corrects_a_slot_and_undoes_it(client, check):
    claim = claim_of(client, check, "558")
    own = f"{check}/claims/{claim['id']}"
    page = client.get(own, headers=PAGE)
    assert page.status_code == 200
    assert f'href="{own}"' in client.get(check, headers=PAGE).text
    sent = client.post(f"{check}/decisions", data={**form_of(page.text), "value": "901", "note": "printed wrongly"})
    assert sent.status_code == 303 and sent.headers["location"].startswith(own)
    assert "Stored. The verdict" in client.get(sent.headers["location"], headers=PAGE).text
    told = client.get(f"{own}.json").json()
    assert told["claim"]["value"] == 901
    (made,) = told["decisions"]
    assert made["changes"] == ["value was 558, is 901"] and made["note"] == "printed wrongly" and made["holds"]
    assert "value was 558, is 901" in client.get(f"{check}/decisions", headers=PAGE).text
    undone = client.post(f"{check}/decisions/{made['id']}/withdraw", data={"note": ""})
    assert undone.status_code == 303
    assert client.get(f"{own}.json").json()["claim"]["value"] == 558
    listed = client.get(f"{check}/decisions.json").json()["decisions"]
    assert [d["act"] for d in listed] == ["withdraw", "fix"] and listed[1]["why"].startswith("withdrawn by")
    assert client.post(f"{check}/decisions/{listed[0]['id']}/withdraw").status_code == 303
    assert client.get(f"{own}.json").json()["claim"]["value"] == 901


def test_what_an_editor_does_not_touch_is_not_decided(client, check):
    claim = claim_of(client, check, "558")
    form = form_of(client.get(f"{check}/claims/{claim['id']}", headers=PAGE).text)
    unchanged = client.post(f"{check}/decisions", data=form, headers=PAGE)
    assert unchanged.status_code == 400 and "nothing would change" in unchanged.text


def test_every_fault_is_said_at_once_and_nothing_filled_in_is_lost(client, check):
    claim = claim_of(client, check, "558")
    form = form_of(client.get(f"{check}/claims/{claim['id']}", headers=PAGE).text)
    wrong = {**form, "value": "many", "period": "2024-13", "area_id": "Nowhere", "note": "a note to keep"}
    answer = client.post(f"{check}/decisions", data=wrong, headers=PAGE)
    assert answer.status_code == 400
    for said in ("a number in the claim", "2025, 2025-03", "the id of an area", "a note to keep", 'value="2024-13"'):
        assert said in answer.text


def test_a_second_editor_hears_what_changed_and_loses_nothing(client, check):
    claim = claim_of(client, check, "558")
    own = f"{check}/claims/{claim['id']}"
    first, second = (form_of(client.get(own, headers=PAGE).text) for _ in range(2))
    assert client.post(f"{check}/decisions", data={**first, "value": "600"}).status_code == 303
    late = client.post(f"{check}/decisions", data={**second, "victim": "all", "note": "mine"}, headers=PAGE)
    assert late.status_code == 409
    assert "value was 558 and is 600" in late.text and "Nothing is lost" in late.text and "mine" in late.text
    told = client.get(f"{own}.json").json()["claim"]
    assert (told["value"], told["victim"]) == (600, "militant")
    again = form_of(late.text)
    assert (again["value"], again["victim"]) == ("600", "all")
    assert client.post(f"{check}/decisions", data=again).status_code == 303
    told = client.get(f"{own}.json").json()["claim"]
    assert (told["value"], told["victim"]) == (600, "all")


def test_two_editors_of_two_claims_do_not_meet(client, check):
    one, other = (claim_of(client, check, words) for words in ("558", "90%"))
    forms = [form_of(client.get(f"{check}/claims/{c['id']}", headers=PAGE).text) for c in (one, other)]
    assert client.post(f"{check}/decisions", data={**forms[0], "value": "600"}).status_code == 303
    assert client.post(f"{check}/decisions", data={**forms[1], "value": "91"}).status_code == 303


def test_a_claim_dismissed_meanwhile_is_said_so(client, check):
    claim = claim_of(client, check, "558")
    seen = client.get(f"{check}/claims/{claim['id']}.json").json()["seen"]
    sent = {"act": "dismiss", "claims": [claim["id"]], "note": "no claim", "seen": seen}
    assert client.post(f"{check}/decisions.json", json=sent).status_code == 201
    late = client.post(f"{check}/decisions", headers=PAGE, data={
        "act": "fix", "claim": claim["id"], "seen": str(seen), "value": "9"})  # fmt: skip
    assert late.status_code == 409 and "stands no more" in late.text
    program = client.post(f"{check}/decisions.json", json={**sent, "act": "fix", "wanted": [{"slots": {"value": 9}}]})
    assert program.status_code == 409 and "stands no more" in program.json()["error"]["lines"][0]


def test_claims_are_split_merged_and_added(client, check):
    claim = claim_of(client, check, "558")
    parts = {"1.quote": "558 militants were killed", "1.value": "500", "2.quote": "In 2024, 558 militants",
             "2.value": "58"}  # fmt: skip
    seen = client.get(f"{check}/decisions.json").json()["seen"]
    sent = client.post(f"{check}/decisions", data={"act": "split", "claim": claim["id"], "seen": seen, **parts})
    assert sent.status_code == 303
    made = client.get(f"{check}/decisions.json").json()["decisions"][0]
    assert made["act"] == "split" and len(made["claims"]) == 2
    merged = client.post(f"{check}/decisions", data={"act": "merge", "claim": made["claims"], "seen": made["id"][1:]})
    assert merged.status_code == 303
    added = client.post(
        f"{check}/decisions",
        data={"act": "add", "quote": "by one count", "kind": "other", "checkable": "no", "why_not": "vague"},
    )
    assert added.status_code == 303
    assert "by one count" in [c["quote"] for c in client.get(f"{check}.json").json()["claims"]]
    again = client.post(f"{check}/decisions", data={"act": "add", "quote": "not in it", "kind": "other"}, headers=PAGE)
    assert again.status_code == 400 and "does not stand in the text" in again.text


def test_a_verdict_is_accepted_rejected_and_the_view_revoked(client, check):
    claim = claim_of(client, check, "558")
    own = f"{check}/claims/{claim['id']}"
    empty = client.post(f"{own}/opinions", data={"view": "reject", "note": ""}, headers=PAGE)
    assert empty.status_code == 400 and "rejected with the reason" in empty.text
    assert client.post(f"{own}/opinions", data={"view": "reject", "note": "<b>other</b> scope"}).status_code == 303
    (said,) = client.get(f"{own}.json").json()["opinions"]
    assert said["view"] == "reject" and said["label"] == claim["verdict"]["label"] and said["by"]
    live = client.get(check, headers=PAGE).text
    assert "&lt;b&gt;other&lt;/b&gt; scope" in live and "<b>other" not in live
    assert client.post(f"{check}/opinions/{said['seq']}/revoke", data={"claim": claim["id"]}).status_code == 303
    assert client.get(f"{own}.json").json()["opinions"][0]["revoked"]
    assert "Rejected by" not in client.get(check, headers=PAGE).text
    assert client.post(f"{check}/opinions/99999/revoke").status_code == 404


@pytest.mark.parametrize("act", ["", "withdraw", "<script>"])
def test_a_form_of_no_kind_is_refused(client, check, act):
    answer = client.post(f"{check}/decisions", data={"act": act, "claim": "c1", "was": "["}, headers=PAGE)
    assert answer.status_code == 400 and "<script>" not in answer.text.split("<main", 1)[1]


def test_a_reading_opens_its_rows(client, check):
    page = client.get(check, headers=PAGE).text
    address = re.search(r'href="(/rows\?at=[^"]+)"', page).group(1)
    shown = client.get(address, headers=PAGE)
    assert shown.status_code == 200 and "SELECT" in shown.text and "Cite as" in shown.text
    assert str(client.app.state.office.path) not in shown.text
    part = client.get(address.replace("/rows?", "/rows.json?")).json()["parts"][0]
    assert part["total"] == len(part["rows"]) > 0 and part["citation"] and part["licence"]
    rows = list(csv.DictReader(io.StringIO(client.get(address.replace("/rows?", "/rows.csv?")).text)))
    assert [next(iter(r.values())) for r in rows] == [next(iter(r.values())) for r in part["rows"]]


def test_many_rows_are_paged(client):
    release = next(r for r in _releases(client) if r.kind == "events" and r.accepted > 200)
    at = f"tahqiq:{release.release_id}?area={release.area}&start={release.start}&end={release.end}"
    one, two = (client.get("/rows.json", params={"at": at, "page": n}).json()["parts"][0] for n in (1, 2))
    assert one["total"] > 50 and len(one["rows"]) == 50 and one["deaths"] > 0
    assert not {r["event_id"] for r in one["rows"]} & {r["event_id"] for r in two["rows"]}
    every = client.get("/rows.csv", params={"at": at}).text
    assert every.count("\r\n") == one["total"] + 1


def _releases(client):
    with client.app.state.office.desk() as store:
        return store.releases()


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("/etc/passwd", 400), ("tahqiq:../../x?id=1", 404), ("file:///etc/passwd?id=1", 400),
        ("tahqiq:no-such@1?id=a", 404), ("tahqiq:x?area=';DROP TABLE&start=a&end=b", 400), ("", 422),
    ],
)  # fmt: skip
def test_only_addresses_of_our_own_form_are_opened(client, at, status):
    answer = client.get("/rows.json", params={"at": at})
    assert answer.status_code == status
    assert "\n" not in answer.json()["error"]["message"]
    assert client.get("/rows", params={"at": at}, headers=PAGE).status_code == status


def test_a_check_is_saved_as_a_word_document(client, kept):
    answer = client.get(f"/checks/{kept}.docx")
    assert answer.headers["content-disposition"].endswith('.docx"')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as word:
        body = word.read("word/document.xml").decode()
    assert "558 militants" in body and "w:tbl" in body


def test_a_check_is_saved_as_claim_reviews(client, kept):
    answer = client.get(f"/checks/{kept}.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    told = json.loads(answer.text)
    whole = client.get(f"/checks/{kept}.json").json()
    answered = [c for c in whole["claims"] if c["verdict"]["label"] != "not checkable"]
    assert told["@context"] == "https://schema.org" and len(told["@graph"]) == len(answered) > 0
    for review, claim in zip(told["@graph"], answered, strict=True):
        assert review["@type"] == "ClaimReview" and review["claimReviewed"] == claim["quote"]
        assert review["url"] == f"http://127.0.0.1/checks/{kept}/claims/{claim['id']}"
        assert review["reviewRating"]["alternateName"].lower() == claim["verdict"]["label"]
        assert review["itemReviewed"]["datePublished"] == "2025-04-09"
        assert review["datePublished"] and review["author"]["name"]
