"""What is on record of laws, bodies, border works and support from outside: dated facts by what they are about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.predicates import NAMED
from tahqiq.brief.compose.states import subject
from tahqiq.brief.compose.states import when as since
from tahqiq.brief.compose.steps import UNITS, bound, clause, sentences
from tahqiq.brief.words import bounded, scaled
from tahqiq.measure.records import Fact
from tahqiq.measure.strategy.rows import amount
from tahqiq.measure.wording import day, number

_OLDEST = 10  # years back from which a matter is still told of, and back to which a series is told
_ON_IT = "listed"
"""What a fact of a list says that its predicate names."""
_DONE = re.compile(r"items_of_(?P<year>\d{4})_done")


def dossier(desk: Desk, kinds: Sequence[str], predicates: Sequence[str], most: int, topic: str) -> str:
    """An item for each programme of some kinds and for each series of other facts; "" for none, which is a gap.

    Of a programme the newest ``most`` steps; of a number the newest value and the first of the last ten years.
    """
    known = sorted((f for f in desk.evidence.facts if _told(desk, f)), key=_last)
    programmes = {p.id: p.name for p in desk.registry.programmes.values() if p.kind in kinds}
    items = [(n, _programme(desk, [f for f in known if f.subject == i], most)) for i, n in programmes.items()]
    others = [f for f in known if f.predicate in predicates and f.subject not in programmes]
    for who in dict.fromkeys(f.subject for f in others):
        if name := _subject(desk, who):
            items.append((name, _series(desk, [f for f in others if f.subject == who])))
    found = [f"- **{name.removeprefix('the ')}**: {said}" for name, said in items if said]
    if topic and not found:
        desk.gaps.append(f"no dated fact on {topic} is at hand")
    return "\n".join(found)


def _told(desk: Desk, fact: Fact) -> bool:
    """Whether a fact is sound, dated, and not from long ago."""
    if fact.start is None or fact.confidence == "low":
        return False
    return (fact.start_latest or fact.start) <= desk.as_of and fact.start.year >= desk.as_of.year - _OLDEST


def _last(fact: Fact) -> tuple[dt.date, str]:
    return fact.start_latest or fact.start or dt.date.min, fact.fact_id


def _programme(desk: Desk, facts: Sequence[Fact], most: int) -> str:
    """Its numbers as series, then the newest steps a sentence each; "" for neither."""
    named = [f for f in facts if f.predicate in NAMED or _DONE.fullmatch(f.predicate)]
    steps = [f for f in named if amount(f.object) is None and desk.known(f.object)][-most:]
    series = "; ".join(_numbers(desk, named))
    return " ".join(s for s in (f"{series}." if series else "", sentences(desk, steps, since)) if s)


def _series(desk: Desk, facts: Sequence[Fact]) -> str:
    """Facts of one subject: the numbers as series, then the newest of the others; "" for none."""
    others = (step(desk, f) for f in facts if amount(f.object) is None)
    said = [*_numbers(desk, facts), *(s for s in others if s)][-4:]
    return f"{'; '.join(said)}." if said else ""


def _numbers(desk: Desk, facts: Sequence[Fact]) -> list[str]:
    """The series of numbers among facts, the newest first; a length goes where its share of the whole is known."""
    numeric = [f for f in facts if amount(f.object) is not None]
    kinds = dict.fromkeys(f.predicate for f in reversed(numeric))
    told = [p for p in kinds if not (p.endswith("_km") and p.replace("_km", "_pct") in kinds)]
    return [values(desk, [f for f in numeric if f.predicate == p]) for p in told]


def step(desk: Desk, fact: Fact) -> str:
    """What a fact says, with its date in brackets; a number of its notes with it. "" where it names a later day."""
    said, what = clause(desk, fact), _words(fact.predicate)
    if not said:
        return ""
    if what and fact.object == _ON_IT:
        said = ""
    return f"{' '.join(w for w in (what, said) if w)} ({when(desk, fact)})"


def values(desk: Desk, facts: Sequence[Fact]) -> str:
    """The newest value of a series, earliest first, and the first one within the years that are told of."""
    if not facts:
        return ""
    newest, first = facts[-1], facts[0]
    words, much = _words(newest.predicate), value(desk, newest)
    counted = _unit(newest) == ""
    text = f"{f'{much} {words}' if counted else f'{words}: {much}'} ({when(desk, newest)})"
    if first is newest or first.object == newest.object:
        return text
    head = f" {words.split()[0]}" if counted else ""
    return f"{text}, after {value(desk, first)}{head} ({when(desk, first)})"


def _unit(fact: Fact) -> str:
    return UNITS.get(fact.predicate.rsplit("_", 1)[-1], "")


def value(desk: Desk, fact: Fact) -> str:
    """The number that a fact is, with its bound and unit."""
    found = amount(fact.object)
    assert found is not None  # the caller has seen to it
    unit = _unit(fact)
    basis = desk.fact_basis(fact)
    if found.low != found.high:
        ends = [
            desk.ledger.number(f"{number(v)}{unit if unit == '%' else ''}", v, basis) for v in (found.low, found.high)
        ]
        return f"{ends[0]} to {ends[1]}{'' if unit == '%' else unit}"
    text = desk.ledger.number(f"{scaled(found.value)}{unit if unit == '%' else ''}", found.value, basis)
    return f"{bounded(text, bound(fact.notes))}{'' if unit == '%' else unit}"


def _words(predicate: str) -> str:
    if done := _DONE.fullmatch(predicate):
        return f"items of the plan of {done['year']} done"
    if predicate in NAMED:
        return NAMED[predicate]
    head, _, unit = predicate.rpartition("_")
    return (head if unit in UNITS else predicate).replace("_", " ")


def _subject(desk: Desk, code: str) -> str:
    """The name of what a fact is about; "" for what has none."""
    country = desk.place(desk.country)
    if code.lower() == country.lower():
        return country
    name = subject(desk, code)
    return "" if name == code.replace("_", " ") else name


def when(desk: Desk, fact: Fact) -> str:
    """The day, month or years of a fact; its end only where that had come."""
    assert fact.start is not None
    last = fact.start_latest or fact.start
    start = dated(fact.start, last)
    if fact.end is None or fact.end <= last:
        return start
    return f"{start} to {day(fact.end)}" if fact.end <= desk.as_of else f"since {start}"


def dated(start: dt.date, last: dt.date) -> str:
    """A day that lies between two: the day, month or years that they leave."""
    if last == start:
        return day(start)
    if last - start < dt.timedelta(days=31):
        return f"{start:%B %Y}"
    return f"{start.year}" if start.year == last.year else f"{start.year}–{last.year}"
