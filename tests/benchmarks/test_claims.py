"""The measure of extraction and verdicts: its data fit their schema, it scores as told, and figures do not fall."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from benchmarks.claims import extraction, verdicts
from benchmarks.claims.__main__ import checked, extracted
from benchmarks.claims.data import DATA, SPLITS, LabelFault, Passage, folders, load
from benchmarks.claims.matching import pairs
from benchmarks.claims.page import extraction_page, verdicts_page
from benchmarks.claims.rates import Rate

from tahqiq import verbs

SHARED = Path(os.environ.get("TAHQIQ_SHARED", Path(__file__).parents[3] / "shared"))
SCHEMA = json.loads((DATA / "schema.json").read_text(encoding="utf-8"))
FLOOR = {"recall": 0.78, "precision": 0.97}  # a little under what the dev split measured when the floor was set


def _rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("split", [name for name in SPLITS if (DATA / name).is_dir()])
def test_labels_fit_the_schema_and_stand_in_the_text(split) -> None:
    for name in ("passage", "claim"):
        validator = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
        for row in _rows(DATA / split / f"{name}s.jsonl"):
            assert not list(validator.iter_errors(row)), row
            assert name == "claim" or row["split"] == split
    ids = [label["id"] for passage in load(DATA / split) for label in passage.labels]
    assert len(ids) == len(set(ids))


def test_a_label_off_its_quote_is_refused(tmp_path) -> None:
    (tmp_path / "passages.jsonl").write_text('{"id": "p", "text": "Then 9 died.", "published": "2024"}\n', "utf-8")
    label = '{"id": "c", "passage_id": "p", "quote": "9 died", "start": 4, "end": 10}\n'
    (tmp_path / "claims.jsonl").write_text(label, "utf-8")
    with pytest.raises(LabelFault, match="it starts at 5"):
        load(tmp_path)


def _label(quote, **slots):
    at = TEXT.index(quote)
    filled = {
        "kind": "count",
        "metric": "deaths",
        "victim": "all",
        "unit": "count",
        "bound": "exact",
        "direction": "none",
    }
    return {**filled, "quote": quote, "start": at, "end": at + len(quote), "checkable": True, **slots}


TEXT = "In May 9 people died and 12 were hurt; 3 of the dead were children. It will get worse."


def _passage(*labels):
    return Passage("p", TEXT, None, labels)


def test_hits_misses_alarms_and_slots_are_counted_by_kind() -> None:
    labels = (
        _label("9 people died", value=9),
        _label("12 were hurt", metric="injuries", value=12),
        _label("It will get worse", kind="other", checkable=False),
    )
    found = [
        _label("9 people died", value=9, victim="civilian"),
        _label("3 of the dead", value=3, kind="share"),
        _label("It will get worse", kind="other"),
    ]
    account = extraction.measure([_passage(*labels)], lambda _: found)
    assert (account.of("count").recall, account.of("count").precision) == (0.5, 1.0)
    assert account.alarms == [("p", "share", "3 of the dead")]
    assert (account.total.hits, account.total.missed, account.total.alarms) == (1, 1, 1)
    assert account.slots["metric"].share == 1.0
    assert account.slots["victim"].share == 0.0
    page = extraction_page("t", account, 5)
    assert "| count | 2 | 1 | 0 | 0.50 | 1.00 | 0.67 |" in page
    assert "- missed: p [count] 12 were hurt" in page


def test_a_moved_quote_stops_the_measure() -> None:
    moved = {**_label("9 people died", value=9), "start": 0}
    with pytest.raises(extraction.MovedQuote):
        extraction.measure([_passage()], lambda _: [moved])


def test_each_found_claim_answers_one_label() -> None:
    labels = [_label("9 people died", value=9, victim="civilian"), _label("9 people died", value=9)]
    found = [_label("9 people died", value=9), _label("9 people died", value=9, victim="civilian")]
    assert pairs(labels, found) == [1, 0]


def test_the_two_rates_count_wrong_and_true_claims_that_were_judged() -> None:
    labels = (
        _label("9 people died", value=9, verdict="contradicted", truth="altered", flags=["noise"]),
        _label("12 were hurt", value=12, verdict="supported", truth="true"),
        _label("3 of the dead", value=3, verdict="not checkable"),
    )
    found = [
        {**_label("9 people died", value=9), "verdict": {"label": "supported", "reason": ""}, "flags": []},
        {**_label("12 were hurt", value=12), "verdict": {"label": "contradicted", "reason": ""}, "flags": []},
    ]
    account = verdicts.measure([_passage(*labels)], lambda _: found)
    assert (account.false_support.hits, account.false_support.total) == (1, 1)
    assert (account.false_contradiction.hits, account.false_contradiction.total) == (1, 1)
    assert account.confusion()["not checkable", "not found"] == 1
    assert account.unflagged == [("p", "noise", "9 people died")]
    assert "**false support** 1 of 1: 100.0%" in verdicts_page("t", account, 5)


def test_wilsons_interval() -> None:
    low, high = Rate(10, 100).interval  # 0.0552-0.1744, Wilson 1927 as tabulated by Newcombe 1998
    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)
    assert Rate().interval is None


@pytest.fixture(scope="module")
def dev():
    return load(folders(None, "dev")[0])


def test_extraction_on_the_dev_split_does_not_fall(dev) -> None:
    total = extraction.measure(dev, extracted).total
    assert total.recall >= FLOOR["recall"]
    assert total.precision >= FLOOR["precision"]


def test_no_false_support_on_the_dev_split(dev, filled) -> None:
    workspace = verbs.open_workspace(filled("one"))
    of_the_evidence = [passage for passage in dev if any(label["truth"] for label in passage.labels)]
    account = verdicts.measure(of_the_evidence[::2], lambda passage: checked(passage, workspace))
    assert account.false_support.share <= 0.01, account.false_supports()
    assert account.false_contradiction.share <= 0.03, account.false_contradictions()


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="needs the developers' shared data")
def test_it_agrees_with_the_shared_scorer(capsys, monkeypatch) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score_extraction.py")
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    monkeypatch.setattr(sys, "argv", ["score", str(SHARED / "claims-dev")])
    shared.main()
    printed = capsys.readouterr().out
    account = extraction.measure(load(SHARED / "claims-dev"), extracted)
    total = account.total
    assert [int(n) for n in re.findall(r"(?:claims|found|missed|alarms) +(\d+)", printed)] == [
        total.hits + total.missed, total.hits, total.missed, total.alarms,
    ]  # fmt: skip
    slots = dict(re.findall(r"(\w+) (\d\.\d\d)(?=  |\n)", printed.split("slots")[1]))
    assert slots == {name: f"{rate.share:.2f}" for name, rate in account.slots.items()}
