"""Change without a figure where no metric noun stands: an armed group's strength, a heading, what nobody measures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.statements.clauses import Clause
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, by_word, words
from tahqiq.claims.extract.statements.slug import slug
from tahqiq.terms import ClaimKind, Direction, Span, WhyNot

_NOUNS = by_word(words()["changes"])
_STRENGTH = by_word(words()["strength"])
_MOVED = by_word(words()["moved"])
_HEADING = re.compile(rf"{any_of(_NOUNS)}", re.IGNORECASE)
_PERFECT = re.compile(
    rf"\b(?:has|have|had)\s+(?:\w+ly\s+|since\s+|also\s+)?(?P<what>{any_of([*_STRENGTH, *_MOVED])})", re.IGNORECASE
)
_ONE_DAY = dt.timedelta(days=1)


def moved(parsed: Parsed, clause: Clause) -> Iterator[Statement]:
    """ "The group has regained strength since 2021" can be checked, "its leverage has waned since 2021" cannot."""
    match = _PERFECT.search(clause.text)
    if match is None:
        return
    word = " ".join(match["what"].lower().split())
    period = next((t.period for t in parsed.tokens if t.period and clause.start <= t.start < clause.end), None)
    actors = [n for n in parsed.names if n.kind == "actor" and clause.start <= n.start < clause.start + match.start()]
    group = bool(actors) and actors[-1].end >= clause.start + match.start() - 1
    dated = period is not None and period.span.start is not None
    if word in _STRENGTH and group:
        why = None if dated else WhyNot.VAGUE
        yield _change(clause, "fighters", Direction(_STRENGTH[word]), period, why)
    elif word in _MOVED and dated:
        subject = re.sub(r"\s+over\s.*$", "", clause.text[: match.start()])
        yield _change(clause, slug(subject, 1), Direction(_MOVED[word]), period, WhyNot.NOT_RECORDED)


def _change(clause: Clause, metric: str, way: Direction, period: PeriodMention | None, why: WhyNot | None) -> Statement:
    span = period.span if period else None
    comma = clause.text.find(",", period.end - clause.start) if period else -1  # what follows is another matter
    end = clause.start + comma if comma > 0 else clause.end
    base = Span(None, span.start - _ONE_DAY, span.text, span.resolved_from) if span and span.start else None
    metric = metric or "other:qualitative"
    return Statement(clause.start, end, ClaimKind.CHANGE, metric, way, span, base, why)


def headed(text: str, parsed: Parsed) -> Iterator[Statement]:
    """A heading that says something grew or shrank, "Rebel Resurgence:"; it gives no period."""
    start, end = parsed.sentence.start, parsed.sentence.end
    line = text[start:end].rstrip(" :.")
    if parsed.sentence.kind == "prose" or len(line.split()) > 6 or any(t.kind in "qt" for t in parsed.tokens):
        return
    match = _HEADING.search(line)
    armed = any(n.kind == "actor" and not n.weak for n in parsed.names) or any(t.tag("acting") for t in parsed.tokens)
    if match and armed:
        way = Direction(_NOUNS[match[0].lower()])
        yield Statement(start, start + len(line), ClaimKind.CHANGE, "attacks", way, why_not=WhyNot.VAGUE)
