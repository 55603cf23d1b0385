"""Every figure that the docs give as a measure's is printed by the command that stands beside it.

In a paragraph or an item of a list a command in the line (``tahqiq measure …``) makes the figures before it, back to
the one before or to a link; in a table with the columns command and answer those of its row. An estimate with its
interval, ``0.61 (0.18 to 2.08)``, has to stand before such a command or a link to what was measured.
"""

from __future__ import annotations

import os
import re
import shlex
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("TAHQIQ_SHARED", ROOT.parent / "shared")) / "data" / "mse"
ONE_RELEASE = "one release of"  # of late reports, which the bundled evidence cannot tell, there is no chart
REFERENCE = ROOT / "docs" / "reference" / "measure.md"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("[!d]*/*.md")))
FIGURE = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?")
INTERVAL = re.compile(r"\d[\d.,]*%? \([\d.,]+%? to [\d.,]+%?\)")
MADE_BY = re.compile(r"`tahqiq measure ([^`]*(?:--| )[^`]+)`|\]\([^)]*\)|<?https?://[^\s>)]*")
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(page):
    """The commands of a page's blocks, but for those that read a file of the reader's own."""
    lines = [line for block in BLOCK.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    found = [shlex.split(line, comments=True)[2:] for line in lines if line.startswith("tahqiq measure ")]
    return [tuple(words) for words in found if all((ROOT / w).exists() for w in words if w.endswith(".csv"))]


def stated(text):
    """What a page states: pairs of a command (empty: what is linked makes it; None: nothing) and the text before it."""
    text, answers = BLOCK.sub("\n", text), False
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:- |\d+\. |\|))", text):
        answers = part.startswith("| command | answer |") or (answers and part.startswith("|"))
        if answers:
            yield from re.findall(r"^\| `([^`]*)`[^|]*\|(.*)\|", part)
            continue
        start = 0
        for made in MADE_BY.finditer(part):
            yield made[1] or "", part[start : made.start()]
            start = made.end()
        yield None, part[start:]


def figures(text):
    """The figures of a text, but for those in code."""
    return FIGURE.findall(re.sub(r"`[^`]*`", "", text))


@cache
def pairs():
    return [(page, *pair) for page in PAGES for pair in stated(page.read_text(encoding="utf-8"))]


QUOTED = sorted({(shlex.join(shlex.split(command))) for _, command, text in pairs() if command and figures(text)})


def printed(run, workspace, tmp_path, monkeypatch, words):
    """All that a command of the docs prints, on the bundled evidence."""
    monkeypatch.chdir(ROOT)
    words = [str(tmp_path / w) if before == "--out" else w for before, w in zip(("", *words), words, strict=False)]
    words = [str(SHARED / w) if w.endswith(".csv") and not Path(w).exists() else w for w in words]
    if any(w.endswith(".csv") and not Path(w).exists() for w in words):
        pytest.skip("needs the developers' shared data")
    done = run("measure", *words, workspace=workspace)
    assert done.returncode == 0 or ONE_RELEASE in done.stderr, done.stderr
    return done.stdout


def test_the_docs_quote_measures():
    assert len(QUOTED) > 15
    assert len(blocks(REFERENCE)) > 30


def test_an_estimate_with_its_interval_stands_with_what_makes_it():
    bare = [text for page, made, text in pairs() if page == REFERENCE and made is None and INTERVAL.search(text)]
    assert not bare


@pytest.mark.slow
@pytest.mark.parametrize("command", QUOTED)
def test_a_command_prints_the_figures_before_it(command, run, workspace, tmp_path, monkeypatch):
    said = set(FIGURE.findall(printed(run, workspace, tmp_path, monkeypatch, shlex.split(command))))
    for page, made, text in pairs():
        if made and shlex.join(shlex.split(made)) == command:
            assert set(figures(text)) <= said, f"{page.name}: {set(figures(text)) - said} of {text!r}"


@pytest.mark.slow
@pytest.mark.parametrize("words", sorted({w for page in PAGES for w in blocks(page)}), ids=shlex.join)
def test_a_command_of_a_block_runs(words, run, workspace, tmp_path, monkeypatch):
    if shlex.join(words) not in QUOTED:
        assert printed(run, workspace, tmp_path, monkeypatch, words) or "--out" in words
