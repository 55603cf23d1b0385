"""Running heads, feet and page numbers: what stands at the edge of page after page is no part of a sentence."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tahqiq.claims.document.pdf.model import Page, Run

_ROWS = 3  # at either edge of a page that may be such
_SPACE, _WIDE = 1.6, 2.6  # of the distance of lines, that parts them from the text
_TITLE = 6  # words; a longer one that ends in a full stop is a sentence
_PAGES = 3  # that say the same at the same height
_STEP = 6.0  # points within which heights are the same
_NUMBER = re.compile(r"[0-9]{1,5}")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|pg\.?)?\s{0,2}(?P<n>[0-9]{1,5}|[ivxlc]{1,7})(?:\s{0,2}(?:of|/|\|)\s{0,2}[0-9]{1,5})?\W{0,3}$",
    re.I,
)
_NUMBERS_READ = 6
Key = tuple[bool, int, str]


def without_margins(pages: Sequence[Page]) -> tuple[list[Page], list[Run]]:
    """The pages without what repeats at their edges and without page numbers; and the running heads of the first page.

    A head is known by its height and words on three pages (or on all, where there are two), the page's number
    aside, or by that number before or behind other words. A figure that changes from page to page other than by one is
    never taken for a page number.
    """
    edges = [list(_edges(page)) for page in pages]
    seen = Counter(key for rows in edges for key in {key for _, keys in rows for key in keys})
    enough = min(_PAGES, max(len(pages), 2))
    kept, heads = [], []
    for page, rows in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for runs, keys in rows:
            numbered = _is_number(runs, page.number)
            if numbered or any(seen[key] >= enough for key in keys):
                gone |= {id(run) for run in runs}
                if page is pages[0] and keys[0][0] and not numbered:
                    heads += runs
        kept.append(replace(page, runs=[run for run in page.runs if id(run) not in gone]))
    return kept, heads


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs grouped by baseline, from the top of the page down, each group from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: -r.y):
        if rows and abs(rows[-1][0].y - run.y) < 0.35 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.left) for row in rows]


def _edges(page: Page) -> Iterator[tuple[list[Run], list[Key]]]:
    """The first and last rows of a page that stand apart, each with the keys under which others may be the same."""
    rows = rows_of(page.runs)
    steps = sorted(one[0].y - other[0].y for one, other in pairwise(rows))
    pitch = steps[len(steps) * 3 // 10] if steps else 0.0
    top = _apart(rows, pitch)
    for row in top:
        yield row, list(_keys(row, page.number, top=True))
    for row in _apart(rows[len(top) :][::-1], pitch):
        yield row, list(_keys(row, page.number, top=False))


def _apart(rows: Sequence[list[Run]], pitch: float) -> Sequence[list[Run]]:
    """The rows at an edge, at most ``_ROWS``, that white space parts from the rest; of sentences one line alone."""
    for count in range(1, min(_ROWS, len(rows)) + 1):
        space = abs(rows[count - 1][0].y - rows[count][0].y) if count < len(rows) else math.inf
        if space < _SPACE * pitch:
            continue
        words = " ".join(run.text for row in sorted(rows[:count], key=lambda r: -r[0].y) for run in row)
        sentence = words.endswith(".") and len(words.split()) > _TITLE
        alone = count == 1 and _WIDE * pitch < space < math.inf
        return rows[:count] if alone or not sentence else []
    return []


def _keys(row: Sequence[Run], number: int, *, top: bool) -> Iterator[Key]:
    text = " ".join(run.text for run in row).casefold()
    height = round(row[0].y / _STEP)
    yield top, height, text
    for match in list(_NUMBER.finditer(text))[:_NUMBERS_READ]:
        label = f"#{int(match[0]) - number}"
        yield top, height, f"{text[: match.start()]}{label}{text[match.end() :]}"
        if match.start() == 0 or match.end() == len(text):
            yield top, height, label  # the number of the page beside the title of a chapter


def _is_number(row: Sequence[Run], number: int) -> bool:
    """Whether a row at an edge is the page's number alone."""
    match = _PAGE_NUMBER.match(" ".join(run.text for run in row))
    if match is None:
        return False
    said = match["n"]
    return not said.isdecimal() or int(said) == number + 1 or len(match[0].strip()) > len(said)
