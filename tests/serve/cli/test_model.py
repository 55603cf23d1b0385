"""``--model``: nothing is sent without it, what is sent where is said, and the result stands whatever comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.document import read
from tahqiq.serve.cli.main import main
from tahqiq.serve.report import render_csv, render_html, render_markdown
from tahqiq.terms import Act, Correction, FoundBy, Model
from tahqiq.verbs import extracting

sys.path.insert(0, str(Path(__file__).parents[2] / "claims" / "propose"))

from server import refused, said, serving

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
REPORT = (
    "5 March 2025\n\nPICSS recorded 79 militant attacks in Pakistan in February 2025. The attacks killed 55 civilians, "
    "it said.\n"
)
ATTACKS = {
    "quote": "79 militant attacks", "kind": "count", "metric": "attacks", "value": 79, "period": "in February 2025",
    "area": "Pakistan", "actor": "militant", "attributed_to": "PICSS",
}  # fmt: skip
DEAD = {
    "quote": "killed 55 civilians", "kind": "count", "metric": "deaths", "victim": "civilian", "value": 55,
    "period": "in February 2025", "area": "Pakistan", "attributed_to": "PICSS",
}  # fmt: skip
INVENTED = {**DEAD, "quote": "killed 550 civilians", "value": 550}


def good(*_):
    return said({"claims": [{**ATTACKS, "metric": "incidents"}, DEAD, INVENTED]})


@pytest.fixture(scope="module")
def evidence(filled):
    return filled("model")


@pytest.fixture(autouse=True)
def _gap(monkeypatch):
    """A grammar that does not know the wording of the dead: what it misses is what a model is asked for."""
    real = extracting.found
    monkeypatch.setattr(extracting, "found", lambda *given: tuple(c for c in real(*given) if c.value != 55))


@pytest.fixture
def run(monkeypatch, capsys, tmp_path, evidence):
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    monkeypatch.setenv("TAHQIQ_WORKSPACE", str(shutil.copytree(evidence, tmp_path / "ws")))
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.chdir(tmp_path)

    def call(*arguments, url=None, status=0):
        more = ["--model", "small", "--model-url", url] if url else []
        monkeypatch.setattr(sys, "argv", ["tahqiq", *arguments, "report.md", *more])
        with pytest.raises(SystemExit) as stopped:
            main()
        done = capsys.readouterr()
        assert int(stopped.value.code or 0) == status, done.err
        return done

    return call


def test_the_claims_of_both_and_what_was_not_taken(run):
    with serving(good) as server:
        done = run("check", "--format", "json", url=server.url)
    result = json.loads(done.out)
    jsonschema.validate(result, json.loads((REFERENCE / "check.schema.json").read_text(encoding="utf-8")))
    claims = {c["id"]: c for c in result["claims"]}
    assert claims["m1"]["quote"] == "killed 55 civilians" and claims["m1"]["found_by"] == "model"
    assert claims["m1"]["verdict"]["label"] == "supported" and claims["m1"]["readings"]
    assert result["model"]["complete"] and result["model"]["name"] == "small"
    assert result["model"]["differences"] == [
        {"claim": "c1", "slot": "metric", "found": "attacks", "proposed": "incidents"}
    ]
    assert [r["quote"] for r in result["model"]["rejected"]] == ["killed 550 civilians"]
    assert done.err.splitlines()[0] == (
        f"The text of report.md ({len(REPORT)} characters, in 1 request) is sent to {server.url}/chat/completions "
        "(on this machine) for the model small"
    )


def test_the_table_and_extract_say_the_same(run):
    with serving(good) as server:
        for done in (run("check", url=server.url), run("extract", url=server.url)):
            assert "Claims of the model small: 1 that the grammar did not find" in done.out
            assert "reads it otherwise: metric incidents (here attacks)" in done.out
            assert "Not taken from the model small: “killed 550" in done.out


def test_equal_claims_are_found_by_both(run):
    with serving(lambda *_: said({"claims": [ATTACKS]})) as server:
        result = json.loads(run("extract", "--format", "json", url=server.url).out)
    assert [c["found_by"] for c in result["claims"] if c["quote"] == "79 militant attacks"] == ["both"]
    jsonschema.validate(result, json.loads((REFERENCE / "extract.schema.json").read_text(encoding="utf-8")))


def test_a_server_that_fails_leaves_the_grammars_result_and_a_notice(run):
    plain = json.loads(run("check", "--format", "json").out)
    with serving(lambda *_: refused(401, "who are you?")) as server:
        done = run("check", "--format", "json", url=server.url)
    result = json.loads(done.out)
    assert result["claims"] == plain["claims"] and result["summary"] == plain["summary"]
    assert not result["model"]["complete"]
    assert "Not read by the model small: characters 0 to" in done.err and "who are you?" in done.err


def test_a_claim_of_the_model_alone_sets_no_exit_status(run):
    wrong = {**DEAD, "period": "5 March 2025", "metric": "attacks", "victim": ""}
    with serving(lambda *_: said({"claims": [wrong]})) as server:
        assert "contradicted" in run("check", "--strict", url=server.url).out


def test_what_an_editor_dismissed_stays_dismissed(run):
    result = json.loads(run("extract", "--format", "json").out)
    attacks = next(c["id"] for c in result["claims"] if c["quote"] == "79 militant attacks")
    verbs.decide_document(read(Path("report.md")), Correction(Act.DISMISS, (attacks,)), by="Ann")
    with serving(lambda *_: said({"claims": [ATTACKS]})) as server:
        result = json.loads(run("check", "--format", "json", url=server.url).out)
    assert not [c for c in result["claims"] if c["quote"] == "79 militant attacks"]
    assert result["model"]["rejected"][0]["reason"] == "Ann dismissed it (d1)"


def test_the_reports_show_it(evidence):
    import datetime as dt

    with serving(good) as server:
        model = Model("<b>small</b>", server.url)
        result = tahqiq.check(REPORT, date=dt.date(2025, 3, 5), workspace=evidence, model=model)
    assert [c.claim.found_by for c in result.claims].count(FoundBy.MODEL) == 1
    page, text, table = render_html([result]), render_markdown([result]), render_csv([result])
    assert "Proposed by the model &lt;b&gt;small&lt;/b&gt;; the grammar did not find it." in page
    assert "1 proposal of a language model that was not taken" in page and "killed 550 civilians" in page
    assert "Proposals of the language model that were not taken" in text and "<b>" not in text
    assert "the grammar did not find it" in table


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["check", "--model", "m"], "--model-url needs"),
        (["extract", "--model-url", "http://localhost/v1"], "--model needs"),
        (["check", "--model", "m", "--model-url", "localhost"], "was expected"),
        (["check", "--model", "m", "--model-url", "http://u:p@localhost/v1"], "not repeated"),
        (["check", "--model", "m", "--model-url", "http://localhost/v1", "--model-seconds", "-1"], "--model-seconds"),
    ],
)
def test_options_that_are_wrong(run, arguments, why):
    done = run(*arguments, status=2)
    assert why in done.err and len(done.err.strip().splitlines()) == 1


def test_the_client_is_an_extra(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with serving(good) as server:
        done = run("check", url=server.url, status=2)
        assert "pip install 'tahqiq[llm]'" in done.err and not server.requests
    assert json.loads(run("check", "--format", "json").out)["model"] is None


def test_without_the_option_no_client_is_loaded(evidence):
    code = (
        "import sys, pathlib, tahqiq\n"
        f"tahqiq.check({REPORT!r}, workspace=pathlib.Path({str(evidence)!r}))\n"
        "print(sorted({'httpx', 'httpcore', 'jsonschema'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
