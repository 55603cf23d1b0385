"""Figures written into an outline by hand: what no query stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.brief.numerals import DATES
from tahqiq.brief.outline.faults import Fault

_WORDS = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million "
    "millions billion billions dozen dozens"
)
_FREE = re.compile(
    rf"""\]\([^)]*\)                                      # the address of a link
    | `[^`]*`                                             # code
    | <!--.*?-->                                          # a comment
    | \{{[^{{}}\n]*\}}                                    # Pandoc's attributes
    | https?://\S+
    | ^\#{{1,6}}[ \t]+(?:\d+\.)+[ \t]                     # the number of a heading
    | ^[ \t]*\d+[.)][ \t]                                 # the number of an item
    | {DATES}
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FIGURE = re.compile(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


def literals(text: str, line: int) -> Iterator[Fault]:
    """The figures in running text that begins on ``line``. Dates, years and numbers of headings and items are free."""
    for match in figures(text):
        at = line + text.count("\n", 0, match.start())
        yield Fault(
            at,
            f"{match[0]!r} is a figure without a query; ask for it in an expression, or mark it as quoted with its "
            'source: {{ quoted("' + match[0] + '", source="https://…") }}',
        )


def figures(text: str) -> Iterator[re.Match[str]]:
    """The same figures where they stand."""
    return _FIGURE.finditer(_FREE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text))
