"""Who a sentence says did it, where the claim itself names nobody: a name that the registry may not know.

What one group did is never what all did, so a name that is told as the doer has to be known before a figure is set
against any evidence.
"""

from __future__ import annotations

import re

_NAME = r"((?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,4})"
_HARM = (
    r"(?:killed|slain|murdered|wounded|injured|kidnapped|abducted|executed|massacred|committed|perpetrated|caused|staged"
    r"|launched|claimed|carried\s+out|attacks?|bombings?|raids?|killings?|massacres?|violence|deaths?)"
)
_BY = re.compile(rf"\b(?:{_HARM}\s+by|at\s+the\s+hands\s+of|blamed\s+on|attributed\s+to|laid\s+to)\s+{_NAME}")
_BLAMED = re.compile(rf"{_NAME}\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(?:responsible|blamed|behind)\b")
_DEED = re.compile(r"(?:killed|wounded|injured|kidnapped|abducted|executed|massacred|carried\s+out)\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"(?:^|[\s“\"(]){_NAME}\s+(?:(?:had|have|has)\s+)?$")
_TOLD = re.compile(r"\b(?:by|hands|blamed|attributed|laid|responsible|behind)\b")
_DAYS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def doer(sentence: str, before: str, quote: str) -> str:
    """The name of who did it: right before a deed that the quote begins with, behind "killed by", as the one blamed.

    ``before`` is the sentence up to the quote. "" where the sentence tells of none.
    """
    found = _SUBJECT.search(before) if _DEED.match(quote) else None
    if not found and _TOLD.search(sentence):  # most sentences tell of nobody: the names are not looked for in vain
        found = _BY.search(sentence) or _BLAMED.search(sentence)
    return _DAYS.sub(" ", found[1]).strip() if found else ""
