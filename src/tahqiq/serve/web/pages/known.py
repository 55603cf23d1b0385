"""Actors, places, operations and publishers: lists to search, and a page each with all that is known, from whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from tahqiq.registry import Entry, Registry, kind_of
from tahqiq.registry.fold import key
from tahqiq.registry.told import Tie as TieTold
from tahqiq.serve.web.asking import AsOf
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.recorded import Recorded, plain, word
from tahqiq.serve.web.twins import Twins
from tahqiq.verbs import registry
from tahqiq.verbs.dossier import Dossier as Found
from tahqiq.verbs.dossier import dossier

router = Twins(tags=["registry"])
_SIZE = 60
PLACES = {"actor": "actors", "area": "places", "operation": "operations", "programme": "programmes",
          "publisher": "publishers"}  # fmt: skip
"""Under which address entries of a kind stand."""


class Entered(BaseModel):
    """An entry of the registry, in short."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    kind: str = Field(description="What it is.")
    names: int = Field(description="Under how many names it is known.")
    address: str = Field(description="Its page.")


class Entries(Paged):
    """Entries of the registry."""

    of: str = Field(description="Of which kind they are.")
    q: str = Field(description="What was looked for; empty for all.")
    entries: list[Entered] = Field(description="The entries of this page.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row an entry."""
        return [e.model_dump() for e in self.entries]


class Name(BaseModel):
    """A name of an entry."""

    name: str = Field(description="The name.")
    kind: str = Field(description="What kind of name: an acronym, a transliteration, a label of the state ….")
    lang: str = Field(description="Its language, where it is not in Latin letters.")
    since: dt.date | None = Field(description="From when it was used, where that is known.")
    source: str = Field(description="Where it was read.")
    note: str = Field(description="What is to be known of it.")


class Line(BaseModel):
    """Something that is told of an entry."""

    what: str = Field(description="What is told.")
    said: str = Field(description="What is said.")
    when: str = Field(description="Of which day, as it was given.")
    source: str = Field(description="Where it was read.")


class Tie(BaseModel):
    """A relation to another entry."""

    kind: str = Field(description="Which.")
    name: str = Field(description="The other's name.")
    address: str = Field(description="Its page; empty where it has none.")
    away: bool = Field(description="Whether the relation is this entry's to the other.")
    start: str = Field(description="From when, as it was given.")
    end: str = Field(description="Until when, as it was given.")
    source: str = Field(description="Where it was read.")
    note: str = Field(description="What is to be known of it.")


class Dossier(Recorded):
    """All that is known of an entry, as known on a day."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    of: str = Field(description="The kind of entry: actor, area, operation, programme or publisher.")
    kind: str = Field(description="What it is.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")
    names: list[Name] = Field(description="Its names.")
    lines: list[Line] = Field(description="What the registry tells of it.")
    ties: list[Tie] = Field(description="Its relations.")
    years: list[dict[str, Any]] = Field(description="Events and deaths by year and dataset.")


_Q = Annotated[str, Query(max_length=200, description="A part of a name, in any spelling.")]


def _listed(kind: str) -> None:
    """The list of entries of a kind, and the page of each."""
    where = PLACES[kind]

    def entries(q: _Q = "", page: AtPage = 1) -> Entries:
        known = registry()
        found = sorted(_matching(known, kind, q), key=lambda e: e.name.casefold())
        shown = found[(page - 1) * _SIZE : page * _SIZE]
        return Entries(at=page, size=_SIZE, total=len(found), of=kind, q=q, entries=[_entered(e, kind) for e in shown])

    def entry(name: str, office: Desk, as_of: AsOf = None) -> Dossier:
        found = office.answer(("dossier", kind, name, as_of), lambda ws: dossier(name, kind, ws, as_of))
        return _dossier(found, as_of)

    entries.__name__, entries.__doc__ = where, f"The {where} that are known."
    entry.__name__, entry.__doc__ = f"{kind}_known", f"All that is known of one of the {where}."
    router.page(f"/{where}", "entries.html", name=where)(entries)
    router.page(f"/{where}/{{name}}", "dossier.html", name=kind)(entry)


def _matching(known: Registry, kind: str, q: str) -> list[Entry]:
    wanted = key(q)
    own = [e for e in known.entries() if kind_of(e) == kind]
    return [e for e in own if not wanted or any(wanted in key(n) for n in (e.id, e.name, *(a.name for a in e.aliases)))]


def _entered(entry: Entry, kind: str) -> Entered:
    return Entered(id=entry.id, name=entry.name, kind=word(entry.kind), names=1 + len(entry.aliases),
                   address=f"/{PLACES[kind]}/{entry.id}")  # fmt: skip


def _dossier(found: Found, as_of: dt.date | None) -> Dossier:
    entry = found.entry
    names = [Name(name=a.name, kind=word(a.kind), lang=a.lang, since=a.since, source=a.source, note=a.scope or a.note)
             for a in entry.aliases]  # fmt: skip
    return Dossier(
        id=entry.id, name=entry.name, of=found.kind, kind=word(entry.kind), as_of=as_of, names=names,
        lines=[Line(what=x.what, said=x.said, when=x.when, source=x.source) for x in found.lines],
        ties=[_tie(t) for t in found.ties], years=[dict(y) for y in found.years],
        facts=plain(found.facts), figures=plain(found.figures), incidents=plain(found.incidents),
        allegations=plain(found.allegations),
    )  # fmt: skip


def _tie(told: TieTold) -> Tie:
    address = f"/{PLACES[told.of]}/{told.id}" if told.of in PLACES else ""
    return Tie(kind=told.kind, name=told.name, address=address, away=told.away, start=told.dates.start,
               end=told.dates.end, source=told.dates.source, note=told.dates.note)  # fmt: skip


for _kind in PLACES:
    _listed(_kind)
