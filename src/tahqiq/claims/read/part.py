"""Claims of a part of a metric: children among the dead, attacks on schools, deaths in suicide attacks.

A statistic of the whole can neither confirm nor, unless it is smaller, refute the figure of a part.
"""

from __future__ import annotations

import re

from tahqiq.terms import Claim, ClaimKind, Violence

_YOUNG = r"(?:school)?(?:children|child|girls|boys)|minors|infants|babies|teenagers|women|students?|pupils"
_GROUPS = (
    rf"{_YOUNG}|teachers?|journalists?|reporters?|doctors?|nurses?"
    r"|health\s+workers?|vaccinat\w+|polio|team\s+members?|aid\s+workers?|lawyers?|clerics?|pilgrims?|worshippers?"
    r"|miners?|tourists?|foreigners?|engineers?|commanders?|ringleaders?|politicians?|candidates?|minorit(?:y|ies)"
    r"|razakars?|volunteers?|militiamen|peace[\s-]+committee|levies|rangers?|frontier\s+corps|constabulary"
    r"|sh[iy]['’]?(?:a|as|ites?)|hazaras?|christians?|sikhs?|hindus?|ahmadis?|refugees?"
)
_TARGETS = (
    r"schools?|education\w*|hospitals?|mosques?|churches|shrines?|trains?|railways?|bus(?:es)?|pipelines?|polling"
)
_MEANS = (
    r"suicide(?=[\s-]+(?:attack|bomb|blast)\w*)|drones?|air[\s-]?strikes?|IEDs?|landmines?|roadside|grenades?|rockets?"
    r"|shelling|cross-border|sectarian|political|ethnic|communal|inter-?tribal|tribal\s+clashes|gangs?"
    r"|one-sided|non-state|state-based|target(?:ed)?\s+killings?|kidnap\w*|abduct\w*|behead\w*|ambush\w*|hardcore|high-?(?:value|profile)|senior"
)
_ANAPHOR = r"(?:of|in|from)\s+(?:these|those)\s+(?:\w+\s+)?(?:clashes|incidents|attacks|operations|events|killed)"
_MEMBERS = re.compile(rf"\b(?:{_GROUPS}|{_TARGETS}|{_MEANS})\b", re.IGNORECASE)
_WHO = re.compile(rf"\b(?:{_GROUPS})\b", re.IGNORECASE)
_OF_ANY = re.compile(rf"\b(?:{_YOUNG})\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s+(?:them|whom|these|those|the\s+(?:dead|victims))\b", re.IGNORECASE)
_PART = re.compile(rf"{_MEMBERS.pattern}|\b{_ANAPHOR}\b", re.IGNORECASE)
COUNTED = frozenset({"deaths", "injuries", "attacks", "incidents", "arrests", "operations", "other:casualties"})
_WHOLE_KINDS = frozenset({ClaimKind.MILESTONE, ClaimKind.OTHER})
_SHARED = re.compile(
    r"(?:\bper\s?cent(?:age)?|%|\b(?:half|thirds?|quarters?|fifths?|most|majority|all|none|bulk))"
    r"\s+of\s+(?:[\w’']+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before the whole of a share: what narrows the share does not narrow "half of the 4,251 deaths"."""
_OTHER = re.compile(
    r"[,;:()–—]|\.\s|\b(?:while|whereas)\b|\band\s+(?=\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
)
"""Where another matter begins: a mark, "while", or "and" with a figure of its own."""
_AFTER = re.compile(rf"{_OTHER.pattern}|\b(?:including|in\s+which|besides|along\s+with)\b")
"""Where it does behind a quote: a part of it is told of there, or what was done by it."""
BESIDE = 70  # characters beside the quote, within its sentence, in which such a word narrows it


_SUBJECT = re.compile(rf"\b(?:{_GROUPS}|{_TARGETS})\b", re.IGNORECASE)


def part_of(claim: Claim, sentence: str, title: str) -> str:
    """The word that narrows a claim to a part of its metric; "" where none does.

    A text whose title is about such a group or target counts that part throughout. The toll of one happening is
    narrowed by its own words only, as those around tell where it was ("a blast at a mosque killed 10"): by a part of
    any crowd ("132 schoolchildren") or one that is said to be a part ("six of them policemen"). "Killed 90 pilgrims"
    is its whole toll.
    """
    if claim.kind is ClaimKind.EVENT_TOLL:
        own = _OF_ANY.search(claim.quote) or (_OF_THEM.search(claim.quote) and _WHO.search(claim.quote))
        return " ".join(own[0].lower().split()) if own else ""
    if claim.metric not in COUNTED or claim.kind in _WHOLE_KINDS:
        return ""
    at = sentence.find(claim.quote)
    if at < 0 or _SHARED.search(sentence[:at]):
        return ""
    stop = at + len(claim.quote)
    after = _AFTER.split(sentence[stop : stop + BESIDE])[0]
    before = _OTHER.split(sentence[max(0, at - BESIDE) : at])[-1]
    pattern = _MEMBERS if claim.kind is ClaimKind.SHARE else _PART  # "38% of those killed" is a share of the whole
    found = pattern.search(claim.quote + after) or pattern.search(before) or _SUBJECT.search(title)
    return " ".join(found[0].lower().split()) if found else ""


def names_part(scope: str, part: str) -> bool:
    """Whether a word of a statistic's scope begins with the slug of a part: "part:school_attacks" with "school"."""
    return f"_{part}" in f"_{scope.removeprefix('part:')}"


def slug(part: str) -> str:
    """What the scope of a statistic of that part has in it (docs/reference/basis.md)."""
    word = part.split(maxsplit=1)[0].replace("-", "_")
    return word if word in set(Violence) else word.rstrip("s")
