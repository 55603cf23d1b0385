"""Whose fiscal year a text means: that of the country its sentence names, else of the document's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.home import country_named, tools
from tahqiq.claims.extract.periods import FISCAL_HINT, Fiscal
from tahqiq.registry import Registry
from tahqiq.resolve import Mention

_HINT = re.compile(FISCAL_HINT, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """The fiscal years of the countries that a text names; ``home`` is the id of the document's country, or ""."""

    text: str
    mentions: Sequence[Mention]
    registry: Registry
    home: str

    @classmethod
    def of(cls, text: str, registry: Registry) -> FiscalYears:
        """Those of a text that stands alone."""
        mentions = tools(registry)[0].mentions(text)
        return cls(text, mentions, registry, country_named(mentions, registry))

    def at(self, start: int, end: int) -> Fiscal | None:
        """The fiscal year meant between two offsets; None without such words there, or not known."""
        if not _HINT.search(self.text, start, end):
            return None
        first, last = (bisect_left(self.mentions, at, key=_start_of) for at in (start, end))
        return self._of(country_named(self.mentions[first:last], self.registry) or self.home)

    def _of(self, country: str) -> Fiscal | None:
        year = self.registry.fiscal_years.get(country)
        return Fiscal(year, self.registry.places[country].name) if year else None


def _start_of(mention: Mention) -> int:
    return mention.start
