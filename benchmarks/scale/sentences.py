"""One-sentence claims by the thousand, over districts, provinces, years, months, victims and actors."""

from __future__ import annotations

import random

from benchmarks.scale.words import Words

DATE = "2025-04-08"

KINDS = {
    "Organised violence killed {number} people in {where} {when}.": 6,
    "{number} {victims} were killed in {where} {when}.": 6,
    "{number} people were killed in attacks by {group} in {where} {when}.": 4,
    "According to UCDP, {bound}{number} {victims} were killed in {where} {when}.": 3,
    "There were {bound}{number} attacks in {where} {when}.": 2,
    "Deaths in {where} {pick:rose|fell} by {percent} in {year} compared with {year}.": 3,
    "Deaths in {where} fell from {number} in {year} to {number} in {year}.": 2,
    "On {day} a bombing in {district} killed {number:2-150} people.": 3,
    "{year} was the deadliest year in {where} since {year}.": 1,
    "{month} was the deadliest month in {where} in {pick:ten|five} years.": 1,
    "{province} had the most deaths of all provinces in {year}.": 1,
    "Civilians made up {percent:2-98} of the people killed in {where} in {year}.": 1,
    "More civilians than soldiers were killed in {where} in {year}.": 1,
    "An average of {number:3-90} people a month were killed in {where} in {year}.": 1,
}
"""Sentences and how often they come: counts most of all, then changes, tolls, ranks, shares, ratios, rates."""


def sentences(count: int, seed: int = 1) -> list[str]:
    """So many sentences; all but those that give two figures make one claim. The same seed gives the same."""
    words = Words(random.Random(seed), 1990, 2025)
    return [words.fill(kind) for kind in words.chance.choices(list(KINDS), list(KINDS.values()), k=count)]


def document(count: int, seed: int = 1) -> str:
    """The sentences as one dated text, each a paragraph."""
    return f"# Claims\n\nAs of {DATE}\n\n" + "\n\n".join(sentences(count, seed)) + "\n"
