"""The words of the language that tell of an operation or programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.states import states
from tahqiq.brief.review import aftermath, identity, results, rivals, spans
from tahqiq.brief.review.aftermath import Attempt
from tahqiq.brief.review.subject import Subject, subject
from tahqiq.measure.result import Measured

_STEPS = ("ceasefire", "milestone", "official_label", "created_structure", "unified_command_announced")


class Reviews:
    """Passages on the operation or programme that is the subject; a part of the language."""

    _desk: Desk
    _subject: str
    _measures: Mapping[str, Callable[..., Measured]]

    def operation(self) -> str:
        """The name of the operation or programme that is the subject."""
        return self._of.entry.name

    def identity(self) -> str:
        """What it was: by whom, when, where, to what end; of a programme its steps."""
        return identity.identity(self._desk, self._of)

    def results(self) -> str:
        """What it is said to have done, by those who led it, briefing by briefing."""
        parts = (results.whose(self._desk, self._of), results.results(self._desk, self._of))
        return "\n\n".join(p for p in parts if p)

    def losses(self) -> str:
        """Its own dead and injured: as those who led it give them, and all the dead of its areas by events."""
        own = results.results(self._desk, self._of, own=True)
        return "\n\n".join(p for p in (own, spans.losses(self._desk, self._of)) if p)

    def before_and_after(self) -> str:
        """A table of lethal events and deaths in its areas, twelve months at a time."""
        return spans.spans(self._desk, self._of)

    def aftermath(self) -> str:
        """What followed against what was to be expected, in every way that the evidence allows, with its placebos."""
        return aftermath.told(self._desk, self._of, self._attempts)

    def displaced(self) -> str:
        """The year before against the first year of it, in its areas and in the districts that touch them."""
        return spans.displaced(self._desk, self._of)

    def explanations(self) -> str:
        """What else may explain what followed: the trend before, what else began, what was weighed."""
        return rivals.rivals(self._desk, self._of, self._trend)

    def steps(self, most: int = 8) -> str:
        """Dated facts on it, a list."""
        first = self._of.start or self._desk.as_of
        return states(self._desk, (first, self._desk.as_of), subjects=[self._subject], predicates=_STEPS, most=most)

    @cached_property
    def _of(self) -> Subject:
        return subject(self._desk, self._subject)

    @cached_property
    def _attempts(self) -> list[Attempt]:
        return aftermath.attempts(self._desk, self._of, self._measures["effect"])

    def _trend(self, **asked: str) -> Measured:
        return self._measures["trend"](**asked)
