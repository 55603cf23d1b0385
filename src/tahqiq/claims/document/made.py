"""A text made a document: its title and its date, and where the date was taken from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tahqiq.claims.document.dates import FIRST, LAST, date_in
from tahqiq.claims.document.raw import LIMIT, Raw
from tahqiq.errors import InputError
from tahqiq.terms import Document

_TITLE = 160  # characters; a longer first line is a sentence


def document(text: str, *, name: str = "", title: str = "", date: dt.date | None = None) -> Document:
    """A text as a document; its title is its first line where that reads as one, its date what it says of itself.

    Raises ``InputError`` for a text that is too long, and for a date that no report can have.
    """
    if len(text) > LIMIT:
        raise InputError(
            f"{name or 'the text'}: {len(text):,} characters arrived; at most {LIMIT:,} were expected; split it"
        )
    if date is not None and not FIRST <= date <= LAST:
        raise InputError(f"{name or 'the text'}: {date} as its date; a day from {FIRST} to {LAST} was expected")
    said = None if date else date_in(text)
    return Document(
        text=text, title=title or _title(text), date=date or said,
        date_from="given" if date else ("text" if said else ""), name=name,
    )  # fmt: skip


def of_file(raw: Raw, kind: str, *, name: str, date: dt.date | None) -> Document:
    """What a reader gave back as a document. Its metadata's title and date are used where the text gives none.

    ``date_from`` is then "page" for a web page, "file" for others: the day a file was made need not be the report's.
    """
    found = document(raw.text, name=name, date=date)
    found = replace(found, title=raw.title or found.title or raw.title_of_file, pages=raw.pages, notes=raw.notes)
    if found.date is None and raw.date:
        return replace(found, date=dt.date.fromisoformat(raw.date), date_from="page" if kind == "html" else "file")
    return found


def _title(text: str) -> str:
    first = next((line for line in text[: 20 * _TITLE].splitlines() if line.strip()), "").strip().lstrip("#").strip()
    return first if len(first) <= _TITLE and not first.endswith((".", ":", ";")) else ""
