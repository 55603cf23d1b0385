"""The memo on a checked report: quoted with its place, judged by its evidence, right by our own check."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import plain
from tahqiq.brief.write import write
from tahqiq.errors import InputError
from tahqiq.verbs.briefing import Order, brief
from tahqiq.verbs.linting import lint

from .roundtrip import round_trip

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = dt.date(2025, 4, 8)
PAKISTAN = """# A note on Pakistan

20 March 2025

PICSS counted 79 attacks in Pakistan in February 2025, up from 74 in January 2025, a rise of 17%. PIPS counted 61
attacks in Pakistan in February 2025.

Operation Zarb-e-Azb began in June 2014. The fence contributed to the fall of infiltration. Attacks will rise next year.
"""
NIGERIA = """# Nigeria at the start of 2025

15 March 2025

According to the Defence Headquarters, troops killed 358 militants and arrested 431 suspects in Nigeria in January 2025.
Beacon Security counted 900 people kidnapped in Nigeria in December 2024.
"""


@pytest.fixture
def memo(workspace, tmp_path):
    """The memo on a text, or on a file, as of a day."""

    def make(report, as_of=DAY, country=""):
        path = report
        if not isinstance(report, Path):
            path = tmp_path / "report.md"
            path.write_text(report, encoding="utf-8")
        return brief(Order("memo", country, as_of, subject=str(path), workspace=workspace.path))

    return make


@pytest.mark.parametrize("as_of", [DAY, dt.date(2026, 2, 1)])
@pytest.mark.parametrize(
    "report",
    [
        PAKISTAN, NIGERIA, EXAMPLES / "pakistan-2025-04-08.md", EXAMPLES / "pakistan-monthly-note-2025-03-05.md",
        EXAMPLES / "pakistan-war-years-2015-01-15.md",
    ],
    ids=["pakistan", "nigeria", "assessment", "month", "years"],
)  # fmt: skip
def test_its_own_numbers_are_found_and_none_is_contradicted(memo, workspace, report, as_of):
    made = memo(report, as_of)
    missed, contradicted = round_trip(made, workspace)
    assert len(missed) <= 0.05 * len([e for e in made.entries if not e.quoted]), missed
    assert not contradicted
    text = plain(made.text)
    assert tidied(text) == text and not re.search(r"N/A|\bNone\b|\bnan\b|no figure", text)
    assert not lint(text[: text.find("## Who counts")]).remarks


def test_what_is_contradicted_is_quoted_with_its_place_and_set_against_the_evidence(memo):
    made = memo(PAKISTAN)
    part = plain(made.text).split("## What the evidence contradicts")[1].split("## ")[0]
    assert "“61\nattacks" not in part and "“61 attacks”" in part and "(line 5)" in part
    assert "PIPS has 54 attacks in Pakistan in February 2025" in part
    assert "A change of this size may be chance" in part
    assert "+6.8%, not the rise of 17% printed" in part


def test_figures_of_the_report_are_quoted_and_those_of_the_evidence_are_not(memo):
    made = memo(PAKISTAN)
    kinds = {e.text: e.quoted for e in made.entries if e.text in ("61", "54")}
    assert kinds == {"61": True, "54": False}
    (one,) = [e for e in made.entries if e.text == "54"]
    assert one.basis.rows and one.basis.releases and one.basis.command.startswith("tahqiq show ")


def test_what_cannot_be_checked_is_told_by_reason(memo):
    text = plain(memo(PAKISTAN).text)
    assert "1 statement of a cause, which figures alone cannot show: “The fence contributed" in text
    assert "1 statement on the future: “Attacks will rise" in text


def test_a_source_that_alone_bears_out_what_is_quoted_from_it_is_said_to(memo):
    assert "“killed 358 militants” (line 5): DHQ, the source that it quotes, and nobody else." in plain(
        memo(NIGERIA).text
    )


def test_the_country_is_that_of_its_claims(memo):
    assert memo(NIGERIA).country == "NGA" and memo(PAKISTAN).country == "PAK"


def test_it_opens_with_how_its_claims_stand(memo):
    text = plain(memo(NIGERIA).text)
    assert "“Nigeria at the start of 2025” of 15 March 2025 was checked" in text
    assert "Its claims are 2 supported and 1 contradicted." in text


@pytest.mark.parametrize("format_", ["html", "docx", "pdf", "md", "json"])
def test_it_is_written_in_every_format(memo, format_):
    made = memo(NIGERIA)
    assert write(made, format_) == write(made, format_)


def test_it_needs_a_report(workspace):
    with pytest.raises(InputError, match=r"is of one document: name it \(--subject\)"):
        brief(Order("memo", "PAK", DAY, workspace=workspace.path))
    with pytest.raises(InputError, match="cannot be read"):
        brief(Order("memo", "PAK", DAY, subject="nowhere.txt", workspace=workspace.path))


def test_a_report_without_a_date_of_its_own_is_refused(workspace, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("In 2024, 558 militants were killed in Pakistan.", encoding="utf-8")
    with pytest.raises(InputError, match="a memo needs the report's own date"):
        brief(Order("memo", as_of=dt.date(2025, 4, 8), document=str(path), workspace=workspace.path))


def test_a_passage_on_a_report_needs_one(outline, workspace):
    with pytest.raises(InputError, match="name its file"):
        brief(Order(outline("{{ checked() }}"), "PAK", DAY, workspace=workspace.path))
