"""The words of the language that tell of a report that was checked."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.memo import unchecked, verdicts
from tahqiq.brief.memo.report import Report, needed
from tahqiq.errors import InputError
from tahqiq.terms import Label


class Memos:
    """Passages on a checked report; a part of the language."""

    _desk: Desk
    _report: Report | None

    def report(self) -> str:
        """The report's title, else its file's name."""
        return needed(self._report).name

    def checked(self) -> str:
        """What was checked against what, and how many of its claims stand how."""
        return verdicts.opening(self._desk, needed(self._report))

    def verdicts(self, label: str) -> str:
        """A paragraph for each claim that is `contradicted`, `contested` or `depends`, with its evidence and flags."""
        known = [Label.CONTRADICTED, Label.CONTESTED, Label.DEPENDS]
        if label not in known:
            raise InputError(f"verdicts({label!r}): expected one of {', '.join(known)}")
        return verdicts.verdicts(self._desk, needed(self._report), Label(label))

    def supported(self) -> str:
        """The claims that the evidence bears out, a list with who bears each out."""
        return verdicts.supported(self._desk, needed(self._report))

    def oddities(self) -> str:
        """What is odd in claims that could not be checked: sums that do not add up, figures out of place."""
        return verdicts.oddities(self._desk, needed(self._report))

    def unchecked(self) -> str:
        """What could not be checked, by reason, with the first claims of each."""
        return unchecked.unchecked(self._desk, needed(self._report))
