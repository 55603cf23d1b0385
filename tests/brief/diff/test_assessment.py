"""The bundled evidence on two days: every change has a cause, and the rows that it names can be shown."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from tahqiq import verbs
from tahqiq.brief.diff.result import Cause
from tahqiq.brief.diff.write import FORMATS, written
from tahqiq.errors import InputError
from tahqiq.verbs.briefing import Order
from tahqiq.verbs.briefs import diff

A, B = dt.date(2025, 1, 20), dt.date(2025, 4, 8)


@pytest.fixture(scope="module")
def found(workspace):
    return diff(Order("assessment", "PAK", workspace=workspace.path), A, B)


@pytest.mark.slow
def test_every_change_has_a_cause_and_its_rows_can_be_shown(found, workspace):
    assert found.changes and found.same
    for change in found.changes:
        assert change.reasons and change.before != change.after
    rows = {r for c in found.changes for reason in c.reasons for r in reason.rows if r.startswith("tahqiq:")}
    assert all(verbs.rows(r, workspace.path).table.num_rows for r in rows)


def test_what_was_published_between_the_days_is_a_new_statistic(found):
    (gti,) = [c for c in found.changes if c.after.startswith("GTI") and "1,099" in c.after]
    assert [r.cause for r in gti.reasons] == [Cause.STATISTIC] * 2 and not gti.before


def test_what_happened_between_the_days(found):
    (train,) = [c for c in found.changes if "Jaffar Express, Bolan" in c.after]
    assert [r.cause for r in train.reasons] == [Cause.EVENT] and "11 March 2025" in train.reasons[0].said


def test_a_new_statistic_was_not_known_on_the_earlier_day(found, desk):
    known = {f.obs_id for f in desk(A).evidence.figures}
    for change in found.changes:
        for reason in change.reasons:
            if reason.cause is Cause.STATISTIC:
                assert not {r.partition("?id=")[2] for r in reason.rows if "statistics@" in r} & (
                    known if "first figures" not in reason.said else set()
                )


def test_revised_editions_of_figures(workspace, outline):
    body = '## Years\n\n{{ violence("attacks", "2024", "2023") }} {{ violence("deaths", "2024", "2023") }}\n'
    made = diff(Order(outline(body), "PAK", workspace=workspace.path), B, dt.date(2026, 1, 10))
    revised = {r.said for c in made.changes for r in c.reasons if r.cause is Cause.REVISED}
    assert any(s.startswith("PICSS gives 908 for 2024 in place of 905") for s in revised)
    assert any(s.startswith("CRSS gives 2,555 for 2024 in place of 2,546") for s in revised)


def test_the_json_fits_its_schema(found):
    schema = Path(__file__).parents[3] / "docs" / "reference" / "brief-diff.schema.json"
    data = json.loads(written(found, "json"))
    jsonschema.validate(data, json.loads(schema.read_text(encoding="utf-8")))
    assert set(json.loads(schema.read_text(encoding="utf-8"))["$defs"]["cause"]["enum"]) == {str(c) for c in Cause}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_every_change_and_its_rows(found, format_):
    page = written(found, format_)
    assert page == written(found, format_)
    assert "Jaffar Express, Bolan Pass" in page and "tahqiq:incidents@" in page and "hindustantimes" in page


def test_markup_in_the_evidence_stays_text(found):
    from dataclasses import replace

    hostile = replace(found.changes[0], before="<script>x</script> a | b", after="<b>y</b> c")
    made = replace(found, title="<i>", changes=(hostile,))
    assert "<script>" not in written(made, "html") and "<b>" not in written(made, "html")
    rows = [line for line in written(made, "md").splitlines() if "script" in line]
    assert len(rows) == 1 and rows[0].count("|") - rows[0].count("\\|") == 5


def test_the_earlier_day_comes_first(workspace):
    for days in ((B, A), (A, A)):
        with pytest.raises(InputError, match="earlier day"):
            diff(Order("assessment", "PAK", workspace=workspace.path), *days)
