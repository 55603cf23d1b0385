"""Markdown's inline marks: which words are strong, emphasised, code or a link, and which characters only mark so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tahqiq.serve.report.text.blocks import Range
from tahqiq.serve.report.wording.visible import safe_url

# Every repetition is bounded, so that no text can make the search slow.
_INLINE = re.compile(
    r"(?P<code>`(?P<c>[^`\n]{1,200})`)"
    r"|(?P<link>\[(?P<l>[^\[\]\n]{1,300})\]\((?P<url>[^()\s]{1,600})\))"
    r"|(?P<strong>(?P<s>\*\*|__)(?=\S)(?P<st>[\s\S]{1,600}?)(?<=\S)(?P=s))"
    r"|(?P<em>(?<![\w*])(?P<e>[*_])(?=[^\s*_])(?P<et>[^*_]{1,400}?)(?<=\S)(?P=e)(?![\w*]))"
)


@dataclass(frozen=True, slots=True)
class Style:
    """``tag`` (strong, em, code, a) on ``range``; ``url`` is set for a link whose address is safe."""

    tag: str
    range: Range
    url: str = ""


def styles(text: str, inside: Range) -> tuple[list[Style], list[Range]]:
    """The styled ranges of ``text`` within ``inside``, and the ranges of the marks to leave out, both in order."""
    found: list[Style] = []
    dropped: list[Range] = []
    for match in _INLINE.finditer(text, *inside):
        group, tag = next((g, t) for g, t in (("c", "code"), ("l", "a"), ("st", "strong"), ("et", "em")) if match[g])
        url = safe_url(match["url"]) if tag == "a" else ""
        if url is None:
            continue  # a link that could run something stays as it is written
        found.append(Style(tag, match.span(group), url))
        dropped += [(match.start(), match.start(group)), (match.end(group), match.end())]
    return found, dropped
