"""Verbs of deeds: whether one stands at a token, in which form, and whether somebody does it there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tahqiq.claims.extract.bearers import doers
from tahqiq.claims.extract.phrases import AUXILIARY, PASSIVE, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import read, verb_forms, words_of

_DOING = frozenset(
    (
        "carry out",
        "conduct",
        "launch",
        "perpetrate",
        "stage",
        "mount",
        "undertake",
        "execute",
        "claim",
        "cause",
        "leave",
    )
)
_PLAIN = frozenset(("and", "or", "nor", "out", "on", "at", "fire", "responsibility", "for", "to"))
"""Words that may stand between a verb and what is done to."""


@cache
def forms(name: str) -> dict[str, str]:
    """The forms of the verbs of a list, each with its form's name."""
    irregular = read("doers")["irregular"]
    return {made: form for verb in read("doers")[name] for form, made in verb_forms(verb, irregular).items()}


@cache
def _by_first(name: str) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(doers(name), key=len, reverse=True):
        words = words_of(phrase)
        table.setdefault(words[0], []).append(words)
    return table


@cache
def _deeds() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for made, form in forms("deeds").items():
        words = words_of(made)
        table.setdefault(words[0], []).append((words, form))
    return table


@cache
def tellers() -> frozenset[str]:
    """The words, of those without a place in the lexicon, that can tell a doer; of phrases the first."""
    giving = (word.partition(" ")[0] for word in forms("giving"))
    told = (*_deeds(), *_by_first("held"), *_by_first("told_of"), *doers("strikes"), *giving)
    return frozenset((*told, "by", "from", "between", "to", "having"))


def _words(tokens: Sequence[Token], at: int, count: int) -> list[str]:
    words: list[str] = []
    while at < len(tokens) and len(words) < count:
        words += tokens[at].norm.split() or [tokens[at].text]
        at += 1
    return words


def match(tokens: Sequence[Token], at: int, name: str) -> int:
    """How many tokens from here the longest phrase of a list takes; 0 where none stands here."""
    options = _by_first(name).get(tokens[at].norm.partition(" ")[0])
    if not options:
        return 0
    words = _words(tokens, at, 6)
    for phrase in options:
        if tuple(words[: len(phrase)]) == phrase:
            taken, length = 0, 0
            while length < len(phrase):
                length += len(tokens[at + taken].norm.split()) or 1
                taken += 1
            return taken
    return 0


def is_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether an active verb of doing stands here."""
    form = form_of(tokens, at)
    if not form or (form == "ing" and not _progressive(tokens, at)) or _is_noun(tokens, at):
        return False
    if form in ("past", "part") and _passive(tokens, at):
        return False
    return form not in ("past", "part", "base", "s") or _has_object(tokens, at)


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """ "Israeli strikes killed": the noun of an event where a verb follows."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    verb = behind is not None and (
        behind.norm in AUXILIARY - {"all", "both"} or form_of(tokens, at + 1) in ("past", "s", "base")
    )
    return tokens[at].tag("metric", "mass") is not None and verb


def form_of(tokens: Sequence[Token], at: int) -> str:
    token = tokens[at]
    verb = token.tag("verb", "thing", "event", "claim")
    if verb is not None:
        if verb.cls == "verb":
            return "" if verb.base in doers("suffering") else verb.form
        if verb.cls == "event" and verb.base in _DOING:
            return verb.form
    lives = token.tag("lives")
    if lives is not None and token.norm.startswith(("claim", "take", "took")):
        return "past"
    options = _deeds().get(token.norm.partition(" ")[0], ())
    words = _words(tokens, at, 5) if options else []
    return next((form for phrase, form in options if tuple(words[: len(phrase)]) == phrase), "")


def _passive(tokens: Sequence[Token], at: int) -> bool:
    back = at - 1
    while back >= 0 and (tokens[back].norm.endswith("ly") or tokens[back].norm in ("also", "then", "later", "already")):
        back -= 1
    return back >= 0 and tokens[back].norm in PASSIVE | {"by"}


def _progressive(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].norm in ("is", "are", "was", "were", "been")


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is done to stands behind a verb, so that it is no participle ("the men killed in the raid")."""
    end = at + 1
    spread = 0
    while end < len(tokens) and spread < 4 and (
        tokens[end].norm in _PLAIN or tokens[end].tag("verb") or tokens[end].norm.endswith("ly")
    ):  # fmt: skip
        end += 1
        spread += 1
    if end >= len(tokens):
        return False
    behind = tokens[end]
    return behind.kind == "q" or (behind.kind == "word" and behind.norm not in PREPOSITIONS) or behind.kind == "t"
