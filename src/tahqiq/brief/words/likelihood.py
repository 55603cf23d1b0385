"""How likely a thing is, and how sure one is of it: ICD 203's words, the two kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from tahqiq.claims.extract.lazy import LOADER
from tahqiq.errors import InputError

Level = Literal["high", "moderate", "low"]
_EVEN = 0.5
_LIKELIHOOD = re.compile(
    r"\b(?:un)?likely\b|\b(?:im)?probabl[ey]\b|\balmost (?:certain|no chance)|\beven chance\b", re.I
)
_SURE: dict[Level, tuple[str, ...]] = {
    level: (f"Our confidence in this is {level}", f"We hold this with {level} confidence")
    for level in ("high", "moderate", "low")
}


@dataclass(frozen=True, slots=True)
class Band:
    """A degree of likelihood: probabilities from ``low`` to ``high`` (0 to 1), ICD 203's terms and a clause.

    ``term`` is of its first set, ``other`` of its second; ``clause`` opens a sentence.
    """

    low: float
    high: float
    term: str
    other: str
    clause: str

    @property
    def range(self) -> str:
        """As a reader sees it: "55–80%"."""
        return f"{100 * self.low:.0f}–{100 * self.high:.0f}%"


@cache
def bands() -> tuple[Band, ...]:
    """ICD 203's seven degrees, the least likely first."""
    text = (files("tahqiq.brief.words") / "bands.yml").read_text("utf-8")
    return tuple(
        Band(one["low"] / 100, one["high"] / 100, one["term"], one["other"], one["clause"])
        for one in yaml.load(text, Loader=LOADER)["bands"]
    )


def band(p: float) -> Band:
    """The degree of a probability.

    Where two meet, the one nearer to an even chance is meant, the weaker statement. ICD 203 has no term below 1% and
    above 99%: there the outermost stands, and nothing stronger. InputError for what is no probability.
    """
    if not 0 <= p <= 1:
        raise InputError(f"likelihood {p}: a probability from 0 to 1 was expected")
    p = round(p, 9)  # 0.1 + 0.1 is 0.2
    if p <= _EVEN:
        return next(b for b in reversed(bands()) if p >= b.low or b is bands()[0])
    return next(b for b in bands() if p <= b.high or b is bands()[-1])


def likelihood(p: float) -> str:
    """ICD 203's term for a probability: 0.7 is "likely". Edges and errors as ``band``."""
    return band(p).term


def likely_that(p: float) -> str:
    """How a sentence opens with it: "it is likely that", "there is a roughly even chance that"."""
    return band(p).clause


def confidence(level: Level, ground: str, *, position: int = 0) -> str:
    """A sentence of its own for how sure one is, and on what ground (a clause without a stop).

    InputError where the ground speaks of a likelihood: ICD 203 has the two never in one sentence.
    """
    if level not in _SURE:
        raise InputError(f"confidence {level!r}: high, moderate or low was expected")
    if _LIKELIHOOD.search(ground):
        raise InputError(
            f"confidence with the ground {ground!r}: it names a likelihood; that belongs to another sentence"
        )
    return f"{_SURE[level][position % 2]}: {ground}."
