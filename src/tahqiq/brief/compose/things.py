"""What is counted, and the words for it and for what a figure takes in."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.brief.evidence import Basis
from tahqiq.measure.wording import DONE, IN_WHICH, PEOPLE
from tahqiq.terms import Counts, Militants, Victim

ORDER = (Counts.ATTACKS, Counts.BOTH, Counts.OPERATIONS, Counts.LETHAL_EVENTS)
"""What happenings a figure may count, in the order in which they are told."""
_UNDERGONE = {"kidnapped", "rescued", "displaced"}  # metrics that are a past participle: of people
_THEIRS = {"arrests", "surrendered"}  # the actor of such a figure is whose people they were, not who did it


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: a metric of an area, of a class of victims and an actor ("" for all).

    ``doer`` is the actor's name with its article.
    """

    metric: str
    area: str
    victim: str = ""
    actor: str = ""
    doer: str = ""

    @property
    def noun(self) -> str:
        """The thing in the plural."""
        return self.named(2)

    @property
    def by(self) -> str:
        """Whose deed it was, with a space before it; "" for anybody's, and where it was done to the actor's own."""
        if self.metric in _THEIRS:
            return ""
        return f" {'in attacks ' if self.metric in DONE else ''}by {self.doer}" if self.doer else ""

    def named(self, value: float) -> str:
        """The thing in the number that fits."""
        if self.metric in DONE:
            whose = f" of {self.doer}" if self.doer and self.metric in _THEIRS else ""
            return f"{PEOPLE[Victim(self.victim)][value != 1]}{whose} {DONE[self.metric]}"
        words = self.metric.removeprefix("other:").replace("_", " ")
        if words in _UNDERGONE:
            return f"{'person' if value == 1 else 'people'} {words}"
        return words.removesuffix("s") if value == 1 else words


def how(thing: Thing, basis: Basis) -> str:
    """What a figure of people takes in, with a space before it; "" where the thing says it itself."""
    counts, militants, _ = basis
    if thing.metric not in DONE or thing.doer:
        return thing.by
    words = f" {IN_WHICH[Counts(counts)]}" if counts in IN_WHICH else ""
    return f"{words}, dead militants left out," if militants == Militants.OUT else words
