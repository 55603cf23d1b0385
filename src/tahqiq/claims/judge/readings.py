"""Voices as readings, the form in which results show them."""

from __future__ import annotations

from math import isinf

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.weigh import Voice
from tahqiq.claims.read.question import Question
from tahqiq.terms import Card, Outcome, Reading, Release, Span, Victim


def reading(voice: Voice) -> Reading:
    """One voice as a reading."""
    item = voice.figure
    definition = f"{item.definition} [{voice.departs}]" if voice.departs else item.definition
    return Reading(
        publisher=item.publisher, dataset=item.dataset, release=item.release, definition=definition,
        area=item.area, period=Span(item.start, item.end), victim=_victim(item.victim),
        value=item.value, low=_finite(item.interval.low), high=_finite(item.interval.high),
        outcome=voice.outcome, why=item.why, principal=voice.principal, citation=item.citation,
        rows_url=rows_url(item), base=Span(item.base_start, item.base_end) if item.base_start else None,
        published=item.published, query=query(item),
    )  # fmt: skip


def _victim(text: str) -> Victim:
    return Victim(text) if text in {v.value for v in Victim} else Victim.NONE


def _finite(value: float) -> float | None:
    return None if isinf(value) else value


def rows_url(item: Figure) -> str:
    """The publisher's page for a printed figure; for sums of events the address that ``tahqiq show`` opens."""
    return query(item) if item.dispersion is not None or not item.url else item.url


def query(item: Figure) -> str:
    """The addresses of all the rows that the figure was made of, apart by spaces."""
    return " ".join(map(str, item.rows))


def silent(release: Release, card: Card, why: str, question: Question) -> Reading:
    """A dataset that could have spoken and does not cover the claim, with the reason."""
    return Reading(
        publisher=card.publisher, dataset=card.dataset, release=release.release_id, definition=card.row_is,
        area=question.claim.area.id or question.country, period=question.window, victim=question.claim.victim,
        value=None, low=None, high=None, outcome=Outcome.SILENT, why=why, principal=True,
        citation=card.citation, rows_url=card.url, published=release.published,
    )  # fmt: skip
