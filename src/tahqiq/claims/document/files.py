"""A path or bytes to a document; what cannot be one is refused in one line."""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

from tahqiq.claims.document.isolated import read_apart
from tahqiq.claims.document.kinds import decoded, is_html, kind_of
from tahqiq.claims.document.made import document, of_file
from tahqiq.claims.document.raw import MEGABYTES, megabytes
from tahqiq.errors import InputError
from tahqiq.terms import Document

_MOST = max(MEGABYTES.values()) * 1_000_000


def read(path: Path, *, date: dt.date | None = None) -> Document:
    """A text, Markdown, HTML, PDF or DOCX file as a document.

    Raises ``InputError`` for a path that is no file, or a file that cannot be read, is no document, or is too long.
    """
    found = from_bytes(_bytes(path), name=str(path), date=date)
    return found if found.title else replace(found, title=path.stem)


def read_standard_input(*, date: dt.date | None = None) -> Document:
    """What stands on standard input, as ``read``."""
    return from_bytes(sys.stdin.buffer.read(_MOST + 1), name="standard input", date=date)


def _bytes(path: Path) -> bytes:
    """A regular file's bytes; never waits on a pipe or a device."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            mode = os.fstat(handle).st_mode
            if not stat.S_ISREG(mode):
                what = "a folder" if stat.S_ISDIR(mode) else "a pipe or device"
                raise InputError(f"{path}: {what} arrived; a file was expected; give its path, or - for standard input")
            return file.read(_MOST + 1)
    except IsADirectoryError as error:
        raise InputError(f"{path}: a folder arrived; a file was expected; give the paths of its files") from error
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); give the path of a text, Markdown, HTML, PDF or DOCX file"
        ) from error
    except ValueError as error:
        raise InputError(f"{str(path)!r}: no path ({error}); give the path of a file") from error


def from_bytes(raw: bytes, *, name: str, date: dt.date | None = None) -> Document:
    """The bytes of a text, Markdown, HTML, PDF or DOCX file as a document. Errors as ``read``."""
    try:
        return _read(raw, name, date)
    except InputError as error:
        said = str(error)
        raise InputError(said if said.startswith(f"{name}: ") else f"{name}: {said}") from error


def _read(raw: bytes, name: str, date: dt.date | None) -> Document:
    kind = kind_of(raw)
    if kind == "text":
        _fits(raw, "text")
        text = decoded(raw)
        if not is_html(text):
            return document(text, name=name, date=date)
        kind, raw = "html", text.encode("utf-8", "surrogatepass")
    kind = "docx" if kind == "zip" else kind
    _fits(raw, kind)
    return of_file(read_apart(kind, raw), kind, name=name, date=date)


def _fits(raw: bytes, kind: str) -> None:
    most = MEGABYTES[kind]
    if len(raw) > most * 1_000_000:
        size = f"more than {megabytes(_MOST)}" if len(raw) > _MOST else megabytes(len(raw))
        raise InputError(f"{size} arrived; at most {most} MB were expected of {_A[kind]}; split it")


_A = {"pdf": "a PDF", "docx": "a DOCX", "html": "a web page", "text": "a text"}
