"""Words beside a figure that may narrow it to a part of what is counted ("killed in prisons", "malaria killed").

What narrows cannot be listed, so what does not is: every word of the figure's clause is a name that the claim's slots
hold, or a word of counting, time and violence (``lexicon/neutral.yml``, and the lexicon of the extractor). Any other is
taken to narrow the figure: a statistic of the whole then says nothing of it, but what it cannot exceed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import yaml

from tahqiq.claims.extract.words import phrases
from tahqiq.terms import Claim, ClaimKind, Victim

Span = tuple[int, int]
_LEXICON = Path(__file__).parent / "lexicon" / "neutral.yml"
_KINDS = frozenset(ClaimKind) - {ClaimKind.EVENT_TOLL, ClaimKind.MILESTONE, ClaimKind.OTHER}
APART = frozenset({ClaimKind.SHARE, ClaimKind.RATIO})
"""Kinds that set classes of people or places against each other: naming one narrows nothing."""
_EVENTS = frozenset({"attacks", "incidents", "suicide_attacks", "operations"})
_CLAUSE = re.compile(
    r"[,;:()\[\]–—\n“”\"]|\.\s|\s-\s|\b(?:while|whereas|as|although|though|but|which|that|who)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)*")
_CASUALTIES = frozenset({"deaths", "injuries", "other:casualties"})
_EACH = re.compile(r"\b(?:each|every)\s+(?:day|week|month|quarter|year)\b", re.IGNORECASE)
_WITH = {"incidents": "incidents", "fighters": "fighters"}
"""Metrics with neutral words of their own (a group of the lexicon)."""
_CELLS = re.compile(r"[|\t]")
_TAGS = frozenset(
    ("report", "dirverb", "dirtrans", "dirnoun", "diradj", "super", "compare", "claim", "months", "weekdays",
     "periods", "titles", "top", "flat")
)  # fmt: skip
"""Classes of the extractor's lexicon whose words narrow nothing."""


def reaches(claims: Sequence[Claim]) -> Mapping[str, Span]:
    """For each claim by id, where the claims before and behind it end and begin: its own words lie between."""
    ends, starts = sorted(c.end for c in claims), sorted(c.start for c in claims)
    found = {}
    for claim in claims:
        before, behind = bisect_left(ends, claim.start + 1), bisect_left(starts, claim.end)
        found[claim.id] = (
            ends[before - 1] if before else 0,
            starts[behind] if behind < len(starts) else 1 << 62,
        )
    return found


def clause_of(claim: Claim, text: str, around: Span, parts: re.Pattern[str]) -> str:
    """The words about a claim, within ``around``, up to where ``parts`` divides them."""
    start, end = around
    before = parts.split(text[start : claim.start])[-1]
    after = parts.split(text[claim.end : max(end, claim.end)])[0]
    return f"{before} {text[claim.start : claim.end]} {after}"


def narrowed(claim: Claim, text: str, around: Span, explained: Iterable[str], *, classes: bool) -> str:
    """The words that may narrow a claim; "" where none do.

    ``around`` is where the words of the claim can lie in the text: its sentence, up to the claims before and behind it.
    ``explained`` are names in it that the claim's slots hold; ``classes`` tells that the dead are told apart.
    """
    start, end = around
    if claim.kind not in _KINDS or _CELLS.search(text, start, end):
        return ""
    if claim.metric in _EVENTS and claim.victim not in {Victim.ALL, Victim.NONE}:
        return f"on {claim.victim}"
    clause = clause_of(claim, text, around, _CLAUSE)
    each = None if claim.per else _EACH.search(clause)
    if each:
        return each[0]
    held = {plain for name in explained for word in _WORD.findall(name) for plain in _plain(word)}
    words = [word for word in _WORD.findall(clause) if held.isdisjoint(_plain(word))]
    run = _first_run(words, neutral(_WITH.get(claim.metric, "")))
    of_some = claim.metric in _CASUALTIES and claim.victim in {Victim.ALL, Victim.NONE} and not classes
    return run or (_class_of_some(words) if of_some and claim.kind not in APART else "")


def _class_of_some(words: Sequence[str]) -> str:
    """A class of people named beside the dead of all classes ("soldiers and civilians"); not "terrorist attacks"."""
    for word, after in pairwise((*words, "")):
        if not _group("classes").isdisjoint(_plain(word)) and _deeds().isdisjoint(_plain(after)):
            return word
    return ""


def _first_run(words: Sequence[str], known: frozenset[str]) -> str:
    """The first words that are not known, those that follow each other as one."""
    run: list[str] = []
    for word in words:
        if known.isdisjoint(_plain(word)):
            run.append(word)
        elif run:
            break
    return " ".join(run)


@lru_cache(maxsize=4096)
def _plain(word: str) -> tuple[str, str]:
    """A word in lower case without its possessive, and what it is the plural of."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return plain, plain.removesuffix("s")


@cache
def neutral(more: str = "") -> frozenset[str]:
    """The words that leave a figure what it is, those of the group ``more`` among them."""
    of_extractor = (
        words[0] for found in phrases().values() for words, tags in found
        if len(words) == 1 and any(t.cls in _TAGS for t in tags)
    )  # fmt: skip
    apart = set(_WITH.values()) - {more}
    return frozenset(str(w) for name, group in _groups().items() if name not in apart for w in group).union(
        of_extractor
    )


@cache
def _deeds() -> frozenset[str]:
    return _group("violence") | _group("operations")


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(map(str, _groups()[name]))


@cache
def _groups() -> Mapping[str, Sequence[str]]:
    with _LEXICON.open(encoding="utf-8") as file:
        groups: Mapping[str, Sequence[str]] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return groups
