"""Results of long checks on the disk: the same as were made, or none."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.claims.document import document
from tahqiq.verbs import check
from tahqiq.workbench.example import example
from tahqiq.workbench.results import Results


@pytest.fixture(scope="module")
def result(bundled):
    return check(example().text, date=dt.date(2025, 4, 8), workspace=bundled)


@pytest.fixture
def results(tmp_path):
    return Results(tmp_path)


def test_a_result_is_found_as_it_was(results, result):
    results.keep("a1", "s", result)
    assert results.find("a1", "s") == result
    assert results.find("a1", "another") is None and results.find("a2", "s") is None


@pytest.mark.parametrize("content", [b"", b"no gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut"])
def test_one_that_cannot_be_read_is_none(results, result, tmp_path, content):
    results.keep("a1", "s", result)
    (tmp_path / "results" / "a1.json.gz").write_bytes(content)
    assert results.find("a1", "s") is None


def test_one_of_another_form_is_none(results, result, tmp_path):
    import gzip

    results.keep("a1", "s", result)
    (tmp_path / "results" / "a1.json.gz").write_bytes(gzip.compress(b's\n{"claims": 3}'))
    assert results.find("a1", "s") is None


def test_claims_are_those_of_a_text_read_the_same_way(results, result, monkeypatch):
    claims = tuple(item.claim for item in result.claims)
    results.keep_claims("a1", claims)
    assert results.find_claims("a1") == claims and results.find_claims("a2") is None
    monkeypatch.setattr("tahqiq.workbench.results.reading", lambda: "another pack")
    assert results.find_claims("a1") is None


def test_what_another_process_found_is_taken_over(result, monkeypatch):
    from tahqiq.verbs import extracting, registry

    claims = tuple(item.claim for item in result.claims)[:2]
    source = document("By 9 April 2025\n\nA text of this test alone.")
    extracting.remember(source, registry(), claims)
    monkeypatch.setattr(extracting, "extract", lambda *_: pytest.fail("read again"))
    assert extracting.found(source, registry()) == claims


def test_a_check_tells_its_steps(workspace):
    from tahqiq.verbs import check_document

    told = []
    text = "By 9 April 2025\n\nIn 2024, 558 militants were killed in Pakistan. In 2023 attacks fell by 90%."
    found = check_document(document(text), workspace=workspace, far=lambda *step: told.append(step))
    assert [step for _, step, of in told if of == 4] == sorted(step for _, step, _ in told)
    assert told[0] == ("reads the report", 1, 4)
    assert told[-1] == (f"judges claim {len(found.claims)} of {len(found.claims)}", 4, 4)
