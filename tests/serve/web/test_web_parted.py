"""The live page of a long check a part at a time: filters, links to single claims, its twin; all without script."""

from __future__ import annotations

import html
import json
import re
from functools import partial

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE, REPORT

from tahqiq.serve.report import parts as parting
from tahqiq.serve.web import parted
from tahqiq.workbench.tables import CHECKS

FIGURES = "\n\n".join(
    f"## Year {year}\n\nIn {year}, {deaths} militants were killed in Pakistan. Terrorist attacks fell by 90% in {year}."
    for year, deaths in ((2021, 200), (2022, 300), (2023, 558), (2024, 934))
)


@pytest.fixture(scope="module")
def check(app):
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        return asking.post("/checks.json", json={"text": f"{REPORT}\n\n{FIGURES}"}).json()["id"]


@pytest.fixture
def small(monkeypatch):
    """Every report is long."""
    monkeypatch.setattr(parted, "parts", partial(parting.parts, most=12_000))


def cards(page):
    return re.findall(r'<article [^>]*id="d1c(\d+)"', page)


def link(page, rel):
    found = re.search(rf'<a href="([^"]+)" rel="{rel}"', page)
    return html.unescape(found[1]) if found else ""


def test_a_small_report_is_a_page_with_its_own_filters(client, check):
    page = client.get(f"/checks/{check}", headers=PAGE).text
    assert 'id="status"' in page and 'id="filters"' not in page and 'rel="next"' not in page
    whole = client.get(f"/checks/{check}/claims.json").json()
    assert (whole["at"], whole["pages"], whole["total"], whole["of"]) == (1, 1, len(cards(page)), len(cards(page)))
    assert whole["claims"] == client.get(f"/checks/{check}.json").json()["claims"]


def test_all_claims_are_reached_by_links(client, check, small):
    at, seen = f"/checks/{check}", []
    while at:
        page = client.get(at, headers=PAGE).text
        seen += [int(n) for n in cards(page)]
        assert re.search(r"<b>\d+</b> claims found", page)
        at = link(page, "next")
    total = len(client.get(f"/checks/{check}.json").json()["claims"])
    assert sorted(seen) == list(range(1, total + 1)) and 'rel="prev"' in page
    second = client.get(f"/checks/{check}?page=2", headers=PAGE).text
    listed = re.findall(rf'<li><a href="/checks/{check}(?:\?page=(\d+))?#main"', second)
    assert listed == ["", *map(str, range(2, len(listed) + 1))] and f"Contents: {len(listed)} parts" in second


def test_a_link_to_a_claim_lands_on_the_part_that_has_it(client, check, small):
    told = client.get(f"/checks/{check}.json").json()["claims"]
    last = told[-1]["id"]
    first = client.get(f"/checks/{check}", headers=PAGE).text
    assert str(len(told)) not in cards(first)
    for named in (last, f"d1c{len(told)}"):
        assert str(len(told)) in cards(client.get(f"/checks/{check}?claim={named}", headers=PAGE).text)
    own = client.get(f"/checks/{check}/claims/{last}", headers=PAGE).text
    assert f'href="/checks/{check}?claim={last}#d1c{len(told)}"' in own
    assert f'href="/checks/{check}?claim={last}#t-d1c{len(told)}"' in own
    assert cards(client.get(f"/checks/{check}?claim=gone", headers=PAGE).text) == cards(first)
    assert cards(client.get(f"/checks/{check}?page=999", headers=PAGE).text)


def test_filters_are_over_all_parts(client, check, small):
    told = client.get(f"/checks/{check}.json").json()["claims"]
    wrong = [c["id"] for c in told if c["verdict"]["label"] == "contradicted"]
    page = client.get(f"/checks/{check}?verdict=contradicted", headers=PAGE).text
    assert f"{len(wrong)} of {len(told)}" in page and 'aria-current="true"' in page and "Show all" in page
    found, at = [], f"/checks/{check}/claims.json?verdict=contradicted"
    for n in range(1, client.get(at).json()["pages"] + 1):
        found += [c["id"] for c in client.get(f"{at}&page={n}").json()["claims"]]
    assert found == wrong and wrong
    both = client.get(f"{at}&verdict=supported").json()
    assert both["total"] == sum(c["verdict"]["label"] in ("contradicted", "supported") for c in told)
    assert client.get(f"{at}&find=2024+militants").json()["total"] <= len(wrong)
    assert client.get(f"/checks/{check}/claims.json?find=xyzzy").json()["claims"] == []
    assert "No claim matches" in client.get(f"/checks/{check}?find=xyzzy", headers=PAGE).text


def test_a_verdict_taken_twice_is_let_go(client, check, small):
    page = client.get(f"/checks/{check}?verdict=contradicted&find=in", headers=PAGE).text
    off = re.search(r'class="v-contradicted" href="([^"]+)"[^>]*aria-current', page)[1]
    assert html.unescape(off) == f"/checks/{check}?find=in"
    on = re.search(r'class="v-supported" href="([^"]+)"', page)
    assert on is None or html.unescape(on[1]).count("verdict=") == 2
    assert '<input type="hidden" name="verdict" value="contradicted">' in page


def test_what_is_looked_for_is_shown_as_it_was_written(client, check, small):
    page = client.get(f"/checks/{check}", params={"find": '"><script>x'}, headers=PAGE).text
    assert "<script>x" not in page and 'value="&#34;&gt;&lt;script&gt;x"' in page


def test_what_has_moved_is_linked(client, check, app):
    kept = app.state.office.checks.get(check)
    assert client.get(f"/checks/{check}/claims.json?moved=yes").json()["total"] == 0
    first = dict(kept.first)
    one = next(iter(first))
    first[one] = "contested" if first[one] != "contested" else "supported"
    with app.state.office._main.catalog.writing() as connection:
        connection.execute(sa.update(CHECKS).where(CHECKS.c.id == check).values(first=json.dumps(first)))
    assert f'href="/checks/{check}?moved=yes"' in client.get(f"/checks/{check}", headers=PAGE).text
    assert [c["id"] for c in client.get(f"/checks/{check}/claims.json?moved=yes").json()["claims"]] == [one]


@pytest.mark.parametrize("query", ["verdict=maybe", "flag=x", "page=0", "page=x", "find=" + "a" * 201])
def test_what_cannot_be_asked_is_said(client, check, query):
    assert client.get(f"/checks/{check}/claims.json?{query}").status_code == 422
