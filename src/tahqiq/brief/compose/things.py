"""What is counted, and the words for it and for what a figure takes in."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.brief.evidence import Basis

_NOUNS = {
    "attacks": ("attack", "attacks"),
    "suicide_attacks": ("suicide attack", "suicide attacks"),
    "operations": ("operation", "operations"),
    "incidents": ("incident", "incidents"),
    "injuries": ("person injured", "people injured"),
    "arrests": ("arrest", "arrests"),
}
_DEAD = {
    "all": ("person killed", "people killed"),
    "civilian": ("civilian killed", "civilians killed"),
    "security": ("member of the security forces killed", "security personnel killed"),
    "militant": ("militant killed", "militants killed"),
    "police": ("police officer killed", "police officers killed"),
}
_HOW = {
    ("attacks", "in"): "in militant attacks alone",
    ("attacks", "out"): "in militant attacks, the attackers left out,",
    ("attacks", "unspecified"): "in militant attacks",
    ("attacks", "only"): "in militant attacks",
    ("attacks", "n/a"): "in militant attacks",
    ("attacks_and_operations", "in"): "in attacks and operations together",
    ("attacks_and_operations", "out"): "in attacks and operations together, militants left out,",
    ("attacks_and_operations", "only"): "in attacks and operations together",
    ("attacks_and_operations", "n/a"): "in attacks and operations together",
    ("operations", "in"): "in operations",
    ("operations", "only"): "in operations",
    ("operations", "n/a"): "in operations",
    ("lethal_events", "in"): "in organised violence",
}
ORDER = ("attacks", "attacks_and_operations", "operations", "lethal_events")
"""What happenings a figure may count, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: a metric of an area, of a class of victims and an actor ("" for all), whose name is ``doer``."""

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
        """Whose deed it was, with a space before it; "" for anybody's."""
        return (
            f" {'in attacks ' if self.metric in ('deaths', 'injuries') else ''}by the {self.doer}" if self.doer else ""
        )

    def named(self, value: float) -> str:
        """The thing in the number that fits."""
        words = self.metric.removeprefix("other:").replace("_", " ")
        one, many = (_DEAD.get(self.victim) if self.metric == "deaths" else None) or _NOUNS.get(
            self.metric, (words, words)
        )
        return one if value == 1 else many


def how(thing: Thing, basis: Basis) -> str:
    """What a figure of the dead takes in, with a space before it; "" where the thing says it itself."""
    if thing.metric not in ("deaths", "injuries") or thing.doer:
        return thing.by
    words = _HOW.get(basis[:2], "")
    return f" {words}" if words else ""
