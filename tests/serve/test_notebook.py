"""Results in a notebook, shown by IPython itself."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq.verbs.measuring import Asked, compare, effect

IPython = pytest.importorskip("IPython", reason="ipython is not installed; pip install 'tahqiq[dev]'")


@pytest.fixture(scope="module")
def workspace(filled):
    return filled("notebook")


@pytest.fixture(scope="module")
def shown():
    """What a notebook gets of an object."""
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.extension_manager.load_extension("tahqiq")
    return lambda result: shell.display_formatter.format(result)[0]["text/html"]


def test_a_check_is_a_table_with_links(shown, workspace):
    text = "In 2024, 558 militants were killed in Pakistan <script>alert(1)</script>."
    html = shown(tahqiq.check(text, date=dt.date(2025, 4, 9), title="<b>Digest</b>", workspace=workspace))
    assert "✗ Contradicted" in html and 'href="https://www.dawn.com' in html
    assert "<script>" not in html and "<b>Digest" not in html


def test_a_measure_is_its_paragraph_chart_and_table(shown, workspace):
    html = shown(compare(Asked(area="Pakistan", period="2021", workspace=workspace), "2020"))
    assert "448 deaths" in html and "<svg" in html and "<table>" in html and "ucdp_ged@" in html


def test_a_refusal_gives_no_number(shown, workspace):
    html = shown(effect(Asked(count="events", workspace=workspace), "zarb_e_azb"))
    assert "No number is given" in html and "<svg" not in html
