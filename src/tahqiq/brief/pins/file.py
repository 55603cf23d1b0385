"""Edits by hand in a file beside the outline: YAML that a person can read and change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tahqiq.brief.outline.faults import Fault, Faults
from tahqiq.brief.pins.model import Act, Edit, Number, Place
from tahqiq.errors import InputError

VERSION = 1
_KEYS = {"act", "section", "words", "stands_on", "text", "by", "date", "numbers", "item"}
_BLOCK = re.compile(r"^\s*(#|\||>|```|~~~)", re.MULTILINE)
_OURS = re.compile(r"\{[#.]")


def read(path: Path) -> list[Edit]:
    """The edits of a file; InputError where it cannot be read, Faults with every fault of it and its line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--pins {path}: cannot be read as UTF-8 text ({error})") from error
    return parsed(text, str(path))


def parsed(text: str, path: str) -> list[Edit]:
    """The edits of a file's text. Faults with every fault of it and its line."""
    try:
        data, tree = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Faults(
            path, [Fault((mark.line if mark else 0) + 1, f"no YAML: {getattr(error, 'problem', error)}")]
        ) from error
    if not isinstance(data, dict) or data.get("pins") != VERSION or not isinstance(data.get("edits"), list):
        raise Faults(path, [Fault(1, f"expected `pins: {VERSION}` and a list of `edits`")])
    lines = _lines(tree)
    found = [Fault(line, why) for line, item in zip(lines, data["edits"], strict=True) for why in _wrong(item)]
    if found:
        raise Faults(path, found)
    return [_edit(item) for item in data["edits"]]


def written(edits: Sequence[Edit]) -> str:
    """The file's text."""
    head = "# Edits by hand: read off a copy by `tahqiq brief … --edited`, kept by `tahqiq brief … --pins`.\n"
    data = {"pins": VERSION, "edits": [e.to_dict() for e in edits]}
    return head + yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)


class _Plain(yaml.SafeDumper):
    """Without references from one edit to another, so that each can be changed alone."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _lines(tree: Any) -> list[int]:
    edits = next(value for key, value in tree.value if key.value == "edits")
    return [node.start_mark.line + 1 for node in edits.value]


def _wrong(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield "an edit has to be a list of keys with values"
        return
    if unknown := sorted(str(k) for k in item if k not in _KEYS):
        yield f"{unknown[0]!r} is no key of an edit; expected some of {', '.join(sorted(_KEYS))}"
    if item.get("act") not in list(Act):
        yield f"act: {item.get('act')!r}; expected one of {', '.join(Act)}"
    if not isinstance(item.get("date"), dt.date):
        yield f"date: {item.get('on')!r}; expected a day written YYYY-MM-DD"
    if not str(item.get("by") or "").strip():
        yield "by: who made the edit is missing"
    for key in ("section", "stands_on"):
        if not _texts(item.get(key, [])):
            yield f"{key}: expected a list of texts"
    yield from _wrong_text(item)
    numbers = item.get("numbers", [])
    if not isinstance(numbers, list) or not all(_is_number(n) for n in numbers):
        yield "numbers: expected a list of `text` with `stands_on`"


def _wrong_text(item: Mapping[str, Any]) -> Iterator[str]:
    text = item.get("text", "")
    if not isinstance(text, str) or not isinstance(item.get("words", ""), str):
        yield "text and words have to be texts"
        return
    if item.get("act") != Act.DROP and not text.strip():
        yield "text is missing"
    if item.get("act") == Act.DROP and text.strip():
        yield "text: what is dropped has none"
    if item.get("act") != Act.COMMENT and _BLOCK.search(text):
        yield "text: expected a paragraph or an item; headings, tables and code belong to the outline"
    if item.get("act") != Act.COMMENT and _OURS.search(text):
        yield "text: attributes in braces are not for texts by hand"


def _is_number(of: Any) -> bool:
    return isinstance(of, dict) and isinstance(of.get("text"), str) and _texts(of.get("stands_on"))


def _texts(of: Any) -> bool:
    return isinstance(of, list) and all(isinstance(t, str) for t in of)


def _edit(item: Mapping[str, Any]) -> Edit:
    place = Place(tuple(item.get("section", [])), item.get("words", ""), tuple(item.get("stands_on", [])))
    numbers = tuple(Number(n["text"], tuple(n["stands_on"])) for n in item.get("numbers", []))
    return Edit(
        Act(item["act"]), place, item.get("text", "").strip(), str(item["by"]).strip(), item["date"], numbers,
        bool(item.get("item", False)),
    )  # fmt: skip
