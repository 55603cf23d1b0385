"""From an outline to a brief: expressions evaluated, empty sections dropped, numbers entered in the ledger."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from types import FrameType
from typing import Any

from jinja2 import Template, TemplateError

from tahqiq.brief.compose.abbreviations import filled
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis, Entry, Source, plain
from tahqiq.brief.margin import MarginNote
from tahqiq.brief.outline.examine import environment, examine
from tahqiq.brief.outline.faults import Fault, Faults
from tahqiq.brief.outline.read import Outline
from tahqiq.brief.pictures import Picture, captions
from tahqiq.errors import TahqiqError
from tahqiq.terms import Release

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Brief:
    """A built brief: ``text`` is Pandoc Markdown whose numbers are spans with the ids of ``entries``.

    ``pictures`` are those that stand in the text, by name; ``command`` makes the brief again;
    ``told`` are statements of the evidence that may stand in it, with or without a number, and what they stand on;
    ``notes`` stand in the margin, each between two marks of the text; ``by_hand``
    is the SHA-256 of the file of edits, "" for none.
    """

    title: str
    country: str
    as_of: dt.date
    outline: str
    outline_sha256: str
    text: str
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]
    releases: tuple[Release, ...]
    command: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    told: tuple[tuple[str, Basis], ...] = ()
    notes: tuple[MarginNote, ...] = ()
    by_hand: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/brief.md)."""
        return {
            "title": self.title, "country": self.country, "as_of": self.as_of.isoformat(),
            "outline": {"name": self.outline, "sha256": self.outline_sha256}, "command": self.command,
            "text": self.text, "numbers": [e.to_dict() for e in self.entries],
            "sources": [s.csl() for s in self.sources], "releases": [r.to_dict() for r in self.releases],
            "pictures": [self.pictures[n].to_dict(c) for n, c in captions(self.text).items()],
            "notes": [n.to_dict() for n in self.notes], "by_hand": self.by_hand,
        }  # fmt: skip


def build(outline: Outline, desk: Desk, names: Mapping[str, Any], *, command: str = "") -> Brief:
    """Build an outline at a desk, with the names that its expressions may use. Faults with all that is wrong."""
    examine(outline, names)
    faults: list[Fault] = []
    guarded = {k: _guarded(v, outline, faults) if callable(v) else v for k, v in names.items()}
    template = environment().from_string(outline.body)
    title_of = environment().from_string(str(outline.head["title"]))
    try:
        title, text = title_of.render(guarded), template.render(guarded)
    except (TahqiqError, TemplateError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
        faults.append(Fault(_line(template, outline, error), f"{error}"))
        raise Faults(outline.path, faults) from error
    if faults:
        raise Faults(outline.path, faults)
    settled, ledger = desk.ledger.settle(tidied(filled(desk, text)))
    if not ledger.entries and not ledger.sources:
        raise Faults(outline.path, [Fault(outline.offset + 1, "nothing that it asks for is at hand as of "
                                          f"{desk.as_of}: no number could be written")])  # fmt: skip
    return Brief(
        plain(title), desk.country, desk.as_of, outline.name, outline.sha256, settled, tuple(ledger.entries),
        tuple(ledger.sources[k] for k in sorted(ledger.sources)), tuple(desk.evidence.releases), command,
        {n: desk.pictures[n] for n in captions(settled)},
        told=tuple(desk.ledger.told),
    )  # fmt: skip


def _guarded(function: Callable[..., Any], outline: Outline, faults: list[Fault]) -> Callable[..., Any]:
    """The function, whose errors become faults of the line that called it; the rest is still examined."""

    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        if faults and "" in args:
            return ""  # what a fault left empty was told with it
        try:
            return function(*args, **kwargs)
        except TahqiqError as error:
            faults.append(Fault(_calling(sys._getframe(1), outline), str(error)))
            return ""

    return called


def _calling(frame: FrameType | None, outline: Outline) -> int:
    """The line of the outline whose expression is being evaluated."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno)) + outline.offset
        frame = frame.f_back
    return outline.offset + 1


def _line(template: Template, outline: Outline, error: Exception) -> int:
    trace, line = error.__traceback__, 1
    while trace is not None:
        if (
            trace.tb_frame.f_globals.get("__jinja_template__") is template
            or trace.tb_frame.f_code.co_filename == "<template>"
        ):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line + outline.offset


def tidied(text: str) -> str:
    """Without sections that came out empty, and without stray white space."""
    text = re.sub(r"[ \t]+\n", "\n", re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text))
    text = re.sub(r"^[ \t]+(?=[^\s*|-])", "", text, flags=re.MULTILINE)
    text = re.sub(r"^[ \t]*[-*][ \t]*$\n?", "", text, flags=re.MULTILINE)  # items that came out empty
    text = re.sub(r"^!\[\s*\]\([^()\n]*\)$\n?", "", text, flags=re.MULTILINE)  # pictures without their captions
    marks = [(m.start(), len(m[1])) for m in _HEADING.finditer(text)]
    bounds = [*(s for s, _ in marks), len(text)]
    keep = [text[: bounds[0]]]
    for i, (start, level) in enumerate(marks):
        end = next((s for s, deep in marks[i + 1 :] if deep <= level), len(text))
        if _HEADING.sub("", text[start:end]).strip():
            keep.append(text[start : bounds[i + 1]])
    return re.sub(r"\n{3,}", "\n\n", "".join(keep)).strip() + "\n"
