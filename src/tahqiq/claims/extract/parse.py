"""A document as parsed sentences."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.asides import by_the_way
from tahqiq.claims.extract.clauses import breaks_of
from tahqiq.claims.extract.draft import ACTING_NOUNS, Parsed
from tahqiq.claims.extract.fiscal_years import FiscalYears
from tahqiq.claims.extract.groups import introduced
from tahqiq.claims.extract.name import Mention, Words, settled, title_case
from tahqiq.claims.extract.names import find_names
from tahqiq.claims.extract.numbers import Quantity, find_quantities
from tahqiq.claims.extract.periods import PeriodMention, find_periods, year_until
from tahqiq.claims.extract.sentences import Sentence, split
from tahqiq.claims.extract.tokens import Token, plain_articles, tokenise
from tahqiq.claims.extract.told import told
from tahqiq.claims.extract.wording import Reader
from tahqiq.terms import Span

_SHORT = 400
_SMALL = re.compile(r"(?<![\w-])[a-z]{4,20}(?![\w-])")
_LONG = 1200
"""Characters beyond which a "sentence" is no prose and is read in pieces."""


def parse(
    text: str, date: dt.date | None, mentions: Sequence[Mention], sentences: Sequence[Sentence] | None = None,
    fiscal: FiscalYears | None = None,
) -> list[Parsed]:  # fmt: skip
    """The sentences of a plain text, each with its tokens and names; ``mentions`` are the gazetteer's, in order."""
    starts = [m.start for m in mentions]
    read: list[tuple[Sentence, list[Token]]] = []
    context: Span | None = None
    for sentence in bounded(split(text) if sentences is None else sentences):
        piece = text[sentence.start : sentence.end]
        if sentence.kind == "row":
            continue  # tables are read by their heads
        if len(piece) > _SHORT and sum(map(str.isalpha, piece)) * 12 < len(piece):
            continue  # rows of bare figures assert nothing
        quantities = [_moved(q, sentence.start) for q in find_quantities(piece)]
        fiscal_year = fiscal.at(sentence.start, sentence.end) if fiscal else None
        periods = [_shifted(p, sentence.start) for p in find_periods(piece, date, context, fiscal_year)]
        tokens = plain_articles(tokenise(text, sentence.start, sentence.end, quantities, periods))
        if not _IN_COMPARISON.match(piece):
            aside = {id(t.period) for at, t in enumerate(tokens) if t.period is not None and by_the_way(tokens, at)}
            told_of = (p for p in periods if id(p) not in aside and not (context and p.looks_back))
            context = next((s for p in told_of if (s := _in_force(text, p))), context)
        read.append((sentence, tokens))
    words = Words(frozenset(_SMALL.findall(text)), introduced(text, [tokens for _, tokens in read]))
    here = [mentions[bisect_left(starts, s.start) : bisect_left(starts, s.end)] for s, _ in read]
    found = [find_names(text, tokens, near, words) for (_, tokens), near in zip(read, here, strict=True)]
    return [
        Parsed(
            index, sentence, tokens, names, _acting(tokens), breaks_of(tokens),
            told(Reader(text, tokens, names, words.common, _no_doers(near), title_case(tokens))),
        )
        for index, ((sentence, tokens), near, names) in enumerate(zip(read, here, settled(found), strict=True))
    ]  # fmt: skip


def _no_doers(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where names stand of those who count, and of operations: they did nothing themselves."""
    return [(m.start, m.end) for m in mentions if m.kind in ("publisher", "operation", "programme")]


_IN_COMPARISON = re.compile(r"\s*(?:in|by)\s+(?:comparison|contrast)\b", re.IGNORECASE)
_RELEASED = re.compile(
    r"\b(?:released|issued|published|unveiled|launched|presented)\s+(?:on\s+|late\s+)?$", re.IGNORECASE
)
"""Before a day: that on which a report came out, and not that of its figures."""
_RELEASING = re.compile(r"\s+(?:released|issued|published|unveiled|releas|issu|publish|launch)", re.IGNORECASE)
_STARTING = re.compile(
    r"\b(?:that|which)\s+(?:began|started|erupted)\s+(?:in|on)\s+$|\bfrom\s+[\w,.]+(?:\s+\w+)?\s+in\s+$", re.IGNORECASE
)


def _in_force(text: str, mention: PeriodMention) -> Span | None:
    """The days that a period leaves in force after its sentence; none for April in "from 53 in April to 130 in May"."""
    if mention.role == "until":
        return year_until(mention)
    starting = _STARTING.search(text, max(0, mention.start - 40), mention.start)
    told = mention.span.days == 1 and (
        _RELEASED.search(text, max(0, mention.start - 24), mention.start) or _RELEASING.match(text, mention.end)
    )
    return mention.span if mention.role == "at" and mention.span.start and not (starting or told) else None


def _acting(tokens: Sequence[Token]) -> bool:
    return any(t.tag("acting") or t.norm.partition(" ")[0] in ACTING_NOUNS for t in tokens)


def bounded(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with those too long to be prose cut in pieces, so that work within one stays small."""
    pieces: list[Sentence] = []
    for s in sentences:
        for at in range(s.start, s.end, _LONG):
            pieces.append(s if s.end - s.start <= _LONG else replace(s, start=at, end=min(s.end, at + _LONG)))
    return pieces


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, core_start=quantity.core_start + by)


def _shifted(mention: PeriodMention, by: int) -> PeriodMention:
    return replace(mention, start=mention.start + by, end=mention.end + by)
