"""Documents: the pages that facts, figures, incidents and allegations were read on, and all that rests on each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from tahqiq.registry.fold import key
from tahqiq.serve.report.wording.visible import host
from tahqiq.serve.web.asking import AsOf
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.recorded import Recorded, plain
from tahqiq.serve.web.twins import Twins
from tahqiq.terms import RecordKind
from tahqiq.verbs import documents as verb
from tahqiq.verbs import registry
from tahqiq.workbench.office import Office

router = Twins(tags=["documents"])
_SIZE = 60
_Q = Annotated[str, Query(max_length=200, description="A part of its title, publisher, reporter or address.")]
_By = Annotated[str, Query(max_length=100, description="Only documents with figures of this publisher, by its id.")]


class Cited(BaseModel):
    """A document that rows of the evidence were read on."""

    id: str = Field(description="Its id; its page is /documents/ID.")
    title: str = Field(description="Its title as the rows give it; empty where none does.")
    url: str = Field(description="Its address.")
    site: str = Field(description="The site that it stands on.")
    publishers: list[str] = Field(description="Whose figures it has, by name.")
    published: str = Field(description="When it was published, as it was given; empty where it was not.")
    known_from: dt.date | None = Field(description="From which day the first of its rows was public.")
    counts: dict[str, int] = Field(description="How many rows of each kind rest on it.")


class Documents(Paged):
    """Documents that rows of the evidence were read on."""

    q: str = Field(description="What was looked for.")
    publisher: str = Field(description="Whose documents alone are listed, by id; empty for all.")
    publisher_name: str = Field(description="The publisher's name.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")
    documents: list[Cited] = Field(description="The documents of this page, the latest known first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a document."""
        return [_flat(d) for d in self.documents]


class Year(BaseModel):
    """The rows of a year."""

    year: int = Field(description="The year in which they begin.")
    rows: int = Field(description="How many.")


class Document(Recorded):
    """A document, and every row that was read on it."""

    document: Cited = Field(description="The document.")
    titles: list[str] = Field(description="Every title that its rows give it.")
    reported_by: list[str] = Field(description="Who reported there, where it was not the publisher.")
    by: list[dict[str, str]] = Field(description="The publishers of its figures: id, name and source grade.")
    licences: list[str] = Field(description="The licences of the datasets its rows are in.")
    datasets: list[str] = Field(description="These datasets.")
    years: list[Year] = Field(description="How many of its rows begin in each year.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")


@router.page("/documents", "documents.html", name="documents")
def documents(office: Desk, q: _Q = "", publisher: _By = "", as_of: AsOf = None, page: AtPage = 1) -> Documents:
    """The documents that facts, figures, incidents and allegations were read on."""
    wanted = key(q)
    own = [d for d in _all(office, as_of) if not publisher or publisher in d.publishers]
    found = [d for d in own if not wanted or any(wanted in key(text) for text in _texts(d))]
    return Documents(
        at=page, size=_SIZE, total=len(found), q=q, publisher=publisher, publisher_name=_name(publisher), as_of=as_of,
        documents=[_cited(d) for d in found[(page - 1) * _SIZE : page * _SIZE]],
    )  # fmt: skip


@router.page("/documents/{name}", "document.html", name="document")
def document(name: str, office: Desk, as_of: AsOf = None) -> Document:
    """A document: who published it, since when it is known, and every fact and figure that rests on it."""
    found = verb.named(name, _all(office, as_of))
    rows = office.of_evidence(("document", name, as_of), lambda store: verb.resting(found, store, as_of))
    facts, figures, incidents, allegations = (plain(rows.get(kind, [])) for kind in _KINDS)
    return Document(
        document=_cited(found), titles=found.titles, reported_by=found.outlets, licences=found.licences,
        by=[_publisher(p) for p in found.publishers], datasets=found.datasets, as_of=as_of,
        years=[Year(year=y, rows=found.years.get(y, 0)) for y in _span(found.years)],
        facts=facts, figures=figures, incidents=incidents, allegations=allegations,
    )  # fmt: skip


_KINDS = (RecordKind.FACTS, RecordKind.OBSERVATIONS, RecordKind.INCIDENTS, RecordKind.ALLEGATIONS)
_LONGEST = 200
"""Years between the first and the last row from which those without rows are not told."""


def _all(office: Office, as_of: dt.date | None) -> list[verb.Document]:
    return office.of_evidence(("documents", as_of), lambda store: verb.documents(store, as_of))


def _span(years: dict[int, int]) -> Sequence[int]:
    if not years or max(years) - min(years) > _LONGEST:
        return sorted(years)
    return range(min(years), max(years) + 1)


def _texts(found: verb.Document) -> list[str]:
    return [found.url, *found.titles, *found.publishers, *map(_name, found.publishers), *found.outlets]


def _name(publisher: str) -> str:
    known = registry().publishers.get(publisher)
    return known.name if known else publisher


def _publisher(name: str) -> dict[str, str]:
    known = registry().publishers.get(name)
    return {"id": name if known else "", "name": _name(name), "grade": known.grade if known else ""}


def _cited(found: verb.Document) -> Cited:
    return Cited(
        id=found.id, title=found.title, url=found.url, site=host(found.url), known_from=found.known_from,
        publishers=[_name(p) for p in found.publishers], published=max(found.published, default=""),
        counts={str(kind): len(ids) for kind, ids in found.ids.items()},
    )  # fmt: skip


def _flat(found: Cited) -> dict[str, Any]:
    """A row for a document; numbers of rows in columns of their own."""
    told = found.model_dump(mode="json", exclude={"counts", "publishers"})
    return {**told, "publishers": " | ".join(found.publishers), **{str(k): found.counts.get(str(k), 0) for k in _KINDS}}
