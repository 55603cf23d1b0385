"""Which recorded allegations a sentence speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tahqiq.claims.find.words import keys
from tahqiq.claims.read.parties import Parties
from tahqiq.registry.dates import last_day
from tahqiq.terms import Claim

Record = Mapping[str, Any]
MOST = 8
"""Allegations shown for one sentence."""


@dataclass(frozen=True, slots=True)
class Alleged:
    """A recorded allegation as known on a day, without a denial made later.

    What third parties say is recorded without a date, and so left out where a day is asked for.
    """

    record: Record
    denied_by: str
    denial_date: str
    third_parties: str


@dataclass(frozen=True)
class Allegations:
    """The allegations on record, matched by who alleges and who is accused."""

    records: Sequence[Record]
    parties: Parties

    def meant(self, claim: Claim, day: dt.date | None, written: dt.date | None = None) -> list[Alleged]:
        """The allegations known on ``day`` that a sentence ``written`` then can mean, those that fit best first.

        Whoever the sentence accuses must be accused in the record, whoever it says alleges must have alleged it, and
        the armed groups that it names must be named there. A sentence that names no side means none.
        """
        groups = self.parties.groups(claim.quote)
        accused = self.parties.named(claim.actor.text, written)
        accused = self.parties.family(accused - groups or accused)  # "the Taliban" beside "the TTP" are the other ones
        alleger = self.parties.family(self.parties.named(claim.attributed_to, written))
        if not accused and not alleger:
            return []
        asked = _Asked(accused, alleger, self.parties.family(groups) - accused - alleger, keys(claim.quote))
        known = [r for r in self._read if day is None or _known(r.record, day)]
        scored = [(fit, r.record) for r in known if (fit := _fit(r, asked))]
        scored.sort(key=lambda s: (-s[0], s[1]["first_date"] or "9"))
        return [_as_known(record, day) for _, record in scored[:MOST]]

    @cached_property
    def _read(self) -> list[_Read]:
        """The records with whom and what they name, made out once."""
        return [
            _Read(
                record, self._family(record["alleger"]), self._family(record["accused"]),
                self.parties.family(self.parties.groups(record["allegation"])), keys(record["allegation"]),
            )
            for record in self.records
        ]  # fmt: skip

    def _family(self, party: str) -> frozenset[str]:
        return self.parties.family(frozenset({party}))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom a sentence accuses, who does, which groups it is about, and its words."""

    accused: frozenset[str]
    alleger: frozenset[str]
    about: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Read:
    """A record with its sides, the groups it names and its words."""

    record: Record
    alleger: frozenset[str]
    accused: frozenset[str]
    groups: frozenset[str]
    words: frozenset[str]


def _fit(read: _Read, asked: _Asked) -> float:
    """How well a record fits, 0 where it does not."""
    if asked.accused and not asked.accused & read.accused:
        return 0.0
    if asked.alleger and not asked.alleger & read.alleger:
        return 0.0
    if asked.about and not asked.about & read.groups and (read.groups or not asked.accused):
        return 0.0
    shared = len(asked.words & read.words) / max(1, len(asked.words))
    return 1.0 + 2.0 * len(asked.about & read.groups) + shared


def _known(record: Record, day: dt.date) -> bool:
    return record["known_from"] is not None and record["known_from"] <= day


def _as_known(record: Record, day: dt.date | None) -> Alleged:
    denial = record["denial_date"] or ""
    until = last_day(denial)
    later = day is not None and (until is None or until > day)
    return Alleged(
        record, "" if later else record["denied_by"] or "", "" if later else denial,
        record["third_party_view"] or "" if day is None else "",
    )  # fmt: skip
