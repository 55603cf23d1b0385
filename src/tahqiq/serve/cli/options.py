"""Options as values, and results to where they were asked for."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from tahqiq.claims.document import read, read_standard_input
from tahqiq.errors import InputError
from tahqiq.terms import Document

console = Console(highlight=False)
notes = Console(stderr=True, highlight=False)


def day(text: str | None, option: str) -> dt.date | None:
    """A day given as YYYY-MM-DD."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} {text!r}: a day written YYYY-MM-DD was expected") from error


def one_of(text: str | None, option: str, allowed: tuple[str, ...]) -> str | None:
    """A word from a short list."""
    if text is not None and text not in allowed:
        raise InputError(f"{option} {text!r}: one of {', '.join(allowed)} was expected")
    return text


def documents(files: list[str], date: dt.date | None) -> list[Document]:
    """The files as documents; ``-`` is standard input. What was not read of one, or guessed, is said on standard error.

    Raises ``InputError`` for what is no document, and for ``-`` given twice.
    """
    if files.count("-") > 1:
        raise InputError("- was given twice; standard input can be read once; give it once")
    found = []
    for name in files:
        document = read_standard_input(date=date) if name == "-" else read(Path(name), date=date)
        said = list(document.notes)
        if document.date_from == "file":
            said.append(f"no date was found in the text; {document.date}, when the file was made, is used; give --date")
        for note in said:
            notes.print(shown(f"{document.name}: {note}"), soft_wrap=True)
        found.append(document)
    return found


def shown(text: str) -> str:
    """Text of a document on one line of the terminal: no markup, and no control character that could act on it."""
    from tahqiq.serve.report.wording.visible import visible

    return escape(visible(" ".join(text.split())))


def say(text: str, to: Console = console) -> None:
    """Print one line of plain text whose parts may come from a document: shown as text, never wrapped."""
    from tahqiq.serve.report.wording.visible import visible

    to.print(visible(text), markup=False, soft_wrap=True)


def deliver(result: str | bytes, out: Path | None) -> None:
    """Write a result to its file, whole or not at all, or to standard output."""
    made_of = result if isinstance(result, bytes) else result.encode()
    if out is None:
        sys.stdout.buffer.write(made_of if made_of.endswith(b"\n") else made_of + b"\n")
        sys.stdout.flush()
        return
    try:
        with tempfile.NamedTemporaryFile("wb", dir=out.parent, delete=False) as file:
            file.write(made_of)
        made = Path(file.name)
        made.chmod(0o644)
        made.replace(out)
    except OSError as error:
        raise InputError(
            f"--out {out}: cannot be written ({error.strerror}); give a path in a folder that can"
        ) from error
    notes.print(f"Written to {out}", soft_wrap=True)


@contextmanager
def working(message: str) -> Iterator[None]:
    """A spinner on a terminal while something may take longer than a second."""
    if not notes.is_terminal:
        yield
        return
    with notes.status(message):
        yield
