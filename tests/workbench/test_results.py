"""Results of long checks on the disk: the same as were made, or none."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from tahqiq.claims.document import document
from tahqiq.verbs import check
from tahqiq.workbench.example import example
from tahqiq.workbench.office import Office
from tahqiq.workbench.results import DAYS, Results


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


def named(folder):
    return sorted(file.name for file in (folder / "results").iterdir())


def aged(folder, name, days):
    path = folder / "results" / name
    then = path.stat().st_mtime - days * 86_400
    os.utime(path, (then, then))


def test_what_nobody_asks_for_in_a_long_time_goes_and_what_is_asked_for_stays(tmp_path):
    results = Results(tmp_path, days=30)
    for name in ("old", "asked", "young"):
        results.keep_told(name, "s", b"told")
    for name, days in (("old", 31), ("asked", 31), ("young", 29)):
        aged(tmp_path, f"{name}.gz", days)
    assert results.find_told("asked", "s") == b"told"
    assert results.find_told("old", "another state") is None  # is no use of it
    results.keep_told("new", "s", b"told")
    assert named(tmp_path) == ["asked.gz", "new.gz", "young.gz"]
    assert results.find_told("old", "s") is None


def test_of_what_is_too_much_the_least_lately_used_goes(tmp_path):
    for n in range(4):
        Results(tmp_path).keep_told(f"r{n}", "s", os.urandom(900))
        aged(tmp_path, f"r{n}.gz", 10 - n)
    results = Results(tmp_path, most=3000)
    results.find_told("r0", "s")
    results.keep_told("r4", "s", os.urandom(900))
    assert named(tmp_path) == ["r0.gz", "r3.gz", "r4.gz"]
    results.keep_told("large", "s", os.urandom(9000))  # the newest stays, however large
    assert named(tmp_path) == ["large.gz"]


def test_what_a_killed_process_left_unfinished_goes_and_what_is_being_written_stays(tmp_path):
    results = Results(tmp_path)
    results.keep_told("a", "s", b"told")
    for name in (".left", ".now"):
        (tmp_path / "results" / name).write_bytes(b"half")
    aged(tmp_path, ".left", 1)
    results.keep_told("b", "s", b"told")
    assert named(tmp_path) == [".now", "a.gz", "b.gz"]


def test_a_check_that_a_link_shares_is_there_when_its_result_is_gone(workspace, result):
    office = Office(workspace, desks=1)
    name = office.checks.add(result)
    before = office.checks.get(name)
    office.results.keep(name, "s", result)
    aged(workspace, f"{name}.json.gz", DAYS + 1)
    office.results.keep_told("other", "s", b"told")
    assert office.results.find(name, "s") is None
    assert office.checks.get(name) == before and before.document == result.document and before.first
    office.close()
