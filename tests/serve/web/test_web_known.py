"""The pages of the registry and of strategies: what is known, since when, from whom."""

from __future__ import annotations

import csv
import html
import io
from urllib.parse import quote

import pytest
from tests.serve.web.conftest import PAGE

from tahqiq.verbs import registry


@pytest.mark.parametrize("where", ["actors", "places", "operations", "programmes", "publishers"])
def test_lists_are_searched_in_any_spelling_and_paged(client, where):
    page = client.get(f"/{where}", headers=PAGE)
    assert page.status_code == 200
    told = client.get(f"/{where}.json").json()
    first = told["entries"][0]
    assert first["address"] in page.text
    found = client.get(f"/{where}.json", params={"q": first["name"].upper()}).json()
    assert first["id"] in [e["id"] for e in found["entries"]]
    assert client.get(f"/{where}.json", params={"page": 9999}).json()["entries"] == []


def test_an_actor_is_told_in_every_sources_own_words(client):
    page = html.unescape(client.get("/actors/ttp", headers=PAGE).text)
    told = client.get("/actors/ttp.json").json()
    assert "تحریک طالبان پاکستان" in page and 'lang="ur"' in page
    assert {"split from", "allied with"} <= {t["kind"] for t in told["ties"]}
    assert all(line["source"] for line in told["lines"] if line["what"] == "listed by")
    assert any(y["year"] == "2009" and y["best"] > 6000 for y in told["years"])
    assert told["facts"] and told["figures"] and told["incidents"]
    rows = list(csv.DictReader(io.StringIO(client.get("/actors/ttp.csv").text.lstrip("\ufeff"))))
    assert len(rows) == sum(len(told[k]) for k in ("facts", "figures", "incidents", "allegations"))
    assert all(row["id"] and row["release"] for row in rows)


def test_every_row_leads_to_its_page_and_its_row(client):
    page = client.get("/actors/bla", headers=PAGE).text
    told = client.get("/actors/bla.json").json()
    fact = told["facts"][0]
    assert quote(f"tahqiq:{fact['release_id']}?id={fact['fact_id']}", safe="/:") in page or fact["fact_id"] in page
    assert fact["url"].split()[0] in html.unescape(page)


def test_what_was_known_on_a_day_is_less(client):
    now = client.get("/actors/ttp.json").json()
    then = client.get("/actors/ttp.json", params={"as_of": "2015-01-01"}).json()
    assert 0 < len(then["facts"]) < len(now["facts"])
    assert all(f["known_from"] <= "2015-01-01" for f in then["facts"])


def test_a_place_and_an_operation(client):
    place = client.get("/places/PK-BA.json").json()
    assert place["years"] and place["figures"]
    operation = client.get("/operations/zarb_e_azb.json").json()
    assert {"announced", "began"} & {line["what"] for line in operation["lines"]}
    assert any(t["kind"] == "in" and t["address"].startswith("/places/") for t in operation["ties"])


def test_silence_is_not_taken_for_peace(client):
    page = client.get("/actors/boko_haram", headers=PAGE).text
    assert "No dataset of events at hand records it; that says nothing of what happened" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [("/actors/nothing", 404), ("/places/ttp", 404), ("/actors/ttp?as_of=soon", 400), ("/actors?page=0", 422)],
)
def test_what_is_not_known_is_said(client, path, status):
    for headers in (PAGE, {}):
        assert client.get(path, headers=headers).status_code == status


def test_a_search_cannot_write_into_the_page(client):
    page = client.get("/actors", params={"q": "<script>alert(1)</script>"}, headers=PAGE).text
    assert "<script>alert" not in page and "None is known by a name" in page


@pytest.mark.parametrize("kind", ["actors", "places", "operations", "programmes", "publishers"])
def test_every_entry_with_relations_or_results_has_a_page(client, kind):
    entries = list(getattr(registry(), kind if kind != "places" else "places").values())
    richest = sorted(entries, key=lambda e: len(repr(e)), reverse=True)[:3]
    for entry in richest:
        assert client.get(f"/{kind}/{quote(entry.id, safe='')}", headers=PAGE).status_code == 200, entry.id


def test_strategies_are_told_as_of_a_day(client):
    told = client.get("/strategies.json", params={"as_of": "2025-04-08"}).json()
    names = [s["id"] for s in told["strategies"]]
    assert "azm_e_istehkam" in names and told["questions"]
    page = client.get("/strategies", params={"as_of": "2025-04-08"}, headers=PAGE).text
    assert "/strategies/azm_e_istehkam?as_of=2025-04-08" in page
    early = client.get("/strategies.json", params={"as_of": "2015-01-01"}).json()
    assert "azm_e_istehkam" not in [s["id"] for s in early["strategies"]]


def test_a_strategy_shows_its_evidence_its_holes_and_how_it_moved(client):
    told = client.get("/strategies/azm_e_istehkam.json", params={"as_of": "2025-04-08"}).json()
    page = client.get("/strategies/azm_e_istehkam?as_of=2025-04-08", headers=PAGE).text
    assert told["moved"] and "How it moved" in page
    assert sum(told["told"]["counts"].values()) == page.count('class="status')
    assert client.get("/strategies/azm_e_istehkam?as_of=2015-01-01").status_code == 400
    assert client.get("/strategies/nothing").status_code == 404
