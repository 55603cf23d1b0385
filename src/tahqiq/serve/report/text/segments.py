"""A block's words cut where claims and styles begin and end. A piece may belong to several claims."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from tahqiq.serve.report.text.blocks import Range
from tahqiq.serve.report.text.inline import styles


@dataclass(frozen=True, slots=True)
class Piece:
    """``claims`` are the places in the claim list it belongs to; ``ends`` those whose marker stands behind it."""

    start: int
    end: int
    claims: tuple[int, ...] = ()
    tag: str = ""
    url: str = ""
    ends: tuple[int, ...] = ()


class Spans:
    """The spans of all claims, in order of their start, asked for those that touch a range."""

    def __init__(self, spans: Sequence[Range]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def touching(self, inside: Range) -> list[int]:
        """The places of the spans that share a character with ``inside``, in order."""
        at = bisect_left(self._starts, inside[1]) - 1
        found = []
        while at >= 0 and self._reach[at] > inside[0]:
            start, end = self.spans[at]
            if end > max(start, inside[0]):
                found.append(at)
            at -= 1
        return found[::-1]


def pieces(text: str, inside: Range, spans: Spans, *, inline: bool = True) -> list[Piece]:
    """``inside`` as pieces in order; ``inline`` says whether Markdown's inline marks are read."""
    found, dropped = styles(text, inside) if inline else ([], [])
    near = spans.touching(inside)
    claims = spans.spans
    cuts = {*inside}
    for start, end in [claims[at] for at in near] + [style.range for style in found] + dropped:
        cuts |= {max(start, inside[0]), min(end, inside[1])}
    marks, tags = deque(dropped), deque(found)
    coming, active = deque(near), list[int]()
    out = []
    for start, end in pairwise(sorted(cuts)):
        while coming and claims[coming[0]][0] <= start:
            active.append(coming.popleft())
        active = [at for at in active if claims[at][1] > start]
        while marks and marks[0][1] <= start:
            marks.popleft()
        while tags and tags[0].range[1] <= start:
            tags.popleft()
        if marks and marks[0][0] <= start:
            continue
        style = tags[0] if tags and tags[0].range[0] <= start else None
        out.append(Piece(start, end, tuple(active), style.tag if style else "", style.url if style else ""))
    return out


def with_markers(parts: list[list[Piece]], count: int) -> list[list[Piece]]:
    """``parts`` (pieces by block) with each of ``count`` claims' marker behind the last piece that belongs to it."""
    last: dict[int, tuple[int, int]] = {}
    for row, part in enumerate(parts):
        for column, piece in enumerate(part):
            for claim in piece.claims:
                last[claim] = (row, column)
    ends: dict[tuple[int, int], list[int]] = {}
    for claim in range(count):
        if claim in last:
            ends.setdefault(last[claim], []).append(claim)
    return [
        [replace(piece, ends=tuple(ends.get((row, column), ()))) for column, piece in enumerate(part)]
        for row, part in enumerate(parts)
    ]
