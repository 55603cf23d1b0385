"""What followed, against what was to be expected: the effect analysis in plain words, refusals among them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.review.expected import PANEL, grown, stepped, written
from tahqiq.brief.review.subject import Subject
from tahqiq.brief.words import sentence
from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.result import Measured
from tahqiq.measure.wording import source
from tahqiq.registry import Programme

_FEWEST = 20  # of the 24 months before that a publisher has to have printed
_TWO_YEARS = dt.timedelta(days=731)
_MONTH = 31
_BROKEN = "counts otherwise from"
_FEWER = ({"after": 12}, {"before": 48}, {"before": 36})
_NO_DATA = re.compile(r"as imported ends|are missing|counts otherwise from|no day is known|no more is known")
_NAMES = re.compile(r"\b[a-z]+_[a-z_]+(?= as imported)")
_TEST = re.compile(r" \([^()]*p = [^()]*\)")
_INSTEAD = re.compile(r"in (\d+ of \d+) other (\w+) when they are taken for the treated one")
_TOO_FEW = re.compile(r"only [\d,]+ were counted in the \d+ months before the date, and it takes \d+")
_GLOSS = (
    "A placebo is a date or a place at which nothing of the kind began: a departure that shows there as often says "
    "nothing of what did begin."
)


@dataclass(frozen=True)
class Attempt:
    """One way to ask what followed: whose counts of what, and the answer."""

    by: str
    query: str
    command: str
    found: Measured


def attempts(desk: Desk, of: Subject, effect: Callable[..., Measured]) -> list[Attempt]:
    """Every way in which the evidence at hand can be asked; one that has no data of the place is left out."""
    made = []
    for by, first in _ways(desk, of):
        try:
            found, asked = _asked(of, effect, first)
        except (InputError, UnknownName):
            continue
        options = " ".join(f"--{k} {v}" for k, v in asked.items())
        query = f"effect(name={of.entry.id!r}, {', '.join(f'{k}={v!r}' for k, v in asked.items())})"
        made.append(Attempt(by, query, f"tahqiq measure effect {of.entry.id} {options}", found))
    return made


def _asked(of: Subject, effect: Callable[..., Measured], asked: dict[str, Any]) -> tuple[Measured, dict[str, Any]]:
    """The answer; where a break in the dataset lies among the months taken, that of fewer months without it."""
    found = effect(name=of.entry.id, **asked)
    for fewer in _FEWER if _BROKEN in found.refused else ():
        other = effect(name=of.entry.id, **asked, **fewer)
        if _BROKEN not in other.refused:
            return other, {**asked, **fewer}
    return found, asked


def _ways(desk: Desk, of: Subject) -> Iterator[tuple[str, dict[str, Any]]]:
    """Events in its own areas, the panel of countries, then publishers with months of attacks."""
    built = isinstance(of.entry, Programme)
    where = "near to it and further inside" if built else "in its areas"
    yield f"by lethal events {where}", {"count": "events"}
    if built:
        return
    yield "by months of state-based deaths, with other countries beside it", {"dataset": PANEL, "area": desk.country}
    months: dict[str, set[dt.date]] = {}
    for f in desk.evidence.figures:
        one = (f.end - f.start).days < _MONTH and f.start.day == 1
        if one and f.metric == "attacks" and f.area == desk.country and not (f.scope or f.actor or f.victim):
            months.setdefault(f.publisher, set()).add(f.start)
    for publisher, printed in sorted(months.items()):
        if of.start and sum(of.start - _TWO_YEARS < m < of.start for m in printed) >= _FEWEST:
            asked = {"publisher": publisher, "metric": "attacks", "area": desk.country}
            yield f"by the months of attacks that {desk.publisher(publisher)} printed", asked


def told(desk: Desk, of: Subject, made: list[Attempt]) -> str:
    """Each answer in a paragraph: what was counted and expected, or why no effect can be told."""
    sound = [a for a in made if not _NO_DATA.search(a.found.refused)]
    if not sound:
        desk.gaps.append(f"no series of months is at hand from which an effect of {of.entry.name} could be told")
    said = [_paragraph(desk, a) for a in sound]
    if any("nothing of the kind began" in p or "tried in its place" in p or "nothing was built" in p for p in said):
        said.append(_GLOSS)
    if lacking := [_lacking(a) for a in made if a not in sound]:
        said.append(sentence(f"what could not be asked for want of data: {'; '.join(lacking)}"))
    return "\n\n".join(said)


def _lacking(attempt: Attempt) -> str:
    """Why a way to ask has no answer, without the advice that goes with it."""
    why = written(re.split(r"; |: |\s\(", attempt.found.refused)[0])
    return f"{attempt.by}, as {_NAMES.sub(lambda m: source(m[0]), why)}"


def _paragraph(desk: Desk, attempt: Attempt) -> str:
    of = attempt.found
    by = source(of.evidence[0].dataset) if of.evidence else ""
    who = f" ({by})" if by and "printed" not in attempt.by else ""
    basis = Basis(f"{of.title}. {of.paragraph}", attempt.query, attempt.command, tuple(u.release for u in of.evidence))
    head = sentence(attempt.by + who).rstrip(".")
    if of.refused:
        why = _INSTEAD.sub(r"in \1 \2 that were tried in its place", _TEST.sub("", of.refused))
        why = _TOO_FEW.sub("too few were counted in the months before the date", why)
        return f"{head} no effect can be told: {desk.anchored(written(why), basis)}."
    return f"{head}: {grown(desk, of, basis) if 'begun' in of.more else stepped(desk, of, basis)}"
