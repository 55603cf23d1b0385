"""Armed groups by name: those that the lexicon knows, and those that the document itself introduces as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar, people_words

_CONNECTORS = grammar("connectors") - {"and"}
_FUNCTION = grammar("function")
_HEADS = people_words("group_heads")
_ADJECTIVES = people_words("group_adjectives")
_ARTICLES = frozenset(("al", "el", "ash", "an"))
_BLAMED = frozenset((("claimed", "by"), ("blamed", "on"), ("attributed", "to"), ("perpetrated", "by")))
_PEOPLE_OF = frozenset(("with", "called", "named"))
_PERSONS = frozenset(
    ("fighters", "militants", "rebels", "insurgents", "gunmen", "guerrillas", "terrorists", "jihadists")
)
_OF_A_PEOPLE = re.compile(r"(?:ish|ian|ese|ists?|ic|an|i|ean|men)$")
"""Ends of words that say whose or of what creed fighters are ("Kurdish rebels"): no name of a group."""


def run_end(tokens: Sequence[Token], index: int) -> int:
    """The last token of the run of capitalised words that starts here."""
    last = index
    at = index + 1
    while at < len(tokens):
        token = tokens[at]
        if tokens[at - 1].possessive:
            break
        if token.capital:
            last = at
        elif not (token.norm in _CONNECTORS and at + 1 < len(tokens) and tokens[at + 1].capital):
            break
        at += 1
    return last


def name_start(text: str, tokens: Sequence[Token], index: int) -> int:
    """Where the run of a name begins: at its own token, or at an "al-" glued to it."""
    before = tokens[index - 1] if index else None
    glued = before is not None and before.norm in _ARTICLES and text[before.end : tokens[index].start] in "-‐‑"
    return index - 1 if glued and before is not None and before.end < tokens[index].start else index


def introduced(text: str, sentences: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The names, in small letters, that a document gives to armed groups: "the X armed group", "X fighters"."""
    found: set[str] = set()
    for tokens in sentences:
        for first, last in _runs(tokens):
            rebels = _body_of_rebels(tokens, first, last)
            if rebels or (_nameable(tokens, first, last) and _called_a_group(tokens, first, last)):
                begin = name_start(text, tokens, first)
                found.add(_text(text, tokens, begin, last))
                found.update(_acronym_behind(text, tokens, last))
    return frozenset(found)


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        if tokens[at].capital and tokens[at].norm not in _FUNCTION:
            last = run_end(tokens, at)
            yield at, last
            at = last
        at += 1


def _text(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    written = text[tokens[first].start : tokens[last].end].casefold().replace("’", "'")
    return written.removesuffix("'s") if tokens[last].possessive else written


def _body_of_rebels(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Rapid Support Forces", "Tamo Liberation Front": words that only the name of an armed group has."""
    words = {w for t in tokens[first : last + 1] for w in t.norm.split()}
    return last > first and bool(words & _REBEL) and bool(words & _BODIES)


_REBEL = grammar("rebel_words")
_BODIES = frozenset(("army", "forces", "force", "front", "movement", "militia", "brigade", "brigades", "guerrilla"))


def _nameable(tokens: Sequence[Token], first: int, last: int) -> bool:
    head = tokens[last]
    if head.possessive or head.tag(
        "country", "months", "weekdays", "titles", "place_heads", "people", "actor", "metric"
    ):
        return False
    if last > first or (head.text.isupper() and len(head.text) > 1):
        return True
    glued = first > 0 and tokens[first - 1].norm in _ARTICLES
    return glued or (not head.tags and not _OF_A_PEOPLE.search(head.norm) and len(head.norm) > 2)


def _called_a_group(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what stands around a name calls its bearer an armed group, or says that it claims or is blamed."""
    if head_behind(tokens, last) > last:
        return True
    following = [t.norm for t in tokens[last + 1 : last + 6]]
    if "claimed" in following[:2] and "responsibility" in following:
        return True
    before = [t.norm for t in tokens[max(0, first - 4) : first] if t.norm != "the"]
    if not before:
        return False
    if before[-1] in _HEADS - {"network", "organisation", "organization", "movement"} or tuple(before[-2:]) in _BLAMED:
        return True
    return len(before) > 1 and before[-1] in _PEOPLE_OF and before[-2] in _PERSONS


def head_behind(tokens: Sequence[Token], last: int) -> int:
    """The last token of "X armed group", "X fighters"; that of the name where no such noun follows."""
    if tokens[last].possessive:
        return last
    at, found = last + 1, last
    while at < len(tokens) and at - last < 4 and tokens[at].kind == "word" and not tokens[at].capital:
        words = tokens[at].norm.split()
        if words[-1] in _HEADS:
            found = at
        elif not all(w in _ADJECTIVES for w in words):
            break
        at += 1
    return found


def _acronym_behind(text: str, tokens: Sequence[Token], last: int) -> set[str]:
    tail = tokens[last + 1 : last + 4]
    bracketed = len(tail) == 3 and tail[0].text == "(" and tail[2].text == ")" and tail[1].text.isupper()
    return {tail[1].text.casefold()} if bracketed else set()


def branch(tokens: Sequence[Token], index: int) -> int:
    """ "Islamic State of the West", "Islamic State in Greater Tamo (ISGT)": the branch belongs to the name."""
    if tokens[index].norm not in _BRANCHING:
        return index
    at = index + 1
    joined = tokens[at].norm if at < len(tokens) else ""
    if joined not in ("of", "in") or tokens[index].possessive:
        return index
    at += 2 if at + 1 < len(tokens) and tokens[at + 1].norm == "the" else 1
    if at >= len(tokens) or not tokens[at].capital:
        return index
    last = run_end(tokens, at)
    bracketed = last + 1 < len(tokens) and tokens[last + 1].text == "("
    return last if joined == "of" or bracketed else index


_BRANCHING = grammar("branching")


def group_at(text: str, tokens: Sequence[Token], index: int, groups: AbstractSet[str]) -> int | None:
    """The last token of a group's name that starts here, None where none does."""
    token = tokens[index]
    if token.kind != "word":
        return None
    if token.tag("group") and any(c.isupper() for c in token.text):
        return branch(tokens, index)
    start = index + 1 if token.norm in _ARTICLES and not token.capital and index + 1 < len(tokens) else index
    if not groups or not tokens[start].capital or (start > index and name_start(text, tokens, start) == start):
        return None
    for last in range(min(run_end(tokens, start), start + 8), start - 1, -1):
        if _text(text, tokens, index, last) in groups:
            return last
    return None
