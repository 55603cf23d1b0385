"""The statements of a brief: paragraphs, items and rows of tables under their headings, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import PICTURE, SENTENCE, SPAN, Entry, plain

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*(?:\{[^{}]*\})?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_RULE = re.compile(r"\|[\s:|-]+\|?")

Section = tuple[str, ...]
"""Headings from the outermost in; () before the first."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a brief's text from ``start`` to ``end``: a paragraph, an item, a row of a table, or a sentence.
    Of a picture it is the caption.

    ``text`` is marked up as in the brief; ``block`` is the number of the paragraph, item or row that it is of.
    """

    section: Section
    kind: str
    text: str
    start: int
    end: int
    block: int
    entries: tuple[Entry, ...] = ()

    @property
    def plain(self) -> str:
        """As a reader sees it, on one line."""
        return " ".join(plain(self.text).split())


def blocks(brief: Brief) -> list[Unit]:
    """The paragraphs, items and rows of a brief, in order."""
    by_id = {e.id: e for e in brief.entries}
    return [replace(u, block=i, entries=_entries(u.text, by_id)) for i, u in enumerate(pieces(brief.text))]


def pieces(text: str) -> Iterator[Unit]:
    """The same of any Markdown, without entries; text that is no paragraph, item or row (a rule) is left out."""
    headings: list[tuple[int, str]] = []
    pending: list[tuple[int, str]] = []  # the lines of a paragraph or an item: where each begins, and itself
    at = 0
    for line in [*text.split("\n"), ""]:
        heading = _HEADING.fullmatch(line)
        fresh = heading or not line.strip() or line.startswith("|") or _ITEM.match(line)
        if fresh and pending:
            yield _unit(headings, pending)
            pending = []
        if heading:
            level = len(heading[1])
            headings = [*(h for h in headings if h[0] < level), (level, plain(heading[2]).strip())]
        elif line.startswith("|"):
            if not _RULE.fullmatch(line):
                yield Unit(tuple(h for _, h in headings), "row", line, at, at + len(line), 0)
        elif line.strip():
            pending.append((at, line))
        at += len(line) + 1


def _unit(headings: list[tuple[int, str]], lines: list[tuple[int, str]]) -> Unit:
    start, first = lines[0]
    item = _ITEM.match(first)
    skip = item.end() if item else 0
    text = "\n".join(line for _, line in lines)[skip:]
    if picture := PICTURE.fullmatch(text):
        skip, text = picture.start("caption"), picture["caption"]
    kind = "item" if item else "paragraph"
    return Unit(tuple(h for _, h in headings), kind, text, start + skip, start + skip + len(text), 0)


def sentences(unit: Unit) -> list[Unit]:
    """The sentences of a paragraph; an item or a row is one statement."""
    if unit.kind != "paragraph":
        return [unit]
    by_id = {e.id: e for e in unit.entries}
    ends = [(m.start(), m.end()) for m in SENTENCE.finditer(unit.text)]
    bounds = zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(unit.text)], strict=True)
    return [
        replace(
            unit, kind="sentence", text=unit.text[a:b], start=unit.start + a, end=unit.start + b,
            entries=_entries(unit.text[a:b], by_id),
        )
        for a, b in bounds
    ]  # fmt: skip


def _entries(text: str, by_id: dict[str, Entry]) -> tuple[Entry, ...]:
    return tuple(by_id[m["id"]] for m in SPAN.finditer(text) if m["id"] in by_id)
