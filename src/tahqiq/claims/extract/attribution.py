"""Which source governs which sentence: its own, the one it continues, or the publisher whose report a document is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.names import Mention
from tahqiq.claims.extract.sources import Source, find_source

_PRONOUNS = frozenset(("it", "he", "she", "they", "report", "the report"))
_BREAKS = re.compile(
    r"(?:meanwhile|separately|elsewhere|in (?:a |an )?(?:separate|another|other)|earlier|previously|in contrast)\b",
    re.I,
)
_REPORT = re.compile(
    r"[\w\s()'’-]{0,50}?\b(?:reports?|data|figures|statistics|estimates|database|assessment|study|survey|says?|said)\b"
)
_LEAD = 3
"""Sentences at a text's head in which its own source is named."""


def governing(text: str, parsed: Sequence[Parsed], mentions: Sequence[Mention], title: str = "") -> list[str]:
    """For every sentence the source that governs it, "" where none does.

    A sentence's own source governs it alone; the sentences behind it in the same paragraph or list item go on with it
    until they open another matter; what points back ("it added") has the last one named. Else the document's own
    source, where it is one publisher's report, and nothing where it is not.
    """
    starts = [m.start for m in mentions]
    named = [
        find_source(text, p, mentions[bisect_left(starts, p.sentence.start) : bisect_left(starts, p.sentence.end)])
        for p in parsed
    ]
    main = _publisher(text, parsed, named, mentions, title) or _speaker(named, parsed)
    found: list[str] = []
    last, paragraph = "", -1
    for at, (item, given) in enumerate(zip(parsed, named, strict=True)):
        source = _pointing_back(given, last)
        if item.sentence.paragraph != paragraph and not (source and source.anaphor and main):
            last = last if source and source.anaphor and paragraph == item.sentence.paragraph - 1 else ""
        paragraph = item.sentence.paragraph
        if source and not source.anaphor:
            last = source.text
        elif source and not last:
            last = main or _named_next(named, parsed, at) or _as_written(source)
        elif last and not source and _opens_another_matter(text, item):
            last = ""
        found.append(last or ("" if _single_day(item) else main))
    return found


def _pointing_back(source: Source | None, last: str) -> Source | None:
    """ "The Mission" after "the UN Assistance Mission" is the same source."""
    if source and source.text and not source.anaphor and last and source.text.split()[-1] in last.split():
        return replace(source, anaphor=True)
    return source if source and (source.text or source.anaphor) else None


def _as_written(source: Source) -> str:
    return "" if source.text.casefold() in _PRONOUNS else source.text


def _named_next(named: Sequence[Source | None], parsed: Sequence[Parsed], at: int) -> str:
    """ "According to a new report. The institute reveals …": the next sentence of the paragraph says whose it is."""
    following = named[at + 1] if at + 1 < len(named) else None
    same = following is not None and parsed[at + 1].sentence.paragraph == parsed[at].sentence.paragraph
    return following.text if following and same and not following.anaphor else ""


def _opens_another_matter(text: str, item: Parsed) -> bool:
    return _single_day(item) or bool(_BREAKS.match(text, item.sentence.start))


def _single_day(item: Parsed) -> bool:
    """Whether a sentence tells what happened on one day: news, and no figure of a report about a month or year."""
    first = next((t.period for t in item.tokens if t.period is not None), None)
    return first is not None and first.role == "at" and first.grain == "day" and first.span.days == 1


def _publisher(
    text: str, parsed: Sequence[Parsed], named: Sequence[Source | None], mentions: Sequence[Mention], title: str
) -> str:
    """The publisher whose report the document is: known by name, alone in it or far ahead, named at its head.

    One counts as named at the head where the title has it, or one of the first sentences speaks of its report or
    figures or gives it as source.
    """
    told = [m for m in mentions if m.kind == "publisher" and len(m.ids) == 1]
    counts = Counter(m.ids[0] for m in told)
    if not counts:
        return ""
    best, times = counts.most_common(1)[0]
    if times < 2 * max([n for p, n in counts.items() if p != best], default=0):
        return ""
    first = next(m for m in told if m.ids[0] == best)
    lead = parsed[min(len(parsed), _LEAD) - 1].sentence.end
    cited = {s.sentence for s in named if s is not None and s.publisher == best}
    reported = first.start < lead and bool(_REPORT.match(text, first.end))
    in_lead = reported or (first.start < lead and bool(cited & {0, 1}))
    heading = not text[: first.start].strip() and 0 in cited  # "PICSS on Pakistan, 2023:"
    enough = times > 1 or reported or heading or first.text in title
    others = {s.text for s in named if s is not None and s.text and not s.anaphor and s.publisher != best}
    alone = len(counts) == 1 and len(cited) > max(1, len(others))
    if not (enough and (first.text in title or in_lead or alone)):
        return ""
    return next((s.text for s in named if s is not None and s.publisher == best), first.text)


def _speaker(named: Sequence[Source | None], parsed: Sequence[Parsed]) -> str:
    """The source that a short text without headings or lists reports: named at its head and spoken of again."""
    told = [s for s in named if s is not None]
    first = next((s for s in told if not s.anaphor and s.text), None)
    if first is None or first.sentence > _LEAD or any(p.sentence.kind != "prose" for p in parsed[1:]):
        return ""
    others = {
        s.text for s in told if not s.anaphor and s.text and s.text not in first.text and first.text not in s.text
    }
    again = sum(s.anaphor or s.text in first.text or first.text in s.text for s in told)
    return first.text if again > len(others) and (again > 1 or (first.sentence < 2 and len(parsed) < 14)) else ""
