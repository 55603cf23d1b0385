"""Tables of a brief: a column of words and columns of figures, as wide as they have to be."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS, _FIGURES = 44, 16  # the share of the page that each takes, in letters


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Pandoc's Markdown; the first column is of words, the others of figures."""
    rule = "|:" + "-" * _WORDS + "|" + ("-" * _FIGURES + ":|") * (len(heads) - 1)
    return "\n".join([_row(heads), rule, *(_row(r) for r in rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
