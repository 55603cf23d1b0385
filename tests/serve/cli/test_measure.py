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
    assert "430 attacks in Pakistan (PICSS), July to December 2024" in " ".join(done.stdout.split())


EVENTS = (
    ("count",), ("compare", "--base", "2019"), ("windows", "--base", "2019"), ("place",), ("place", "--by", "border"),
    ("effect", "zarb_e_azb"), ("trend",), ("breaks",), ("delays",), ("tempo",), ("tempo", "--about", "operations"),
)  # fmt: skip
PRINTED = (
    ("compare", "--publisher", "PICSS", "--base", "2019", "--area", "Pakistan"),
    ("windows", "--publisher", "PICSS", "--base", "2019", "--area", "Pakistan"),
    ("trend", "--publisher", "PICSS"), ("breaks", "--publisher", "PICSS"),
    ("effect", "azm_e_istehkam", "--publisher", "PICSS"),
)  # fmt: skip
WRONG = {
    "--period 2021..2019": "ends before it starts",
    "--period -5": "not understood",
    "--victim dogs": "one of all, civilian",
    "--count incidents": "count the lethal events of a dataset",
}
WRONG_EVENTS = {
    **WRONG, "--area Pakstan": "did you mean: Pakistan", "--actor Talban": "did you mean",
    "--kind riot": "one of state_based", "--victim police": "events tell apart", "--dataset acled": "acled",
    "--dataset incidents": "no census", "--as-of 1980-01-01": "no events are in the workspace as of",
}  # fmt: skip
WRONG_PRINTED = {**WRONG, "--kind one_sided": "--kind", "--publisher Nobody": "names no"}


@pytest.mark.parametrize(
    ("command", "wrong"),
    [(c, w) for cs, ws in ((EVENTS, WRONG_EVENTS), (PRINTED, WRONG_PRINTED)) for c in cs for w in ws],
    ids=lambda v: v if isinstance(v, str) else " ".join(v[:3]),
)
def test_wrong_words_are_one_line_in_every_measure(run, workspace, command, wrong):
    option, value = wrong.split(" ")
    dated = option != "--period" and command[0] in ("windows", "compare")
    period = ("--period", "2020") if dated else ()
    said = (WRONG_PRINTED if "--publisher" in command else WRONG_EVENTS)[wrong]
    assert said in refused(run("measure", *command, *period, option, value, workspace=workspace))


COVERED = [c for c in EVENTS if c[0] not in ("effect", "delays") and c[-1] != "operations"]


@pytest.mark.parametrize("command", COVERED, ids=" ".join)
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--period", "2035"), "lies outside what ucdp_ged covers"),
        (("--area", "France", "--period", "2020"), "not FRA"),
        (("--area", "Islamabad", "--actor", "TTP", "--kind", "non_state", "--period", "2020"), "no event"),
    ],
)
def test_what_is_not_covered_or_empty_has_no_number_in_any_measure(run, workspace, command, options, said):
    done = run("measure", *command, *options, workspace=workspace)
    assert said in refused(done)
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("compare --publisher PICSS --area Pakistan --period 2024 --base 2023 --basis operations", "on the basis"),
        ("compare --publisher PICSS --area Pakistan --period 2024 --base 2023 --base-area Sindh", "--base-area is for"),
        ("compare --publisher PICSS --area Punjab+Sindh --period 2024 --base 2023", "those of one area"),
        ("compare --publisher Nobody --area Pakistan --period 2024 --base 2023", "names no"),
        ("compare --period 2021 --base 2020 --basis attacks", "name whose (--publisher)"),
        ("compare --period 2021 --base 2020 --metric deaths", "name whose (--publisher)"),
        ("compare --period 2021", "nothing to compare with"),
        ("compare --period 2021 --base 2021", "the same period"),
        ("windows --period 2021", "give --period and --base"),
        ("windows --period 2019..2021 --base 2016..2018", "one to twelve whole months"),
        ("windows --period 2021 --base 2020-H1", "not as long"),
    ],
)
def test_what_cannot_be_compared_is_one_line(run, workspace, command, said):
    assert said in refused(run("measure", *command.split(), workspace=workspace))
