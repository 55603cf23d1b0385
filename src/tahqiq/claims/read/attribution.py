"""Whose figure a claim says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer, Mention

_OFFICIAL = re.compile(
    r"\b(?:official|government|authorit|military|army|minist|estimate|state|claim|security\s+forces)\w*", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:count|institute|institution|cent(?:er|re)|bank|mission|project|observatory|commission|committee|council"
    r"|network|index|database|portal|tracker|archive|register|university|foundation|coalition|agency|office|bureau"
    r"|organi[sz]ation|society|forum|programme|program|nations|monitor|watch|initiative|survey|group|fund|data"
    r"|team|movement|consortium)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+\.?\s+){0,4}[A-Z][\w’'-]+")
INTRODUCED = 110  # characters beside a person's name in which the text says whose officer he is


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose figure a claim says it is.

    ``named`` are publishers of the registry; ``unknown`` is the attribution itself when it names none of them.
    ``counts`` tells that the source is one that counts for itself (a tracker, an institute, a mission): its figure
    may rightly differ from those of others, so theirs alone do not refute it. ``carried`` tells that a sentence
    before names the source, and the claim's own does not: its figure may be of another.
    """

    named: frozenset[str] = frozenset()
    unknown: str = ""
    counts: bool = False
    carried: bool = False


def attribution(text: str, document: str, gazetteer: Gazetteer, registry: Registry, country: str) -> Attribution:
    """What an attribution stands for.

    A country's name alone ("Pakistan claims"), or a word for its officials ("the army said"), stands for the
    publishers that are parties of that country; ``country`` is the document's. Their ``party`` is the country, or
    country and body ("PAK:army"): a body that is named narrows them. A person speaks for the publisher that the
    ``document`` introduces him with.
    """
    if not text.strip():
        return Attribution()
    mentions = gazetteer.mentions(text)
    named = _publishers(mentions) or _bodies_of(text, registry)
    if named:
        return Attribution(named, counts=True)
    countries = {a for m in mentions if m.kind == "area" for a in m.ids}
    if not (_OFFICIAL.search(text) or (countries and _bare(text, mentions))):
        spoken_for = _introduced(text, document, gazetteer)
        if spoken_for:
            return Attribution(spoken_for, counts=True)
        return Attribution(unknown=text, counts=bool(_BODY.search(text) or _ACRONYM.search(text)))
    parties = {p.id: p.party for p in registry.publishers.values() if _of(p.party, countries or {country})}
    body = frozenset(id_ for id_, party in parties.items() if _names_body(party, text))
    official = body or frozenset(parties)
    return Attribution(official) if official else Attribution(unknown=text)


def _publishers(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(p for m in mentions if m.kind == "publisher" for p in m.ids)


def _bodies_of(text: str, registry: Registry) -> frozenset[str]:
    """The publishers whose names begin with the words of an attribution: "the UN" for "UN Secretary-General"."""
    name = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE)
    if not name[:1].isupper() or not (_BODY.search(name) or name.isupper()):
        return frozenset()
    return frozenset(p.id for p in registry.publishers.values() if p.name.startswith(f"{name} "))


def _introduced(text: str, document: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The publisher beside the first mention of a person ("PICSS's director Abdullah Khan", later "Khan")."""
    name = _NAME.fullmatch(text.strip())
    if name is None or _BODY.search(text):
        return frozenset()
    found = re.search(rf"\b{re.escape(name[0].split()[-1])}\b", document)
    if found is None:
        return frozenset()
    before = _STOP.split(document[max(0, found.start() - INTRODUCED) : found.start()])[-1]
    after = _STOP.split(document[found.end() : found.end() + INTRODUCED])[0]
    named = _publishers(gazetteer.mentions(before + found[0] + after))
    return named if len(named) == 1 else frozenset()


_STOP = re.compile(r"[.;]\s|\n\s*\n")


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
