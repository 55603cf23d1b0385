"""An outline as its author wrote it: the head in YAML, the body in Markdown with expressions."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from tahqiq.brief.outline.faults import Fault, Faults
from tahqiq.errors import InputError, UnknownName

HEAD: Mapping[str, type | tuple[type, ...]] = {
    "outline": int, "name": str, "title": str, "about": str, "country": str, "since": (dt.date, str),
    "as_of": (dt.date, str), "language": str, "needs": list, "subject": str,
}  # fmt: skip
"""The keys that a head may have, and their types; docs/reference/outline.schema.json says the same."""
VERSION = 1


@dataclass(frozen=True)
class Outline:
    """An outline. ``offset`` is how many lines stand before its body in the file, ``sha256`` that of the whole."""

    path: str
    head: Mapping[str, Any]
    body: str
    offset: int
    sha256: str

    @property
    def name(self) -> str:
        """The name it gives itself, else that of its file."""
        return str(self.head.get("name") or Path(self.path).stem)


def shipped() -> dict[str, Path]:
    """The outlines that come with Tahqiq, by name."""
    folder = Path(str(resources.files("tahqiq.brief"))) / "outlines"
    return {p.stem: p for p in sorted(folder.glob("*.md"))}


def read(name: str) -> Outline:
    """The outline of that name or file. UnknownName, InputError, or Faults of its head."""
    known = shipped()
    path = known.get(name) or Path(name)
    if not path.is_file():
        raise UnknownName(f"no outline {name!r}: expected a file or one of {', '.join(known)}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as UTF-8 text: {error}") from error
    return parse(text, str(path) if path.as_posix() == name else f"{name}.md")


def parse(text: str, path: str) -> Outline:
    """An outline from its text. Faults where its head is not one."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise Faults(path, [Fault(1, "an outline begins with a YAML head between two lines of ---")])
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    head = _head("\n".join(lines[1:end]), path)
    return Outline(path, head, "\n".join(lines[end + 1 :]), end + 1, digest)


def _head(text: str, path: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        raise Faults(path, [Fault(line, f"the head is no YAML: {getattr(error, 'problem', error)}")]) from error
    if not isinstance(head, dict):
        raise Faults(path, [Fault(2, "the head has to be a list of keys with values")])
    found = [Fault(_line(text, key), why) for key, why in _wrong(head)]
    if found:
        raise Faults(path, found)
    return head


def _wrong(head: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [
        (str(k), f"{k!r} is no key of a head; expected one of {', '.join(HEAD)}")
        if k not in HEAD
        else (str(k), f"{k}: {v!r} is not of the type expected")
        for k, v in head.items()
        if k not in HEAD or not isinstance(v, HEAD[k])
    ]
    if head.get("outline") != VERSION:
        found.append(("outline", f"outline: {VERSION} was expected (the version of the outline language)"))
    if not str(head.get("title", "")).strip():
        found.append(("title", "a title is missing"))
    return found


def _line(text: str, key: str) -> int:
    for i, line in enumerate(text.split("\n")):
        if line.startswith(f"{key}:"):
            return i + 2
    return 1
