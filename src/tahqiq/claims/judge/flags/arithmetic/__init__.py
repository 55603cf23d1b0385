"""The report's own numbers set against each other: what is wrong whatever the evidence says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tahqiq.claims.extract.links import Layout, ties
from tahqiq.claims.extract.plain import plain
from tahqiq.claims.judge.flags.arithmetic.areas import areas
from tahqiq.claims.judge.flags.arithmetic.averages import averages
from tahqiq.claims.judge.flags.arithmetic.changes import changes
from tahqiq.claims.judge.flags.arithmetic.dates import dates
from tahqiq.claims.judge.flags.arithmetic.implied import two_bases
from tahqiq.claims.judge.flags.arithmetic.multiples import multiples
from tahqiq.claims.judge.flags.arithmetic.ranges import ranges
from tahqiq.claims.judge.flags.arithmetic.scene import Inside, Scene
from tahqiq.claims.judge.flags.arithmetic.shares import above_all, shares
from tahqiq.claims.judge.flags.arithmetic.sums import sums
from tahqiq.claims.judge.flags.arithmetic.tables import tables
from tahqiq.claims.judge.flags.arithmetic.twice import twice
from tahqiq.claims.judge.flags.arithmetic.wording import Where
from tahqiq.terms import Claim, Document, Flag, FlagName

_CHECKS = (sums, areas, changes, two_bases, shares, above_all, averages, multiples, twice, dates, ranges, tables)


def arithmetic(document: Document, claims: Sequence[Claim], inside: Inside = frozenset) -> dict[str, list[Flag]]:
    """Flags by claim id. ``inside`` says which areas an area holds; without it every area is apart from the others."""
    read = plain(document.text)
    layout = Layout(read.text, [read.claim(c) for c in claims], read.sentences)
    scene = Scene(layout, ties(layout), Where(document, claims), inside)
    found: dict[str, list[Flag]] = defaultdict(list)
    for check in _CHECKS:
        for claim, message in check(scene):
            flag = Flag(FlagName.ARITHMETIC, message)
            if flag not in found[claim.id]:
                found[claim.id].append(flag)
    return {i: flags for i, flags in found.items() if flags}
