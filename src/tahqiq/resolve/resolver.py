"""A name as written, as an entry of the registry: with the reason, and ambiguous where it is ambiguous."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from tahqiq.registry import Actor, Alias, Entry, Place, Registry
from tahqiq.registry.entries import AT_HOME
from tahqiq.registry.fold import key
from tahqiq.registry.lookup import names_of
from tahqiq.resolve.bodies import bodies
from tahqiq.resolve.gazetteer import Mention, gazetteer, highest, is_acronym
from tahqiq.resolve.spellings import spellings
from tahqiq.terms import Named

NEAR_SPELLING = "a near spelling"
"""How the reason of a name begins that is only near to one of its entry."""
FUZZY_LENGTH = 9
"""Letters a name must have before a near spelling counts as the same name."""
FUZZY_SCORE = 90.0
FUZZY_MARGIN = 4.0
"""Points by which the best near spelling must lead the best one of any other entry."""
_TYPE_TAIL = re.compile(
    r"\s+(?:tribal\s+|federal\s+)?(?:district|agency|province|division|city|town|tehsil|area|region|state)\Z", re.I
)
_TYPE_HEAD = re.compile(
    r"\A(?:the\s+)?(?:(?:district|agency|province|division|city|town|tehsil|state)\s+(?:of\s+)?)?", re.I
)
_WITHIN = re.compile(
    r"\A\s*(?:district|agency|province|city|town|area)?\s*(?:,|of|in|\()\s*(?:the\s+)?(?:province of\s+)?\Z", re.I
)
_POSSESSIVE = re.compile(r"\A(?:['’]s?)?\s+\Z")
_UNKNOWN_PLACE = re.compile(
    r"\b[A-Z][\w'-]+ (?:district|agency|province|county|state|division|governorate|valley|tehsil|region)\b"
)
_PARTIAL = re.compile(
    r"\b(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|northwest\w*|northeast\w*"
    r"|southwest\w*|southeast\w*|north-west\w*|north-east\w*|south-west\w*|south-east\w*|parts?|remaining|rest|other|"
    r"except|excluding|outside|without|border\w*|near)\b",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hit:
    entry: Entry
    alias: Alias


class Resolver:
    """Names as written to entries of one registry. Made once for a registry and kept: it holds the look-up tables."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def actor(self, text: str, on: dt.date | None = None, country: str | None = None) -> Named:
        """The actor that a name means; ``on`` (a day) and ``country`` (ISO3) may decide between several.

        Of an ambiguous name ``ids`` is empty and ``candidates`` has the actors; of an unknown one both are. ``why``
        says how it was decided, and that a state's label was not yet used on ``on``.
        """
        return self._resolve("actor", text, on, country)

    def operation(self, text: str, on: dt.date | None = None) -> Named:
        """The operation that a name means, with or without "Operation" before it."""
        return self._resolve("operation", text, on, None)

    def programme(self, text: str) -> Named:
        """The programme, law or institution that a name means."""
        return self._resolve("programme", text, None, None)

    def publisher(self, text: str) -> Named:
        """The publisher that a name means."""
        return self._resolve("publisher", text, None, None)

    def area(self, text: str, on: dt.date | None = None, country: str | None = None, *, exact: bool = False) -> Named:
        """The places that a wording means together ("KP and Balochistan" is both).

        "Mastung, Balochistan" is the district; a wording that means only a part of a place that has no entry
        ("northwest Pakistan", "the rest of FATA") stays unresolved with that place as candidate. ``exact`` asks for
        one place that has the whole wording as its name, in a spelling that is known.
        """
        whole = self._resolve("area", text, on, country, exact=exact)
        if exact or whole.ids or whole.candidates:
            return whole
        return self._composed(text, on, country)

    def _resolve(self, kind: str, text: str, on: dt.date | None, country: str | None, *, exact: bool = False) -> Named:
        known = self._id(kind, text)
        if known and self._may(kind, known, text, country):
            return Named(text, (known,), (), "id")
        for form in _forms(text):
            hits = [
                h for h in self._table.get((kind, form), ())
                if _case_allows(h.alias, text) and self._may(kind, h.entry.id, text, country)
                and (h.alias.kind != AT_HOME or (country and self.registry.country(h.entry.id) == country))
            ]  # fmt: skip
            if hits:
                return _decide(self.registry, text, hits, on, country)
        return Named(text, why="no entry has this name") if exact else self._fuzzy(kind, text, country)

    def _may(self, kind: str, entry: str, text: str, country: str | None) -> bool:
        """Whether a name in a text on a country may mean an entry: no body of another state, unless it says so."""
        if not country or kind not in ("actor", "publisher"):
            return True
        known = bodies(self.registry)
        owner = known.owner(kind, entry)
        return owner in ("", country) or known.says(owner, text)

    def _id(self, kind: str, text: str) -> str | None:
        """The id that a text is, or the entry that has it as a code."""
        if kind == "actor":
            return self.registry.actor_id(text)
        return text if text in self.registry.parts[kind] else None

    @cached_property
    def _table(self) -> dict[tuple[str, str], list[_Hit]]:
        table: dict[tuple[str, str], list[_Hit]] = {}
        for kind, entries in self.registry.parts.items():
            for entry in entries.values():
                for alias in names_of(entry):
                    forms = spellings(alias.name, self.registry.equivalents)
                    for name in dict.fromkeys(map(key, forms)):
                        table.setdefault((kind, name), []).append(_Hit(entry, alias))
        return table

    @cached_property
    def _long(self) -> dict[str, dict[str, list[_Hit]]]:
        """Names long enough for a near spelling, by kind."""
        long: dict[str, dict[str, list[_Hit]]] = {}
        for (kind, name), hits in self._table.items():
            if len(name.replace(" ", "")) >= FUZZY_LENGTH:
                long.setdefault(kind, {})[name] = hits
        return long

    def _fuzzy(self, kind: str, text: str, country: str | None) -> Named:
        """A near spelling of a long name, if one entry leads clearly; else unresolved."""
        from rapidfuzz import fuzz, process

        wanted, names = key(text), self._long.get(kind, {})
        if len(wanted.replace(" ", "")) < FUZZY_LENGTH or not names:
            return Named(text, why="no entry has this name")
        cutoff = FUZZY_SCORE - FUZZY_MARGIN
        best = process.extract(wanted, list(names), scorer=fuzz.ratio, limit=12, score_cutoff=cutoff)
        scores: dict[str, float] = {}
        for name, score, _ in best:
            for hit in names[name]:
                if hit.alias.is_name and hit.alias.kind != AT_HOME and self._may(kind, hit.entry.id, text, country):
                    scores[hit.entry.id] = max(score, scores.get(hit.entry.id, 0.0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < FUZZY_SCORE:
            return Named(text, why="no entry has this name or one near it")
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < FUZZY_MARGIN:
            return Named(text, (), tuple(i for i, _ in ranked), "near the names of several entries")
        return Named(text, (ranked[0][0],), (), f"{NEAR_SPELLING} ({ranked[0][1]:.0f} of 100)")

    def _composed(self, text: str, on: dt.date | None, country: str | None) -> Named:
        """A wording with several places, or a place with more words around it."""
        found = [m for m in gazetteer(self.registry).mentions(text) if m.kind == "area" and not m.demonym]
        if not found:
            return Named(text, why="no place that is known is named")
        named = [self._resolve("area", m.text, on, country) for m in found]
        every = tuple(dict.fromkeys(i for n in named for i in (n.ids or n.candidates)))
        rest = _rest(text, found)
        if _PARTIAL.search(rest) or _UNKNOWN_PLACE.search(rest):
            return Named(text, (), every, "a part of a place, which has no entry of its own")
        if any(not n.ids for n in named):
            return Named(text, (), every, "one of the names is ambiguous")
        each = [n.ids[0] for n in named]
        ids = self._innermost(text, found, each, on)
        one = found[each.index(ids[0])].text
        return Named(text, ids, (), "the places it names" if len(ids) > 1 else f"named in it: {one}")

    def _innermost(
        self, text: str, found: Sequence[Mention], ids: Sequence[str], on: dt.date | None
    ) -> tuple[str, ...]:
        """Without a place that only says where its neighbour lies.

        So "Mastung, Balochistan" is Mastung and "Pakistan's tribal areas" the tribal areas, but "KP and FATA" is both.
        """
        kept = dict.fromkeys(ids)
        for (left, right), one, other in zip(pairwise(found), ids, ids[1:], strict=False):
            link = text[left.end : right.start]
            if one == other:  # "Khyber Pakhtunkhwa (KP)"
                continue
            if _WITHIN.match(link) and self.registry.within(one, other, on):
                kept.pop(other, None)
            elif _POSSESSIVE.match(link) and self.registry.within(other, one, on):
                kept.pop(one, None)
        return tuple(kept)


def _rest(text: str, found: Iterable[Mention]) -> str:
    """What is left of a text without its mentions."""
    out, at = [], 0
    for mention in found:
        out.append(text[at : mention.start])
        at = mention.end
    return " ".join([*out, text[at:]])


def _forms(text: str) -> list[str]:
    """The keys to try: as written, without an acronym in brackets, without "the" and words of type."""
    bare = re.sub(r"\s*\([^)]*\)", "", text).strip()
    head = _TYPE_HEAD.sub("", bare)
    tail = _TYPE_TAIL.sub("", bare)
    both = _TYPE_TAIL.sub("", head)
    return [k for k in dict.fromkeys(key(t) for t in (text, bare, head, tail, both)) if k]


def _case_allows(alias: Alias, text: str) -> bool:
    """An acronym must be in capitals: "us" is not the US, "fc" not the FC."""
    if not is_acronym(alias.name) or len(alias.name) > 4:
        return True
    letters = [c for c in text if c.isalpha()]
    return text == alias.name or not all(c.islower() for c in letters)


def _decide(registry: Registry, text: str, hits: Sequence[_Hit], on: dt.date | None, country: str | None) -> Named:
    """One entry, or the candidates, of the entries that have a name."""
    firm = [h for h in hits if h.alias.is_name]
    if not firm:
        loose = tuple(dict.fromkeys(h.entry.id for h in hits))
        return Named(text, (), loose, f"only a loose name ({hits[0].alias.kind.replace('_', ' ')}) of it")
    why = "name"
    for reason, narrow in _WAYS:
        kept = narrow(registry, firm, on, country) if len({h.entry.id for h in firm}) > 1 else []
        if kept and len({h.entry.id for h in kept}) < len({h.entry.id for h in firm}):
            firm, why = kept, reason.format(on=on, country=country)
    ids = tuple(dict.fromkeys(h.entry.id for h in firm))
    if len(ids) > 1:
        return Named(text, (), ids, f"ambiguous: {len(ids)} entries have this name")
    return Named(text, ids, (), "; ".join([why, *_dated(firm[0], on)]))


def _of_country(registry: Registry, hits: list[_Hit], _: dt.date | None, country: str | None) -> list[_Hit]:
    return [h for h in hits if country and _in_country(registry, h.entry, country)]


def _of_rank(_: Registry, hits: list[_Hit], on: dt.date | None, country: str | None) -> list[_Hit]:
    kept = highest([(h.entry, h.alias) for h in hits])
    return [h for h in hits if (h.entry, h.alias) in kept]


def _of_day(_: Registry, hits: list[_Hit], on: dt.date | None, country: str | None) -> list[_Hit]:
    return [h for h in hits if on and exists(h.entry, on) and h.alias.used_on(on)]


_WAYS = (("the one of {country}", _of_country), ("name", _of_rank), ("the one in being on {on}", _of_day))
"""How to choose between several entries with one name, in order: the reason to give, and what it keeps."""


def exists(entry: Entry, on: dt.date) -> bool:
    """Whether an actor or operation was there by a day, as far as its dates are known."""
    begun = entry.formed if isinstance(entry, Actor) else getattr(entry, "start", None)
    return begun is None or begun.start is None or begun.start <= on


def _in_country(registry: Registry, entry: Entry, country: str) -> bool:
    if isinstance(entry, Place):
        return registry.within(entry.id, country)
    areas: Sequence[str] = getattr(entry, "areas", ())
    return any(registry.within(a, country) for a in areas)


def _dated(hit: _Hit, on: dt.date | None) -> list[str]:
    """What has to be said of a name's dates and scope."""
    said = []
    alias = hit.alias
    if alias.kind == "state_label":
        said.append(f"a label by the state, in use from {alias.since}" if alias.since else "a label by the state")
    if alias.scope:
        said.append(alias.scope)
    if on is not None and alias.since and on < alias.since:
        said.append(f"not yet in use on {on}")
    if alias.until and (on is None or alias.until < on):
        said.append(f"the name until {alias.until}")
    return said


@lru_cache(maxsize=8)
def resolver(registry: Registry) -> Resolver:
    """The resolver of a registry, made once."""
    return Resolver(registry)
