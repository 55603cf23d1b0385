"""Checks that are kept: found again whole, by their id alone, whoever opens the workspace."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from tahqiq import verbs
from tahqiq.claims.document import document
from tahqiq.errors import UnknownName
from tahqiq.terms import Act, Correction
from tahqiq.workbench.example import example
from tahqiq.workbench.office import Office

TEXT = "Digest\n\nBy 9 April 2025\n\nIn 2024, 558 militants were killed in Pakistan.\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("office") / "workspace"


@pytest.fixture(scope="module")
def office(path):
    made = Office(path)
    yield made
    made.close()


def test_a_check_is_found_again_as_it_was_made(office, path):
    source = document(TEXT, name="digest.txt")
    name, result = office.check(source, as_of=dt.date(2025, 4, 8), by="editor")
    kept = office.checks.get(name)
    assert kept.document == source
    assert (kept.as_of, kept.by) == (dt.date(2025, 4, 8), "editor")
    assert kept.first == {item.claim.id: str(item.verdict.label) for item in result.claims}
    other = Office(path, desks=1)
    try:
        assert other.checks.get(name) == kept
        assert other.result(kept).claims == result.claims
    finally:
        other.close()


def test_the_same_document_twice_is_two_checks_of_one_document(office):
    first, second = (office.check(document(TEXT))[0] for _ in range(2))
    assert first != second
    assert office.checks.get(first).document == office.checks.get(second).document


def test_documents_that_differ_in_what_is_said_of_them_are_two(office):
    one, _ = office.check(document(TEXT, title="One"))
    two, _ = office.check(document(TEXT, title="Two"))
    assert [office.checks.get(n).document.title for n in (one, two)] == ["One", "Two"]


def test_text_that_no_encoding_carries_is_kept_readable(office):
    name, _ = office.check(
        document("A \ud800 mark\n\nBy 9 April 2025\n\nIn 2024, 558 militants were killed in Pakistan.\n")
    )
    assert "A ? mark" in office.checks.get(name).document.text


def test_the_newest_come_first_and_are_counted(office):
    before = office.checks.count()
    names = [office.check(document(TEXT))[0] for _ in range(3)]
    assert [kept.id for kept in office.checks.latest(3)] == names[::-1]
    assert [kept.id for kept in office.checks.latest(1, before=2)] == names[:1]
    assert office.checks.count() == before + 3


def test_an_unknown_id_is_said_to_be_none(office):
    with pytest.raises(UnknownName, match="no check is kept under 'nothing'"):
        office.checks.get("nothing")


def test_a_result_is_remembered_until_a_decision_is_made(office):
    kept = office.checks.get(office.check(document(TEXT))[0])
    first = office.result(kept)
    assert office.result(kept) is first
    claim = first.claims[0].claim
    with office.desk() as workspace:
        verbs.decide_document(kept.document, Correction(Act.DISMISS, (claim.id,)), workspace=workspace)
    assert office.result(kept) is not first


def test_many_at_once_all_keep_their_own(office):
    def one(n: int) -> tuple[int, str]:
        return n, office.check(document(TEXT, title=f"Number {n}"))[0]

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(one, range(12)))
    assert [office.checks.get(name).document.title for _, name in made] == [f"Number {n}" for n, _ in made]


def test_the_example_is_checkable(office):
    _, result = office.check(example())
    labels = {str(item.verdict.label) for item in result.claims}
    assert {"supported", "contradicted"} <= labels
