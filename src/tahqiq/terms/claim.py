"""A claim: a span of a document, exactly anchored, with typed slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tahqiq.terms.time import Span
from tahqiq.terms.vocabulary import Bound, ClaimKind, Direction, FoundBy, Per, Unit, Victim, WhyNot


@dataclass(frozen=True, slots=True)
class Named:
    """An area or an actor as written, with the registry entries it may stand for.

    ``ids`` are the entries it names together ("KP and Balochistan"); ``candidates`` are the entries between
    which an ambiguous name cannot choose (then ``ids`` is empty).
    """

    text: str = ""
    ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    why: str = ""

    @property
    def id(self) -> str | None:
        """The entries joined by ``+``, or None where none was resolved."""
        return "+".join(self.ids) or None

    def to_dict(self) -> dict[str, str | None]:
        """The JSON form."""
        return {"id": self.id, "text": self.text}


@dataclass(frozen=True, slots=True)
class Claim:
    """One asserted figure or statement. A slot that the text does not give is empty.

    ``document.text[start:end] == quote``. ``value`` is in ``unit`` (percent as 0–100, usd in dollars, km);
    a range or a vague quantity has ``low`` and ``high`` instead. ``step`` is the place value of the last digit
    printed ("1.6 million": 100,000; "13%": 1), which is how far rounding can have moved the figure.
    ``links`` are the ids of the claims whose figures belong to this one's: parts and wholes, a change and its two
    figures, the same thing given twice. ``found_by`` says who found it; ``decisions`` are the ids of the
    editor's decisions that made it what it is.
    """

    id: str
    quote: str
    start: int
    end: int
    kind: ClaimKind
    metric: str = ""
    victim: Victim = Victim.NONE
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
    area: Named = field(default_factory=Named)
    actor: Named = field(default_factory=Named)
    attributed_to: str = ""
    checkable: bool = True
    why_not: WhyNot | None = None
    links: tuple[str, ...] = ()
    found_by: FoundBy = FoundBy.GRAMMAR
    decisions: tuple[str, ...] = ()

    def to_dict(self, page: int | None = None) -> dict[str, Any]:
        """The slots in the JSON form of ``check`` and ``extract``; ``page`` is the one of the document it stands on."""
        return {
            "id": self.id, "quote": self.quote, "start": self.start, "end": self.end, "page": page,
            "kind": str(self.kind), "metric": self.metric, "victim": str(self.victim),
            "value": self.value, "low": self.low, "high": self.high, "unit": str(self.unit),
            "per": str(self.per), "bound": str(self.bound), "direction": str(self.direction),
            "from_value": self.from_value, "to_value": self.to_value,
            "period": self.period.to_dict() if self.period else None,
            "base": self.base.to_dict() if self.base else None,
            "area": self.area.to_dict(), "actor": self.actor.to_dict(),
            "attributed_to": self.attributed_to, "checkable": self.checkable,
            "why_not": str(self.why_not) if self.why_not else None, "links": list(self.links),
            "found_by": str(self.found_by), "decisions": list(self.decisions),
        }  # fmt: skip
