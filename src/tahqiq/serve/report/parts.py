"""A long report a part at a time: which blocks of its text stand on a page, and which claims beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tahqiq.serve.report.text.blocks import Block, blocks
from tahqiq.terms import CheckedClaim, CheckResult

PAGE = 400_000
"""Characters of HTML that a part comes to at most, by a rough count: it is made in a tenth of a second."""
_CARD, _READING, _LETTER = 1200, 1300, 4
"""What the card of a claim takes, each of its readings, and each character of the text with its marks."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A checked text laid out: its claims in the order of the text, and its blocks."""

    text: str
    claims: Sequence[CheckedClaim]
    blocks: Sequence[Block]

    def by_block(self, chosen: Collection[int]) -> dict[int, list[int]]:
        """Of the claims at these places, in order, those of each block: the one in which the claim ends."""
        starts = [block.range[0] for block in self.blocks]
        home = {at: max(bisect_right(starts, self.claims[at].claim.end - 1) - 1, 0) for at in chosen}
        in_order = sorted(chosen, key=lambda at: (home[at], at))
        return {block: list(own) for block, own in groupby(in_order, home.__getitem__)}


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of a text, and the places of the claims whose cards stand beside them."""

    of: Laid
    blocks: Sequence[Block]
    claims: Sequence[int]


def laid(result: CheckResult) -> Laid:
    """The result's text and claims in order."""
    ordered = sorted(result.claims, key=lambda item: (item.claim.start, item.claim.end))
    return Laid(result.document.text, ordered, blocks(result.document.text))


def whole(own: Laid) -> Part:
    """All of it."""
    return Part(own, own.blocks, range(len(own.claims)))


def some(own: Laid, chosen: Collection[int]) -> Part:
    """The claims at these places, and the blocks they stand in."""
    homes = own.by_block(chosen)
    return Part(own, [own.blocks[at] for at in homes if own.blocks], sorted(chosen))


def parts(own: Laid, chosen: Collection[int] | None = None, most: int = PAGE) -> list[Part]:
    """The text in parts of no more than ``most``, at least one; no heading ends one.

    With ``chosen`` only the blocks in which claims at these places stand, a mark where others are left out between.
    """
    if chosen is not None and not chosen:
        return [Part(own, (), ())]
    small = _small(own, most)
    homes = small.by_block(range(len(own.claims)) if chosen is None else chosen)
    groups: list[list[int]] = [[]]
    weight = 0
    for at, block in enumerate(small.blocks):
        if chosen is not None and at not in homes:
            continue
        more = _weight(small, block, homes.get(at, ()))
        last = groups[-1]
        if last and weight + more > most:
            heads = len(last) > 1 and small.blocks[last[-1]].kind == "heading" and last[-1] == at - 1
            groups.append([last.pop()] if heads else [])
            weight = 0
        groups[-1].append(at)
        weight += more
    return [Part(own, list(_marked(small, group)), [c for at in group for c in homes.get(at, ())]) for group in groups]


def _marked(own: Laid, group: Sequence[int]) -> Iterator[Block]:
    """The blocks of a part, with a mark before each that others are left out before."""
    for before, at in zip((group[0] - 1, *group), group, strict=False):
        if at != before + 1:
            yield Block("gap", (own.blocks[at].range[0],) * 2)
        yield own.blocks[at]


def _weight(own: Laid, block: Block, claims: Collection[int]) -> int:
    return _LETTER * (block.range[1] - block.range[0]) + sum(_card(own.claims[at]) for at in claims)


def _card(item: CheckedClaim) -> int:
    return _CARD + _READING * len(item.readings)


def _small(own: Laid, most: int) -> Laid:
    """The same with every block that alone fills more than a part cut into several."""
    homes = own.by_block(range(len(own.claims)))
    cut = [part for at, block in enumerate(own.blocks) for part in _cut(own, block, homes.get(at, ()), most)]
    return replace(own, blocks=cut)


def _cut(own: Laid, block: Block, claims: Collection[int], most: int) -> Iterator[Block]:
    """A block in pieces: a table between rows, any other between words after a claim."""
    start, weight, behind = block.range[0], 0, block.range[0]
    for at in claims if _weight(own, block, claims) > most else ():
        claim = own.claims[at].claim
        more = _card(own.claims[at]) + _LETTER * max(claim.end - max(behind, start), 0)
        stop = _stop(own.text, block, behind, claim.start)
        if weight + more > most and start < stop:
            yield _between(block, start, stop)
            start, weight = stop, 0
        weight += more
        behind = max(behind, claim.end)
    yield _between(block, start, block.range[1])


def _stop(text: str, block: Block, behind: int, before: int) -> int:
    """Where a block may end between a claim's end and the next one's start; 0 where it may not."""
    if block.rows:
        rows = [row[0][0] for row in block.rows if row and behind <= row[0][0] <= before]
        return rows[0] if rows else 0
    space = text.find(" ", behind, before)
    return space + 1 if space >= 0 else 0


def _between(block: Block, start: int, end: int) -> Block:
    rows = tuple(row for row in block.rows if row and start <= row[0][0] < end)
    return replace(block, range=(start, end), rows=rows)
