"""Figures in a sentence: bounds, lists, ordinals, and what several publishers say of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.errors import InputError
from tahqiq.measure.wording import listed, number
from tahqiq.terms.vocabulary import Bound

_BOUNDS = {
    Bound.EXACT: "", Bound.AT_LEAST: "at least ", Bound.OVER: "more than ", Bound.ABOUT: "about ",
    Bound.UP_TO: "up to ",
    Bound.UNDER: "fewer than ",
}  # fmt: skip
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
             "eleventh", "twelfth")  # fmt: skip
_CLOSE = 1.05
"""The ratio of the highest to the lowest figure up to which publishers are said to agree closely."""


def bounded(text: str, bound: Bound, *, countable: bool = True) -> str:
    """A figure as printed, with its bound in words: "at least 905"; "less than" where it is no count of things."""
    if bound is Bound.UNDER and not countable:
        return f"less than {text}"
    return f"{_BOUNDS[bound]}{text}"


def scaled(value: float) -> str:
    """A number; of a million and more in words where that loses nothing: "276 million", "1.25 billion"."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        short = round(value / size, 3)
        if value >= size and round(short * size) == value:
            return f"{short:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return number(value)


def ordinal(n: int) -> str:
    """ "third" up to "twelfth", then "21st". InputError below 1."""
    if n < 1:
        raise InputError(f"ordinal of {n}: a whole number from 1 was expected")
    if n < len(_ORDINALS):
        return _ORDINALS[n]
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{ending}"


def either(names: Sequence[str]) -> str:
    """ "A", "A or B", "A, B or C"."""
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def some_of(names: Sequence[str], most: int = 4) -> str:
    """ "A, B, C and 4 others": as many as stand in a sentence; never "and 1 other", which is as long as the name."""
    if len(names) <= most + 1:
        return listed(list(names))
    return listed([*names[:most], f"{len(names) - most} others"])


@dataclass(frozen=True, slots=True)
class Told:
    """A publisher's figure: ``text`` as it stands in the sentence, with whatever marks it as a number there."""

    who: str
    value: float
    text: str = ""
    bound: Bound = Bound.EXACT

    @property
    def words(self) -> str:
        """The figure with its bound."""
        return bounded(self.text or number(self.value), self.bound)


@dataclass(frozen=True, slots=True)
class Range:
    """What publishers say of one thing: in words, and how many times the lowest figure the highest is (None: of 0)."""

    words: str
    spread: float | None
    agree: bool

    def __str__(self) -> str:
        """The words."""
        return self.words


def range_of(told: Sequence[Told]) -> Range:
    """What publishers say of one thing, the lowest figure first, who says what; "905 (PICSS) to 1,166 (GTI)".

    Publishers with one figure are named together. They ``agree`` where the highest figure is within 5% of the lowest.
    InputError without a figure.
    """
    if not told:
        raise InputError("the range of publishers' figures: none was given")
    groups: dict[tuple[float, str], list[Told]] = {}
    for one in sorted(told, key=lambda t: (t.value, t.who)):
        groups.setdefault((one.value, one.words), []).append(one)
    parts = [f"{group[0].words} ({listed([t.who for t in group])})" for group in groups.values()]
    values = sorted(t.value for t in told)
    spread = values[-1] / values[0] if values[0] > 0 else None
    return Range(_joined(parts), spread, agree(values))


def agree(values: Sequence[float]) -> bool:
    """Whether figures of one thing are close: the highest within 5% of the lowest."""
    return len(set(values)) == 1 or (min(values) > 0 and max(values) <= _CLOSE * min(values))


def _joined(parts: list[str]) -> str:
    if len(parts) < 3:
        return " or ".join(parts)
    return f"from {parts[0]} to {parts[-1]}, with {listed(parts[1:-1])} between them"
