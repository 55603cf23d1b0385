"""What a figure was found to count, and the claims around it that it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.metrics import metric_at
from tahqiq.claims.extract.phrases import (
    BOUNDARY,
    DETERMINERS,
    PASSIVE,
    QUOTES,
)
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Unit, WhyNot


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure was found to count; ``governor`` is the token of the verb or noun that says so."""

    metric: str
    people: str = ""
    first: int = 0
    last: int = 0
    governor: int | None = None
    headless: bool = False
    parent: Draft | None = None
    unsure: WhyNot | None = None
    echo: Draft | None = None


def parent_of(tokens: Sequence[Token], index: int, here: list[Draft]) -> Draft | None:
    """The claim that this figure is part of: "40 people, including 5 women and 3 boys"; "106 (31 killed"."""
    at = index - 1
    steps = 0
    while at >= 0 and steps < 30:
        token = tokens[at]
        if token.norm in (
            "including",
            "included",
            "includes",
            "include",
            "comprising",
            "of whom",
            "whom",
            "which",
            "them",
            "these",
        ) and not (token.norm in ("which", "these") and at and tokens[at - 1].norm not in ("of", "in")):
            return _before(here, at)
        if token.text in ("(", "-", "—"):
            if token.text == "(" and _ends_within(tokens, at):
                return None
            whole = _before(here, at)
            own = whole is not None and any(metric_at(tokens, i) for i in range(whole.last + 1, at))
            return None if own else whole  # "the deaths (354) and the number of injured (570)"
        if token.norm in BOUNDARY or token.text in ";:)" or (token.norm in PASSIVE and token.norm not in ("be",)):
            break
        if token.tag("middle", "verb") and not token.tag("people"):
            return _of_bracket(tokens, at, here)
        at -= 1
        steps += 1
    return None


def _ends_within(tokens: Sequence[Token], at: int) -> bool:
    """ "(from 281 to 231)", "(222 to 215)": the two ends of a change, no parts."""
    inner = [t.norm for t in tokens[at + 1 : at + 3]]
    return inner[:1] == ["from"] or inner[1:] == ["to"]


def _of_bracket(tokens: Sequence[Token], at: int, here: list[Draft]) -> Draft | None:
    """ "1,019 (183 killed, 836 injured)": the whole before the bracket that is open here."""
    for i in range(at - 1, max(-1, at - _IN_BRACKETS), -1):
        if tokens[i].text in (")", ";", ":"):
            return None
        if tokens[i].text == "(":
            return _before(here, i)
    return None


_IN_BRACKETS = 12
"""Tokens back over which a bracket is still open."""


def total_before(tokens: Sequence[Token], index: int, before: Sequence[Draft]) -> Draft | None:
    """The total of the sentence before that a sentence parts: "This total includes 40 women", "They comprise …"."""
    verb = next((i for i in range(1, min(index, _OPENING)) if tokens[i].norm in _PARTING), None)
    if verb is None or tokens[0].norm not in _BACK:
        return None
    subject = [t.norm for t in tokens[1:verb]]
    if any(t.kind != "word" for t in tokens[:verb]) or (tokens[0].norm == "the" and not _TOTALS & set(subject)):
        return None
    source = last_count(before[-4:])
    return source.parent if source is not None and source.parent is not None else source


_OPENING = 7
_PARTING = frozenset(("include", "includes", "included", "comprise", "comprises", "comprised"))
_BACK = frozenset(("they", "these", "this", "that", "those", "it", "the"))
_TOTALS = frozenset(
    ("total", "number", "toll", "figure", "dead", "victims", "deaths", "fatalities", "killed", "casualties")
)


def _before(here: list[Draft], at: int) -> Draft | None:
    for draft in reversed(here):
        if draft.token < at and (draft.last <= at or draft.governor == draft.last):
            return draft
    return None


def sibling_of(tokens: Sequence[Token], index: int, here: list[Draft]) -> Draft | None:
    """The claim before this one in a list: only commas, "and", or words of the noun phrase stand between."""
    if not here:
        return None
    last = here[-1]
    at = index - 1
    joined = False
    while at > last.last:
        token = tokens[at]
        if token.norm in ("and", "or", "&", "as", "well", "plus", "besides", "along", "with") or token.text in ",/":
            joined = True
        elif not (token.norm in DETERMINERS or token.text in QUOTES or token.norm in ("then",)):
            return None
        at -= 1
    return last if joined else None


def last_count(drafts: Sequence[Draft]) -> Draft | None:
    for draft in reversed(drafts):
        if (
            draft.unit == Unit.COUNT
            and draft.metric
            and draft.checkable
            and draft.kind not in (ClaimKind.RANK, ClaimKind.RATIO, ClaimKind.MILESTONE)
        ):
            return draft
    return None
