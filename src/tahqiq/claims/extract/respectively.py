"""Figures and places in one order: "Sero and Tamo saw 29 and 20 attacks respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind

_REACH = 16
"""Tokens from the last figure of a list to "respectively"."""
_GAP = 3
"""Tokens between two figures of a list: "54 percent and 119 percent"."""
_JOIN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def place_of(draft: Draft) -> str:
    """The place of a figure by its position in a list; "" where no list of places is as long as that of figures."""
    figures = _figures(draft.parsed.tokens, draft.token)
    if len(figures) < 2 or draft.token not in figures:
        return ""
    names = [n.text for n in draft.parsed.names if n.kind == "area" and not n.back]
    joined = next((parts for text in names if len(parts := _JOIN.split(text)) == len(figures)), None)
    places = joined or (names if len(names) == len(figures) else [])
    return places[figures.index(draft.token)] if places else ""


def counts_before(drafts: Sequence[Draft], taken: frozenset[int]) -> list[Draft]:
    """The counts of a list of which only the last has its noun: the 29 of "29 and 20 attacks respectively"."""
    read = {d.token for d in drafts} | taken
    found: list[Draft] = []
    for draft in drafts:
        tokens = draft.parsed.tokens
        figures = _figures(tokens, draft.token) if draft.kind == ClaimKind.COUNT else []
        if draft.token != max(figures, default=-1):
            continue
        for at in figures[:-1]:
            quantity = tokens[at].quantity
            if at not in read and quantity is not None and quantity.unit == "count":
                found.append(
                    replace(draft, first=at, last=at, token=at, value=quantity.value, low=quantity.low,
                            high=quantity.high, bound=quantity.bound, step=quantity.step)
                )  # fmt: skip
    return found


def _figures(tokens: Sequence[Token], index: int) -> list[int]:
    """The tokens of the list of figures that one stands in, where it ends in "respectively"; [] where it does not."""
    said = next((i for i in range(index + 1, len(tokens)) if tokens[i].norm == "respectively"), None)
    if said is None:
        return []
    found = [i for i in range(said) if (q := tokens[i].quantity) and not (q.ordinal or q.article)]
    if not found or said - found[-1] > _REACH or any(t.text == ";" for t in tokens[index:said]):
        return []
    figures = [found.pop()]
    while found and figures[0] - found[-1] - 1 <= _GAP:
        figures.insert(0, found.pop())
    return figures
