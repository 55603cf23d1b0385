"""Explore: what it sums is what a measure counts; every filter in the address; empty and hostile questions."""

from __future__ import annotations

import csv
import io
import re

import duckdb
import pytest
from tests.serve.web.conftest import PAGE

EVENTS = {"area": "Balochistan", "period": "2015..2018"}


def test_it_opens_with_the_whole_of_the_evidence(client):
    page = client.get("/explore", headers=PAGE)
    assert page.status_code == 200 and 'role="alert"' not in page.text
    for name in ("area", "period", "actor", "kind", "victim", "placed", "dated", "count", "level", "show", "as_of"):
        assert f'name="{name}"' in page.text
    told = client.get("/explore.json").json()
    assert told["finding"] in page.text
    assert told["totals"]["events"] == sum(m["events"] for m in told["months"]) == told["page"]["total"]


@pytest.mark.parametrize(
    "asked", [EVENTS, {"area": "Quetta", "actor": "TTP"}, {"kind": "one_sided", "victim": "civilian"}]
)
def test_its_sums_are_those_of_the_measure(client, asked):
    told = client.get("/explore.json", params=asked).json()
    measured = client.get("/measure/count.json", params={"area": "Pakistan", **asked, "by": ""}).json()
    deaths = next(n for n in measured["estimates"] if n["name"] == "deaths")
    assert told["finding"] == measured["paragraph"]
    assert (told["totals"]["best"], told["totals"]["low"]) == (deaths["value"], deaths["low"])


def test_an_areas_number_is_what_choosing_the_area_gives(client):
    told = client.get("/explore.json", params={"period": "2010..2020", "level": "province"}).json()
    assert len(told["areas"]) > 4
    for area in told["areas"]:
        own = client.get("/explore.json", params={"period": "2010..2020", "area": area["id"]}).json()
        assert {n: own["totals"][n] for n in ("events", "low", "best", "high")} == {
            n: area[n] for n in ("events", "low", "best", "high")
        }, area["name"]


def test_a_months_number_is_what_choosing_the_month_gives(client):
    month = max(client.get("/explore.json", params=EVENTS).json()["months"], key=lambda m: m["best"])
    own = client.get("/explore.json", params={**EVENTS, "period": month["month"]}).json()
    assert own["totals"]["best"] == month["best"] and own["totals"]["events"] == month["events"]


def test_filters_of_precision_narrow_what_is_counted(client):
    events = [
        client.get("/explore.json", params={**EVENTS, "placed": p}).json()["totals"]["events"]
        for p in ("", "province", "district", "near", "point")
    ]
    assert events == sorted(events, reverse=True) and events[0] > events[-1] > 0
    told = client.get("/explore.json", params={**EVENTS, "dated": "day"}).json()
    assert "Only events dated to the day or better are counted." in told["caveats"]


def test_pages_follow_each_other_in_every_order(client):
    for sort, key in (("newest", lambda e: e["start"]), ("deadliest", lambda e: e["best"])):
        pages = [client.get("/explore.json", params={**EVENTS, "sort": sort, "page": n}).json() for n in (1, 2, 3)]
        listed = [e for page in pages for e in page["events"]]
        assert len({e["id"] for e in listed}) == len(listed) == pages[0]["page"]["total"]
        assert [key(e) for e in listed] == sorted(map(key, listed), reverse=True)
    assert client.get("/explore.json", params={**EVENTS, "page": "4"}).status_code == 400


def test_all_events_are_saved_with_their_citation(client):
    answer = client.get("/explore.csv", params=EVENTS)
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    told = client.get("/explore.json", params=EVENTS).json()
    assert len(rows) == told["totals"]["events"]
    assert sum(int(r["best"]) for r in rows) == told["totals"]["best"]
    assert {r["citation"] for r in rows} == {told["evidence"][0]["citation"]}
    assert {r["licence"] for r in rows} == {told["definition"]["licence"]}


def test_the_query_beside_it_gives_the_same_rows(client, app, monkeypatch):
    monkeypatch.chdir(app.state.office.path)  # paths are inside the workspace's folder
    query = client.get("/explore.sql", params={**EVENTS, "placed": "near"}).text
    told = client.get("/explore.json", params={**EVENTS, "placed": "near"}).json()
    with duckdb.connect() as engine:
        assert len(engine.sql(query).fetchall()) == told["totals"]["events"]


def test_the_map_links_every_area_and_the_timeline_every_month(client):
    page = client.get("/explore", params=EVENTS, headers=PAGE).text
    told = client.get("/explore.json", params=EVENTS).json()
    for area in told["areas"]:
        assert page.count(f'data-area="{area["id"]}"') == 2
    assert 'href="/explore?area=Balochistan&amp;period=2016-08"' in page
    assert len(page.encode()) < 600_000


@pytest.mark.parametrize("show", ["points", "both", "hot"])
def test_the_map_shows_points_and_clusters(client, show):
    page = client.get("/explore", params={"period": "2019..2021", "show": show}, headers=PAGE).text
    assert ('<circle class="near" cx' in page.partition("<figcaption>")[0]) is (show != "hot")
    assert ("cluster of high rates" in page) is (show == "hot")


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"area": "Quettta"}, 404, "Quetta"),
        ({"actor": "Lashkar-e-Jhangvii"}, 404, "Lashkar-e-Jhangvi"),
        ({"period": "1970"}, 400, "lies outside what ucdp_ged covers"),
        ({"period": "soon"}, 400, "is not understood"),
        ({"area": "Lahore", "period": "1990-02", "actor": "TTP"}, 400, "no event of ucdp_ged fits"),
        ({"area": "Lahore", "country": "Nigeria"}, 400, "is not in"),
        ({"placed": "there"}, 400, "was expected"),
        ({"level": "village"}, 400, "was expected"),
        ({"page": "-1"}, 400, "a number was expected"),
        ({"as_of": "soon"}, 400, "YYYY-MM-DD"),
        ({"dataset": "no_such"}, 404, "ucdp_ged"),
    ],
)
def test_what_cannot_be_answered_is_one_clear_line_and_no_number(client, asked, status, said):
    page = client.get("/explore", params=asked, headers=PAGE)
    assert page.status_code == status
    alert = page.text.partition('role="alert">')[2].partition("</div>")[0]
    assert said in alert and alert.count("<p") == 1 and "--" not in alert
    assert 'class="finding"' not in page.text and 'id="timeline"' not in page.text
    answer = client.get("/explore.json", params=asked)
    assert answer.status_code == status and said.split()[-1] in answer.json()["error"]["message"]


HOSTILE = [
    "' OR 1=1 --",
    '"; DROP TABLE events; --',
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "\x00",
    "٪ن" * 200,
]


@pytest.mark.parametrize("name", ["area", "period", "actor", "kind", "victim", "dataset", "country", "sort", "show"])
def test_what_is_put_into_a_filter_is_text_and_no_more(client, name):
    before = client.get("/explore.json", params=EVENTS).json()["totals"]
    for text in HOSTILE:
        page = client.get("/explore", params={name: text}, headers=PAGE)
        assert page.status_code in (400, 404) and "<img" not in page.text
        if name not in ("sort", "show"):  # which are of the page alone
            assert {client.get(f"/explore.{t}", params={name: text}).status_code for t in ("csv", "sql")} <= {400, 404}
    assert client.get("/explore.json", params=EVENTS).json()["totals"] == before


def test_no_address_of_the_page_leads_away(client):
    page = client.get("/explore", params={"area": "Balochistan", "period": "2021"}, headers=PAGE).text
    assert not re.search(r"""<[^>]+\s(style|on\w+)=""", page)
    assert not [a for a in re.findall(r'(?:href|src)="([^"]+)"', page) if not a.startswith(("/", "#", "?", "data:,"))]


def test_a_licence_that_keeps_rows_keeps_them_in_every_form(client, app, monkeypatch):
    from dataclasses import replace

    from tahqiq import sources
    from tahqiq.verbs import exploring, licence

    kept = replace(sources.card("ucdp_ged"), withheld="its terms allow figures alone")
    for module in (exploring, licence):
        monkeypatch.setattr(module, "card", lambda _: kept)
    asked = {**EVENTS, "period": "2015..2017", "show": "both"}
    told = client.get("/explore.json", params=asked).json()
    assert told["totals"]["events"] > 0 and told["events"] == [] and "figures alone" in told["withheld"]
    page = client.get("/explore", params=asked, headers=PAGE).text
    assert "figures alone" in page and "<circle" not in page.partition("<figcaption>")[0]
    assert "tahqiq:ucdp_ged" not in page
    answer = client.get("/explore.csv", params=asked)
    assert answer.status_code == 403 and "figures alone" in answer.json()["error"]["message"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "deadliest", "place"])
def test_many_events_are_listed_as_few_are(client, monkeypatch, sort):
    from tahqiq.measure.explore import listed

    few = client.get("/explore.json", params={"sort": sort, "page": "3", "period": "2010..2020"}).json()["events"]
    monkeypatch.setattr(listed, "_MANY", 0)
    many = client.get("/explore.json", params={"sort": sort, "page": "3", "period": "2010-01..2020-12"}).json()[
        "events"
    ]
    assert few == many and len(few) == 50
