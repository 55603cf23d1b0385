"""The numbers of a text by hand: what each stands on, and whether the evidence still says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tahqiq.brief.align.grounds import names, of_names
from tahqiq.brief.align.known import Row
from tahqiq.brief.ledger import Entry
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.outline.literal import figures
from tahqiq.brief.pins.model import Number


@dataclass(frozen=True, slots=True)
class Checked:
    """A text whose numbers that still hold are anchored, and what is to be said of the others."""

    text: str
    said: tuple[str, ...]


def numbers(text: str, near: Sequence[Entry], section: Sequence[Entry]) -> tuple[Number, ...]:
    """The numbers of a text that its paragraph printed (``near``), or its section in one sense only."""
    found = []
    for match in printed(text):
        said = match["whole"]
        here = [e for e in near if e.text == said]
        there = {names(e.basis): e for e in section if e.text == said}
        entry = here[0] if here else next(iter(there.values())) if len(there) == 1 else None
        if entry:
            found.append(Number(said, names(entry.basis)))
    return tuple(found)


def checked(text: str, stated: Sequence[Number], entries: Sequence[Entry], known: Mapping[str, Row]) -> Checked:
    """The text with anchors for the numbers that the present ledger has too."""
    waiting, parts, said, at = list(stated), [], [], 0
    for match in printed(text):
        whole = match["whole"]
        mine = next((n for n in waiting if n.text == whole), None)
        if mine is None:
            said.append(f"{whole} has no query")
            continue
        waiting.remove(mine)
        now = _present(mine, entries, known)
        same = next((e for e in now if e.text == whole), None)
        if same:
            parts += [text[at : match.start("whole")], f"[{whole}]{{#{same.id} .n}}"]
            at = match.end("whole")
        elif now:
            others = " or ".join(dict.fromkeys(e.text for e in now))
            said.append(f"the evidence has {others} where the text has {whole} ({now[0].basis.command})")
        else:
            said.append(f"{whole} can be checked no more: nothing in the brief stands on {', '.join(mine.stands_on)}")
    said += [f"“{m[0]}” has no query" for m in figures(text) if m[0].isalpha()]
    return Checked("".join([*parts, text[at:]]), tuple(said))


def printed(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text, dates and names with digits left out; ``whole`` takes in a per cent sign."""
    for match in FIGURES.finditer(text):
        if match["figure"]:
            whole = _WHOLE.match(text, match.start("figure"))
            assert whole
            yield whole


_WHOLE = re.compile(r"(?P<whole>\d[\d,.]*(?<![,.])%?)")


def _present(number: Number, entries: Sequence[Entry], known: Mapping[str, Row]) -> list[Entry]:
    """The entries that stand on the same rows, else on the same figures in another edition."""
    wanted = of_names(number.stands_on, known)
    of = [(e, of_names(names(e.basis), known)) for e in entries]
    return [e for e, g in of if g.rows == wanted.rows] or [e for e, g in of if g.same == wanted.same]
