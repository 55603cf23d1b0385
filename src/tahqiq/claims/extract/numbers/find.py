"""From text to quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tahqiq.claims.extract.fold import Folded, fold
from tahqiq.claims.extract.numbers.bounds import bounded, distribute
from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.guards import blocked
from tahqiq.claims.extract.numbers.lexicon import any_of, words
from tahqiq.claims.extract.numbers.model import Quantity
from tahqiq.claims.extract.numbers.ranges import joined, shared_units
from tahqiq.claims.extract.numbers.scan import scan
from tahqiq.claims.extract.numbers.units import with_unit
from tahqiq.claims.extract.numbers.years import looks_like_year

_DURATION = re.compile(  # but not "from 293 the year before"
    r"[\s-]{1,2}(?!(?:of\s)?the\s(?:previous\s|past\s|last\s)?(?:year|quarter|month|week|day)\b)"
    r"(?!(?:last|next|past|previous)\s(?:year|quarter|month|week|day)\b)"  # "673 last year"
    r"(?:of\s(?:the\s)?)?(?:more\s|consecutive\s|successive\s|straight\s|full\s|calendar\s|working\s|long\s|past\s"
    rf"|last\s|next\s|previous\s|additional\s)?(?:{any_of(words()['durations'])})s?\b(?!-on-)",
    re.IGNORECASE,
)
_PERIOD_ORDINAL = re.compile(
    r"\s+(?:(?!\w+est\b|most\b|least\b|worst\b)\w+\s+)?(?:half|quarter|halves|months?|weeks?|days?|years?|decades?)\b",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(r"\b(?:first|second|latter|last|other|better|each|this|that|next)[\s-]$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\s+of\s+(?:all|the|its|their|them|those|these)\b(?!\s+(?:year|quarter|month|decade))", re.IGNORECASE
)
_NOT_VAGUE = re.compile(r"\b(?:as|how|so|too|not|the)\s{1,2}$", re.IGNORECASE)
_QUARTERS = re.compile(r"(?:first|last|past|previous|latest)\s+$", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a text in order, none overlapping another; ``text[q.start:q.end] == q.text``.

    Dates, times, ages, lengths of time, names with numbers in them, citation marks and numbering are left out;
    ordinals, articles and numbers that look like years are flagged. Linear in the length of the text.
    """
    folded = fold(text)
    found = list(scan(folded.text))
    if not found:
        return []
    if not all(core.article for core in found):  # an article is in no date, age or name
        is_blocked = blocked(folded.text)
        found = [core for core in found if core.article or not is_blocked(core.core)]
    kept = [_dated(core, folded.text) for core in _measured(found, folded.text)]
    cores = [core for core in joined(kept, folded.text) if not _is_duration(core, folded.text)]
    limited: list[Core] = []
    floor = 0
    for core in shared_units(cores, folded.text):
        limited.append(bounded(core, folded.text, floor))
        floor = floor if core.article else core.end
    return [_quantity(core, folded, text) for core in distribute(limited, folded.text)]


def _measured(found: Iterable[Core], text: str) -> Iterator[Core]:
    reached = 0
    for core in found:
        if core.core < reached or _is_other(core, text):
            continue
        measured = with_unit(core, text)
        if measured is not None:
            reached = measured.end
            yield measured


def _is_other(core: Core, text: str) -> bool:
    """ "The first half" is no share, "as many" no number."""
    if core.vague and text[core.core : core.end].lower() in ("many", "several", "some"):
        return bool(_NOT_VAGUE.search(text, max(0, core.core - 5), core.core))
    halved = core.unit == "percent" and not core.vague
    other = _NOT_SHARE.search(text, max(0, core.core - 8), core.core) if halved else None
    said = other is not None and other[0][:-1].lower() == "that" and _PART_OF.match(text, core.end)
    return other is not None and not said  # "show that half of all attacks …"


def _is_duration(core: Core, text: str) -> bool:
    if core.ordinal:
        return bool(_PERIOD_ORDINAL.match(text, core.end))
    if core.unit == "percent" and text[core.core : core.end].lower().endswith(("quarter", "quarters")):
        return bool(_QUARTERS.search(text, max(0, core.core - 12), core.core))
    return core.unit == "count" and bool(_DURATION.match(text, core.end))


def _dated(core: Core, text: str) -> Core:
    if not (core.plain and core.value is not None and 1900 <= core.value <= 2099 and core.end - core.core == 4):
        return core
    return replace(core, year=looks_like_year(text, core.core, core.end))


def _quantity(core: Core, folded: Folded, source: str) -> Quantity:
    start, end = folded.original(core.start, core.end)
    return Quantity(
        start=start, end=end, text=source[start:end], core_start=folded.original(core.core, core.core + 1)[0],
        value=core.value, low=core.low, high=core.high, unit=core.unit, bound=core.bound, step=core.step,
        currency=core.currency, vague=core.vague, article=core.article, ordinal=core.ordinal,
        looks_like_year=core.year,
    )  # fmt: skip
