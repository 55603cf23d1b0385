"""Things destroyed, seized, averted: counted by the verb that says what was done to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tahqiq.claims.extract.draft import CASUALTY, Draft, Parsed
from tahqiq.claims.extract.phrases import (
    BOUNDARY,
    DETERMINERS,
    PASSIVE,
    QUOTES,
    NounPhrase,
)
from tahqiq.claims.extract.reading import Reading, parent_of, sibling_of
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import read, verb_forms

_LONGEST_LIST, _FAR = 60, 12
"""Tokens over which a list may run before its verb, and beyond which another verb ends the search."""


def read_things(parsed: Parsed, index: int, phrase: NounPhrase, here: list[Draft]) -> Reading | None:
    """Things destroyed, seized, averted …: the metric is other:<noun>_<participle>."""
    tokens = parsed.tokens
    if phrase.head is None and phrase.words == 0:
        return None
    noun = tokens[phrase.head if phrase.head is not None else phrase.last]
    done = _done_behind(tokens, phrase.last)
    if done:
        return Reading(f"other:{slug(noun.norm)}_{participle(done[0])}", "", index, done[1], done[1])
    at = index - 1
    while at >= 0 and (tokens[at].norm in DETERMINERS or tokens[at].text in QUOTES):
        at -= 1
    tag = tokens[at].tag("thing") if at >= 0 else None
    if tag:
        return Reading(f"other:{slug(noun.norm)}_{participle(tag.base)}", "", at, phrase.last, at)
    haul = parent_of(tokens, index, here)
    if haul and haul.metric.startswith("other:") and haul.governor is not None and tokens[haul.governor].tag("thing"):
        kind = haul.metric.rsplit("_", 1)[-1]
        return Reading(f"other:{slug(noun.norm)}_{kind}", "", index, phrase.last, haul.governor, parent=haul)
    sibling = sibling_of(tokens, index, here)
    if (
        sibling
        and sibling.metric.startswith("other:")
        and sibling.metric not in CASUALTY
        and sibling.governor is not None
    ):
        return Reading(
            f"other:{slug(noun.norm)}_{sibling.metric.rsplit('_', 1)[-1]}", "", index, phrase.last, sibling.governor,
            parent=sibling.parent,
        )  # fmt: skip
    return None


def _done_behind(tokens: Sequence[Token], last: int) -> tuple[str, int] | None:
    """What was done to things, told behind them or behind the list they stand in: (verb, its token)."""
    for at in range(last + 1, min(len(tokens), last + _LONGEST_LIST)):
        token = tokens[at]
        if token.norm in _RELATIVE and at <= last + 2:
            return _behind_the_clause(tokens, at)
        if token.norm in BOUNDARY or token.text == ";":
            return None
        tag = next((t for t in token.tags if t.cls == "thing" and t.form in ("part", "past")), None)
        if tag and (any(t.norm in PASSIVE for t in tokens[max(0, at - 3) : at]) or at == last + 1):
            return tag.base, at
        if token.tag("dirverb", "event", "verb") or (
            token.norm in PASSIVE and at > last + _FAR and not _thing_next(tokens, at)
        ):
            return None
    return None


_RELATIVE = frozenset(("where", "which", "that"))


def _behind_the_clause(tokens: Sequence[Token], relative: int) -> tuple[str, int] | None:
    """ "12 camps from where they were launching raids were destroyed": the verb behind a relative clause."""
    for at in range(relative + 1, min(len(tokens), relative + _CLAUSE)):
        if tokens[at].text in ";:" or tokens[at].kind == "q":
            return None
        tag = next((t for t in tokens[at].tags if t.cls == "thing" and t.form in ("part", "past")), None)
        if tag and any(t.norm in PASSIVE for t in tokens[at - 2 : at]):
            return tag.base, at
    return None


_CLAUSE = 18


def _thing_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether an auxiliary leads to what was done: "were recovered", "have also been seized"."""
    return any(t.tag("thing") for t in tokens[at + 1 : at + 4])


@cache
def participle(base: str) -> str:
    """ "destroyed" of "destroy": the participle of a verb of the lexicon."""
    return verb_forms(base.split(maxsplit=1)[0], read("verbs")["irregular"])["part"]


def slug(word: str) -> str:
    return re.sub(r"\W+", "_", word).strip("_")
