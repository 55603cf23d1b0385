"""``tahqiq measure`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.serve.cli.test_bad_input import refused

COUNT = ("measure", "count", "--period", "2010..2021", "--by", "year")


def test_words_and_a_table(run, workspace):
    done = run(*COUNT, workspace=workspace)
    assert done.returncode == 0
    assert "UCDP records 4,071 lethal events and 26,913 deaths (between 26,386 and 29,972)" in done.stdout
    assert "ucdp_ged@22.1" in done.stdout


def test_json_and_csv_say_the_same(run, workspace):
    made = json.loads(run(*COUNT, "--format", "json", workspace=workspace).stdout)
    rows = list(csv.DictReader(io.StringIO(run(*COUNT, "--format", "csv", workspace=workspace).stdout)))
    assert [(r["year"], int(r["best"])) for r in rows] == [(r["year"], r["best"]) for r in made["rows"]]
    assert made["asked"]["areas"] == ["PAK"]


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("vega", b"{")])
def test_charts_are_written(run, workspace, tmp_path, form, begins):
    out = tmp_path / f"chart.{form}"
    assert run(*COUNT, "--format", form, "--out", out, workspace=workspace).returncode == 0
    assert out.read_bytes().startswith(begins)


def test_a_chart_has_its_source_and_its_finding(run, workspace):
    made = json.loads(run(*COUNT, "--format", "vega", workspace=workspace).stdout)
    assert "26,913 deaths" in " ".join(made["title"]["text"])
    assert "ucdp_ged@22.1" in " ".join(made["title"]["subtitle"])
    assert "26,913 deaths" in made["description"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--period", "2022"), "lies outside what ucdp_ged covers"),
        (("--period", "2021..2019"), "ends before it starts"),
        (("--area", "Pakstan"), "did you mean"),
        (("--format", "png"), "needs a file"),
        (("--format", "svg"), "no table"),
        (("--format", "doc"), "one of json, csv"),
        (("--as-of", "tomorrow"), "YYYY-MM-DD"),
    ],
)
def test_bad_input_is_one_line(run, workspace, options, said):
    assert said in refused(run("measure", "count", *options, workspace=workspace))


def test_an_effect_by_printed_months(run, workspace):
    done = run("measure", "effect", "azm_e_istehkam", "--publisher", "PICSS", "--after", "6", workspace=workspace)
    assert done.returncode == 0
    assert "430 attacks in Pakistan (PICSS), July 2024 to December 2024" in " ".join(done.stdout.split())
