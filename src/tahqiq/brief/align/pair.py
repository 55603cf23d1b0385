"""Statements of two briefs put in pairs, the likest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.brief.align.grounds import Grounds, likeness, worded
from tahqiq.brief.align.units import Unit


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement and what it stands on."""

    unit: Unit
    grounds: Grounds


_NEAREST = 8
"""With how many statements another without a number is compared word by word."""
_COMMON = 64
"""In how many statements a word may stand and still tell one from another."""
Pair = tuple[Stated | None, Stated | None]


def either(pair: Pair) -> Stated:
    """The later statement of a pair, or the earlier where that is all there is."""
    before, after = pair
    found = after or before
    assert found is not None, "one of a pair is always there"
    return found


def pairs(before: Sequence[Stated], after: Sequence[Stated]) -> list[Pair]:
    """Every statement with its like in the other brief, or with None; in the order of ``after``, what is gone last.

    Statements pair within their section; what is left pairs with what stands on the very same rows elsewhere.
    """
    found: dict[int, int] = {}
    for section in {s.unit.section for s in after}:
        mine = [i for i, s in enumerate(before) if s.unit.section == section]
        theirs = [j for j, s in enumerate(after) if s.unit.section == section]
        found.update(_likest(before, after, mine, theirs))
    found.update(_elsewhere(before, after, found))
    back = {j: i for i, j in found.items()}
    gone: list[Pair] = [(s, None) for i, s in enumerate(before) if i not in found]
    return [*((before[back[j]] if j in back else None, s) for j, s in enumerate(after)), *gone]


def _likest(before: Sequence[Stated], after: Sequence[Stated], mine: list[int], theirs: list[int]) -> dict[int, int]:
    scores = _by_text(before, after, mine, theirs)
    scores += _by_grounds(before, after, mine, theirs)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(scores):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


Score = tuple[float, int, int, int]
"""Less is liker: minus the likeness, the distance, and the two places."""


def _by_grounds(before: Sequence[Stated], after: Sequence[Stated], mine: list[int], theirs: list[int]) -> list[Score]:
    having: defaultdict[object, list[int]] = defaultdict(list)
    for j in theirs:
        for key in after[j].grounds.alike:
            having[key].append(j)
    place = {j: m for m, j in enumerate(theirs)}
    scores = []
    for n, i in enumerate(mine):
        for j in {j for key in before[i].grounds.alike for j in having[key]}:
            like = likeness(before[i].grounds, after[j].grounds)
            scores.append((-like, abs(n - place[j]), i, j))
    return scores


def _by_text(before: Sequence[Stated], after: Sequence[Stated], mine: list[int], theirs: list[int]) -> list[Score]:
    """The very same words first of all; like words where both stand on nothing."""
    place = {j: m for m, j in enumerate(theirs)}
    words: defaultdict[str, list[int]] = defaultdict(list)
    for j in theirs:
        words[after[j].unit.plain].append(j)
    near = _Near([(j, after[j]) for j in theirs if not after[j].grounds])
    scores: list[Score] = []
    for n, i in enumerate(mine):
        one = before[i]
        same = words[one.unit.plain]
        scores += [(-100.0, abs(n - place[j]), i, j) for j in sorted(same, key=lambda j: abs(n - place[j]))[:_NEAREST]]
        if not one.grounds and not same:
            alike = ((worded(one.unit, after[j].unit), j) for j in near.of(one) if after[j].unit.kind == one.unit.kind)
            scores += [(-like, abs(n - place[j]), i, j) for like, j in alike if like]
    return scores


class _Near:
    """Statements by the words they have in common with another, the rarest words first: never more than a few."""

    def __init__(self, among: Sequence[tuple[int, Stated]]) -> None:
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for j, statement in among:
            for word in set(statement.unit.plain.split()):
                self._having[word].append(j)

    def of(self, one: Stated) -> list[int]:
        """The places of those that share most of its words that are rare."""
        shared: Counter[int] = Counter()
        for word in sorted(set(one.unit.plain.split()), key=lambda w: (len(self._having.get(w, ())), w)):
            having = self._having.get(word, ())
            if len(having) > _COMMON and shared:
                break
            shared.update(having[:_COMMON])
        return [j for j, _ in sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:_NEAREST]]


def _elsewhere(before: Sequence[Stated], after: Sequence[Stated], found: dict[int, int]) -> dict[int, int]:
    """What stands on the very same rows under another heading."""
    taken = set(found.values())
    left: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for j, s in enumerate(after):
        if j not in taken and s.grounds:
            left[s.grounds.rows].append(j)
    moved = {}
    for i, s in enumerate(before):
        if i not in found and s.grounds and left[s.grounds.rows]:
            moved[i] = left[s.grounds.rows].pop(0)
    return moved
