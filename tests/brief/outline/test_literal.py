"""Figures that no query stands behind are found; dates and numbering are not figures."""

import pytest

from tahqiq.brief.outline.literal import literals


@pytest.mark.parametrize(
    "text",
    ["There were 12 attacks.", "1,234 people", "It cost 2.5 million", "dozens of dead", "about forty men", "up 40%",
     "In 2024 there were 5", "the 14 points"],
)  # fmt: skip
def test_a_figure_is_found(text):
    assert list(literals(text, 1))


@pytest.mark.parametrize(
    "text",
    ["In 2024 it changed.", "On 8 April 2025", "since March 2025", "2019–2021", "2025-04-08", "the 1990s", "## 1. Aims",
     "1. First item", "see [the page](https://example.org/12/34)", "`--most 5`", "one side and the other", "two sides"],
)  # fmt: skip
def test_what_is_no_figure_is_left(text):
    assert not list(literals(text, 1))


def test_each_figure_has_its_line():
    found = list(literals("none\n12 here\n\nand 13 there", 10))
    assert [f.line for f in found] == [11, 13]
