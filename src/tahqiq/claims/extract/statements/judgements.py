"""What is said and cannot be checked: causes, opinions, intentions, forecasts, recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.statements.clauses import Clause
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, marks, words
from tahqiq.terms import ClaimKind, WhyNot

_CAUSES, _OPINIONS, _FUTURES = words()["causes"], words()["opinions"], words()["futures"]


_NOT_NOUN = "".join(
    rf"(?<!\b{word}\s)" for word in ("the", "a", "an", "of", "to", "this", "their", "its", "and", "in", "or")
)
_OBJECT = r"(?=\s+(?!(?:of|in|on|to|at|for|from|and|or|is|was|were|are|by|with)\b)\w)"


def _forms(verbs: list[str]) -> tuple[list[str], list[str]]:
    return [*verbs, *(f"{verb}s" for verb in verbs)], [f"{verb.removesuffix('e')}ed" for verb in verbs]


def _finite(verbs: list[str]) -> str:
    """The verbs as predicates: "hampers policy", "has eroded trust"; not as nouns ("the strain of") or adjectives."""
    present, past = map(any_of, _forms(verbs))
    return rf"{_NOT_NOUN}{present}{_OBJECT}|\b(?:has|have|had)\s+(?:[a-z]+ly\s+|also\s+)?{past}"


_LINKS = ("before", "behind", "phrases")
_PARTICIPLE = re.compile(r"(?:(?:and|thus|thereby|further|[a-z]+ly)\s+){0,2}(?P<verb>[a-z]+ing)\b")
_CAUSE = Lazy(lambda: f"{any_of([p for k in _LINKS for p in _CAUSES[k]])}|{_finite(_CAUSES['verbs'])}", re.IGNORECASE)
_LINK = Lazy(
    lambda: (
        rf"(?P<first>{any_of(_CAUSES['before'] + _CAUSES['before_changes'])})"
        rf"|{any_of(_CAUSES['behind'] + _CAUSES['behind_changes'])}"
    ),
    re.IGNORECASE,
)
_NEAR = 50
_CHANGE = re.compile(
    r"\b(?:drop|declin|fall|fell|decreas|reduc|rise|rising|rose|increas|surg|jump|grow|grew|doubl|halv)\w*",
    re.IGNORECASE,
)
_OPINION = Lazy(lambda: any_of(_OPINIONS["phrases"]), re.IGNORECASE)
_PREDICATE = Lazy(
    lambda: (
        rf"\b(?:is|are|was|were|remain|remains|remained|appears?|seems?)\s+(?:\w+ly\s+|so\s+|too\s+)?{any_of(_OPINIONS['predicates'])}"
    ),
    re.IGNORECASE,
)
_VAGUE = Lazy(lambda: any_of(words()["vague"]["phrases"]), re.IGNORECASE)
_FORECAST = Lazy(lambda: any_of(_FUTURES["forecast"]), re.IGNORECASE)
_RECOMMENDATION = Lazy(lambda: any_of(_FUTURES["recommendation"]), re.IGNORECASE)
_REPORTED = Lazy(lambda: any_of(words()["reporting"]) + r"|[\"“”«»]", re.IGNORECASE)
_CAUSING, _JUDGING = frozenset(_CAUSES["participles"]), frozenset(_OPINIONS["participles"])
JUDGES = marks(
    *(_CAUSES[links] for links in (*_LINKS, "participles")), *_forms(_CAUSES["verbs"]), *_OPINIONS.values(),
    *_FUTURES.values(), words()["vague"]["phrases"],
)  # fmt: skip
"""A sentence that says none of these words judges nothing."""
LINKS = marks(*(_CAUSES[f"{place}{what}"] for place in ("before", "behind") for what in ("", "_changes")))
"""A sentence that says none of these words gives no cause."""

_Reason = tuple[str, WhyNot]


def reported(sentence: str) -> bool:
    """Whether the sentence gives somebody else's words: what it judges is then theirs."""
    return bool(_REPORTED.search(sentence))


def judged(clause: Clause) -> Iterator[Statement]:
    """What a clause asserts that no figure can settle, if its words say so plainly; at most one statement."""
    reason = _reason(clause)
    if reason:
        metric, why = reason
        yield Statement(clause.start, clause.end, ClaimKind.OTHER, metric, why_not=why)


def caused(clause: Clause) -> Iterator[Statement]:
    """The cause that a clause gives for a change: "thanks to the operation", "the operation led to a drop of 13%".

    What stands before "thanks to" is the effect, a claim of its own; a cause named first takes the whole clause. That a
    raid led to 14 deaths is a count.
    """
    match = _LINK.search(clause.text)
    if match and (
        _CHANGE.search(clause.text, match.end(), match.end() + _NEAR)
        if match["first"]
        else _CHANGE.search(clause.text, 0, match.start())
    ):
        start = clause.start + (0 if match["first"] else match.start())
        yield Statement(start, clause.end, ClaimKind.OTHER, "other:cause", why_not=WhyNot.CAUSE, beside=True)


def _reason(clause: Clause) -> _Reason | None:
    if _RECOMMENDATION.search(clause.text):
        return "other:recommendation", WhyNot.FUTURE
    if _FORECAST.search(clause.text):
        return "other:forecast", WhyNot.FUTURE
    opened = _PARTICIPLE.match(clause.text) if clause.opened else None
    if opened and opened["verb"] in _CAUSING:
        return "other:cause", WhyNot.CAUSE
    if opened and opened["verb"] in _JUDGING:
        return "other:opinion", WhyNot.OPINION
    for pattern, metric, why in _PLAIN:
        if pattern.search(clause.text):
            return metric, why
    return None


_PLAIN = (
    (_CAUSE, "other:cause", WhyNot.CAUSE),
    (_OPINION, "other:opinion", WhyNot.OPINION),
    (_PREDICATE, "other:opinion", WhyNot.OPINION),
    (_VAGUE, "other:qualitative", WhyNot.VAGUE),
)
