"""The verb of a change: never a rise or a fall where chance alone gives as much."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.errors import InputError
from tahqiq.measure.wording import size

_RISE = ("rose", "increased", "grew", "went up")
_FALL = ("fell", "decreased", "declined", "went down")
_SAME = ("{be} about the same", "stayed at about the same level", "{be} much as before")
_UNTOLD = ("showed no change that can be told from chance", "did not change by more than chance gives")
_CLOSE = 0.1
"""The share by which two counts may differ and be said to be about the same, where chance gives the difference."""
_UP: tuple[tuple[float, str], ...] = (
    (10, "{rose} more than tenfold"), (5, "{rose} more than fivefold"), (4, "more than quadrupled"),
    (3, "more than tripled"), (2.1, "more than doubled"), (1.9, "about doubled"), (1.55, "{rose} by more than half"),
    (1.45, "{rose} by about half"), (1.37, "{rose} by more than a third"), (1.29, "{rose} by about a third"),
    (1.22, "{rose} by about a quarter"), (1.1, "{rose}"), (1, "{rose} slightly"),
)  # fmt: skip
"""From which ratio on a rise is said how; the highest that is reached holds."""
_DOWN: tuple[tuple[float, str], ...] = (
    (0.1, "{fell} by more than nine tenths"), (0.23, "{fell} by more than three quarters"),
    (0.27, "{fell} by about three quarters"), (0.31, "{fell} by more than two thirds"),
    (0.36, "{fell} by about two thirds"),
    (0.45, "{fell} by more than half"), (0.55, "about halved"), (0.63, "{fell} by more than a third"),
    (0.71, "{fell} by about a third"), (0.78, "{fell} by about a quarter"), (0.9, "{fell}"), (1, "{fell} slightly"),
)  # fmt: skip
"""Up to which ratio a fall is said how; the lowest that holds it counts."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words for a change; ``told`` where it is one that chance does not give. ``why`` is "" or the clause that says
    why none is told."""

    verb: str
    told: bool
    why: str = ""

    def __str__(self) -> str:
        """Verb and reason: "was about the same: the difference is within what chance gives"."""
        return f"{self.verb}: {self.why}" if self.why else self.verb


def change_verb(
    ratio: float | None, low: float | None, high: float | None, detectable: float | None = None, *,
    position: int = 0, plural: bool = True,
) -> Said:  # fmt: skip
    """The verb for a count that is ``ratio`` times an earlier one, its interval from ``low`` to ``high``.

    ``high`` is None where the interval is open; ``low`` where there is none, and then no change is told. A ratio of
    None is one over nothing. ``detectable`` is the smallest ratio in this direction that would be told from chance.
    ``position`` varies the words, the same place always with the same ones; ``plural`` is the number of the subject.
    InputError for an interval that does not hold the ratio, or a ratio below 0.
    """
    _sound(ratio, low, high)
    be = "were" if plural else "was"
    if low is None or (low <= 1 and (high is None or high >= 1)):
        return _untold(ratio, low, detectable, position, be)
    if low > 1:
        if ratio is None:
            return Said(f"{_picked(_RISE, position)} from none", told=True)
        words = next(words for least, words in _UP if ratio >= least)
        return Said(words.format(rose=_picked(_RISE, position)), told=True)
    words = next(words for most, words in _DOWN if (ratio or 0) <= most)
    return Said("fell to none" if ratio == 0 else words.format(fell=_picked(_FALL, position)), told=True)


def _sound(ratio: float | None, low: float | None, high: float | None) -> None:
    if ratio is not None and (ratio < 0 or (low is not None and low > ratio) or (high is not None and high < ratio)):
        raise InputError(
            f"a change of {ratio} with an interval from {low} to {high}: the interval has to hold the ratio"
        )


def _untold(ratio: float | None, low: float | None, detectable: float | None, position: int, be: str) -> Said:
    if ratio == 1:
        return Said(f"{be} the same", told=False)
    if low is None:
        return Said(
            "cannot be set against the earlier count", told=False, why="no interval can be given for the change"
        )
    near = ratio is not None and abs(ratio - 1) <= _CLOSE
    verb = _picked(_SAME if near else _UNTOLD, position).format(be=be)
    takes = (
        f"at these counts it takes a {'rise' if detectable > 1 else 'fall'} of {size(detectable)} to be told from it"
        if detectable is not None
        else ""
    )
    if near:
        return Said(verb, told=False, why="the difference is within what chance gives")
    return Said(verb, told=False, why=takes)


def _picked(words: tuple[str, ...], position: int) -> str:
    return words[position % len(words)]
