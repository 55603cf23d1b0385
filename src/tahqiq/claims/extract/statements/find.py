"""From parsed sentences to claims without a figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.statements.allegations import ALLEGES, Group, alleged
from tahqiq.claims.extract.statements.clauses import clauses
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.judgements import JUDGES, LINKS, caused, judged, reported
from tahqiq.claims.extract.statements.lexicon import said
from tahqiq.claims.extract.statements.milestones import milestones
from tahqiq.claims.extract.statements.moves import headed, moved
from tahqiq.resolve import Mention
from tahqiq.terms import Claim, ClaimKind, Document, Named, WhyNot

_BACK = re.compile(r"(?:this|these|that|it|which|they)\b", re.IGNORECASE)
"""What makes the rest of a sentence the effect of the one before: "This contributed to a drop of 13%"."""

_PLANNED = frozenset({"operation", "programme"})


@dataclass(frozen=True, slots=True)
class Resolvers:
    """How names become registry entries, and the country of the document for a statement that names no place.

    ``armed`` are the ids of the armed groups; ``pointed`` gives the place that "the province" at an offset means.
    """

    area: Callable[[str], Named]
    actor: Callable[[str], Named]
    country: str = ""
    armed: frozenset[str] = frozenset()
    pointed: Callable[[str, int], str] = lambda noun, start: ""


def find_statements(
    document: Document, parsed: Sequence[Parsed], claimed: Sequence[tuple[int, int]], mentions: Sequence[Mention],
    resolvers: Resolvers,
) -> list[Claim]:  # fmt: skip
    """The claims of a document that give no figure, in text order; ids are left empty.

    ``claimed`` are the spans of the claims of figures; ``mentions`` the gazetteer's names in order. Milestones are
    checkable; causes, opinions, forecasts, allegations and what is too vague carry their reason in ``why_not``.
    A plain sentence that says none of these plainly is left out. Linear in the length of the text.
    """
    taken = sorted(claimed)
    starts = [m.start for m in mentions]
    found: list[Claim] = []
    for item in parsed:
        low, high = bisect_left(starts, item.sentence.start), bisect_left(starts, item.sentence.end)
        here = mentions[low:high]
        groups = [Group(m.start, m.end) for m in here if resolvers.armed & {*m.ids, *m.candidates}]
        for statement in _distinct(document.text, _of_sentence(document.text, item, here, groups), taken):
            found.append(_claim(document.text, item, statement, resolvers))
    return found


def _of_sentence(text: str, item: Parsed, mentions: Sequence[Mention], groups: Sequence[Group]) -> Iterator[Statement]:
    named = [(m.start, m.end, m.kind) for m in mentions]
    sentence = text[item.sentence.start : item.sentence.end]
    yield from milestones(text, item, named)
    yield from headed(text, item)
    theirs, words = reported(sentence), said(sentence)
    for clause in clauses(text, item.sentence.start, item.sentence.end):
        changes = list(moved(item, clause))
        yield from changes
        within = [g for g in groups if clause.start <= g.start < clause.end]
        accusing = [] if words.isdisjoint(ALLEGES) else list(alleged(text, clause, within))
        yield from accusing
        counted = any(t.kind == "q" and clause.start <= t.start < clause.end for t in item.tokens)
        planned = any(k in _PLANNED and clause.start <= at < clause.end for at, _, k in named)
        if counted and not accusing and (planned or not theirs) and not words.isdisjoint(LINKS):
            yield from caused(clause)
        if not (theirs or changes or accusing or item.sentence.kind == "heading" or words.isdisjoint(JUDGES)):
            yield from judged(clause)


def _distinct(text: str, statements: Iterator[Statement], taken: Sequence[tuple[int, int]]) -> list[Statement]:
    """Without those whose words a figure's claim has taken (the cause of one may hold it), and without repetition."""
    kept: list[Statement] = []
    for statement in statements:
        at = bisect_left(taken, (statement.start, -1))
        inside = at < len(taken) and taken[at][0] < statement.end
        held = at > 0 and taken[at - 1][1] > statement.start
        back = statement.why_not is WhyNot.CAUSE and _BACK.match(text, statement.start)
        free = statement.kind is ClaimKind.MILESTONE or statement.beside or back
        same = any(k.start < statement.end and statement.start < k.end and k.kind is statement.kind for k in kept)
        if not same and (free or not (inside or held)):
            kept.append(statement)
    return kept


def _claim(text: str, item: Parsed, statement: Statement, resolvers: Resolvers) -> Claim:
    start, end = statement.start, statement.end
    return Claim(
        id="", quote=text[start:end], start=start, end=end, kind=statement.kind, metric=statement.metric,
        unit=statement.unit, direction=statement.direction, period=statement.period, base=statement.base,
        area=resolvers.area(_area(item, start, end, resolvers) or resolvers.country),
        actor=resolvers.actor(statement.actor if statement.kind is ClaimKind.OTHER else _actor(text, item, start, end)),
        attributed_to=statement.source,
        checkable=statement.why_not is None, why_not=statement.why_not,
    )  # fmt: skip


_BEHIND = 8
"""Characters behind a statement within which "in" and its place begin."""


def _area(item: Parsed, start: int, end: int, resolvers: Resolvers) -> str:
    """The first place in a span, one known by name before one told by its position; "" where it has none."""
    since = next((t.start for t in item.tokens if t.norm == "since" and start < t.start < end), end)
    named = [n for n in item.names if n.kind == "area"]
    places = [n for n in named if start <= n.start < since]
    if not places:  # "the May 2021 bombing | in Erbil"
        near = [n for n in named if end < n.start <= end + _BEHIND]
        places = [n for n in near if item.tokens[n.first - 1].norm in ("in", "at", "near", "on")]
    place = next((n for n in places if not n.weak), places[0] if places else None)
    if place is None or place.back in ("", "rest"):
        return place.text if place else ""
    return resolvers.pointed(place.back, place.start)


def _actor(text: str, item: Parsed, start: int, end: int) -> str:
    """The first known actor in a span, or whoever stands behind "by"; "" where it has none."""
    for name in item.names:
        by = text[max(start, name.start - 8) : name.start].lower()
        country = name.kind == "area" and by.endswith(("by ", "by the "))
        if country and start <= name.start < end and item.tokens[name.last].tag("country"):
            return name.text
        if name.kind == "actor" and start <= name.start < end and (not name.weak or by.endswith(("by ", "by the "))):
            return name.text
    return ""
