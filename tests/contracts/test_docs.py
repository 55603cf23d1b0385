"""The docs and the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tahqiq.serve.cli.main import app
from tahqiq.terms import FlagName, Label, Outcome

ROOT = Path(__file__).parents[2]


def test_the_cli_reference_is_the_commands_own_help():
    from tools.cli_reference import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.cli_reference"


def test_every_command_is_named_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert f"tahqiq {name}" in readme


def test_the_glossary_has_every_word_of_a_verdict():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for word in (*Label, *Outcome):
        assert str(word) in glossary
    for flag in (FlagName.ARITHMETIC, FlagName.NOISE, FlagName.CIRCULAR, FlagName.OTHERS_DIFFER, FlagName.REVISED):
        assert str(flag) in glossary


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=str)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
