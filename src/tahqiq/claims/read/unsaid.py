"""Figures that a text prints and does not say to be so: denied, supposed, or of another thing than violence."""

from __future__ import annotations

import re

from tahqiq.claims.read.narrowed import APART, Span, clause_of
from tahqiq.terms import Claim, ClaimKind, Unit

_PHRASE = re.compile(r"[,;:()\[\]–—\n“”\"]|\.\s|\s-\s|\b(?:while|whereas|although|though|but)\b", re.IGNORECASE)
_MISHAP = re.compile(
    r"\b(?:fires?|accidents?|crash(?:es|ed)?|stampedes?|earthquakes?|floods?|landslides?|avalanches?|collaps\w+|derail\w+|heat\s?waves?"
    r"|cyclones?|storms?|epidemics?|outbreaks?|capsiz\w+|gas\s+leaks?|building\s+collapse)\b",
    re.IGNORECASE,
)
_HOSTILE = re.compile(
    r"\b(?:attack|bomb|blast|explo|gun|shoot|shot|open(?:ed|ing)?\s+fire|fired|militant|terror|rebel|insurgent|raid|ambush|clash|strike"
    r"|struck|assail|siege|stab|assassin|massacre|rocket|mortar|drone|shell|crossfire|ceasefire)",
    re.IGNORECASE,
)


_DENIED = re.compile(
    r"\b(?:not(?!\s+(?:only|including|counting|least|just))|never|\w+n['’]t|den(?:y|ies|ied)|reject(?:s|ed)?|refut\w+|rebut\w+|false(?:ly)?|untrue|incorrect"
    r"|fake|fabricated|disputed|baseless|exaggerated|unfounded|if|unless|would|could|might)\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"\d[\d,.]*\s+(?:fewer|less)\b|\d[\d,.]*\s+more\b(?=.*\bthan\b)", re.IGNORECASE | re.DOTALL)
_POINTS = re.compile(r"\bpercentage\s+points?\b", re.IGNORECASE)
_TO_SHARE = re.compile(r"\bto\s+\d[\d.]*\s*(?:%|per\s?cent\b)", re.IGNORECASE)


def unsaid(claim: Claim, text: str, around: Span) -> str:
    """Why a figure is not said to be so, or says another thing than its slots; "" where it is said plainly.

    "It denied that 40 were killed", "40 more than in May" (a difference), "rose to 67%" (a share), "by 5 points".
    """
    clause = clause_of(claim, text, around, _PHRASE)
    if claim.value != 0 and claim.kind not in APART and _DENIED.search(clause):
        return "the text does not say that it is so"
    if claim.kind is ClaimKind.COUNT and _DIFFERENCE.search(f"{claim.quote} {clause}"):
        return "it is a difference of two counts"
    if claim.kind is ClaimKind.CHANGE and claim.unit is Unit.PERCENT:
        if _POINTS.search(claim.quote):
            return "it is a change of a share, in points"
        if claim.from_value is None and claim.to_value is None and _TO_SHARE.search(claim.quote):
            return "it is what a share rose or fell to"
    return ""


def mishap(sentence: str) -> str:
    """The word for a mishap in a sentence that tells of no violence; "" where none stands."""
    found = _MISHAP.search(sentence)
    return found[0] if found and not _HOSTILE.search(sentence) else ""
