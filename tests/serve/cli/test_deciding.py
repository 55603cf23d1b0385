"""``tahqiq decide`` as an editor uses it: correct, check again, withdraw, export and score."""

from __future__ import annotations

import json
import sys

import jsonschema
import pytest
from benchmarks.claims.data import load

import tahqiq
from tahqiq import verbs
from tahqiq.errors import InputError, UnknownName
from tahqiq.serve.cli.main import main
from tahqiq.serve.report import render_csv, render_html, render_markdown
from tahqiq.terms import Act, Correction, FoundBy, Label, Wanted

REPORT = (
    "5 March 2025\n\nPICSS recorded 79 militant attacks in Pakistan in February 2025. In January 2025 militant attacks "
    "killed 55 civilians, according to PICSS. The army lost many men. Nothing else of note was said at the meeting.\n"
)


@pytest.fixture(scope="module")
def evidence(filled):
    """A workspace with the bundled evidence; each test has its own copy."""
    return filled("decide")


@pytest.fixture
def workspace(evidence, tmp_path):
    import shutil

    return shutil.copytree(evidence, tmp_path / "ws")


@pytest.fixture
def run(monkeypatch, capsys, tmp_path, workspace):
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    monkeypatch.setenv("TAHQIQ_WORKSPACE", str(workspace))
    monkeypatch.setenv("TAHQIQ_EDITOR", "Ann <ann@example.org>")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def call(*arguments, status=0):
        monkeypatch.setattr(sys, "argv", ["tahqiq", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        assert int(stopped.value.code or 0) == status, said.err
        return said.out if status == 0 else said.err

    return call


def claims(run, *more):
    return {c["id"]: c for c in json.loads(run("check", "report.md", "--format", "json", *more))["claims"]}


def id_of(run, quote):
    (found,) = [
        c["id"] for c in json.loads(run("decide", "list", "report.md", "--json"))["claims"] if c["quote"] == quote
    ]
    return found


def test_a_corrected_claim_is_read_and_judged_again(run):
    wrong = id_of(run, "killed 55 civilians")
    assert claims(run)[wrong]["verdict"]["label"] != "supported"
    said = run("decide", "fix", "report.md", wrong, "period=2025-02", "--note", "the heading says February")
    assert said.startswith("d1: Corrected by Ann <ann@example.org> on ") and "(the heading says February)" in said
    assert "period was 2025-01-01 to 2025-01-31, is 2025-02-01 to 2025-02-28" in said
    after = claims(run)[wrong]
    assert after["verdict"]["label"] == "supported"
    assert (after["found_by"], after["decisions"]) == ("grammar", ["d1"])
    run("decide", "withdraw", "d1", "--by", "Bo")
    assert claims(run)[wrong]["verdict"]["label"] != "supported"
    assert "already, by Bo (d2)" in run("decide", "withdraw", "d1", status=2)


def test_it_is_applied_to_an_edited_text_and_said_where_it_cannot_be(run, tmp_path):
    run("decide", "fix", "report.md", id_of(run, "killed 55 civilians"), "period=2025-02")
    run("decide", "dismiss", "report.md", id_of(run, "lost many men"))
    edited = REPORT.replace("In January 2025 militant", "As was seen, in January 2025 militant").replace(
        "many men", "men"
    )
    (tmp_path / "report.md").write_text(edited, encoding="utf-8")
    data = json.loads(run("check", "report.md", "--format", "json"))
    assert [(d["id"], d["applied"]) for d in data["decisions"]] == [("d1", True), ("d2", False)]
    assert "no longer stand" in data["decisions"][1]["why"]
    table = run("check", "report.md")
    assert "1 decision of editors applied" in table and "Not applied: d2" in table
    (tmp_path / "report.md").write_text("5 March 2025\n\nSomething else is told in it now.", encoding="utf-8")
    assert json.loads(run("check", "report.md", "--format", "json"))["decisions"][0]["why"].startswith(
        "the text of this title"
    )


def test_every_act_and_the_log(run):
    attacks = id_of(run, "79 militant attacks")
    run(
        "decide", "split", "report.md", attacks, "--part", 'quote="79 militant attacks" value=70',
        "--part", "value=9 metric=suicide_attacks", "--by", "Bo",
    )  # fmt: skip
    run("decide", "merge", "report.md", "d1.1", "d1.2", "value=79", "metric=attacks")
    run("decide", "add", "report.md", "--quote", "Nothing else of note", "kind=other", "why_not=opinion")
    run("decide", "dismiss", "report.md", "d3")
    found = claims(run)
    assert found["d2"]["value"] == 79 and found["d2"]["verdict"]["label"] == "supported"
    assert "d3" not in found and attacks not in found
    lines = run("decide", "log").splitlines()
    assert [line.split()[0] for line in lines] == ["d1", "d2", "d3", "d4"]
    assert "Bo: split “79 militant attacks”" in lines[0] and "why_not=opinion" in lines[2]
    data = json.loads(run("decide", "log", "report.md", "--json"))
    assert [d["act"] for d in data] == ["split", "merge", "add", "dismiss"]
    assert data[0]["claims"][0]["value"] == 79 and data[1]["wanted"][0]["slots"] == {"value": 79, "metric": "attacks"}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["fix", "report.md", "c1", "victim"], "'victim' is no"),
        (["fix", "report.md", "c1", "victim=all", "victim=police"], "arrived twice"),
        (["fix", "report.md", "c1", "at=soon"], "an offset"),
        (["fix", "report.md", "c1", "victim=soldier", "value=x", "--by", "a\nb"], "the editor's name"),
        (["split", "report.md", "c1", "--part", 'quote="x'], "slot=value pairs"),
        (["split", "report.md", "c1", "--part", "x"], "slot=value was expected"),
        (["withdraw", "d7"], "none yet"),
        (["export", "report.md", "--out", "there"], "no decision applies"),
        (["fix", "nowhere.md", "c1", "value=1"], "cannot be read"),
    ],
)
def test_what_cannot_be_is_said_a_line_each(run, arguments, why):
    said = run("decide", *arguments, status=2)
    assert why in said and "Traceback" not in said
    assert all(line.startswith("tahqiq: ") for line in said.strip().splitlines())  # a line each, all faults at once
    assert run("decide", "log") == "No decisions were made.\n"


def test_the_export_is_what_extraction_is_scored_on(run, tmp_path):
    run("decide", "fix", "report.md", id_of(run, "killed 55 civilians"), "victim=security", "base=", "period=2025-02")
    run("decide", "dismiss", "report.md", id_of(run, "lost many men"))
    run("decide", "export", "report.md", "--out", "labels")
    rows = {
        name: [json.loads(line) for line in (tmp_path / "labels" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("passages", "claims")
    }
    (passage,) = rows["passages"]
    assert (passage["text"], passage["published"]) == (REPORT, "2025-03-05")
    for row in rows["claims"]:
        assert passage["text"][row["start"] : row["end"]] == row["quote"] and row["passage_id"] == passage["id"]
    fixed = next(r for r in rows["claims"] if r["quote"] == "killed 55 civilians")
    assert (fixed["victim"], fixed["period_start"], fixed["base_start"]) == ("security", "2025-02-01", "")
    assert (fixed["data_needed"], fixed["checkable"], fixed["area"]) == ("event", True, "Pakistan")
    assert not [r for r in rows["claims"] if r["quote"] == "lost many men"]
    assert {r["data_needed"] for r in rows["claims"] if not r["checkable"]} <= {"none"}
    (scored,) = load(tmp_path / "labels")
    assert len(scored.labels) == len(rows["claims"])


def test_from_python(workspace):
    import datetime as dt

    day = dt.date(2025, 3, 5)
    made = tahqiq.decide(
        REPORT, Correction(Act.ADD, (), (Wanted({"kind": "other", "why_not": "opinion"}, "Nothing else of note"),)),
        by="Ann", date=day, workspace=workspace,
    )  # fmt: skip
    result = tahqiq.check(REPORT, date=day, workspace=workspace)
    (added,) = [c for c in result.claims if c.claim.found_by is FoundBy.EDITOR]
    assert added.claim == made.after[0] and added.verdict.label is Label.NOT_CHECKABLE
    assert result.decisions == (made,)
    assert not tahqiq.extract(REPORT, date=day).decisions
    with pytest.raises(UnknownName):
        verbs.withdraw("d9", by="Ann", workspace=workspace)
    with pytest.raises(InputError):
        tahqiq.decide(REPORT, Correction(Act.DISMISS, ("c99",)), by="Ann", date=day, workspace=workspace)


def test_the_reports_show_who_changed_what(run, workspace):
    from pathlib import Path

    run("decide", "fix", "report.md", id_of(run, "killed 55 civilians"), "period=2025-02", "--note", "<b>see</b> p. 3")
    run("decide", "dismiss", "report.md", id_of(run, "lost many men"))
    from tahqiq.claims.document import read

    result = verbs.check_document(read(Path("report.md")), workspace=workspace)
    page, text, table = render_html([result]), render_markdown([result]), render_csv([result])
    was = "period was 2025-01-01 to 2025-01-31, is 2025-02-01 to 2025-02-28"
    assert was in page and was in text and was in table
    assert "Corrected by Ann &lt;ann@example.org&gt;" in page and "&lt;b&gt;see&lt;/b&gt; p. 3" in page
    assert "<b>see" not in page and "<b>see" not in text
    for made in (page, text):
        assert "Dismissed by Ann" in made and "lost many men" in made
    schema = json.loads(
        (Path(__file__).parents[3] / "docs" / "reference" / "check.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(result.to_dict(), schema, format_checker=jsonschema.FormatChecker())
