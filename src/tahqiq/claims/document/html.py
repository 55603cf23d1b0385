"""The article of a web page, as its readers see it."""

from __future__ import annotations

import re

from tahqiq.claims.document.dates import iso_day
from tahqiq.claims.document.raw import Raw
from tahqiq.errors import InputError

_DEPTH = 200  # libxml2 leaves out, without a word, what lies some 250 deep
_LARGE, _TAGS = 5_000_000, 50_000  # bytes, tags: beyond these the search for the article takes too long
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_BLOCKS = frozenset(
    ("article", "blockquote", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "p",
     "pre", "section", "td", "th", "tr")
)  # fmt: skip
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "nav", "iframe", "object")


def read_html(raw: bytes) -> Raw:
    """The article of a page in UTF-8, with the title and date that the page gives; navigation and adverts are left out.

    Nothing of a page is run or fetched. Raises ``InputError`` for one nested too deeply.
    """
    import trafilatura

    if _depth(raw) > _DEPTH:
        raise InputError(f"a page nested more than {_DEPTH:,} deep arrived; save it as text")
    if len(raw) > _LARGE or raw.count(b"<") > _TAGS:
        return Raw(_words(raw))
    page = raw.decode("utf-8", errors="replace")
    body = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    body = _apart(body) if body else _words(raw)
    meta = trafilatura.extract_metadata(page)
    return Raw(body, title=meta.title or "", date=iso_day(meta.date or "")) if meta else Raw(body)


def _apart(body: str) -> str:
    """Paragraphs apart, the lines of lists and tables together."""
    out: list[str] = []
    for line in filter(str.strip, body.split("\n")):
        same = out and line[0] in "|-" and out[-1][0] == line[0]
        out += ["\n" if same else "\n\n", line]
    return "".join(out[1:])


def _words(raw: bytes) -> str:
    """All the words of a page in which no article was found or looked for, a paragraph for each block."""
    from lxml import etree

    tree = etree.HTML(raw, etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    if tree is None:
        return ""
    for element in list(tree.iter(*_UNSEEN, etree.Comment, etree.ProcessingInstruction)):
        parent = element.getparent()
        if parent is not None:
            element.text, element[:] = None, []
    lines: list[str] = [""]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if block or element.tag == "br":
            lines.append("")
        lines[-1] += (element.text if event == "start" else element.tail) or ""
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _depth(raw: bytes) -> int:
    """How deep a page is nested at most, going by its tags."""
    depth = deepest = 0
    for match in _TAG.finditer(raw):
        if match[2].lower() in _NESTS:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


# whose end tags may not be left out
_NESTS = frozenset(
    b"a article b blockquote center div em font form i main ol pre section span strong table u ul".split()
)
