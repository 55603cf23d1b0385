"""``tahqiq strategy`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from tests.serve.cli.test_bad_input import refused

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs/reference/strategy.schema.json").read_text(encoding="utf-8")
)  # fmt: skip
DAY = ("--as-of", "2025-04-08")


def test_the_statuses_of_all_strategies(run, workspace):
    done = run("strategy", "status", *DAY, workspace=workspace)
    assert done.returncode == 0
    assert "Azm-e-Istehkam, as of 2025-04-08" in done.stdout
    assert "behind         Fence the whole border" in done.stdout
    assert "one side only" in done.stdout


@pytest.mark.parametrize("name", ["PAK", "Pakistan"])
def test_those_of_one_country(run, workspace, name):
    told = run("strategy", "status", name, *DAY, workspace=workspace).stdout
    assert "Azm-e-Istehkam, as of 2025-04-08" in told and "Nigeria" not in told
    made = json.loads(run("strategy", "hypotheses", name, *DAY, "--format", "json", workspace=workspace).stdout)
    assert [m["id"] for m in made] == ["violence_after_2021"]


def test_json_follows_its_schema_and_csv_says_the_same(run, workspace):
    made = json.loads(run("strategy", "status", *DAY, "--format", "json", workspace=workspace).stdout)
    jsonschema.validate(made, SCHEMA)
    rows = list(
        csv.DictReader(io.StringIO(run("strategy", "status", *DAY, "--format", "csv", workspace=workspace).stdout))
    )
    inside = [i for s in made for p in s["pillars"] for c in p["commitments"] for i in c["indicators"]]
    assert [(r["indicator"], r["status"]) for r in rows] == [(i["id"], i["status"]) for i in inside]


def test_a_strategy_in_full_by_a_name_of_its_own(run, workspace):
    done = run("strategy", "show", "FATF grey list", *DAY, workspace=workspace)
    assert done.returncode == 0
    assert "now: 27" in done.stdout and "https://www.wionews.com/" in done.stdout
    made = json.loads(run("strategy", "show", "the fence", *DAY, "--format", "json", workspace=workspace).stdout)
    jsonschema.validate(made, SCHEMA)
    page = run("strategy", "show", "the fence", *DAY, "--format", "md", workspace=workspace).stdout
    assert page.startswith("## Fence and controlled crossings") and "([page](https://" in page


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("vega", b"{")])
def test_history_is_drawn(run, workspace, tmp_path, form, begins):
    out = tmp_path / f"moved.{form}"
    done = run("strategy", "history", "fatf_action_plan", *DAY, "--format", form, "--out", out, workspace=workspace)
    assert done.returncode == 0
    assert out.read_bytes().startswith(begins)


def test_history_in_words_and_data(run, workspace):
    name = ("strategy", "history", "fatf_action_plan", *DAY, "--since", "2022-01-01")
    done = run(*name, workspace=workspace)
    assert "2022-10-21  Not on the grey list: behind → met" in done.stdout
    made = json.loads(run(*name, "--format", "json", workspace=workspace).stdout)
    jsonschema.validate(made, SCHEMA)
    assert made["days"][0] == "2022-03-31"
    rows = list(csv.DictReader(io.StringIO(run(*name, "--format", "csv", workspace=workspace).stdout)))
    assert [r["day"] for r in rows] == [c["day"] for c in made["changes"]]


def test_rival_explanations(run, workspace):
    done = run("strategy", "hypotheses", *DAY, workspace=workspace)
    assert "Least contradicted" in done.stdout and "left out: an allegation is no evidence for itself" in done.stdout
    made = json.loads(run("strategy", "hypotheses", *DAY, "--format", "json", workspace=workspace).stdout)
    jsonschema.validate(made, SCHEMA)
    assert len({m["id"] for m in made}) == len(made) > 1
    form = ("strategy", "hypotheses", "violence_after_2021", *DAY, "--format")
    rows = list(csv.DictReader(io.StringIO(run(*form, "csv", workspace=workspace).stdout)))
    (one,) = (m for m in made if m["id"] == "violence_after_2021")
    assert len(rows) == len(one["items"]) * len(one["hypotheses"])
    assert "| explanation | against |" in run(*form, "md", workspace=workspace).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "no such plan"), "is no strategy that is known; expected one of "),
        (("show", "azm_e_istehkam", "--as-of", "2020-01-01"), "begins on 2024-06-22, after 2020-01-01"),
        (("show", "Pakistan"), "is no strategy that is known; expected one of "),
        (("status", "Pakistan", "--as-of", "1990-01-01"), "no strategy of Pakistan had begun by 1990-01-01"),
        (("hypotheses", "why"), "is no question with rival hypotheses; expected one of "),
        (("status", "--as-of", "soon"), "a day written YYYY-MM-DD was expected"),
        (("status", "--format", "xml"), "one of text, json, csv, md was expected"),
        (("history", "nap_2014", "--format", "png"), "give --out PATH"),
        (("history", "nap_2014", "--as-of", "2015-01-01", "--since", "2016-01-01"), "give a later day"),
    ],
)
def test_bad_input_is_one_line(run, workspace, arguments, said):
    assert said in refused(run("strategy", *arguments, workspace=workspace))
