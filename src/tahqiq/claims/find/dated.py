"""Dated states of affairs: which recorded fact, operation or incident a milestone speaks of, and its day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from tahqiq.claims.extract.home import tools
from tahqiq.claims.find.words import coverage, keys, weights
from tahqiq.registry import Operation, Registry
from tahqiq.terms import Claim

FITS = 0.65  # share of the claim's telling words that a record must hold to be the one meant
FEW = 2  # words below which nothing is matched
BEFORE = 110  # characters before a short quote that are read with it
FITS_SHORT = 0.3  # the same where a short quote is read with the words before it, most of which are not its own
SURE = 0.7  # share from which a different day contradicts the claim
_ENDING = re.compile(
    r"\b(?:remov\w*|lift\w*|end(?:ed|s|ing)?|exit\w*|delist\w*|left|clos\w*|complet\w*|conclu\w*|out\s+of)\b", re.I
)

_FIGURE = re.compile(
    r"(?:(?:over|about|around|nearly|under|some|up\s+to|at\s+least|more\s+than|less\s+than)\s+|[<>~]\s?)?"
    r"\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?%?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A recorded happening: the days its beginning and its end can be, and the words it is known by."""

    id: str
    label: str
    words: frozenset[str]
    event: frozenset[str]  # the words of what happened, without the subject's names
    subject: str
    start: tuple[dt.date, dt.date] | None
    end: tuple[dt.date, dt.date] | None
    url: str
    reported_by: str
    known_from: dt.date | None
    dataset: str
    release: str
    confidence: str = ""
    countries: frozenset[str] = frozenset()  # whose record it is, and those it names; none where that is not known

    def is_of(self, countries: frozenset[str]) -> bool:
        """Whether it can be a happening of one of some countries; of any where either is not known."""
        return not countries or not self.countries or bool(countries & self.countries)


@dataclass(frozen=True)
class Moments:
    """Every recorded moment, with how telling each word is."""

    items: Sequence[Moment]

    def weight(self, countries: frozenset[str]) -> Mapping[str, float]:
        """How telling each word is over the moments of some countries (none: all)."""
        if countries not in self._weights:
            self._weights[countries] = weights(m.words for m in self.items if m.is_of(countries))
        return self._weights[countries]

    @cached_property
    def _weights(self) -> dict[frozenset[str], Mapping[str, float]]:
        return {}

    def known_by(self, day: dt.date | None) -> Moments:
        """The moments that were known on a day (None: now)."""
        if day is None:
            return self
        return Moments([m for m in self.items if m.known_from is not None and m.known_from <= day])

    def meant(self, claim: Claim, sentence: str, countries: frozenset[str] = frozenset()) -> list[tuple[float, Moment]]:
        """The moments that a claim on some countries (none: any) can mean, best first, with their fit (``FITS`` to 1).

        A quote of one telling word ("listed since 2018") is read with what stands before it in its sentence.
        """
        own = keys(claim.quote)
        own = own - keys(claim.area.text) or own  # which country it is of is asked by itself
        asked = own
        if len(own) < FEW:
            at = sentence.find(claim.quote)
            asked = keys(sentence[max(0, at - BEFORE) : at + len(claim.quote)]) if at >= 0 else own
        if len(asked) < FEW:
            return []
        fits = [m for m in self.items if len(asked & m.words) >= FEW and own & m.event and m.is_of(countries)]
        scored = [(coverage(asked, m.words, self.weight(countries)), m) for m in fits]
        most = FITS if asked is own else FITS_SHORT
        best = [s for s in scored if s[0] >= most]
        best.sort(key=_fit, reverse=True)
        return best


def _fit(entry: tuple[float, Moment]) -> float:
    return entry[0]


def day_of(moment: Moment, claim: Claim) -> tuple[dt.date, dt.date] | None:
    """The day a claim speaks of: the end of the state for words of ending (None: not known), else its beginning."""
    if _ENDING.search(claim.quote) and not _ENDING.search(moment.label):
        return moment.end
    return moment.start


def from_facts(
    records: Sequence[Mapping[str, Any]], registry: Registry, kept_for: Mapping[str, str] | None = None
) -> list[Moment]:
    """Facts as moments; the subject's names count among their words. A fact that is a figure is of no happening.

    ``kept_for`` is the country that each release of facts is kept for: a fact is of that country and of those it names.
    """
    homes = kept_for or {}
    happenings = (r for r in records if not _of_operation(r, registry) and not _FIGURE.fullmatch(r["object"] or ""))
    return [_fact(r, registry, homes.get(r["release_id"], "")) for r in happenings]


def _of_operation(record: Mapping[str, Any], registry: Registry) -> bool:
    """Whether a fact only repeats the days of an operation that the registry has."""
    return record["predicate"] == "operation_period" and record["subject"] in registry.operations


def _fact(record: Mapping[str, Any], registry: Registry, home: str) -> Moment:
    subject = record["subject"] or ""
    entry = registry.programmes.get(subject) or registry.actors.get(subject) or registry.operations.get(subject)
    names = " ".join([entry.name, *(a.name for a in entry.aliases)]) if entry else subject
    words = keys(f"{names} {record['predicate']} {record['object']}")
    page = urlsplit(record["url"] or "").netloc
    said = record["object"] if record["predicate"] == "milestone" else f"{record['predicate']}, {record['object']}"
    return Moment(
        id=record["fact_id"], label=_label(entry.name if entry else subject.capitalize(), said), words=words,
        event=keys(f"{record['predicate']} {record['object']}"),
        subject=subject, start=_pair(record["start"], record["start_latest"]),
        end=_pair(record["end"], record["end_latest"]), url=record["url"] or "",
        reported_by=page if record["reported_by"] in {"direct", None, ""} else record["reported_by"],
        known_from=record["known_from"], dataset=record["dataset"], release=record["release_id"],
        confidence=record["confidence"] or "",
        countries=frozenset({home, *_named(f"{names} {record['object']}", registry)}) if home else frozenset(),
    )  # fmt: skip


def _named(text: str, registry: Registry) -> set[str]:
    """The countries of the places that a text names."""
    found = (m for m in tools(registry)[0].mentions(text.replace("_", " ")) if m.kind == "area")
    return {c for m in found for i in (*m.ids, *m.candidates) if (c := registry.country(i))}


def _label(name: str, said: str) -> str:
    """A record in words; an acronym that the name has is written as one."""
    words = said.replace("_", " ").split()
    return f"{name}: " + " ".join(w.upper() if len(w) <= 4 and w.islower() and w in _ACRONYMS else w for w in words)


_ACRONYMS = frozenset({"fatf", "un", "us", "uk", "eu", "nra"})


def _pair(early: dt.date | None, late: dt.date | None) -> tuple[dt.date, dt.date] | None:
    return (early, late or early) if early else None


def _ended(operation: Operation) -> tuple[dt.date, dt.date] | None:
    span = operation.end
    return (span.start, span.end or span.start) if span and span.start else None


def from_operations(registry: Registry) -> list[Moment]:
    """Operations as moments: their announcement and their start."""
    found = []
    for operation in registry.operations.values():
        names = " ".join([operation.name, *(a.name for a in operation.aliases)])
        for what, span in (("launched", operation.start), ("announced", operation.announced)):
            if span and span.start:
                found.append(
                    Moment(
                        id=operation.id, label=f"{operation.name} {what}", words=keys(f"{names} {what} operation"),
                        event=keys(f"{names} {what}"),
                        subject=operation.id, start=(span.start, span.end or span.start), end=_ended(operation),
                        url=operation.sources[0] if operation.sources else "", reported_by="",
                        known_from=span.end or span.start, dataset="operations", release="registry",
                        countries=frozenset(c for a in operation.areas if (c := registry.country(a))),
                    )
                )  # fmt: skip
    return found
