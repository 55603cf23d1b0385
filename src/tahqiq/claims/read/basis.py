"""What a claim's own words say of what is counted.

"Killed in militant attacks" and "killed in operations" are different statistics; a sentence that names one
is compared with that one only. A sentence that names neither leaves the definition open, and a verdict that
hangs on it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tahqiq.terms import Claim, Counts, Victim

_GROUP = r"(?:militant|terror(?:ist|ism)?|insurgent|extremist|separatist|rebel|suicide|sectarian|jihadist)"
_ATTACKS = re.compile(
    rf"\b{_GROUP}(?:\s+\w+)?[\s-]+(?:attacks?|violence|strikes?|assaults?|bombings?)\b"
    r"|\b(?:attacks?|bombings?)\s+(?:by|carried\s+out\s+by|claimed\s+by)\b|\bin\s+(?:\w+\s+){0,2}attacks\b",
    re.IGNORECASE,
)
_OPERATIONS = re.compile(
    r"\b(?:in|during|through|by)\s+(?:\S+\s+){0,4}(?:operations?|IBOs?|raids?|gun\s?battles?|encounters?)\b"
    r"|\b(?:security|military|counter[- ]?terror\w*|intelligence[- ]based|clearance|search)[\s-]+"
    r"(?:force\s+)?(?:operations?|actions?|raids?)\b|\bIBOs?\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\battacks?\b[^.;]{0,60}\band\b[^.;]{0,60}\boperations?\b|\boperations?\b[^.;]{0,60}\band\b[^.;]{0,60}\battacks?\b"
    r"|\b(?:violence|conflict)[- ](?:related|linked)\b|\boverall\s+violence\b|\borgani[sz]ed\s+violence\b",
    re.IGNORECASE,
)
_FELL_IN_ATTACKS = re.compile(
    rf"\b(?:killed|dead|died|injured|wounded|hurt)\s+in\s+(?:the\s+)?{_GROUP}(?:\s+\w+)?[\s-]+(?:attacks?|assaults?|bombings?)\b"
    rf"|\b{_GROUP}\s+(?:attacks|assaults|bombings)\b[^.;]{{0,40}},?\s+in\s+which\b"
    rf"|\b{_GROUP}\s+(?:attacks|assaults|bombings)\s+(?:\w+\s+)?(?:killed|injured|wounded|left|claimed|cost)\b",
    re.IGNORECASE,
)
_ARMED = (
    r"(?:militants?|terrorists?|insurgents?|rebels?|gunmen|extremists?|islamists?|jihadi(?:st)?s?|fighters|attackers|assailants"
    r"|armed\s+(?:groups?|men)|non-state\s+actors)"
)
_KILLED = r"(?:(?:have|has|had)\s+)?(?:killed|murdered|massacred|slain|martyred|shot)"
_BY_ARMED = re.compile(
    rf"\b(?:killed|slain|murdered|died|deaths?|martyred)\s+(?:\w+\s+){{0,3}}(?:by|at\s+the\s+hands\s+of)\s+(?:\w+\s+)?{_ARMED}\b"
    rf"|\b{_ARMED}\s+{_KILLED}\b|\bterrorism\s+(?:{_KILLED}|(?:has\s+)?(?:claimed|cost|left))\b"
    r"|\b(?:killed|died|deaths?|lives|lost)\s+(?:\w+\s+)?(?:by|from|to|in)\s+terrorism\b",
    re.IGNORECASE,
)
_MILITANTS_OUT = re.compile(
    r"\b(?:excluding|not\s+(?:counting|including)|without|leaving\s+out|apart\s+from)\s+(?:the\s+)?"
    r"(?:militants?|terrorists?|attackers?|insurgents?|outlaws?)\b|\bcivilians?\s+and\s+security\b"
    r"|\bsecurity\s+(?:forces|personnel)\s+and\s+civilians?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hint:
    """The basis that the text states; UNSPECIFIED and False where it states none."""

    counts: Counts = Counts.UNSPECIFIED
    militants_out: bool = False


def hint(claim: Claim, sentence: str) -> Hint:
    """Read the basis from the claim's slots and its sentence."""
    return Hint(_counts(claim, sentence), bool(_MILITANTS_OUT.search(sentence)))


_OF_METRIC = {
    "attacks": Counts.ATTACKS,
    "suicide_attacks": Counts.ATTACKS,
    "operations": Counts.OPERATIONS,
    "incidents": Counts.BOTH,
}


def _counts(claim: Claim, sentence: str) -> Counts:
    if claim.metric in _OF_METRIC:
        return _OF_METRIC[claim.metric]
    if _BOTH.search(sentence):
        return Counts.BOTH
    attacks, operations = bool(_ATTACKS.search(sentence)), bool(_OPERATIONS.search(sentence))
    if claim.victim is not Victim.MILITANT and claim.metric in {"deaths", "injuries"}:
        attacks = attacks or bool(_BY_ARMED.search(sentence))
    if attacks == operations:
        return Counts.UNSPECIFIED
    # a dead militant in a sentence about attacks may be anybody's doing, unless he fell "in militant attacks"
    if claim.victim is Victim.MILITANT and attacks and not _FELL_IN_ATTACKS.search(sentence):
        return Counts.UNSPECIFIED
    return Counts.ATTACKS if attacks else Counts.OPERATIONS
