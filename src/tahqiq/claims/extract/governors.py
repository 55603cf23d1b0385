"""The verbs that govern a figure: "killing 12", "12 were killed", "12, among them a child, were killed"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, DETERMINERS, PASSIVE, QUOTES
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_RELATIVES = frozenset(("who", "that", "which", "whom"))
_KNOWN_TO_BE = grammar("known_to_be")


def governor_right(tokens: Sequence[Token], after: int) -> tuple[str, int] | None:
    """The casualty verb that directly follows a noun phrase: (metric, index), as passive or "middle" verb."""
    at = after + 1
    helped = False
    while at < len(tokens) and at - after < 8 and (tokens[at].norm in AUXILIARY or _only_says_how(tokens, at, helped)):
        helped = helped or tokens[at].norm in PASSIVE
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].text == "," and tokens[after].norm in ("others", "people", "persons"):
        at = _past_the_aside(tokens, at)
    found = passive(tokens, at, helped)
    if found and _or_otherwise(tokens, at, found):
        return "other:casualties", at
    if found and found != "deaths" and _and_killed(tokens, at):
        return "deaths", at + 2
    return (found, at) if found else None


def _or_otherwise(tokens: Sequence[Token], at: int, metric: str) -> bool:
    """ "Killed, injured or kidnapped": one figure for several things done to people."""
    i = at + 1
    while i + 1 < len(tokens) and i - at < 6 and (tokens[i].text == "," or tokens[i].norm == "or"):
        ahead = next((j for j in range(i + 1, min(len(tokens), i + 3)) if tokens[j].norm not in PASSIVE), i + 1)
        verb = tokens[ahead].tag("verb")
        if verb is None or verb.value == metric:
            return False
        if tokens[i].norm == "or":
            return True
        i += 2
    return False


def _and_killed(tokens: Sequence[Token], at: int) -> bool:
    """ "Abducted and murdered": one figure, of the dead."""
    verb = tokens[at + 2].tag("verb") if at + 2 < len(tokens) and tokens[at + 1].norm == "and" else None
    after = tokens[at + 3] if at + 3 < len(tokens) else None
    return verb is not None and verb.value == "deaths" and (after is None or after.kind != "q")


def _past_the_aside(tokens: Sequence[Token], comma: int) -> int:
    """ "15 others, including six guards, injured": the token behind the aside, else the comma itself."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].norm not in ("including", "among", "mostly"):
        return comma
    for at in range(comma + 2, min(len(tokens) - 1, comma + 14)):
        if tokens[at].text == "," and tokens[at + 1].tag("verb"):
            return at + 1
        if tokens[at].text in ";.:" or tokens[at].tag("verb"):
            return comma
    return comma


def _only_says_how(tokens: Sequence[Token], at: int, helped: bool) -> bool:
    """Words between an auxiliary and its verb: "were slightly wounded", "were reported killed", "was found dead"."""
    token = tokens[at]
    if token.kind != "word" or token.tag("verb", "middle", "state"):
        return False
    return (token.norm.endswith("ly") and not token.tag("people", "metric")) or (helped and token.norm in _KNOWN_TO_BE)


def passive(tokens: Sequence[Token], at: int, helped: bool) -> str:
    """The metric of a verb whose subject is counted: passive, middle or adjective; "" where it is active."""
    token = tokens[at]
    middle = token.tag("middle", "state")
    verb = token.tag("verb")
    if token.norm in ("lost", "claimed", "taken", "snuffed out") and any(
        t.norm in ("lives", "life") for t in tokens[max(0, at - 4) : at]
    ):
        return "deaths"
    if verb and any(t.cls == "verb" and t.form in ("part", "past") for t in token.tags):
        if helped or not takes_object(tokens, at):
            return verb.value
        return ""
    if middle and not (middle.cls == "middle" and middle.base in ("fall",) and not helped and _falls_by(tokens, at)):
        return middle.value
    return ""


def _falls_by(tokens: Sequence[Token], at: int) -> bool:
    """ "fell by 12%": a change, not a death."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and (
        following.norm in ("by", "to", "from", "in", "below", "short") or following.kind in "qt"
    )


def takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows a verb: a figure, a determiner or people."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    return (
        (following.kind == "q" and not _figure_starts_clause(tokens, at + 1))
        or following.norm in ("the", "a", "an", "their", "its", "another", "many", "several")
        or (following.tag("people") is not None and not following.tag("middle"))
    )


def _figure_starts_clause(tokens: Sequence[Token], at: int) -> bool:
    """ "12 killed 30 injured": the next figure has its own participle."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.tag("verb", "state") is not None


def governor_left(tokens: Sequence[Token], figure: int) -> tuple[str, int] | None:
    """The casualty verb or noun that directly takes the figure: "killing 12", "the deaths of 12"."""
    at = figure - 1
    while at >= 0 and (
        tokens[at].norm in DETERMINERS
        or tokens[at].text in QUOTES
        or tokens[at].norm in ("total", "nearly", "up", "besides", "estimated")
    ):
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    lives = token.tag("lives", "claim")
    if lives:
        return lives.value, at
    verb = token.tag("verb")
    if verb and not (at > 0 and tokens[at - 1].norm in PASSIVE):
        return verb.value, at
    return None


def _bare_participle(tokens: Sequence[Token], at: int) -> bool:
    """A headline's participle: "2 members of a team killed", "… killed in an attack"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is None
        or following.norm in ("in", "by", "during", "at", "on", "near", "when", "while", "after")
        or following.kind == "t"
        or following.text == "."
    )


def clause_governor(tokens: Sequence[Token], after: int) -> tuple[str, int] | None:
    """The passive or middle verb later in the clause, over lists, phrases and relative clauses."""
    at = after + 1
    limit = min(len(tokens), after + 40)
    while at < limit:
        token = tokens[at]
        if token.text == ";" or token.norm in BOUNDARY or _acts(tokens, after, at):
            return None
        if token.norm == "that" and tokens[at - 1].norm == "and":
            return None  # "40 men came, and that eight were killed"
        if token.tag("verb", "middle", "state"):
            helped = any(t.norm in PASSIVE for t in tokens[max(0, at - 3) : at])
            metric = passive(tokens, at, helped)
            if metric and (
                helped
                or token.tag("middle", "state")
                or tokens[at - 1].tag("people", "uncounted")
                or at == after + 1
                or _bare_participle(tokens, at)
            ):
                return metric, at
            if not helped and takes_object(tokens, at):
                return None
        at += 1
    return None


def _acts(tokens: Sequence[Token], after: int, at: int) -> bool:
    """ "20 men attacked the village and six were wounded": the subject acts, another figure suffers."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is not None
        and token.kind == "word"
        and not token.tags
        and token.norm.endswith("ed")
        and following.norm in ("the", "a", "an", "their", "its", "his")
        and not any(t.norm in _RELATIVES for t in tokens[after + 1 : at])
    )
