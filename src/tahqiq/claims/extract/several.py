"""A sentence that sets several publishers' figures beside each other: whose each figure is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.names import Mention
from tahqiq.terms import Claim

_COUNTED = re.compile(
    r"(?:\s*\([^()]{2,12}\))?(?:['’]s?\s(?:[\w-]+\s){0,2}?(?:counts?|data|figures?|estimates?|tally|toll|total)\b|"
    r"\s(?:has|had|also|only|itself|\s)*(?:counts?|counted|records?|recorded|puts?|documents?|documented|lists?|listed|"
    r"found|finds|shows?|showed|reports?|reported|gives?|gave|logged|registered|estimated|estimates|says|said)\b)"
)
_GIVEN_BY = re.compile(r"(?:according to|as per|per|by)\s+(?:the\s+)?\Z", re.I)


def each_to_its_own(
    claims: Sequence[Claim], text: str, parsed: Sequence[Parsed], mentions: Sequence[Mention]
) -> list[Claim]:
    """The claims with the publisher that counts each, in sentences where two or more publishers count.

    "PIPS recorded 521 attacks, while PICSS recorded 905": the one that counts last before the figure; "521 according to
    PIPS, 905 according to PICSS": the one that is named right behind it.
    """
    told = [m for m in mentions if m.kind == "publisher" and len(m.ids) == 1]
    starts, begins = [m.start for m in told], [p.sentence.start for p in parsed]
    found = []
    for claim in claims:
        at = bisect_right(begins, claim.start) - 1
        sentence = parsed[at].sentence
        inside = told[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        whose = _whose(claim, text, inside) if len({m.ids for m in inside}) > 1 else None
        found.append(replace(claim, attributed_to=whose) if whose else claim)
    return found


def _whose(claim: Claim, text: str, inside: Sequence[Mention]) -> str | None:
    counting = [m for m in inside if _COUNTED.match(text, m.end)]
    given = [m for m in inside if _GIVEN_BY.search(text, max(0, m.start - 20), m.start)]
    if len({m.ids for m in counting}) > 1:
        before = [m for m in counting if m.end <= claim.end]
        return text[before[-1].start : before[-1].end] if before else None
    if len({m.ids for m in given}) > 1:
        behind = [m for m in given if m.start >= claim.end]
        return text[behind[0].start : behind[0].end] if behind else None
    return None
