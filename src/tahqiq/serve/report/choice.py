"""Which claims of a checked report are wanted: by verdict, by flag, by words, or because their verdict has moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.serve.report.labels import FLAGS, look
from tahqiq.serve.report.wording import periods
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import CheckedClaim, FlagName, Label, Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """Claims with one of the verdicts (any where none is named), with the flag, with every word in their card.

    ``ids`` are those of the claims to choose from, None for all.
    """

    verdicts: Collection[Label] = ()
    flag: FlagName | None = None
    words: str = ""
    ids: Collection[str] | None = None

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.flag or self.words.split()) or self.ids is not None

    def places(self, claims: Sequence[CheckedClaim], names: Names) -> list[int]:
        """The places of those that are wanted."""
        return [at for at, item in enumerate(claims) if self._wanted(item, names)]

    def _wanted(self, item: CheckedClaim, names: Names) -> bool:
        if self.ids is not None and item.claim.id not in self.ids:
            return False
        if self.verdicts and item.verdict.label not in self.verdicts:
            return False
        if self.flag and all(flag.flag != self.flag for flag in item.flags):
            return False
        words = self.words.casefold().split()
        if not words:
            return True
        card = " ".join(_said(item, names)).casefold()
        return all(word in card for word in words)


def _said(item: CheckedClaim, names: Names) -> Iterator[str]:
    """What a card says, as far as a reader looks for it: words, verdict, flags, sources and places."""
    yield item.claim.quote
    yield look(item.verdict.label).title
    yield periods.in_words(item.verdict.reason)
    for flag in item.flags:
        yield f"{FLAGS[flag.flag][0]} {flag.message}"
    for reading in item.readings:
        yield from _source(reading, names)


def _source(reading: Reading, names: Names) -> Iterator[str]:
    yield f"{names.publisher(reading.publisher)} {names.full(reading.publisher)} {reading.release or reading.dataset}"
    yield f"{periods.in_words(reading.definition)} {names.area(reading.area)} {reading.citation}"
    yield periods.in_words(names.in_words(reading.why))
