"""Numbers as footnotes: for paper, where nothing can be hovered over; one note for those of a sentence or row."""

from __future__ import annotations

import re
from collections.abc import Callable

from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import PICTURE, SENTENCE, SPAN, Entry
from tahqiq.brief.write.cites import linked

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#$@|~^])")


def footnoted(brief: Brief, *, cite: bool) -> str:
    """The text with a note after each sentence that has numbers, the notes at the end. ``cite`` names the sources."""
    entries = {e.id: e for e in brief.entries}
    notes: list[str] = []

    def note(found: list[Entry]) -> str:
        said = "; ".join(_note(e, cite=cite) for e in _distinct(found))
        notes.append(f"[^{len(notes) + 1}]: {said}")
        return f"[^{len(notes)}]"

    lines = [_line(line, entries, note) for line in linked(brief).split("\n")]
    return "\n".join(lines) + "\n" + "\n\n".join(notes) + "\n"


def _line(line: str, entries: dict[str, Entry], note: Callable[[list[Entry]], str]) -> str:
    if not SPAN.search(line):
        return line
    if line.startswith("|"):
        return _row(line, entries, note)
    if picture := PICTURE.match(line):  # its notes stand in its caption
        return f"![{_line(picture['caption'], entries, note)}]({picture['name']}.png)"
    parts = SENTENCE.split(line)
    said = []
    for part in parts:
        found = [entries[m["id"]] for m in SPAN.finditer(part)]
        text = SPAN.sub(lambda m: m["text"], part)
        said.append(text + note(found) if found else text)
    return " ".join(said)


def _row(line: str, entries: dict[str, Entry], note: Callable[[list[Entry]], str]) -> str:
    """A row of a table, with one note behind its last number."""
    *_, last = SPAN.finditer(line)
    mark = note([entries[m["id"]] for m in SPAN.finditer(line)])
    marked = line[: last.end()] + mark + line[last.end() :]
    return SPAN.sub(lambda m: m["text"], marked)


def _distinct(entries: list[Entry]) -> list[Entry]:
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        seen.setdefault((entry.text, entry.basis.what), entry)
    return list(seen.values())


def _note(entry: Entry, *, cite: bool) -> str:
    basis = entry.basis
    cites = f" [{'; '.join('@' + k for k in basis.sources)}]" if cite and basis.sources else ""
    what = basis.what.split(". ")[0].rstrip(".")  # what is counted in full stands in the HTML and the JSON
    return f"{entry.text}: {escaped(what)}{cites}"


def escaped(text: str) -> str:
    """Text in which Markdown sees nothing but text."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
