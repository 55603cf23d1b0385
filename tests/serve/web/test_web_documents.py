"""Documents and allegations: what each row was read on, since when, and what it says of whom."""

from __future__ import annotations

import csv
import html
import io

import pytest
from tests.serve.web.conftest import PAGE

from tahqiq.verbs.documents import document_id, pages_of


def rows(client, path):
    return list(csv.DictReader(io.StringIO(client.get(path).text.lstrip("\ufeff"))))


def test_every_page_that_a_row_names_has_its_document(client):
    fact = client.get("/actors/bla.json").json()["facts"][0]
    (url,) = pages_of(fact["url"])
    told = client.get(f"/documents/{document_id(url)}.json").json()
    assert told["document"]["url"] == url and fact["fact_id"] in [f["fact_id"] for f in told["facts"]]
    page = client.get(f"/documents/{document_id(url)}", headers=PAGE).text
    assert (
        url in html.unescape(page) and f"/documents/{document_id(url)}" in client.get("/actors/bla", headers=PAGE).text
    )


def test_a_document_says_whose_it_is_since_when_under_which_licence_and_all_that_rests_on_it(client):
    listed = client.get("/documents.json", params={"publisher": "picss"}).json()
    assert listed["publisher_name"] == "Pakistan Institute for Conflict and Security Studies"
    first = max(listed["documents"], key=lambda d: d["counts"].get("observations", 0))
    told = client.get(f"/documents/{first['id']}.json").json()
    assert told["by"][0]["id"] == "picss" and told["licences"] and told["document"]["known_from"]
    assert len(told["figures"]) == first["counts"]["observations"] == sum(y["rows"] for y in told["years"])
    assert all(f["url"] == first["url"] for f in told["figures"])
    assert {r["id"] for r in rows(client, f"/documents/{first['id']}.csv")} == {f["obs_id"] for f in told["figures"]}
    page = html.unescape(client.get(f"/documents/{first['id']}", headers=PAGE).text)
    assert first["title"] in page and "/publishers/picss" in page and "source grade B" in page


def test_documents_are_searched_paged_and_dated(client):
    everything = client.get("/documents.json").json()
    assert everything["total"] > 1000 and len(rows(client, "/documents.csv")) == everything["size"]
    dawn = client.get("/documents.json", params={"q": "dawn.com/news"}).json()
    assert 0 < dawn["total"] < everything["total"] and all("dawn.com/news" in d["url"] for d in dawn["documents"])
    then = client.get("/documents.json", params={"as_of": "2015-01-01"}).json()
    assert 0 < then["total"] < everything["total"]
    assert all(d["known_from"] <= "2015-01-01" for d in then["documents"])
    new = everything["documents"][0]["id"]
    assert client.get(f"/documents/{new}.json", params={"as_of": "2015-01-01"}).status_code == 404


def test_a_publishers_file_is_no_document(client):
    found = client.get("/documents.json", params={"q": "ucdp.uu.se/downloads"}).json()
    assert found["total"] == 0


def test_an_allegation_is_told_with_its_denial_and_its_pages(client):
    listed = client.get("/allegations.json").json()
    assert listed["total"] == len(rows(client, "/allegations.csv")) > 20
    told = client.get("/allegations/pk-alleg-01.json").json()
    assert told["alleged"]["alleger"][0]["address"] == "/actors/state_pakistan"
    assert told["alleged"]["denied_by"] and told["third_party_view"] and told["history"]
    page = html.unescape(client.get("/allegations/pk-alleg-01", headers=PAGE).text)
    for read in told["pages"]:
        assert read["url"] in page
        assert "pk-alleg-01" in client.get(f"/documents/{read['document']}.csv").text
    (row,) = rows(client, "/allegations/pk-alleg-01.csv")
    assert row["by"] == "state_pakistan" and row["accused"] == "india" and row["third_party_view"]


def test_an_allegation_stands_only_as_said(client):
    for path in ("/allegations", "/allegations/pk-alleg-01"):
        assert "says that it was said, not that it is so" in client.get(path, headers=PAGE).text


def test_an_allegation_is_known_from_its_day_on(client):
    told = client.get("/allegations/pk-alleg-01.json", params={"as_of": "2017-01-01"}).json()
    assert told["known_from"] <= "2017-01-01"
    assert client.get("/allegations/pk-alleg-01.json", params={"as_of": "2010-01-01"}).status_code == 404
    few = client.get("/allegations.json", params={"as_of": "2017-01-01", "q": "Kulbhushan"}).json()
    assert [a["id"] for a in few["allegations"]] == ["pk-alleg-01"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/documents/0000000000000000", 404), ("/documents/..%2f..%2fetc", 404), ("/documents?as_of=soon", 400),
     ("/allegations/nothing", 404), ("/allegations?page=0", 422)],
)  # fmt: skip
def test_what_is_not_known_is_said(client, path, status):
    for headers in (PAGE, {}):
        assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize("where", ["documents", "allegations"])
def test_a_search_cannot_write_into_the_page(client, where):
    page = client.get(f"/{where}", params={"q": "<script>alert(1)</script>"}, headers=PAGE).text
    assert "<script>alert" not in page and "All of them" in page


def test_no_cell_of_what_is_listed_is_taken_for_a_formula(client):
    for path in ("/documents.csv", "/allegations.csv"):
        assert not [v for row in rows(client, path) for v in row.values() if v.startswith(("=", "+", "@"))]
