"""What the flags of changes share: the changes that a verdict rests on, with the measure that each is of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.weigh import Voice, Weighed
from tahqiq.claims.read.question import Measure, Question
from tahqiq.measure.parts import Change, Count, Thing
from tahqiq.terms import Direction, Militants, Outcome

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]


@dataclass(frozen=True)
class Whole:
    """A change that a verdict rests on: one publisher's two figures of a measure, and when."""

    figure: Figure
    measure: Measure
    now: Period
    then: Period

    @property
    def pair(self) -> tuple[float, float]:
        """The figures before and after."""
        assert self.figure.pair is not None
        return self.figure.pair

    @property
    def change(self) -> Change:
        """The same as measures know it."""
        own, of = self.measure, self.figure
        thing = Thing(own.metric, own.victim, own.areas, of.counts, of.militants, own.actor)
        return Change(thing, self.pair, self.then, self.now)

    def parts(self, lookup: Lookup) -> Count:
        """What the same publisher counts of a part, by what it printed: the newest edition, militants not left out."""

        def count(thing: Thing, at: Period) -> float | None:
            asked = replace(self.measure, metric=thing.metric, victim=thing.victim, areas=thing.areas, variant="")
            return next(
                (f.value for f in lookup(asked, at) if self._alike(f, thing.counts) and f.value is not None), None
            )

        return count

    def _alike(self, item: Figure, counts: str) -> bool:
        same = (item.publisher, item.dataset, item.counts) == (self.figure.publisher, self.figure.dataset, counts)
        return same and not item.edition and not item.variant and item.militants != Militants.OUT

    def counts(self, lookup: Lookup) -> Callable[[Period], float | None]:
        """What the same publisher counts of the same thing on the same basis in another period."""
        of = self.figure
        basis = (of.publisher, of.dataset, of.counts, of.militants)

        def count(at: Period) -> float | None:
            found = (
                f
                for f in lookup(self.measure, at)
                if (f.publisher, f.dataset, f.counts, f.militants) == basis and not f.edition
            )
            first = next(found, None)
            return first.value if first else None

        return count


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


def alone(question: Question, voice: Voice, weighed: Weighed) -> Whole | None:
    """The change of one voice; None where it is not one of two figures or departs from the claim."""
    item, measure = voice.figure, _measure(question, voice, weighed)
    if measure is None or not (item.pair and item.base_start and item.base_end):
        return None
    return Whole(item, measure, (item.start, item.end), (item.base_start, item.base_end))


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
