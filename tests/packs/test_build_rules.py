"""The rule engine of the pack builder: order, conditions, guards."""

import pytest
from tools.build_pack.basis import SOURCE_COLUMNS, Basis
from tools.build_pack.rules import When, decide, read_rules, unused

from tahqiq.errors import PackError

COLUMNS = ("counts", "scope")


def row(**cells: str) -> dict[str, str]:
    return (
        dict.fromkeys(SOURCE_COLUMNS, "") | {"id": "r1", "metric": "deaths", "definition": "killed in attacks"} | cells
    )


def rules(*forms: dict[str, object]) -> tuple:
    return read_rules([{"why": "a reason", **f} for f in forms], COLUMNS, SOURCE_COLUMNS, "test.yml")


def test_each_column_takes_the_first_rule_that_sets_it() -> None:
    ordered = rules(
        {"id": "special", "when": {"definition~": "suicide"}, "set": {"scope": "part:suicide_attacks"}},
        {"id": "general", "when": {"metric": "deaths"}, "set": {"counts": "attacks", "scope": ""}},
    )
    assert {c: r.set[c] for c, r in decide(row(definition="killed in Suicide attacks"), ordered).items()} == {
        "scope": "part:suicide_attacks", "counts": "attacks",
    }  # fmt: skip
    assert decide(row(), ordered)["scope"].id == "general"


@pytest.mark.parametrize(
    ("form", "cells", "holds"),
    [
        ({"metric": "change_pct:*"}, {"metric": "change_pct:deaths"}, True),
        ({"metric": ["attacks", "operations"]}, {"metric": "deaths"}, False),
        ({"actor": "?*"}, {"actor": ""}, False),
        ({"definition~": "^killed"}, {"definition": "were killed"}, False),
        ({"definition!~": "Iran"}, {"definition": "fence on the border with iran"}, False),
        ({"ends_before": "2018-05-31"}, {"period_end": "2018-05-30"}, True),
        ({"ends_before": "2018-05-31"}, {"period_end": ""}, False),
        ({"starts_from": "2018-06-01"}, {"period_start": "2018-05-31"}, False),
        ({"open_period": True}, {"period_start": "2024-01-01", "period_end": ""}, True),
        ({"open_period": False}, {"period_start": "2024-01-01", "period_end": ""}, False),
    ],
)
def test_conditions(form: dict[str, object], cells: dict[str, str], holds: bool) -> None:
    assert When.read(form).holds(row(**cells)) is holds


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"id": "a", "when": {"metrik": "deaths"}, "set": {"scope": ""}}, "metrik"),
        ({"id": "a", "set": {"colour": "red"}}, "colour"),
        ({"id": "", "set": {"scope": ""}}, "(no id)"),
        ({"id": "a", "set": {}}, "something to set"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(form: dict[str, object], fault: str) -> None:
    with pytest.raises(PackError, match=fault.replace("(", r"\(").replace(")", r"\)")):
        rules(form)


def test_a_rule_without_a_reason_or_with_a_taken_id_is_refused() -> None:
    with pytest.raises(PackError, match="reason"):
        read_rules([{"id": "a", "set": {"scope": ""}}], COLUMNS, SOURCE_COLUMNS, "test.yml")
    with pytest.raises(PackError, match="its own id"):
        rules({"id": "a", "set": {"scope": ""}}, {"id": "a", "set": {"counts": "attacks"}})


def test_rules_that_decide_nothing_are_named() -> None:
    ordered = rules({"id": "live", "set": {"scope": ""}}, {"id": "dead", "set": {"scope": "part:x"}})
    used = [rule.id for rule in decide(row(), ordered).values()]
    assert unused(ordered, used) == ["dead"]


BASIS = """
fiscal_year_from_month: 7
codes: {publisher: {"other:x": x}}
corrections:
- {id: cut, when: {"definition~": "to 25 December"}, was: {period_end: 2023-12-31}, set: {period_end: 2023-12-25},
   why: w}
rules:
- {id: attacks, when: {"definition~": "killed"}, set: {counts: attacks, scope: ""}, why: w}
review: {telltales: {only: "only"}, exceptions: []}
"""


def basis(tmp_path, text: str = BASIS) -> Basis:  # type: ignore[no-untyped-def]
    path = tmp_path / "basis.yml"
    path.write_text(text, encoding="utf-8")
    return Basis.load(path)


def test_a_row_is_corrected_respelled_and_given_its_basis(tmp_path) -> None:  # type: ignore[no-untyped-def]
    source = row(publisher="other:x", definition="killed; to 25 December", period_end="2023-12-31")
    (done,) = basis(tmp_path).apply([source])
    assert (done["publisher"], done["period_end"], done["counts"], done["scope"]) == ("x", "2023-12-25", "attacks", "")
    assert source["period_end"] == "2023-12-31"


def test_a_row_that_no_rule_speaks_of_stands_for_nothing(tmp_path) -> None:  # type: ignore[no-untyped-def]
    rows = [row(definition="killed; to 25 December", period_end="2023-12-31"), row(definition="hurt")]
    hurt = basis(tmp_path).apply(rows)[1]
    assert (hurt["counts"], hurt["militants"], hurt["scope"]) == ("unspecified", "unspecified", "part:unclear")


def test_a_correction_that_meets_another_value_stops_the_build(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PackError, match=r"r1: cut expects .*2023-12-31.*2022-12-31"):
        basis(tmp_path).apply([row(definition="to 25 December", period_end="2022-12-31")])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("counts: attacks", "counts: assaults", "assaults"),
        ('scope: ""', "scope: whole", "whole"),
        ("telltales: {only", "telltales: {lonely", ""),
    ],
)
def test_words_outside_the_vocabulary_are_refused(tmp_path, old: str, new: str, fault: str) -> None:  # type: ignore[no-untyped-def]
    text = BASIS.replace(old, new).replace("exceptions: []", "exceptions: [{telltales: [only], why: w}]")
    if not fault:
        fault = "names no known tell-tale"
    with pytest.raises(PackError, match=fault):
        basis(tmp_path, text)


def test_a_whole_row_with_a_telltale_needs_an_exception(tmp_path) -> None:  # type: ignore[no-untyped-def]
    told = {**row(definition="killed in attacks only"), "scope": ""}
    assert basis(tmp_path).review.unreviewed(told) == ["only"]
    assert basis(tmp_path).review.unreviewed({**told, "scope": "part:x"}) == []
    text = BASIS.replace("exceptions: []", "exceptions: [{telltales: [only], when: {metric: deaths}, why: w}]")
    assert basis(tmp_path, text).review.unreviewed(told) == []
