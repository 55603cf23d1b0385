"""Allegations: that one side says something of another, or denies what is said of it. Never that it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.statements.clauses import Clause
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, marks, words
from tahqiq.terms import ClaimKind, WhyNot

METRIC = "other:allegation"
_NAME = r"(?-i:(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w.’'-]*){0,5})"
_NAMES = rf"{_NAME}(?:\s+and\s+{_NAME}){{0,2}}"
_ADVERBS = (
    r"(?:\s+(?:has|have|had|also|again|often|long|always|repeatedly|consistently|formally|publicly|(?-i:[a-z]+ly)))*"
)
_PASSIVE = r"\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been)(?:\s+(?:also|again|often|long|repeatedly))*"

_ALLEGED = Lazy(lambda: any_of(words()["allegations"]), re.IGNORECASE)
_ACCUSED_BY = Lazy(
    lambda: rf"(?P<accused>{_NAMES}){_PASSIVE}\s+{any_of(words()['accusing'])}(?:\s+by\s+(?P<alleger>{_NAMES}))?",
    re.IGNORECASE,
)
_ACCUSES = Lazy(
    lambda: rf"(?:(?P<alleger>{_NAMES}){_ADVERBS}\s+)?{any_of(words()['accusing'])}\s+(?P<accused>{_NAMES})",
    re.IGNORECASE,
)
_CHARGE = Lazy(
    lambda: (
        rf"(?:(?P<alleger>{_NAME})(?:['’]s?)?\s+)?{any_of(words()['charges'])}\s+(?:of|that|about|against)\s+(?P<accused>{_NAMES})"
    ),
    re.IGNORECASE,
)
_DENIES = Lazy(
    lambda: (
        rf"(?P<accused>{_NAMES}){_ADVERBS}\s+{any_of(words()['denying'])}\s+(?=that\b|any\b|all\b|it\b|(?-i:[a-z]{{3,}}ing)\b"
        rf"|(?:(?:the|these|such|those|this|his|its|their|\w+['’]s)\s+)?(?:\w+\s+)?(?:involvement|{any_of(words()['charges'])}))"
    ),
    re.IGNORECASE,
)
_ABETS = Lazy(
    lambda: (
        rf"(?P<accused>{_NAMES}){_ADVERBS}\s+(?:{any_of([*words()['abetting'], *words()['abetting_phrases']])})\s+"
        r"(?:(?:the|both|groups?|militants?|such\s+as|like|(?-i:anti)-\w+)\s+){0,3}"
    ),
    re.IGNORECASE,
)
_ABETTED = Lazy(
    lambda: (
        rf"\b(?:is|are|was|were|been|acts?|acted)\s+(?:\w+ly\s+)?(?:{any_of(words()['abetting'])}\s+by"
        rf"|(?:as\s+)?(?:an?|the)\s+(?:\w+\s+)?(?:arm|proxy|front|tool)\s+(?:of|for))\s+(?P<accused>{_NAMES})"
    ),
    re.IGNORECASE,
)
_SAYING = Lazy(lambda: rf"(?P<alleger>{_NAME}){_ADVERBS}\s+{any_of(words()['saying'])}\s+(?:that\s+)?", re.IGNORECASE)
_TOLD_BY = re.compile(rf"\baccording\s+to\s+(?P<alleger>{_NAME})", re.IGNORECASE)
_CONTESTED = re.compile(
    r",\s+(?:which|but|though|although|an?\s+(?:charge|claim|allegation|accusation))\b[^.;:]{0,80}"
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|contested|disputed|unproven|unconfirmed)\b(?:\s+it)?"
)
_NEAR = 40
ALLEGES = marks(
    *(words()[n] for n in ("allegations", "accusing", "charges", "denying", "abetting", "abetting_phrases")),
    ("arm", "proxy", "front", "tool"),
)  # fmt: skip
"""A sentence that says none of these words alleges and denies nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """Where an armed group is named: ``text[start:end]`` of the document."""

    start: int
    end: int


def alleged(text: str, clause: Clause, groups: Sequence[Group]) -> Iterator[Statement]:
    """That somebody alleges or denies something; at most one statement, with the denial that follows on it.

    ``groups`` are the armed groups named in the clause: that a state funds or shelters one of them is an allegation
    whoever says so, the document included.
    """
    for pattern in (_DENIES, _ACCUSED_BY, _ACCUSES, _CHARGE):
        match = pattern.search(clause.text)
        if match:
            yield _statement(text, clause, match["accused"], match.groupdict().get("alleger") or _teller(clause.text))
            return
    abets = _abets(clause, groups)
    if abets:
        yield _statement(text, clause, abets, _teller(clause.text))
    elif _ALLEGED.search(clause.text):
        by = _ABETTED.search(clause.text)
        yield _statement(text, clause, by["accused"] if by else "", _teller(clause.text))


def _abets(clause: Clause, groups: Sequence[Group]) -> str:
    """Who is said to fund, shelter or steer an armed group; "" where nobody is."""
    for match in _ABETS.finditer(clause.text):
        at = clause.start + match.end()
        if any(
            0 <= g.start - at < _NEAR and not clause.text[match.end() : g.start - clause.start].strip() for g in groups
        ):
            told = _SAYING.match(match["accused"] + " ")
            return match["accused"] if not told else ""
    by = _ABETTED.search(clause.text)
    if by and any(g.start < clause.start + by.start() for g in groups):
        return by["accused"]
    return ""


def _teller(text: str) -> str:
    match = _TOLD_BY.search(text) or _SAYING.match(text)
    return match["alleger"] if match else ""


def _statement(text: str, clause: Clause, accused: str, alleger: str) -> Statement:
    contested = _CONTESTED.match(text, clause.end)
    return Statement(
        clause.start, contested.end() if contested else clause.end, ClaimKind.OTHER, METRIC, why_not=WhyNot.ALLEGATION,
        actor=_bare(accused), source=_bare(alleger),
    )  # fmt: skip


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.strip())
