"""Which paragraph styles of a DOCX are headings or list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
_CHAIN = 20  # styles that a style may stand on
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph style ids: ``headings`` to their level, 1 to 6 (a title's is 1); ``lists`` are those of list items."""

    headings: dict[str, int]
    lists: frozenset[str]


def styles_of(part: etree._Element | None) -> Styles:
    """The styles of a document's ``styles.xml``, each with what it takes over from the one it stands on."""
    own: dict[str, int] = {}
    base: dict[str, str] = {}
    listed: dict[str, int] = {}
    for style in part.iter(f"{W}style") if part is not None else ():
        name = style.get(f"{W}styleId", "")
        called, outline = value(style, "name"), value(style, f"pPr/{W}outlineLvl")
        if match := _HEADING.match(called):
            own[name] = int(match[1])
        elif called.lower() == "title":
            own[name] = 1
        elif outline.isdecimal() and int(outline) < _DEEPEST:
            own[name] = int(outline) + 1
        if style.find(f"{W}pPr/{W}numPr") is not None:
            listed[name] = 1
        base[name] = value(style, "basedOn")
    headings = {name: min(level, _DEEPEST) for name in base if (level := _found(name, own, base))}
    return Styles(headings, frozenset(name for name in base if _found(name, listed, base)))


def _found(name: str, own: dict[str, int], base: dict[str, str]) -> int:
    for _ in range(_CHAIN):
        if name in own:
            return own[name]
        name = base.get(name, "")
    return 0


def value(element: etree._Element, path: str) -> str:
    """The ``w:val`` of an element below, "" where there is none."""
    found = element.find(f"{W}{path}")
    return (found.get(f"{W}val") or "") if found is not None else ""
