"""Edits by hand put into a brief that was made again; what became of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tahqiq.brief.align.known import Row
from tahqiq.brief.align.pair import Stated
from tahqiq.brief.align.stated import stated
from tahqiq.brief.align.units import blocks, sentences
from tahqiq.brief.build import Brief, tidied
from tahqiq.brief.ledger import MARK, Ledger
from tahqiq.brief.margin import MarginNote, marked
from tahqiq.brief.pins.model import Act, Edit, Matter, Notice, Outcome
from tahqiq.brief.pins.numbers import checked
from tahqiq.brief.pins.place import bare, find
from tahqiq.measure.wording import day

_MENTION = re.compile(r"(?<!\\)@")


@dataclass(frozen=True, slots=True)
class _Put:
    """Text in place of what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def applied(brief: Brief, edits: Sequence[Edit], known: Mapping[str, Row]) -> tuple[Brief, Outcome]:
    """The brief with the edits in their places, texts before comments, and what is to be known of them."""
    hand = _Hand(brief, known)
    for edit in edits:
        if edit.act is not Act.COMMENT:
            hand.put(edit)
    hand.settle()
    for edit in edits:
        if edit.act is Act.COMMENT:
            hand.comment(edit)
    hand.settle()
    return hand.finished(), Outcome(len(edits) - hand.lost, tuple(hand.notices))


class _Hand:
    def __init__(self, brief: Brief, known: Mapping[str, Row]) -> None:
        self.brief, self.known = brief, known
        self.notes: list[MarginNote] = []
        self.notices: list[Notice] = []
        self.lost = 0
        self.puts: list[_Put] = []
        self.units = stated(brief, blocks(brief), known)

    def put(self, edit: Edit) -> None:
        """Replace, leave out or add a paragraph or an item."""
        if edit.act is Act.ADD and not edit.place.words:
            self._at_the_beginning(edit)
            return
        units = [s for s in self.units if s.unit.kind != "row"]
        found = find(edit.place, units, self.known)
        if isinstance(found, str):
            self._astray(edit, found, units)
            return
        unit = found.unit
        if edit.act is Act.ADD:
            self._insert(edit, found)
        elif any(p.start == unit.start and p.end == unit.end for p in self.puts):
            self._lose(edit, "another edit has the same paragraph")
        else:
            text = "" if edit.act is Act.DROP else self._written(edit)
            self.puts.append(_Put(unit.start, unit.end, " ".join(text.split()) if unit.kind == "item" else text))
            self._beneath(edit, found)

    def _beneath(self, edit: Edit, found: Stated) -> None:
        """Say where the text that a hand saw is another now."""
        if bare(found.unit.plain) != bare(edit.place.words):
            self._say(Matter.BENEATH, edit, f"what was made for this place now reads “{found.unit.plain}”")

    def _insert(self, edit: Edit, after: Stated) -> None:
        text = self._written(edit)
        listed = edit.item and after.unit.kind == "item"
        self.puts.append(_Put(after.unit.end, after.unit.end, f"\n- {' '.join(text.split())}" if listed else
                              f"\n\n{'- ' if edit.item else ''}{text}\n"))  # fmt: skip

    def _at_the_beginning(self, edit: Edit) -> None:
        first = next((s.unit for s in self.units if s.unit.section == edit.place.section), None)
        if first is None:
            self._lose(edit, f"there is no section {' › '.join(edit.place.section)!r} any more")
            return
        at = self.brief.text.rfind("\n", 0, first.start) + 1
        self.puts.append(_Put(at, at, f"{'- ' if edit.item else ''}{self._written(edit)}\n\n"))

    def _astray(self, edit: Edit, why: str, units: Sequence[Stated]) -> None:
        """An addition whose neighbour is gone goes to the end of its section; anything else is not placed."""
        last = next((s for s in reversed(units) if s.unit.section == edit.place.section), None)
        if edit.act is not Act.ADD or last is None:
            self._lose(edit, why)
            return
        self._insert(edit, last)
        self._say(Matter.BENEATH, edit, "what stood before it is gone; it stands at the end of its section")

    def _written(self, edit: Edit) -> str:
        """The text by hand, its numbers anchored as far as they hold, between the marks of a note that says whose."""
        done = checked(edit.text, edit.numbers, self.brief.entries, self.known)
        for said in done.said:
            self._say(Matter.NUMBER, edit, said)
        stale = [s.partition(" (")[0] for s in done.said if s.startswith("the evidence has")]
        said = f"As known on {day(self.brief.as_of)}, {'; '.join(stale)}." if stale else ""
        first, gap, rest = _MENTION.sub(r"\\@", done.text).partition("\n\n")
        return marked(first, self._note("pinned", said, edit)) + gap + rest

    def comment(self, edit: Edit) -> None:
        """A note at a sentence."""
        found = find(edit.place, [s for s in self.sentences if s.unit.kind != "row"], self.known)
        if isinstance(found, str):
            self._lose(edit, found)
            return
        if any(p.start == found.unit.start for p in self.puts):
            put = next(p for p in self.puts if p.start == found.unit.start)
            self.puts[self.puts.index(put)] = replace(
                put, text=marked(put.text, self._note("comment", edit.text, edit))
            )
        else:
            text = marked(found.unit.text, self._note("comment", edit.text, edit))
            self.puts.append(_Put(found.unit.start, found.unit.end, text))
        self._beneath(edit, found)

    def settle(self) -> None:
        """Put the texts in, and count numbers and statements anew."""
        text = self.brief.text
        for _, put in sorted(enumerate(self.puts), key=lambda p: (p[1].start, p[1].end, p[0]), reverse=True):
            text = text[: put.start] + put.text + text[put.end :]
        before = Ledger(list(self.brief.entries), {s.key: s for s in self.brief.sources})
        settled, ledger = before.settle(tidied(text))
        sources = tuple(ledger.sources[k] for k in sorted(ledger.sources))
        self.brief = replace(self.brief, text=settled, entries=tuple(ledger.entries), sources=sources)
        self.puts = []
        of = [s for u in blocks(self.brief) for s in sentences(u)]
        self.sentences = stated(self.brief, of, self.known)

    def finished(self) -> Brief:
        """With the notes in the order of the text, counted anew."""
        order = list(dict.fromkeys(m["id"] for m in MARK.finditer(self.brief.text)))
        names = {old: f"m{i}" for i, old in enumerate(order, 1)}
        text = MARK.sub(lambda m: f"[]{{#{names[m['id']]}{m['end']} .m}}", self.brief.text)
        by_id = {n.id: n for n in self.notes}
        return replace(self.brief, text=text, notes=tuple(replace(by_id[o], id=names[o]) for o in order))

    def _note(self, kind: str, text: str, edit: Edit) -> str:
        note = MarginNote(f"m{len(self.notes) + 1}", kind, text, edit.by, edit.on)
        self.notes.append(note)
        return note.id

    def _lose(self, edit: Edit, why: str) -> None:
        self.lost += 1
        self._say(Matter.NOT_PLACED, edit, why)

    def _say(self, matter: Matter, edit: Edit, said: str) -> None:
        self.notices.append(Notice(matter, edit, said))
