"""What is done with briefs: two of them compared; edits by hand taken from one, and kept when it is made again."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

from tahqiq.brief.align.known import Known
from tahqiq.brief.build import Brief
from tahqiq.brief.diff.compare import compared
from tahqiq.brief.diff.reasons import Between
from tahqiq.brief.diff.result import Diff
from tahqiq.brief.pins import file
from tahqiq.brief.pins.apply import applied
from tahqiq.brief.pins.model import Edit, Outcome
from tahqiq.brief.pins.take import Hand, Original, Taken, taken
from tahqiq.errors import InputError
from tahqiq.verbs.briefing import Order, made

__all__ = ["diff", "edited", "kept"]


def diff(order: Order, before: dt.date, after: dt.date) -> Diff:
    """What changed in the brief of an order from one day to a later one, with the causes. As ``brief`` for the rest."""
    if before >= after:
        raise InputError(f"--diff {before} {after}: the earlier day was expected first, and another day second")
    one, other = (made(replace(order, as_of=d)) for d in (before, after))
    between = Between(Known(one.evidence), Known(other.evidence), (one.since, other.since))
    return compared(one.brief, other.brief, between)


def kept(order: Order, pins: Path) -> tuple[Brief, Outcome]:
    """A brief with the edits by hand of a file, and what became of them. As ``brief`` for the rest."""
    edits, found = file.read(pins), made(order)
    brief, outcome = applied(found.brief, edits, Known(found.evidence).rows)
    digest = hashlib.sha256(pins.read_bytes()).hexdigest()
    return replace(brief, command=f"{brief.command} --pins {pins.name}", by_hand=digest), outcome


def edited(order: Order, copy: Path, pins: Path, hand: Hand) -> Taken:
    """The edits by hand in a copy of the brief in Markdown, those that the file ``pins`` holds already among them."""
    from tahqiq.brief.write import write

    try:
        text = copy.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--edited {copy}: cannot be read as UTF-8 text ({error})") from error
    before: list[Edit] = file.read(pins) if pins.exists() else []
    original = made(order)
    known = Known(original.evidence).rows
    brief, _ = applied(original.brief, before, known)
    found = taken(Original(brief, before, known), write(brief, "md").decode(), text, hand)
    file.parsed(file.written(found.edits), str(pins))  # nothing is written that could not be read again
    return found
