"""Whose figure a claim says it is."""

from __future__ import annotations

import re

from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer

_OFFICIAL = re.compile(
    r"\b(?:official|government|authorit|military|army|minist|estimate|state|claim|security\s+forces)\w*", re.IGNORECASE
)


def publishers_named(text: str, gazetteer: Gazetteer, registry: Registry) -> tuple[frozenset[str], str]:
    """The publishers that an attribution names, and the attribution itself when it names none of ours.

    A country's name alone ("Pakistan claims"), or with a word for its officials, stands for the publishers that
    are parties of that country.
    """
    if not text.strip():
        return frozenset(), ""
    mentions = gazetteer.mentions(text)
    named = frozenset(p for m in mentions if m.kind == "publisher" for p in m.ids)
    if named:
        return named, ""
    countries = {a for m in mentions if m.kind == "area" for a in m.ids}
    actors = {a for m in mentions if m.kind == "actor" for a in m.ids}
    rest = text
    for m in sorted(mentions, key=lambda m: m.start, reverse=True):
        rest = rest[: m.start] + rest[m.end :]
    bare = not re.search(r"\w{3,}", re.sub(r"\bthe\b", "", rest))
    official = frozenset(
        p.id
        for p in registry.publishers.values()
        if p.party and (p.party in actors or ((bare or _OFFICIAL.search(text)) and _of(p.party, countries)))
    )
    return (official, "") if official else (frozenset(), text)


def _of(party: str, countries: set[str]) -> bool:
    """Whether a party's id is that of one of the countries ("PAK", "PAK:army")."""
    return bool(countries) and party.partition(":")[0] in countries
