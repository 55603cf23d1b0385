"""JSON, CSV and Markdown of results."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tahqiq.serve.report import render_csv, render_html, render_json, render_markdown
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import (
    METRICS,
    Bound,
    CheckedClaim,
    CheckResult,
    ClaimKind,
    Direction,
    Document,
    ExtractResult,
    FlagName,
    Label,
    Outcome,
    Per,
    Unit,
    Victim,
    WhyNot,
)

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
Result = CheckResult | ExtractResult


def _schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def _validate(text: str, name: str) -> Any:
    data, schema = json.loads(text), _schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    return data


@pytest.fixture(params=["check", "extract"])
def result(request: pytest.FixtureRequest, checked: CheckResult, extracted: ExtractResult) -> tuple[str, Result]:
    return request.param, checked if request.param == "check" else extracted


def test_json_is_what_the_schema_says(result: tuple[str, Result]) -> None:
    name, value = result
    assert _validate(render_json([value]), name) == value.to_dict()
    assert _validate(render_json([value, value]), name) == [value.to_dict()] * 2
    assert _validate(render_json([]), name) == []


def test_the_schema_refuses_what_is_not_in_it(checked: CheckResult) -> None:
    data = checked.to_dict()
    for change in ({"extra": 1}, {"as_of": "yesterday"}, {"claims": [{}]}, {"summary": {}}):
        with pytest.raises(jsonschema.ValidationError):
            _validate(json.dumps({**data, **change}), "check")


def test_json_keeps_urdu_readable_and_carries_lone_surrogates(checked: CheckResult) -> None:
    assert "ہلاک ہونے والوں" in render_json([checked])
    odd = replace(checked, document=Document("x", title="odd \ud83d"))
    assert json.loads(render_json([odd]).encode())["document"]["title"] == "odd \ud83d"


def test_the_schemas_have_the_closed_lists_of_the_code() -> None:
    lists = {
        "kind": ClaimKind,
        "victim": Victim,
        "unit": Unit,
        "per": Per,
        "bound": Bound,
        "direction": Direction,
        "why_not": WhyNot,
    }
    check, extract = _schema("check")["$defs"], _schema("extract")["$defs"]
    for name, words in lists.items():
        for defs in (check, extract):
            assert set(defs["claim"]["properties"][name]["enum"]) - {None} == {str(word) for word in words}
    assert set(check["verdict"]["properties"]["label"]["enum"]) == {str(label) for label in Label}
    assert set(check["flag"]["properties"]["flag"]["enum"]) == {str(flag) for flag in FlagName}
    assert set(check["reading"]["properties"]["outcome"]["enum"]) == {str(outcome) for outcome in Outcome}
    assert all(metric in check["claim"]["properties"]["metric"]["description"] for metric in METRICS)


def test_both_schemas_describe_the_same_slots() -> None:
    check, extract = _schema("check")["$defs"], _schema("extract")["$defs"]
    for name in ("document", "period", "named"):
        assert check[name] == extract[name]
    assert extract["claim"]["properties"].items() <= check["claim"]["properties"].items()


def test_the_reference_describes_every_field() -> None:
    page = (REFERENCE / "json.md").read_text(encoding="utf-8").replace("`", "")
    for name, part in _schema("check")["$defs"].items():
        section = re.split(rf"^## {name}$", page, flags=re.MULTILINE)[1].split("\n## ")[0]
        for field, entry in part["properties"].items():
            assert f"| {field} |" in section, (name, field)
            assert entry.get("description", "").rstrip(".") in section, (name, field)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_a_claim(checked: CheckResult, extracted: ExtractResult, names: Names) -> None:
    rows = _rows(render_csv([checked, checked], names))
    assert len(rows) == 2 * len(checked.claims)
    first = rows[0]
    assert first["document"].startswith("Kestria") and first["document_date"] == "2025-04-08"
    assert (first["value"], first["period_start"], first["period_end"]) == ("83", "2025-01-01", "2025-03-31")
    assert (first["area"], first["area_id"], first["checkable"]) == ("Kestria", "KES", "yes")
    assert first["verdict"] == "contradicted" and first["known_then"] == "contested"
    assert first["flags"] == "named source not seen; revised; misplaced"
    assert first["differ"] == "PICSS 228; CRSS 239 (230–251); GTI 190 (150–240)"
    assert first["silent"] == "UCDP"
    only = _rows(render_csv([extracted]))
    assert [row["quote"] for row in only] == [row["quote"] for row in rows[: len(only)]]
    assert {row["verdict"] for row in only} == {""}
    assert _rows(render_csv([])) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_could_run_is_disarmed(checked: CheckResult, start: str) -> None:
    quote = f'{start}HYPERLINK("http://evil.example")'
    claim = replace(checked.claims[0].claim, quote=quote, value=-5.0)
    item = replace(checked.claims[0], claim=claim)
    row = _rows(render_csv([replace(checked, claims=(item,))]))[0]
    assert row["quote"] == f"'{quote}"
    assert row["value"] == "-5"  # a number stays a number


def test_csv_shows_hidden_characters(checked: CheckResult) -> None:
    assert "[U+202E]evil[U+202C]" in render_csv([checked])


def test_markdown_gives_each_claim_its_verdict_and_readings(checked: CheckResult, names: Names) -> None:
    text = render_markdown([checked], names)
    assert text.startswith("# Kestria: security in the first quarter of 2025\n\nReport of 8 Apr 2025 (date found")
    assert "✓ supported: 7; ✗ contradicted: 3; ⇄ contested: 3; ◐ depends: 2; – not checkable: 5." in text
    assert "## 1. ✗ Contradicted" in text
    assert "**Differs from PICSS 228, CRSS 239 and GTI 190.**" in text
    assert "As known on the report’s date: contested. As known now: contradicted." in text
    assert "- ⚑ **Misplaced**: 83 is exactly PICSS's figure for March 2025 alone." in text
    assert "[CRSS](<https://crss.example.org/annual-2024.pdf>)" in text
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6, line


def test_markdown_takes_no_text_for_markup(checked: CheckResult) -> None:
    text = render_markdown([checked])
    assert not re.search(r"(?<!\\)<(script|b|i|img)\b", text)
    assert "](javascript" not in text and "](<javascript" not in text
    item = replace(checked.claims[0], claim=replace(checked.claims[0].claim, quote="# head\n- item\n`x`"))
    assert "> \\# head - item \\`x\\`" in render_markdown([replace(checked, claims=(item,))])


def test_markdown_of_an_extract_lists_the_claims(extracted: ExtractResult) -> None:
    text = render_markdown([extracted])
    assert (
        "3. “22,714 operations”  \n   Operations · 22,714 · Jan–Jun 2024 · North Vale and the Coast · by the army"
        in text
    )
    assert "“Next year will be calmer” (not checkable: about the future)" in text


def test_formats_say_when_there_are_no_claims() -> None:
    empty = CheckResult(Document("", date=dt.date(2025, 4, 8)), (), ())
    assert "No claims were found." in render_markdown([empty])
    assert _rows(render_csv([empty])) == []
    assert _validate(render_json([empty]), "check")["claims"] == []


def test_every_label_of_the_sample_is_covered(checked: CheckResult) -> None:
    items: tuple[CheckedClaim, ...] = checked.claims
    assert {item.verdict.label for item in items} == set(Label)
    assert {flag.flag for item in items for flag in item.flags} == set(FlagName)
    assert {item.claim.kind for item in items} >= set(ClaimKind) - {ClaimKind.RATIO}
    for item in items:
        assert checked.document.text[item.claim.start : item.claim.end] == item.claim.quote


def test_every_form_shows_a_claims_page_and_what_was_not_read(checked: CheckResult, names: Names) -> None:
    cut = checked.claims[3].claim.start
    document = replace(checked.document, pages=(0, cut), notes=("page 3 is <broken>",), date_from="file")
    paged = replace(checked, document=document)
    data = json.loads(render_json([paged]))
    assert [claim["page"] for claim in data["claims"][:5]] == [1, 1, 1, 2, 2]
    assert data["document"]["pages"] == [0, cut]
    assert [row["page"] for row in _rows(render_csv([paged], names))][:5] == ["1", "1", "1", "2", "2"]
    assert {row["page"] for row in _rows(render_csv([checked], names))} == {""}
    markdown, page = render_markdown([paged], names), render_html([paged], names)
    assert "Contradicted (page 1)" in markdown and "page 3 is \\<broken\\>" in markdown
    assert "page 2" in page and "page 3 is &lt;broken&gt;" in page
    assert all("when the file was made" in text for text in (markdown, page))
    assert "page 2" not in render_html([checked], names)
