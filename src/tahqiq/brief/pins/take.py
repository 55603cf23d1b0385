"""Edits read off a written brief that somebody changed by hand: paragraphs, items and remarks, each with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from tahqiq.brief.align.known import Row
from tahqiq.brief.align.pair import Stated
from tahqiq.brief.align.stated import stated
from tahqiq.brief.align.units import Section, Unit, blocks, pieces, sentences
from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import Entry
from tahqiq.brief.pins.model import Act, Edit, Place
from tahqiq.brief.pins.numbers import numbers
from tahqiq.brief.pins.place import bare
from tahqiq.errors import InputError

_REMARK = re.compile(r"[ \t]*\{>>(?P<text>.+?)<<\}", re.DOTALL)
"""A remark as CriticMarkup writes it, after the sentence that it is about."""
_NOTE = re.compile(r"\[\^[\w-]+\]")
_COMMAND = re.compile(r"`(tahqiq brief [^`]+)`")
_IMAGE = re.compile(r"^!\[[^\n]*\]\([^()\n]*\.png\)\\?\n\*(.+)\*$", re.MULTILINE)
"""A picture over its caption, which is kept."""
_END = re.compile(r"^## How this was made\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Taken:
    """The edits found, those of before among them, and what was changed that cannot be kept."""

    edits: tuple[Edit, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who edited, and when."""

    by: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Original:
    """A brief as it was made, with the edits ``before``, and the rows that were known for it."""

    brief: Brief
    before: Sequence[Edit]
    known: Mapping[str, Row]


def taken(original: Original, written: str, edited: str, hand: Hand) -> Taken:
    """What was changed between ``written``, the Markdown of the brief as it was made, and ``edited``.

    An edit of before that is changed again keeps the place it was first made at.
    InputError where the two have nothing in common, or were written by different commands.
    """
    if (made_by := _command(edited)) and made_by != _command(written):
        raise InputError(f"--edited: the copy was written by `{made_by}`; give the same options with --edited")
    one, other = (_body(text) for text in (written, edited))
    if one and not {bare(u.text) for u in one} & {bare(_plain(u)) for u in other}:
        raise InputError("--edited: nothing in it is of this brief; give the Markdown that the same command wrote")
    reader = _Reader(original, hand)
    sections = list(dict.fromkeys(u.section for u in one))
    there = {u.section for u in other}
    for section in [s for s in sections if s in there]:
        reader.section(*([u for u in of if u.section == section] for of in (one, other)))
    moved = [
        *(s for s in sections if s not in there),
        *dict.fromkeys(u.section for u in other if u.section not in sections),
    ]
    left = [f"{' › '.join(s) or 'before the first heading'}: sections belong to the outline" for s in moved]
    return Taken(tuple(reader.edits()), (*reader.left, *left))


def _command(text: str) -> str:
    """The command that a written brief gives, whatever edits it was made with; "" where that is gone."""
    found = _COMMAND.search(text)
    return " ".join(found[1].split()).partition(" --pins ")[0] if found else ""


def _body(text: str) -> list[Unit]:
    """The paragraphs, items and rows under the title, down to how the brief was made."""
    text = _IMAGE.sub(r"\1", _NOTE.sub("", _END.split(text.replace("\r\n", "\n"))[0]))
    lines = text.lstrip("\ufeff\n").split("\n")
    return list(pieces("\n".join(lines[1:] if lines[0].startswith("# ") else lines)))


def _plain(unit: Unit) -> str:
    return _REMARK.sub("", unit.text)


class _Reader:
    def __init__(self, original: Original, hand: Hand) -> None:
        self.original, self.hand, before = original, hand, original.before
        units = stated(original.brief, blocks(original.brief), original.known)
        self.made = {(s.unit.section, bare(s.unit.plain)): s for s in units}
        self.before: dict[Edit, Edit | None] = {e: e for e in before}
        self.by_text = {(e.place.section, bare(e.text)): e for e in before if e.act in (Act.REPLACE, Act.ADD)}
        self.found: list[Edit] = []
        self.left: list[str] = []

    def edits(self) -> Iterator[Edit]:
        """Those of before as they are now, then the new ones."""
        yield from (e for e in self.before.values() if e is not None)
        yield from self.found

    def section(self, one: list[Unit], other: list[Unit]) -> None:
        """The edits of one section."""
        words = [bare(u.text) for u in one], [bare(_plain(u)) for u in other]
        for kind, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
            pairs = zip(one[a:b], other[c:d], strict=True) if kind == "equal" else _paired(one[a:b], other[c:d])
            last = one[a - 1] if a else None
            for mine, theirs in pairs:
                if kind != "equal":
                    self._edit(mine, theirs, last)
                last = mine or last
                if theirs is not None:
                    self._remarks(mine, theirs)

    def _edit(self, mine: Unit | None, theirs: Unit | None, last: Unit | None) -> None:
        of = mine or theirs
        assert of is not None
        if of.kind == "row":
            self.left.append(f"{' › '.join(of.section)}: “{bare(of.text)[:60]}”: tables belong to the outline")
            return
        text = _clean(theirs) if theirs else ""
        if mine is None:
            assert theirs is not None
            place = Place(theirs.section, self._words(last), self._stands_on(last))
            self.found.append(self._made(Act.ADD, place, text, (), item=theirs.kind == "item"))
            return
        earlier = self.by_text.get((mine.section, bare(mine.text)))
        if earlier:
            self.before[earlier] = self._again(earlier, mine, text)
            return
        place = Place(mine.section, self._words(mine), self._stands_on(mine))
        self.found.append(self._made(Act.REPLACE if text else Act.DROP, place, text, self._entries(mine)))

    def _again(self, earlier: Edit, mine: Unit, text: str) -> Edit | None:
        """An earlier edit in new words; None for an addition that was taken out again."""
        if not text:
            return replace(earlier, act=Act.DROP, text="", numbers=()) if earlier.act is Act.REPLACE else None
        return self._made(earlier.act, earlier.place, text, self._entries(mine), item=earlier.item)

    def _made(self, act: Act, place: Place, text: str, near: Sequence[Entry], *, item: bool = False) -> Edit:
        said = numbers(text, near, self._of_section(place.section))
        return Edit(act, place, text, self.hand.by, self.hand.on, said, item)

    def _of_section(self, section: Section) -> list[Entry]:
        return [e for (s, _), of in self.made.items() if s == section for e in of.unit.entries]

    def _generated(self, of: Unit | None) -> Stated | None:
        return self.made.get((of.section, bare(of.text))) if of else None

    def _words(self, of: Unit | None) -> str:
        made = self._generated(of)
        return made.unit.plain if made else bare(of.text) if of else ""

    def _stands_on(self, of: Unit | None) -> tuple[str, ...]:
        made = self._generated(of)
        return tuple(sorted(made.grounds.rows)) if made else ()

    def _entries(self, of: Unit) -> Sequence[Entry]:
        made = self._generated(of)
        return made.unit.entries if made else ()

    def _remarks(self, mine: Unit | None, theirs: Unit) -> None:
        """Remarks at the sentences that they stand behind."""
        made = self._generated(mine) if mine and bare(mine.text) == bare(_plain(theirs)) else None
        of = stated(self.original.brief, sentences(made.unit), self.original.known) if made else []
        for match in _REMARK.finditer(theirs.text):
            before = replace(theirs, text=_REMARK.sub("", theirs.text[: match.start()]))
            words = bare(sentences(before)[-1].text) if before.text.strip() else ""
            whole = next((s for s in self._sentences(theirs) if s.startswith(words)), words)
            rows = next((s.grounds.rows for s in of if bare(s.unit.plain) == whole), frozenset[str]())
            place = Place(theirs.section, whole, tuple(sorted(rows)))
            said = " ".join(match["text"].split())
            self.found.append(Edit(Act.COMMENT, place, said, self.hand.by, self.hand.on))

    @staticmethod
    def _sentences(theirs: Unit) -> list[str]:
        return [bare(s.text) for s in sentences(replace(theirs, text=_plain(theirs)))]


def _paired(one: Sequence[Unit], other: Sequence[Unit]) -> Iterator[tuple[Unit | None, Unit | None]]:
    """Changed pieces with their new forms, in order; what has none, alone."""
    if len(one) == len(other):
        yield from zip(one, other, strict=True)
        return
    short, long = sorted((one, other), key=len)
    at = 0
    for i, piece in enumerate(short):
        room = range(at, len(long) - (len(short) - i) + 1)
        best = max(room, key=lambda j: (_like(piece, long[j]), -j))
        yield from _alone(long[at:best], first=long is one)
        yield (long[best], piece) if long is one else (piece, long[best])
        at = best + 1
    yield from _alone(long[at:], first=long is one)


def _alone(units: Iterable[Unit], *, first: bool) -> Iterator[tuple[Unit | None, Unit | None]]:
    for unit in units:
        yield (unit, None) if first else (None, unit)


def _like(one: Unit, other: Unit) -> float:
    return SequenceMatcher(None, bare(one.text).split(), bare(_plain(other)).split(), autojunk=False).ratio()


def _clean(unit: Unit) -> str:
    """A text by hand as it is kept: without remarks, its paragraph on one line."""
    return " ".join(_plain(unit).split())
