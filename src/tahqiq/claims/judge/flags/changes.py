"""What the flags of changes share: the changes that a verdict rests on, with the measure that each is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.claims.find.parts import Whole
from tahqiq.claims.judge.weigh import Voice, Weighed
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import Direction, Outcome


def holding(question: Question, weighed: Weighed) -> list[Voice]:
    """The voices by which the claim holds."""
    deciding = [*weighed.deciding, *([weighed.under] if weighed.under else [])]
    return [v for v in deciding if v.outcome is Outcome.AGREES]


def counted(voice: Voice, voices: Sequence[Voice]) -> Voice | None:
    """The voice itself if its change is one of two figures; else another of its publisher and basis that is.

    A change that was printed has no two figures beside it.
    """
    if voice.figure.pair:
        return voice
    twins = (v for v in voices if v.figure.pair and _basis(v) == _basis(voice))
    return next((v for v in twins if not v.figure.variant and not v.figure.edition), None)


def changes(question: Question, weighed: Weighed, voices: Sequence[Voice]) -> Iterator[Whole]:
    """The changes between two figures of the publishers and bases of some voices, that go the claim's way."""
    up = question.claim.direction is Direction.UP
    bases = [_basis(v) for v in voices]
    found = [v for v in weighed.voices if v.figure.pair and _basis(v) in bases]
    for voice in sorted(found, key=lambda v: bases.index(_basis(v))):
        item = voice.figure
        before, after = item.pair or (0.0, 0.0)
        measure = _measure(question, voice, weighed)
        if measure and before and (after > before) == up and item.base_start and item.base_end:
            yield Whole(item, measure, (item.start, item.end), (item.base_start, item.base_end))


def _basis(voice: Voice) -> tuple[str, str, str, str]:
    item = voice.figure
    return item.publisher, item.victim, item.counts, item.militants


def _measure(question: Question, voice: Voice, weighed: Weighed) -> Measure | None:
    """The measure that a voice's figure is of; None for one that departs from the claim without making it hold."""
    item = voice.figure
    if item.edition or (item.variant and voice is not weighed.under):
        return None
    fitting = [m for m in question.measures if m.victim == item.victim and item.variant.startswith(m.variant)]
    found = max(fitting, key=lambda m: len(m.variant), default=None)
    return replace(found, variant="") if found else None
