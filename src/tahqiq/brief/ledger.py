"""The ledger of a brief: every number it prints, with the query that makes it again and where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

SPAN = re.compile(r"\[(?P<text>[^\[\]]+)\]\{#(?P<id>n\d+) \.n\}")
"""How a number stands in the text: Pandoc's bracketed span with the entry's id."""
MARK = re.compile(r"\[\]\{#(?P<id>m\d+)(?P<end>e?) \.m\}")
"""Where a remark in the margin begins and ends: empty spans with the remark's id."""
PICTURE = re.compile(r"^!\[(?P<caption>.+)\]\((?P<name>[a-z]+-\d+)\.png\)$", re.MULTILINE)
"""How a picture stands in the text: a paragraph of its own, its caption with numbers that are in the ledger."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\[])")
"""The white space between two sentences of a paragraph."""
CITED = re.compile(r" \[@(?P<keys>[\w-]+(?:; @[\w-]+)*)\]")
"""How a statement without a number names its pages: Pandoc's citation, the space before it included."""
_SCRIPT = re.compile(r"\[(?P<text>[^\[\]]+)\]\{lang=\w+ dir=rtl\}")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number stands on.

    ``what`` says in words what is counted; ``query`` is the expression of the outline's language that gives it, and
    ``command`` the command that shows or re-makes it; ``rows`` are addresses (``tahqiq:release?id=…``); ``sources`` are
    keys of the bibliography.
    """

    what: str
    query: str
    command: str
    releases: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in the text: ``id`` is its anchor, ``text`` as printed, ``value`` what it is."""

    id: str
    text: str
    value: float
    basis: Basis
    quoted: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/brief.md)."""
        basis = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self.basis).items()}
        return {"id": self.id, "text": self.text, "value": self.value, "quoted": self.quoted, **basis}


@dataclass(frozen=True, slots=True)
class Source:
    """A page or dataset of the bibliography, as far as it is known. ``issued`` is a day, a month, a year or "".

    ``site`` is where a page stands of which no author is known.
    """

    key: str
    title: str
    author: str = ""
    issued: str = ""
    url: str = ""
    publisher: str = ""
    kind: str = "webpage"
    site: str = ""
    version: str = ""

    def csl(self) -> dict[str, Any]:
        """The item in CSL-JSON, as citation processors read it."""
        item: dict[str, Any] = {"id": self.key, "type": self.kind, "title": self.title}
        if self.author:
            item["author"] = [{"literal": self.author}]
        parts = [int(p) for p in self.issued.split("-") if p.isdigit()]
        if parts:
            item["issued"] = {"date-parts": [parts]}
        if self.url.startswith(("http://", "https://")):
            item["URL"] = self.url
        if self.publisher and self.publisher != self.author:
            item["publisher"] = self.publisher
        if self.site:
            item["container-title"] = self.site
        if self.version:
            item["version"] = self.version
        return item


@dataclass
class Ledger:
    """The entries of one brief, in the order of the text, and the sources that they name.

    ``told`` are statements of the evidence with what they stand on, whether they have a number in them or not.
    """

    entries: list[Entry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    told: list[tuple[str, Basis]] = field(default_factory=list)

    def number(self, text: str, value: float, basis: Basis, *, quoted: bool = False) -> str:
        """Enter a number; what comes back goes into the text."""
        entry = Entry(f"n{len(self.entries) + 1}", text, value, basis, quoted)
        self.entries.append(entry)
        return f"[{text}]{{#{entry.id} .n}}"

    def source(self, source: Source) -> str:
        """Enter a source; its key."""
        self.sources.setdefault(source.key, source)
        return source.key

    def settle(self, text: str) -> tuple[str, Ledger]:
        """The text with its numbers counted from n1 in order, and the ledger of only those that stand in it."""
        by_id = {e.id: e for e in self.entries}
        kept: list[Entry] = []

        def renumber(match: re.Match[str]) -> str:
            kept.append(replace(by_id[match["id"]], id=f"n{len(kept) + 1}"))
            return f"[{match['text']}]{{#{kept[-1].id} .n}}"

        settled = SPAN.sub(renumber, text)
        cited = (k.lstrip(" @") for m in CITED.finditer(settled) for k in m["keys"].split(";"))
        return settled, Ledger(kept, _used(kept, cited, self.sources))


def _used(entries: Iterable[Entry], cited: Iterable[str], sources: Mapping[str, Source]) -> dict[str, Source]:
    keys = dict.fromkeys([*(k for e in entries for k in e.basis.sources), *cited])
    return {k: sources[k] for k in keys}


def plain(text: str) -> str:
    """Marked-up text as a reader sees it: numbers and statements bare, pictures as their captions, no marks."""
    bare = SPAN.sub(lambda m: m["text"], CITED.sub("", MARK.sub("", captioned(text))))
    return _SCRIPT.sub(lambda m: m["text"], bare)


def captioned(text: str) -> str:
    """Marked-up text with the captions of its pictures as paragraphs in their place."""
    return PICTURE.sub(lambda m: m["caption"], text)


def cite(*keys: str) -> str:
    """The citation of pages, to be set behind a statement and before its full stop; "" for none."""
    return f" [{'; '.join('@' + k for k in dict.fromkeys(keys))}]" if keys else ""


def script(text: str, lang: str) -> str:
    """A name in a script that runs from right to left, marked up with its language."""
    return f"[{text}]{{lang={lang} dir=rtl}}"


def issued(published: str) -> str:
    """A publication date as far as it can be one: "2025-01-01", "2025-01", "2025" or ""."""
    return published if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", published) else ""
