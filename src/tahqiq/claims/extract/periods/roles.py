"""What the words before a period make of it: since, until, the base of a comparison."""

from __future__ import annotations

import re

from tahqiq.claims.extract.periods.model import Role
from tahqiq.claims.extract.periods.words import MONTH

_GAP = r"(?:[\w$'\"%-]+(?:,[0-9]{3})*\s+)"
_SINCE_DIRECT = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(rf"\b(?:ever\s+)?since\s+(?P<gap>{_GAP}{{0,9}}?)$", re.IGNORECASE)
_IS = re.compile(r"(?:19|20)[0-9]{2}\s+(?:was|is|were|came|fell|occurred)\s+(?:\w+\s+){0,2}$")
"""Between two years: "the deadliest year since 2010 was 2023"."""
_UNTIL = re.compile(r"\b(?:until|till|by|through|up\s+to|as\s+late\s+as)\s+(?:the\s+)?$", re.IGNORECASE)
_STRETCH = re.compile(r"(?:the\s+)?first\b", re.IGNORECASE)
"""Behind "through": "through the first nine months" is all of them, and not until their end."""
_AFTER = re.compile(r"\b(?P<word>after|before|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:)\"]|$)|\s+(?:the|when|and|to|in|were|was|had|has)\b")
_ONWARD = re.compile(r"\s+(?:onwards?|on(?=\s*[,.;])|forward)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\b(?:compared|comparing|compare|compered|comparison|relative|versus|vs|as\s+against)\b\.?"
    r"(?!\s+(?:to|with)\s+(?:all\s+)?other\s+(?!months|quarters|years|times|periods))"  # "to other provinces"
    r"|\bthan\s+(?!(?:[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|a\s+(?:dozen|hundred|thousand)|half)\b))"
    r"(?:[^.;:()\n,]|[,.](?=[0-9])){0,90}$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\bthan\s+(?:(?:in|during|for|at|that|those|of|it|they|was|were|had|been|the|its|their|a|number|figure|toll|total|tally|deaths|attacks|killed|recorded|reported)\s+){0,5}$",
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:ris(?:e|es|en|ing)|rose|increas\w*|decreas\w*|declin\w*|drop\w*|f[ae]ll\w*|reduc\w*|jump\w*|surg\w*|spik\w*"
    r"|up|down|grow\w*|grew|climb\w*|chang\w*|improv\w*|doubl\w*|tripl\w*|trebl\w*|quadrupl\w*|halv\w*|plung\w*|plummet\w*|differ\w*)"
)
_FROM = re.compile(
    rf"\b{_CHANGED}\b,?(?:\s+[\w%'$,.-]+){{0,8}}?\s+from\s+(?:the\s+)?"
    r"(?:(?:[0-9]|an?\s|that\s|those\s|levels?\s|figures?\s|one\s|two\s|three\s|four\s|five\s|six\s|seven\s|eight\s"
    r"|nine\s|ten\s|last\s)(?:(?!to\s)[\w,$%.'-]+\s+){0,6}(?:the\s+)?)?$",
    re.IGNORECASE,
)
_OVER = re.compile(rf"\b(?:{_CHANGED}|more|fewer|less)\s+(?:\w+\s+){{0,3}}over\s+$", re.IGNORECASE)

# "jumped by 74% in August 2025 over July": one time set against another
_TIME_OVER = re.compile(
    rf"\b{_CHANGED}\b[^.;\n]{{0,50}}\s(?:{MONTH}|(?:19|20)[0-9]{{2}})\s+over\s+(?:the\s+)?$", re.IGNORECASE
)
_ON_A_YEAR = re.compile(
    rf"(?:\b(?:{_CHANGED}|higher|lower)\b|[-+]\d)[^.;\n]{{0,40}}\b(?:on|over|against)\s+(?:the\s+)?$", re.IGNORECASE
)
_WHOLE = re.compile(
    r"(?:the\s+)?(?:(?:19|20)\d\d|(?:previous|preceding|prior)\s+(?:year|quarter|month)|last\s+year)\b", re.IGNORECASE
)


def role_of(text: str, start: int, end: int) -> tuple[Role, int]:
    """The role of the period at ``text[start:end]``, and where the mention begins with its role word."""
    near = max(0, start - 100)
    if direct := _SINCE_DIRECT.search(text, max(0, start - 16), start):
        return "since", direct.start()
    if _compares(text, start, end, near) or (_WHOLE.match(text, start) and _ON_A_YEAR.search(text, near, start)):
        return "compared", start
    since = _SINCE.search(text, near, start)
    if since and not _IS.search(since["gap"]):  # "since the 2021 takeover": the mention stays with the year
        return "since", start
    until = _UNTIL.search(text, max(0, start - 16), start)
    if until and not (until[0].lower().startswith("through") and _STRETCH.match(text, start)):
        return "until", until.start()
    return _bounded(text, start, end)


def _bounded(text: str, start: int, end: int) -> tuple[Role, int]:
    if _ONWARD.match(text, end):
        return "since", start
    after = _AFTER.search(text, max(0, start - 16), start)
    if after and _ENDS.match(text, end):
        return ("since" if after["word"].lower() == "after" else "until"), after.start()
    return "at", start


_MONTH_OR_YEAR = re.compile(rf"{MONTH}|(?:19|20)[0-9]{{2}}")
_RANGE = re.compile(r"\s(?:to|until|till|through)\s", re.IGNORECASE)


def _compares(text: str, start: int, end: int, near: int) -> bool:
    found = _COMPARED.search(text, near, start)
    if found and (not found[0].lower().startswith("than") or _THAN.search(text, near, start)):
        return True
    if _MONTH_OR_YEAR.match(text, start) and _TIME_OVER.search(text, near, start):
        return True
    ranged = text[max(0, start - 5) : start].casefold() == "from " and _RANGE.search(text, start, end)
    return bool((not ranged and _FROM.search(text, near, start)) or _OVER.search(text, max(0, start - 50), start))
