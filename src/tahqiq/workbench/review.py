"""The queue of names that mean no one entry for certain, in the reports of the newest checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tahqiq.claims.decide import decided
from tahqiq.claims.decide.names import named
from tahqiq.claims.extract.home import home_of
from tahqiq.registry import Registry
from tahqiq.registry.fold import key
from tahqiq.resolve.judged import Judged, uncertain
from tahqiq.resolve.likeness import Likeness, likeness, nearest
from tahqiq.terms import Claim, Document, Named
from tahqiq.terms.naming import in_force
from tahqiq.verbs import extracting, registry

if TYPE_CHECKING:
    from tahqiq.store import Workspace
    from tahqiq.workbench.kept import Kept
    from tahqiq.workbench.office import Office

_CHECKS = 20
"""Of so many of the newest checks names are looked at."""
_AROUND = 90
"""Characters shown on either side of a claim."""


@dataclass(frozen=True, slots=True)
class Use:
    """A claim in which a name stands: where it is, its words with some around them, its verdict when it was checked.

    ``text`` is the digest of the document's text: taken once, not for each of the thousand claims of a long one.
    """

    check: str
    document: Document
    text: str
    claim: Claim
    first: str

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the claim's words."""
        text, claim = self.document.text, self.claim
        return text[max(0, claim.start - _AROUND) : claim.start], text[claim.end : claim.end + _AROUND]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written that means no one entry for certain, with why and where it stands."""

    kind: str
    name: str
    why: str
    uses: tuple[Use, ...]

    @property
    def documents(self) -> dict[str, Document]:
        """The documents in which it stands, by their digests."""
        return {use.text: use.document for use in self.uses}


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and an entry that it may mean."""

    name: Name
    like: Likeness

    @property
    def id(self) -> str:
        """Its name in addresses; the same as long as the question is."""
        own = "\n".join((self.name.kind, key(self.name.name), self.like.entry))
        return hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Queue:
    """The pairs to judge, those with the most claims first, and the names that nothing known is near."""

    pairs: tuple[Pair, ...]
    strange: tuple[Name, ...]


def queue(office: Office) -> Queue:
    """What is to be judged now; of long reports those that were checked."""
    newest = [k for k in office.checks.latest(_CHECKS) if office.is_read(k)]
    kept = {k.document.sha256: k for k in reversed(newest)}
    return office.answer(("review", *(k.id for k in kept.values())), lambda store: _queue(kept, store))


def _queue(kept: Mapping[str, Kept], store: Workspace) -> Queue:
    judged = Judged.of(in_force(store.names.all()))
    known = store.decisions.documents()
    open_: dict[tuple[str, str], list[tuple[Use, Named]]] = {}
    for text, check in kept.items():
        document = check.document
        found = named(document, extracting.found(document, registry()), judged)
        claims = decided(document, found, store.decisions, registry(), known).claims
        for kind, claim, name in _names(claims):
            use = Use(check.id, document, text, claim, check.first.get(claim.id, ""))
            open_.setdefault((kind, key(name.text)), []).append((use, name))
    names = [_name(kind, uses) for (kind, _), uses in open_.items()]
    pairs = [pair for name, candidates in names for pair in _pairs(name, candidates, judged)]
    offered = {(p.name.kind, p.name.name) for p in pairs}
    strange = [n for n, _ in names if (n.kind, n.name) not in offered and not _looked_at(n, judged)]
    pairs.sort(key=lambda p: (-len(p.name.uses), p.name.name, -p.like.score))
    return Queue(tuple(pairs), tuple(sorted(strange, key=lambda n: (-len(n.uses), n.name))))


@lru_cache(maxsize=2 * _CHECKS)
def _home(text: str, known: Registry) -> str:
    return home_of(text, known)


def _names(claims: Iterable[Claim]) -> Iterable[tuple[str, Claim, Named]]:
    for claim in claims:
        for kind, name in (("area", claim.area), ("actor", claim.actor)):
            if uncertain(name) and key(name.text):
                yield kind, claim, name


def _name(kind: str, uses: Sequence[tuple[Use, Named]]) -> tuple[Name, Mapping[str, tuple[str, ...]]]:
    """The name, and the entries that each document leaves it to choose between."""
    first = uses[0][1]
    candidates = {use.text: (*name.candidates, *name.ids) for use, name in uses}
    found = Name(kind, first.text, first.why, tuple(use for use, _ in uses))
    return found, candidates


def _pairs(name: Name, candidates: Mapping[str, tuple[str, ...]], judged: Judged) -> Iterable[Pair]:
    """The name with each entry it may mean, in the documents in which nobody has judged that yet."""
    for entry, documents in _offered(name, candidates).items():
        unjudged = [
            text for text in documents if not any(d.entry == entry for d in judged.on(name.kind, name.name, text))
        ]
        uses = tuple(use for use in name.uses if use.text in unjudged)
        if uses:
            own = uses[0].document
            like = likeness(registry(), name.kind, name.name, entry, own.date, _home(own.text, registry()))
            yield Pair(replace(name, uses=uses), like)


def _offered(name: Name, candidates: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text, document in name.documents.items():
        entries = candidates.get(text, ())
        if not entries:
            near = nearest(registry(), name.kind, name.name, document.date, _home(document.text, registry()))
            entries = tuple(like.entry for like in near)
        for entry in entries:
            found.setdefault(entry, []).append(text)
    return found


def _looked_at(name: Name, judged: Judged) -> bool:
    return all(judged.on(name.kind, name.name, text) for text in name.documents)
