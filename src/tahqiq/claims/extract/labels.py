"""Numbers that name rather than count, and figures behind a label ("Civilian deaths: 31")."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.metrics import metric_at
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.phrases import (
    DETERMINERS,
    noun_phrase,
)
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_NUMBERED = grammar("numbered")


def is_label(tokens: Sequence[Token], index: int, quantity: Quantity) -> bool:
    """A number that names rather than counts: an age, a section, a page, a year, a clock time."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if quantity.looks_like_year and not noun_phrase(tokens, index).counts:
        return True
    numbered = before is not None and before.norm in _NUMBERED and quantity.text[:1].isdigit()
    if numbered or _in_a_ratio(tokens, index):
        return True
    if after is not None and after.text in (":", "°", "/") and before is not None and before.text in (":", "/"):
        return True
    if after is not None and after.norm in (
        "year old",
        "years old",
        "year",
        "years",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "o'clock",
        "th",
        "st",
        "nd",
    ):
        return True
    if before is not None and before.text in ("#", "§", "№", "/", "$"):
        return True
    digits = quantity.text.replace(",", "").replace(" ", "")
    return len(digits) > 9 and digits.isdigit() and "," not in quantity.text


def _in_a_ratio(tokens: Sequence[Token], index: int) -> bool:
    """ "a ratio of roughly 1:2.75", "3 to 1": two figures that say how one thing stands to another."""
    if any(t.norm == "ratio" for t in tokens[max(0, index - 5) : index]):
        return True
    sides = [(tokens[at - 1], tokens[at]) for at in (index, index + 2) if 0 < at < len(tokens)]
    return any(colon.text == ":" and colon.end == after.start and after.kind == "q" for colon, after in sides)


def before_colon(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """The label of "Civilian deaths: 31"."""
    at = index - 1
    while (
        at >= 0
        and (tokens[at].text in (":", "-", "–", "—", "|", "=", "(") or tokens[at].norm in DETERMINERS)
        and index - at < 4
    ):
        at -= 1
    if at == index - 1 or at < 0:
        return None
    return _label_metric(tokens, at)


def _label_metric(tokens: Sequence[Token], last: int) -> tuple[str, str] | None:
    for at in range(last, max(-1, last - 8), -1):
        found = metric_at(tokens, at)
        if found:
            return found
        verb = tokens[at].tag("verb", "state")
        if verb:
            people = next((t.value for x in reversed(tokens[max(0, at - 5) : at]) if (t := x.tag("people"))), "")
            return verb.value, people
        if tokens[at].kind in "qp" and tokens[at].text not in "()/":
            return None
    return None


def label_start(tokens: Sequence[Token], index: int) -> int:
    at = index - 1
    while at > 0 and tokens[at - 1].kind == "word":
        at -= 1
        if index - at > 8:
            break
    return at
