"""Whose figure a claim says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer, Mention

_OFFICIAL = re.compile(
    r"\b(?:official|government|authorit|military|army|minist|estimate|state|claim|security\s+forces)\w*", re.IGNORECASE
)


def publishers_named(text: str, gazetteer: Gazetteer, registry: Registry, country: str) -> tuple[frozenset[str], str]:
    """The publishers that an attribution names, and the attribution itself when it names none of ours.

    A country's name alone ("Pakistan claims"), or a word for its officials ("the army said"), stands for the
    publishers that are parties of that country; ``country`` is the document's. Their ``party`` is the country, or
    country and body ("PAK:army"): a body that is named narrows them.
    """
    if not text.strip():
        return frozenset(), ""
    mentions = gazetteer.mentions(text)
    named = frozenset(p for m in mentions if m.kind == "publisher" for p in m.ids)
    if named:
        return named, ""
    countries = {a for m in mentions if m.kind == "area" for a in m.ids}
    if not (_OFFICIAL.search(text) or (countries and _bare(text, mentions))):
        return frozenset(), text
    parties = {p.id: p.party for p in registry.publishers.values() if _of(p.party, countries or {country})}
    body = frozenset(id_ for id_, party in parties.items() if _names_body(party, text))
    official = body or frozenset(parties)
    return (official, "") if official else (frozenset(), text)


def _bare(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a text says nothing but the names in it."""
    rest = text
    for m in sorted(mentions, key=_start, reverse=True):
        rest = rest[: m.start] + rest[m.end :]
    return not re.search(r"\w{3,}", re.sub(r"\bthe\b", "", rest, flags=re.IGNORECASE))


def _start(mention: Mention) -> int:
    return mention.start


def _of(party: str, countries: set[str]) -> bool:
    """Whether a party is that of one of the countries."""
    return bool(party) and party.partition(":")[0] in countries


_MILITARY = re.compile(r"\b(?:army|military|armed\s+forces|troops)\b", re.IGNORECASE)


def _names_body(party: str, text: str) -> bool:
    return party.endswith(":army") and bool(_MILITARY.search(text))
