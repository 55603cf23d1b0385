"""What the rule is given of an indicator on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.measure.calendar import months_on
from tahqiq.measure.strategy.seen import Known
from tahqiq.registry import Registry
from tahqiq.registry.plans import Indicator, Strategy, Target

_MONTH = 30.4369


@dataclass(frozen=True)
class Asked:
    """An indicator of a strategy, what was known on the day, and the registry."""

    registry: Registry
    strategy: Strategy
    indicator: Indicator
    known: Known

    @property
    def day(self) -> dt.date:
        """The day whose knowledge is used."""
        return self.known.day

    @property
    def until(self) -> dt.date:
        """The last day that the strategy answers for."""
        return self.known.until

    @property
    def begin(self) -> dt.date:
        """The first day of the first month that lies wholly in the strategy's time."""
        since = self.strategy.since
        return since if since.day == 1 else months_on(since, 1)

    @property
    def oldest(self) -> dt.date:
        """The day before which a value says nothing of ``until`` any more."""
        return self.until - dt.timedelta(days=round(self.indicator.fresh * _MONTH))

    @property
    def targets(self) -> list[Target]:
        """The targets stated by the day, the earliest first; one without a day of its own is the strategy's own."""
        stated = [(t.stated.end or self.day if t.stated else self.strategy.since, t) for t in self.indicator.targets]
        return [t for said, t in sorted(stated, key=lambda pair: pair[0]) if said <= self.day]

    @property
    def missed(self) -> list[Target]:
        """Those whose day has passed, the earliest first."""
        passed = [t for t in self.targets if t.by and t.by.end and t.by.end < self.until]
        return sorted(passed, key=_due)

    @property
    def ahead(self) -> list[Target]:
        """Those whose day is still to come, the nearest first."""
        return sorted((t for t in self.targets if t.by and t.by.end and t.by.end >= self.until), key=_due)


def _due(target: Target) -> dt.date:
    assert target.by is not None
    assert target.by.end is not None
    return target.by.end
