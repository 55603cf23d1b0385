"""The words of the language that tell of what a state set out to do, of money and law, and of what may come."""

from __future__ import annotations

from tahqiq.brief.compose import costs, dossier, estimates, outlook, rivals, tracked
from tahqiq.brief.compose.desk import Desk


class Policy:
    """Passages on strategies, programmes, costs and prospects; a part of the language."""

    _desk: Desk

    def tracked(self, level: int = 3) -> str:
        """Each strategy in force under a heading: how its commitments stand by the tracker's rule, and by what."""
        return tracked.tracked(self._desk, level)

    def unknown(self, most: int = 12) -> str:
        """What nothing public was found of that a strategy's tracker asks for, as a list, with why."""
        return tracked.unknown(self._desk, most)

    def dossier(self, kinds: str = "", predicates: str = "", most: int = 3, topic: str = "") -> str:
        """Dated facts by programme (of some `kinds`) and by other `predicates`, a list; `topic` names what lacks."""
        return dossier.dossier(self._desk, kinds.split(), predicates.split(), most, topic)

    def cost(self) -> str:
        """What the violence is said to have cost, by whom and over which years."""
        return costs.cost(self._desk)

    def estimates(self) -> str:
        """A table of the newest estimates of how many fighters armed groups have, by publisher."""
        return estimates.estimates(self._desk)

    def rivals(self) -> str:
        """Rival explanations of a trend and how the evidence weighs against each."""
        return rivals.rivals(self._desk)

    def outlook(self) -> str:
        """What may come in ICD 203's words, from how often the like came before in a publisher's own years."""
        return outlook.outlook(self._desk)
