"""Outlines to briefs: every fault at once with its line, no empty sections, numbers in the ledger."""

import datetime as dt

import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import SPAN, plain
from tahqiq.brief.outline.faults import Faults
from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.briefing import Order, brief, outlines

from .conftest import AS_OF


@pytest.fixture
def build(workspace, outline):
    def make(body, as_of=AS_OF, **head):
        return brief(Order(outline(body, **head), "PAK", as_of, workspace=workspace.path))

    return make


def test_all_faults_come_at_once_each_with_its_line(build):
    body = "There were 12 attacks.\n\n{{ violenc('attacks') }}\n{{ strength() }}\n{{ where(metrik='x') }}\n"
    with pytest.raises(Faults) as caught:
        build(body)
    lines = [(f.line, f.what) for f in caught.value.faults]
    assert [line for line, _ in lines] == [5, 7, 8, 9]
    assert "12" in lines[0][1] and "violence" in lines[1][1] and "actor" in lines[2][1] and "metrik" in lines[3][1]
    assert len(caught.value.lines) == 4


def test_what_the_evidence_does_not_know_is_a_fault_of_its_line(build):
    with pytest.raises(Faults) as caught:
        build("{{ strength('Nobody Knows') }}\n\n{{ violence(period='2030') }}\n\n{{ count(period='1950') }}\n")
    assert [f.line for f in caught.value.faults] == [5, 7, 9]


def test_a_syntax_error_names_its_line(build):
    with pytest.raises(Faults, match=r":6: "):
        build("text\n{% for g in %}\n")


@pytest.mark.parametrize(
    ("head", "why"),
    [({"outline": 2}, "version"), ({"colour": "red"}, "no key"), ({"title": "''"}, "title"), ({"name": 5}, "type")],
)
def test_a_wrong_head_is_told(build, head, why):
    with pytest.raises(Faults, match=why):
        build("{{ past() }}", **head)


def test_the_sandbox_gives_nothing_but_the_language(build):
    for body in ("{{ ''.__class__.__mro__ }}", "{{ past.__globals__ }}", "{{ range(3) }}", "{{ self }}"):
        with pytest.raises(InputError):
            build(body + "{{ past() }}")


def test_a_quoted_figure_needs_a_page(build):
    made = build('About {{ quoted("3,000–5,000", source="https://example.org/report", by="A team") }} men.')
    assert made.entries[0].quoted and made.entries[0].text == "3,000–5,000"
    assert made.sources[0].url == "https://example.org/report"
    with pytest.raises(Faults, match="no page"):
        build('{{ quoted("12", source="a book") }}')


def test_empty_sections_are_dropped():
    text = "## A\n\n## B\n\n### C\n\ntext\n\n### D\n\n## E\n\n- \n"
    assert tidied(text) == "## B\n\n### C\n\ntext\n"


def test_an_outline_of_measures_prints_anchored_paragraphs_and_estimates(build):
    made = build(
        "{{ compare(period='2020', base='2019') }}\n\nThe ratio is {{ compare(period='2020', base='2019').ratio }}.\n"
    )
    assert all(m["id"] in {e.id for e in made.entries} for m in SPAN.finditer(made.text))
    assert "tahqiq measure compare" in made.entries[0].basis.command
    with pytest.raises(Faults, match="has no 'ratoi'"):
        build("{{ compare(period='2020', base='2019').ratoi }}")


def test_nothing_published_later_is_told(build):
    made = build("{{ violence('attacks', '2023', '2022') }}", as_of=dt.date(2024, 2, 1))
    for entry in made.entries:
        assert "2025" not in entry.basis.what
    assert "490" not in plain(made.text) and "517" not in plain(made.text)  # printed in March 2024 and March 2025


def test_before_anything_was_published_nothing_is_built(build):
    with pytest.raises(InputError, match="as of 1980"):
        build("{{ past() }}", as_of=dt.date(1980, 1, 1))


def test_an_unknown_outline_names_those_that_are_shipped():
    with pytest.raises(UnknownName, match="assessment"):
        brief(Order("assesment"))


def test_every_shipped_outline_says_what_it_is_for():
    assert all(o.head["about"] for o in outlines())
