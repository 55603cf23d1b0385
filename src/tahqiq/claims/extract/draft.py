"""A claim in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.sentences import Sentence
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.told import Doer
from tahqiq.terms import Bound, ClaimKind, Direction, Named, Per, Span, Unit, Victim, WhyNot

CASUALTY = frozenset({"deaths", "injuries", "other:casualties", "arrests", "surrendered", "other:kidnapped",
                      "other:hostages", "other:killed_or_captured", "other:missing", "other:rescued",
                      "other:released", "other:sexual_violence", "other:recruited", "other:affected"})  # fmt: skip
EVENTS = frozenset({"attacks", "suicide_attacks", "incidents", "operations"})
STOCKS = frozenset({"fighters", "other:organisations", "other:refugees", "other:aid_usd"})
ACTING_NOUNS = frozenset({"militant", "terrorist", "rebel", "insurgent", "jihadist", "extremist", "separatist"})
_FORCES = frozenset({"military", "police", "security"})
DISPLACED = frozenset({"displaced", "other:refugees", "other:returnees"})
_DEAD_OR_HURT = frozenset({"deaths", "injuries", "other:casualties", "other:killed_or_captured", "other:missing"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence, read: its tokens, names and place in the document; ``acting`` where a side that acts is told.

    ``doers`` are those that it tells as having done something.
    """

    index: int
    sentence: Sentence
    tokens: Sequence[Token]
    names: Sequence[Name]
    acting: bool = True
    breaks: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    doers: Sequence[Doer] = ()


@dataclass(slots=True)
class Draft:
    """The slots of a claim while they are filled; ``first`` and ``last`` are token indexes of its quote."""

    parsed: Parsed
    first: int
    last: int
    token: int
    kind: ClaimKind
    metric: str = ""
    people: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Unit = Unit.COUNT
    per: Per = Per.NONE
    bound: Bound = Bound.EXACT
    direction: Direction = Direction.NONE
    from_value: float | None = None
    to_value: float | None = None
    step: float | None = None
    period: Span | None = None
    base: Span | None = None
    base_mention: PeriodMention | None = None
    period_mention: PeriodMention | None = None
    area: Named | None = None
    area_text: str = ""
    actor_text: str = ""
    checkable: bool = True
    why_not: WhyNot | None = None
    headless: bool = False
    governor: int | None = None
    parent: Draft | None = None
    echo: Draft | None = None

    @property
    def start(self) -> int:
        """Its first character in the document."""
        return self.parsed.tokens[self.first].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.parsed.tokens[self.last].end

    @property
    def victim(self) -> Victim:
        """The victim class: none for metrics without victims, ``all`` where nobody in particular is named."""
        people = "" if self.people == "groups" else self.people  # which are no class of victims
        if self.metric in CASUALTY:
            unsaid = Victim.ALL if self.metric in _DEAD_OR_HURT or self._taken else Victim.NONE
            return Victim(people) if people else unsaid
        if self.metric in DISPLACED:
            return Victim.CIVILIAN
        if self.metric in EVENTS and people and people != "all":
            return Victim(people)  # those attacked
        if self.metric == "fighters" and self.kind != ClaimKind.RANK:
            return Victim(people) if people in _FORCES else Victim.MILITANT
        return Victim.NONE

    @property
    def _taken(self) -> bool:
        """People kidnapped or held, told by a verb: "22 were kidnapped"; "22 kidnappings" are happenings."""
        verb = self.parsed.tokens[self.governor].tag("verb") if self.governor is not None else None
        return self.metric in ("other:kidnapped", "other:hostages") and verb is not None

    def governor_in(self, parsed: Parsed) -> int | None:
        """The token that says what is counted, if it is one of a sentence's; a count carried on has none there."""
        return self.governor if self.parsed is parsed else None

    def unsure(self, why: WhyNot) -> None:
        """Mark it as not checkable, unless a reason is already there."""
        self.checkable = False
        self.why_not = self.why_not or why
