"""Two datasets of events in one workspace: each has its own numbers, words and rows, and nothing adds them up."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import replace

import pyarrow.compute as pc
import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE

from tahqiq import sources
from tahqiq.resolve.placed import placed
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.sources import cards
from tahqiq.store import Workspace
from tahqiq.verbs import registry

NOTES = "field_notes"
EVENTS = 120


@pytest.fixture(scope="module")
def client(bundled, tmp_path_factory, request):
    """The workbench with events of an office that counts attacks, some of those that UCDP has of 2016."""
    load = cards.load
    own, expected = load("ucdp_ged")
    card = replace(
        own, dataset=NOTES, title="Field notes", publisher="picss", area="PAK", counts="attacks",
        row_is="An attack that the office noted.", leaves_out="What it did not hear of.", citation="The office (2022).",
        withheld=getattr(request, "param", ""),
    )  # fmt: skip
    workspace = shutil.copytree(bundled, tmp_path_factory.mktemp("second") / "workspace")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cards, "load", lambda name: (card, expected) if name == NOTES else load(name))
        patched.setattr(sources, "_DATASETS", (*sources.datasets(), NOTES))
        _published(workspace, card)
        app = application(Settings(workspace))
        with TestClient(app, base_url="http://127.0.0.1") as asking:
            yield asking
        app.state.office.close()


def _published(workspace, card):
    with Workspace.open(workspace) as store:
        file = store.raw("ucdp_ged@22.1")
        batch = sources.read("ucdp_ged", file, version="22.1", published="2022-06")
        begun = pc.field("start")
        table = batch.table.filter((begun >= dt.date(2016, 1, 1)) & (begun <= dt.date(2016, 12, 31))).slice(0, EVENTS)
        batch = replace(batch, table=table, rejects=batch.rejects.slice(0, 0), rows_read=table.num_rows)
        store.publish(card, placed(batch, registry()), file, version="1", published="2022-07")


def test_explore_shows_one_of_them_and_the_filter_chooses(client):
    first = client.get("/explore.json").json()
    second = client.get("/explore.json", params={"dataset": NOTES}).json()
    assert first["asked"]["dataset"] == "ucdp_ged" and first["totals"]["events"] == 6416
    assert second["totals"]["events"] == EVENTS and f"{EVENTS} attacks" in second["finding"]
    assert {e["dataset"] for e in second["events"]} == {NOTES}
    assert {e["dataset"] for e in first["evidence"]} == {"ucdp_ged"}
    page = client.get("/explore", params={"dataset": NOTES}, headers=PAGE).text
    assert f'value="{NOTES}" selected' in page and "An attack that the office noted." in page
    csv = client.get("/explore.csv", params={"dataset": NOTES}).text
    assert csv.count("\n") - 1 == EVENTS and "The office (2022)." in csv


def test_they_stand_beside_each_other(client):
    asked = {"period": "2016", "count": "events", "one_source": "ucdp_ged", "two_source": NOTES}
    told = client.get("/explore/two.json", params=asked).json()
    one, two = told["ways"]
    assert (one["value"], two["value"]) == (158, EVENTS)
    assert one["what"] == "lethal events" and two["what"] == "attacks"
    for way in (one, two):
        assert client.get("/explore.json", params=way["explore"]).json()["totals"]["events"] == way["value"]
    assert f"{158 + EVENTS}" not in client.get("/explore/two", params=asked, headers=PAGE).text


def test_pages_of_what_is_known_have_a_table_of_each(client):
    page = client.get("/places/PAK", headers=PAGE).text
    tables = re.findall(r'<table class="bars">.*?</table>', page, re.S)
    assert [t.count(">2016<") for t in tables] == [1, 1] and "do not add up" in page
    for dataset, events in ((NOTES, EVENTS), ("ucdp_ged", 6416)):
        (link,) = {a for a in re.findall(r'href="(/measure/count[^"]+)"', page) if dataset in a}
        twin = link.replace("&amp;", "&").replace("/measure/count?", "/measure/count.json?")
        assert client.get(twin).json()["estimates"][0]["value"] == events


def test_measures_open_with_one_of_them_named(client):
    page = client.get("/measure/count", headers=PAGE).text
    assert "6,416 lethal events" in page and 'value="ucdp_ged"' in page
    other = client.get("/measure/count.json", params={"dataset": NOTES, "area": "Pakistan"}).json()
    assert f"{EVENTS} attacks" in other["paragraph"]
    open_ = client.get("/measure/count", params={"area": "Pakistan"}, headers=PAGE)
    assert open_.status_code == 400 and "“Dataset”" in open_.text


@pytest.mark.parametrize("client", ["its licence keeps the rows"], indirect=True)
def test_the_licence_of_one_keeps_its_rows_alone(client):
    kept = client.get("/explore.json", params={"dataset": NOTES, "show": "both"}).json()
    assert kept["totals"]["events"] == EVENTS and not kept["events"] and "its licence keeps" in kept["withheld"]
    assert client.get("/explore.csv", params={"dataset": NOTES}).status_code == 403
    assert client.get("/explore.csv", params={"dataset": "ucdp_ged", "period": "2016"}).text.count("\n") == 159
    page = client.get("/explore", params={"dataset": NOTES, "show": "both"}, headers=PAGE).text
    assert "its licence keeps" in page and "<circle" not in page
