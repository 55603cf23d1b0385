"""Parts and their whole in one sentence: "12 people, including four children", "17: 12 soldiers and five civilians"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.subject import contains, is_total, same_days
from tahqiq.terms import Claim, Victim

_SOME = re.compile(
    r"\b(?:includ(?:ing|ed|es?)|(?:of|among)\s+(?:whom|which|them|these|those)|in\s+which|out\s+of\s+(?:which|them))\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:[:(—–]|\s--?)\s*$|\b(?:comprising|consist(?:ing|ed)\s+of|made\s+up\s+of|namely)\b", re.IGNORECASE
)
_OF_THE = re.compile(r"\b(?:of|among|out\s+of)\s+(?:these|those|the|all)\b[^,;.]{0,60}$", re.IGNORECASE)
_LIST = re.compile(r"[,;]|\b(?:and|plus|besides)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[)—.]|\b(?:while|whereas|but|compared|against|from|than|includ\w+|among|of\s+wh\w+|another|addition|earlier|later"
    r"|separate\w*|elsewhere|after|before|when|also)\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:others?|rest|remaining|several|some|many|un(?:identified|known)|most(?:ly)?)\b", re.IGNORECASE
)
_IN_ALL = re.compile(r"\s*(?:\w+\s+){0,2}(?:in\s+all|in\s+total|altogether|all\s+told)\b", re.IGNORECASE)
_TOTALLING = re.compile(r"\b(?:for|making|giving)\s+an?\s+(?:\w+\s+)?total\s+of\s*$", re.IGNORECASE)
_WIDE, _NEAR = 90, 60
_CASUALTIES = frozenset({"deaths", "injuries"})
_FEW_WORDS = 2


def part_ties(layout: Layout) -> Iterator[Tie]:
    """A tie for each whole whose parts stand in its own sentence."""
    for row in layout.rows:
        totals = [c for c in row if is_total(c) and not c.per]
        for at, whole in enumerate(totals):
            rest = totals[at + 1 :]
            tie = _told(layout, whole, rest) or _of_these(layout, whole, rest) or _in_all(layout, totals[:at], whole)
            if tie is not None:
                yield tie


def belongs(whole: Claim, part: Claim) -> bool:
    """Whether one can be a part of the other: same thing, same days, no wider class of people."""
    if not same_days(whole, part):
        return False
    if whole.metric == "other:casualties" and part.metric in _CASUALTIES:
        return contains(whole.victim, part.victim)
    bare = part.victim is Victim.ALL and len(part.quote.split()) <= _FEW_WORDS  # "42 in …": its class was not said
    return whole.metric == part.metric and (bare or contains(whole.victim, part.victim))


def _told(layout: Layout, whole: Claim, rest: Sequence[Claim]) -> Tie | None:
    """The parts behind a word or a mark that opens them."""
    if not rest:
        return None
    gap = layout.between(whole, rest[0])
    some = _SOME.search(f"{gap}{rest[0].quote.split(' ')[0]}")  # "including" may be of the part's own words
    complete = not some and _ALL.search(gap) is not None
    if not some and not complete:
        return None
    parts = _run(layout, whole, rest, aside=gap.lstrip().startswith(","))
    if not parts or (complete and len(parts) == 1):
        return None
    told = layout.text[whole.end : layout.sentences[layout.sentence(whole)].end]
    return Tie(TieKind.WHOLE, whole, tuple(parts), complete=complete and not _LEFT_OUT.search(told))


def _run(layout: Layout, whole: Claim, rest: Sequence[Claim], *, aside: bool) -> list[Claim]:
    """The parts that follow each other as a list; ``aside``: they stand between commas, and so end at one."""
    parts: list[Claim] = []
    for claim in rest:
        if not belongs(whole, claim):
            break
        if parts:
            gap = layout.between(parts[-1], claim)
            closed = aside and len(parts) == 1 and re.fullmatch(r",\s*and\s*", gap)
            if len(gap) > _WIDE or not _LIST.search(gap) or _BREAK.search(gap) or closed:
                break
        parts.append(claim)
    return parts


def _of_these(layout: Layout, whole: Claim, rest: Sequence[Claim]) -> Tie | None:
    """ "Of these 174, 100 took place in … while 74 …": what is left of the sentence may speak of other things too."""
    begin = layout.sentences[layout.sentence(whole)].start
    lead = layout.text[max(begin, whole.start - _NEAR) : whole.end]
    if not _OF_THE.search(lead) or not rest:
        return None
    gap = layout.between(whole, rest[0])
    if "," not in gap or gap.lstrip().startswith("("):
        return None
    parts = [c for c in rest if belongs(whole, c) and c.metric == whole.metric]
    return Tie(TieKind.WHOLE, whole, tuple(parts)) if parts else None


def _in_all(layout: Layout, before: Sequence[Claim], whole: Claim) -> Tie | None:
    """ "12 soldiers, three civilians and a policeman, 16 in all"."""
    after = layout.text[whole.end : whole.end + _NEAR]
    lead = layout.text[max(0, whole.start - _NEAR) : whole.start]
    if not _IN_ALL.match(after) and not _TOTALLING.search(lead):
        return None
    parts: list[Claim] = []
    for claim in reversed(before):
        if claim.metric != whole.metric or not same_days(claim, whole):
            break
        if parts and _BREAK.search(layout.between(claim, parts[-1])):
            break
        parts.append(claim)
    return Tie(TieKind.WHOLE, whole, tuple(reversed(parts)), complete=True) if len(parts) > 1 else None
