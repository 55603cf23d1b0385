"""What each statement of a brief stands on: the entries of its numbers, or the row that it tells without a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tahqiq.brief.align.grounds import Grounds, of_bases
from tahqiq.brief.align.known import Row
from tahqiq.brief.align.pair import Stated
from tahqiq.brief.align.units import Unit
from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import SENTENCE, Basis


def stated(brief: Brief, units: Iterable[Unit], known: Mapping[str, Row]) -> list[Stated]:
    """The units with their grounds."""
    told = _told(brief)
    return [Stated(u, _grounds(u, told, known)) for u in units]


def _grounds(unit: Unit, told: Mapping[str, Basis], known: Mapping[str, Row]) -> Grounds:
    row = told.get(_words(unit.plain))
    return of_bases([*(e.basis for e in unit.entries), *([row] if row else [])], known)


def _told(brief: Brief) -> dict[str, Basis]:
    """What is told, whole and sentence by sentence."""
    return {_words(part): basis for text, basis in brief.told for part in (text, *SENTENCE.split(text))}


def _words(text: str) -> str:
    return " ".join(text.split()).strip(" .").casefold()
