"""``tahqiq lint``: its forms, its exit status and what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

SCHEMA = Path(__file__).parents[3] / "docs" / "reference" / "lint.schema.json"
TEXT = "Two policemen were martyred [here].\n\nAttacks, the police said, fell sharply due to talks. It could rise.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_table_gives_place_reason_and_remedy(run, report):
    done = run("lint", report)
    assert done.returncode == 0
    assert "note: 1 warning, 3 notes" in done.stdout
    assert "warning partisan.martyr" in done.stdout
    assert "1:20 Two policemen were martyred [here]." in done.stdout
    assert "instead: was killed, died" in done.stdout
    assert "(said by police)" in done.stdout


def test_the_json_is_what_its_schema_says(run, report):
    result = json.loads(run("lint", report, "--format", "json").stdout)
    jsonschema.validate(result, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert all(TEXT[r["start"] : r["end"]] == r["quote"] for r in result["remarks"])
    assert result["summary"] == {"warning": 1, "note": 3}
    both = json.loads(run("lint", report, report, "--format", "json").stdout)
    assert both == [result, result]


def test_the_csv_has_a_row_a_remark(run, report):
    rows = list(csv.DictReader(io.StringIO(run("lint", report, "--format", "csv").stdout)))
    assert [r["rule"] for r in rows] == ["partisan.martyr", "vague.size", "cause.asserted", "icd203.bare"]
    assert rows[3]["source_url"].startswith("https://www.dni.gov/")


def test_markdown_escapes_the_text(run, report, tmp_path):
    out = tmp_path / "note.md"
    assert run("lint", report, "--out", out).returncode == 0
    assert r"**martyred** \[here\]" in out.read_text(encoding="utf-8")


def test_strict_is_about_warnings(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Two policemen were martyred.", encoding="utf-8")
    assert run("lint", path, "--strict").returncode == 1
    path.write_text("Violence could spread.", encoding="utf-8")
    assert run("lint", path, "--strict").returncode == 0
    assert run("lint", "-", "--strict", stdin=b"It is believed that all is well.").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "cannot be read"),
        (["-", "--format", "html"], "one of text, json, csv, md"),
        (["-", "--out", "a.docx"], "--out with the ending 'docx'"),
        (["-", "-"], "given twice"),
    ],
)
def test_bad_input_is_one_line(run, arguments, said):
    done = run("lint", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
