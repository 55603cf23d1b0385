"""Sources: releases, what was set aside of them, what changed between two; rows that a licence keeps in."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import PAGE
from tests.workbench.grown import import_later, later_file

from tahqiq import verbs
from tahqiq.errors import InputError, Withheld
from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings
from tahqiq.sources import cards
from tahqiq.store import Workspace
from tahqiq.verbs import sources
from tahqiq.verbs.dossier import dossier

HOSTILE = "<img src=x onerror=alert(1)>"
OLD, NEW, LATER = "statistics@2026-07", "statistics@2026-08", "statistics@2026-09"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A workspace with three editions of a figure: another value, another record, and a row that cannot be used."""
    folder = tmp_path_factory.mktemp("shelf")
    app = application(Settings(folder / "workspace", jobs=None))
    for value, published in ((500, "2026-07"), (600, "2026-08")):
        raw = later_file(folder, value, published)
        raw.write_text(raw.read_text("utf-8").replace(f"later-{published}", "the-figure"), "utf-8")
        verbs.import_file(
            raw, dataset="statistics", version=published, published=published, workspace=folder / "workspace"
        )
    raw = later_file(folder, 700, "2026-09")
    with raw.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with raw.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([rows[0], *({**rows[0], "id": f"=bad{n}", "value": HOSTILE} for n in range(3))])
    verbs.import_file(raw, dataset="statistics", version="2026-09", published="2026-09", workspace=folder / "workspace")
    yield app
    app.state.office.close()


@pytest.fixture
def asking(shelf):
    with TestClient(shelf, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def test_every_release_is_listed_with_its_licence(asking, shelf):
    told = asking.get("/sources.json").json()
    assert {s["release"] for s in told["sources"]} == set(shelf.state.office.held())
    assert all(s["licence"] and s["citation"] and len(s["sha256"]) == 64 for s in told["sources"])
    used = {s["release"]: s["in_force"] for s in told["sources"]}
    assert (used[LATER], used[NEW]) == (True, False)
    shown = asking.get("/sources", headers=PAGE).text
    assert all(f'href="/sources/{s["release"]}"' in shown for s in told["sources"])
    listed = list(csv.DictReader(io.StringIO(asking.get("/sources.csv").text)))
    assert [r["release"] for r in listed] == [s["release"] for s in told["sources"]]


@pytest.mark.parametrize(
    ("q", "found"), [("GEOREFERENCED", 1), ("ucdp pak", 1), ("statistics 2026-08", 1), ("nothing", 0)]
)
def test_releases_are_found_by_their_words(asking, q, found):
    assert asking.get("/sources.json", params={"q": q}).json()["total"] == found
    shown = asking.get("/sources", params={"q": q}, headers=PAGE).text
    assert ("No release has these words" in shown) == (not found)


def test_a_release_tells_its_file_card_and_years(asking, shelf):
    told = asking.get("/sources/ucdp_ged@22.1.json").json()
    with Workspace.open(shelf.state.office.path) as store:
        rows = store.release("ucdp_ged@22.1").accepted
    assert sum(y["rows"] for y in told["years"]) == rows
    assert [y["year"] for y in told["years"]] == list(range(1989, 2022))
    shown = asking.get("/sources/ucdp_ged@22.1", headers=PAGE).text
    for said in (told["source"]["sha256"], "CC BY 4.0", "Sundberg", told["about"]["silence"][:30]):
        assert said in shown


def test_rows_set_aside_are_told_with_their_reasons_as_text(asking):
    told = asking.get(f"/sources/{LATER}/rejects.json").json()
    assert (told["total"], told["rejects"][0]["field"], told["rejects"][0]["value"]) == (3, "value", HOSTILE)
    reasons = asking.get(f"/sources/{LATER}.json").json()["reasons"]
    assert sum(r["rows"] for r in reasons) == 3 and reasons[0]["rows"] == max(r["rows"] for r in reasons)
    for address in (f"/sources/{LATER}", f"/sources/{LATER}/rejects", f"/sources/{LATER}/rejects?page=2"):
        answer = asking.get(address, headers=PAGE)
        assert answer.status_code == 200 and "<img" not in answer.text
    listed = list(csv.DictReader(io.StringIO(asking.get(f"/sources/{LATER}/rejects.csv").text)))
    assert [r["record"] for r in listed] == ["'=bad0", "'=bad1", "'=bad2"]  # no spreadsheet takes it for a formula
    assert listed[0]["licence"] and listed[0]["release"] == LATER
    assert "None was" in asking.get(f"/sources/{NEW}/rejects", headers=PAGE).text


def test_what_changed_between_two_releases(asking):
    told = asking.get(f"/sources/{NEW}/since/{OLD}.json").json()
    assert [told[n] for n in ("added", "removed", "changed", "same")] == [0, 0, 1, 0]
    changed = {c["field"]: (c["was"], c["now"]) for c in told["records"][0]["fields"]}
    assert changed["value"] == ("500", "600") and "obs_id" not in changed
    shown = asking.get(f"/sources/{NEW}/since/{OLD}", headers=PAGE).text
    assert ">500<" in shown and ">600<" in shown
    told = asking.get(f"/sources/{LATER}/since/{NEW}.json").json()
    assert [(r["how"], r["record"]) for r in told["records"]] == [("added", "later-2026-09"), ("removed", "the-figure")]
    same = asking.get(f"/sources/{NEW}/since/{NEW}.json").json()
    assert (same["same"], same["records"]) == (1, [])
    assert ",500,600," in asking.get(f"/sources/{NEW}/since/{OLD}.csv").text


def test_long_differences_are_paged(asking, shelf):
    told = [asking.get(f"/sources/{LATER}/since/statistics@2026-03.json?page={n}").json() for n in (1, 2)]
    assert told[0]["total"] > 100
    first, second = ([r["record"] for r in page["records"]] for page in told)
    assert len(first) == len(second) == 50 and not set(first) & set(second)


def test_releases_of_two_datasets_are_not_compared(asking, shelf):
    answer = asking.get(f"/sources/{NEW}/since/ucdp_ged@22.1.json")
    assert answer.status_code == 400 and "of two datasets" in answer.text
    with Workspace.open(shelf.state.office.path) as store, pytest.raises(InputError, match="two datasets"):
        sources.diff(store, store.release(NEW), store.release("ucdp_ged@22.1"))


@pytest.mark.parametrize(
    "address",
    ["/sources/x@1", "/sources/x@1/rejects", f"/sources/{NEW}/since/x", "/sources/datasets/x", "/sources/..%2F..%2Fetc",
     "/sources/' OR 1=1 --/rejects"],
)  # fmt: skip
def test_what_is_not_held_is_not_found(asking, address):
    assert asking.get(address).status_code == 404


def test_a_dataset_has_its_card_and_releases(asking):
    told = asking.get("/sources/datasets/statistics.json").json()
    assert [s["release"] for s in told["sources"]][:2] == [LATER, NEW]
    assert told["about"]["row_is"][:30] in asking.get("/sources/datasets/statistics", headers=PAGE).text


@pytest.fixture
def closed(monkeypatch):
    """Datasets whose licence keeps their rows in."""
    load = cards.load

    def loaded(dataset):
        own, expected = load(dataset)
        kept = dataset in ("ucdp_ged", "statistics", "incidents", "facts")
        return (replace(own, withheld="by its terms of use"), expected) if kept else (own, expected)

    monkeypatch.setattr(cards, "load", loaded)


EVENTS = "area=Pakistan&period=2021"
ROWS = "at=tahqiq:ucdp_ged@22.1?id=1"


@pytest.mark.parametrize(
    "address",
    [f"/sources/{LATER}/rejects", f"/sources/{NEW}/since/{OLD}", f"/rows?{ROWS}", f"/explore.csv?{EVENTS}"],
)
def test_rows_that_a_licence_keeps_in_are_on_no_page_and_in_no_export(asking, closed, address):
    path, _, query = address.partition("?")
    base = path.removesuffix(".csv")
    addresses = [path] if path.endswith(".csv") else [base, f"{base}.json", f"{base}.csv"]
    for own in addresses:
        answer = asking.get(f"{own}?{query}", headers=PAGE)
        assert answer.status_code == 403, own
        assert "by its terms of use" in answer.text and HOSTILE not in answer.text


def test_figures_of_such_rows_stay_and_say_so(asking, closed):
    told = asking.get(f"/explore.json?{EVENTS}&show=points").json()
    assert told["events"] == [] and told["page"]["total"] > 100
    shown = asking.get(f"/explore?{EVENTS}&show=points", headers=PAGE).text
    assert "by its terms of use" in shown and "<circle" not in shown
    assert "rows are not passed on" in asking.get("/sources", headers=PAGE).text
    assert f"/sources/{LATER}/rejects" not in asking.get(f"/sources/{LATER}", headers=PAGE).text
    assert asking.get("/sources/datasets/statistics.json").json()["about"]["withheld"] == "by its terms of use"


def test_such_rows_are_kept_in_by_the_verbs_themselves(shelf, closed):
    path = shelf.state.office.path
    with pytest.raises(Withheld, match="by its terms of use"):
        verbs.rows("tahqiq:ucdp_ged@22.1?id=1", path)
    (shown,) = verbs.show(LATER, path)
    assert "rejects" not in shown.fields and shown.fields["rejected"] == 3


def test_such_rows_are_in_no_dossier(shelf, request):
    with Workspace.open(shelf.state.office.path) as store:
        before = dossier("ttp", "actor", store)
        request.getfixturevalue("closed")
        after = dossier("ttp", "actor", store)
    assert before.facts and before.incidents and before.allegations
    assert not after.facts and not after.incidents and after.allegations == before.allegations


def test_an_import_while_the_page_is_open_is_seen_by_the_next(asking, shelf, tmp_path):
    release = import_later(shelf.state.office.path, tmp_path, 800, "2026-10")
    assert release in asking.get("/sources", headers=PAGE).text
