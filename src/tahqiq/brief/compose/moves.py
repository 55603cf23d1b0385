"""How a publisher's count moved between two periods, and whether that is more than chance gives."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.evidence import Basis
from tahqiq.brief.words import change_verb
from tahqiq.errors import InputError
from tahqiq.measure.compare import PublishedSelection, compare_published
from tahqiq.measure.records import Figure
from tahqiq.measure.result import LEVEL, Estimate
from tahqiq.measure.selection import Period
from tahqiq.measure.stats.ratio import quantile, ratio_interval
from tahqiq.measure.wording import percent
from tahqiq.terms import Bound, Victim

_NOISY = {"deaths": 20.0, "injuries": 20.0}
_LESS_NOISY = 6.0
"""How many times as much as Poisson counts figures are taken to vary where no months of theirs tell: above the 3.5 of
attacks and the 13 to 15 of deaths by which the longest printed series of months at hand varies."""


@dataclass(frozen=True, slots=True)
class Move:
    """One publisher's figures of two periods. ``verb`` is "rose", "fell", "went" (chance may do it) or "stayed".

    ``low`` and ``high`` bound the ratio of the counts a day behind the figures (None: open).
    """

    now: Figure
    then: Figure
    period: Period
    base: Period
    verb: str
    why: str
    low: float | None = None
    high: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the earlier figure the later one is."""
        return self.now.value / self.then.value

    @property
    def span(self) -> str:
        """The interval of the change, with a space before it: " (95% interval −20% to +120%)"; "" where there is none.

        It is one of rates: "a day" where the periods are not of one length.
        """
        if self.low is None or self.high is None:
            return ""
        days = {(end - start).days for start, end in (self.period, self.base)}
        return f" ({LEVEL:.0%} interval {percent(self.low)} to {percent(self.high)}{' a day' * (len(days) > 1)})"


def moves(desk: Desk, thing: Thing, basis: Basis, figures: list[Figure], base: Period) -> list[Move]:
    """The moves of those publishers that have the base too, in the order of ``figures``."""
    before = desk.evidence.printed(thing.metric, thing.area, base, victim=thing.victim, actor=thing.actor)
    then = {f.publisher: f for f in before.get(basis, ())}
    pairs = [(f, then[f.publisher]) for f in figures if f.publisher in then]
    return [_move(desk, thing, *p, base) for p in pairs if Bound.OVER not in (p[0].bound, p[1].bound) and p[1].value]


def _move(desk: Desk, thing: Thing, now: Figure, then: Figure, base: Period) -> Move:
    period = now.start, now.end
    own = None if thing.actor else _by_months(desk, thing, now, then, (period, base))
    noisy = _NOISY.get(thing.metric, _LESS_NOISY)
    why = "by the noise of its own months" if own else f"for counts that vary {noisy:.0f} times as much as Poisson's"
    ratio = own or assumed(thing, (now.value, then.value), (period, base))
    limits = f"; {ratio.low:.2f} to {ratio.high:.2f} times" if ratio.low is not None and ratio.high is not None else ""
    return Move(now, then, period, base, _verb(now, then, ratio), why + limits, ratio.low, ratio.high)


def _verb(now: Figure, then: Figure, ratio: Estimate) -> str:
    if now.value == then.value:
        return "stayed"
    up = now.value > then.value
    told = change_verb(ratio.value, ratio.low, ratio.high).told
    if not told or (ratio.value is not None and (ratio.value > 1) != up):  # more in all and fewer a day is neither
        return "went"
    return "rose" if up else "fell"


def _by_months(desk: Desk, thing: Thing, now: Figure, then: Figure, spans: tuple[Period, Period]) -> Estimate | None:
    """The ratio by the publisher's own printed months; None where they do not tell, or tell of other figures."""
    sides = [
        PublishedSelection(f.publisher, thing.metric, thing.area, *span, Victim(thing.victim), desk.as_of)
        for f, span in zip((now, then), spans, strict=True)
    ]
    try:
        found = compare_published(desk.evidence.workspace, desk.registry, *sides)
    except InputError:
        return None
    same = (found["now"].value, found["then"].value) == (now.value, then.value)
    return found["ratio"] if same and found["ratio"].low is not None else None


def assumed(thing: Thing, counts: tuple[float, float], spans: tuple[Period, Period]) -> Estimate:
    """The ratio of two counts that vary as much as counts of the thing are taken to, with its interval."""
    noisy = _NOISY.get(thing.metric, _LESS_NOISY)
    days = [(end - start).days + 1 for start, end in spans]
    found = ratio_interval(*counts, days[0] / days[1], (noisy, noisy), quantile(LEVEL, math.inf))
    return Estimate("ratio", found.value, found.low, found.high)
