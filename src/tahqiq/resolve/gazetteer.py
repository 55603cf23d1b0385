"""Where a text names areas, actors, operations, programmes and publishers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from tahqiq.registry import Registry
from tahqiq.registry.entries import NOT_IN_TEXT, RANK, Alias, Entry, Place, kind_of
from tahqiq.registry.fold import BOUNDARY, Folded, fold
from tahqiq.registry.lookup import names_of
from tahqiq.resolve.spellings import spellings

PRIORITY = ("operation", "publisher", "area", "actor", "programme")
"""Of two kinds with the same name the earlier one is the mention's; the others stand in ``also``."""
ACRONYM_LENGTH = 6
_TYPE_AFTER = re.compile(
    r"\s+(?:district|agency|province|city|town|village|valley|tehsil|sub-?division|division|area|region|cantonment)\b",
    re.I,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|around|from|towards?|outside|district|tehsil|village|town)\s+\Z", re.I)
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,} \Z")
_CAPITALS_AFTER = re.compile(r" [A-Z]{2,}\b")
_HEADING_WORDS = frozenset({"all", "am", "an", "as", "at", "imp", "is", "it", "let", "nap", "tip", "us", "who"})
"""English words that acronyms are spelt like: in a line of capitals they are taken for the word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: ``text[start:end]`` of the original. ``kind``: area, actor, operation, programme, publisher.

    ``ids`` holds the one entry named, or is empty where the name is ambiguous and ``candidates`` has those between
    which it cannot choose. ``demonym`` marks "Pakistani" and the like, ``also`` entries of other kinds that have the
    same name, as (kind, id).
    """

    start: int
    end: int
    text: str
    kind: str
    ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    demonym: bool = False
    also: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Pattern:
    """What one folded name may stand for, each with the alias that says how it must be written."""

    entries: list[tuple[Entry, Alias]] = field(default_factory=list)


SHORT, KEPT = 400, 4096
"""Characters of a text, and how many of them, whose names are kept: a sentence is asked again and again."""


class Gazetteer:
    """Finds every name of a registry in a text, with exact offsets, in one pass."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._of_short = lru_cache(maxsize=KEPT)(self._found)
        self._of_long = lru_cache(maxsize=2)(self._found)  # a report is read for its claims, then for its questions

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text in order, never overlapping: the longest wins, then the kind that comes first.

        Names match whole words in any spelling of the registry, without regard to diacritics, hyphens or script
        variants. Case matters as the alias is written: an acronym only in capitals, a name only with a capital
        initial, an alias in small letters in any case.
        """
        return list(self._of_short(text) if len(text) <= SHORT else self._of_long(text))

    def _found(self, text: str) -> tuple[Mention, ...]:
        folded = fold(text)
        return tuple(longest(self._matches(folded, text))) if folded.text and self._names else ()

    def _matches(self, folded: Folded, text: str) -> Iterator[Mention]:
        for pattern, first, last in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            if not _whole_words(folded.text, first, last):
                continue
            start, end = folded.origin[first], folded.origin[last - 1] + 1
            end = _with_marks(text, start, end)
            mention = self._judge(self._names[pattern], text, start, end)
            if mention:
                yield mention

    def _judge(self, name: str, text: str, start: int, end: int) -> Mention | None:
        """The mention, if what stands there is written as one of the aliases allows."""
        written = text[start:end]
        fits = _fitting(self._patterns[name].entries, written)
        if name in _HEADING_WORDS and _in_heading(text, start, end):
            return None
        if not fits or (written in self.registry.stop and not _placed(text, start, end)):
            return None
        kinds = {kind_of(entry) for entry, _ in fits}
        kind = next(k for k in PRIORITY if k in kinds)
        of_kind = highest([(e, a) for e, a in fits if kind_of(e) == kind])
        ids = tuple(dict.fromkeys(e.id for e, _ in of_kind))
        also = tuple(dict.fromkeys((kind_of(e), e.id) for e, _ in fits if kind_of(e) != kind))
        demonym = all(a.kind == "adjective" for _, a in of_kind)
        chosen, candidates = (ids, ()) if len(ids) == 1 else ((), ids)
        return Mention(start, end, written, kind, chosen, candidates, demonym, also)

    @cached_property
    def _patterns(self) -> dict[str, _Pattern]:
        table: dict[str, _Pattern] = {}
        for entry in self.registry.entries():
            for alias in names_of(entry):
                if not self._takes(entry, alias):
                    continue
                for name in spellings(alias.name, self.registry.equivalents):
                    if BOUNDARY not in name:
                        table.setdefault(name, _Pattern()).entries.append((entry, alias))
        return table

    def _takes(self, entry: Entry, alias: Alias) -> bool:
        """Whether a name of an entry is looked for."""
        return alias.kind not in NOT_IN_TEXT

    @cached_property
    def _names(self) -> list[str]:
        return list(self._patterns)

    @cached_property
    def _automaton(self):  # type: ignore[no-untyped-def]  # ahocorasick_rs ships no types
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._names)


@lru_cache(maxsize=8)
def gazetteer(registry: Registry) -> Gazetteer:
    """The gazetteer of a registry, made once."""
    return Gazetteer(registry)


def _whole_words(text: str, first: int, last: int) -> bool:
    before = text[first - 1] if first else " "
    after = text[last] if last < len(text) else " "
    return not (before.isalnum() and text[first].isalnum()) and not (after.isalnum() and text[last - 1].isalnum())


def _with_marks(text: str, start: int, end: int) -> int:
    """Take in what folding dropped at the end: combining marks, and the last full stop of "U.S."."""
    import unicodedata

    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    if end < len(text) and text[end] == "." and "." in text[start:end] and text[end - 2 : end - 1] == ".":
        end += 1
    return end


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym: short, without spaces, with two capitals or more (``TTP``, ``LeJ``, ``U.S.``)."""
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= ACRONYM_LENGTH and " " not in name and sum(c.isupper() for c in letters) >= 2


def _fitting(entries: list[tuple[Entry, Alias]], written: str) -> list[tuple[Entry, Alias]]:
    """The entries whose alias may be written so; where one may, acronyms in other case ("HuA", "HUA") are as likely."""
    spoken = [(e, a) for e, a in entries if kind_of(e) == "publisher" and _as_a_word(a.name, written)]
    if spoken:
        return spoken
    if not any(_case_fits(alias.name, written) for _, alias in entries):
        return []
    return [(entry, alias) for entry, alias in entries if is_acronym(alias.name) or _case_fits(alias.name, written)]


def _as_a_word(alias: str, written: str) -> bool:
    """ "Picss" for PICSS: newspapers write an acronym that is spoken as a word with one capital."""
    return len(alias) >= _SPOKEN and alias.isalpha() and is_acronym(alias) and written == alias.capitalize()


_SPOKEN = 5
"""Letters from which an acronym so written is no other word."""


def _case_fits(alias: str, written: str) -> bool:
    letters = [c for c in written if c.isalpha()]
    if is_acronym(alias):
        return written == alias or all(c.isupper() for c in letters)
    if not letters or alias[:1].islower():
        return True
    return letters[0].isupper() or not letters[0].islower()


def highest(fits: list[tuple[Entry, Alias]]) -> list[tuple[Entry, Alias]]:
    """Of entries of one kind that share a name, those that it means first.

    Of places those of the highest kind (the district, not its namesake towns elsewhere); of others those whose own
    name it is, before those that have it as an alias.
    """
    if not all(isinstance(entry, Place) for entry, _ in fits):
        return [fit for fit in fits if fit[1].kind == "own_name"] or fits
    ranks = [RANK.get(getattr(entry, "kind", ""), len(RANK)) for entry, _ in fits]
    return [fit for fit, rank in zip(fits, ranks, strict=True) if rank == min(ranks)]


def _placed(text: str, start: int, end: int) -> bool:
    """Whether the words around a stopped name show that it is a place."""
    return bool(_TYPE_AFTER.match(text, end) or _PLACE_BEFORE.search(text, max(0, start - 12), start))


def _in_heading(text: str, start: int, end: int) -> bool:
    """Whether a word stands between words in capitals, as in a heading."""
    before, after = _CAPITALS_BEFORE.search(text, max(0, start - 40), start), _CAPITALS_AFTER.match(text, end)
    return bool(before or after)


def longest(found: Iterable[Mention]) -> Iterator[Mention]:
    """Of overlapping mentions the longest, then the first; in order."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(kept, mention.start, key=lambda k: k.start)
        free_before = at == 0 or kept[at - 1].end <= mention.start
        free_after = at == len(kept) or mention.end <= kept[at].start
        if free_before and free_after:
            kept.insert(at, mention)
    return iter(kept)
