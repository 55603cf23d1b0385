"""Allegations: who alleges what of whom, since when, who denies it, what was offered, and what others say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from tahqiq.registry import kind_of
from tahqiq.registry.fold import key
from tahqiq.serve.web.asking import AsOf
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.pages.known import PLACES
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.recorded import alleged, plain, word
from tahqiq.serve.web.twins import Twins
from tahqiq.sources import card
from tahqiq.verbs import allegations as verb
from tahqiq.verbs import registry
from tahqiq.verbs.documents import document_id, pages_of

router = Twins(tags=["allegations"])
_SIZE = 60
_Q = Annotated[str, Query(max_length=200, description="A part of the allegation or of a name in it.")]


class Party(BaseModel):
    """Somebody who alleges, is accused or denies."""

    name: str = Field(description="The name.")
    address: str = Field(description="The page; empty where there is none.")


class Alleged(BaseModel):
    """An allegation, in the words of who makes it. It stands for nothing but that it was made."""

    id: str = Field(description="Its id; its page is /allegations/ID.")
    alleger: list[Party] = Field(description="Who alleges it.")
    accused: list[Party] = Field(description="Of whom.")
    allegation: str = Field(description="What is alleged.")
    first_date: str = Field(description="When it was first made, as it was given.")
    denied_by: list[Party] = Field(description="Who denied it.")
    denial_date: str = Field(description="When, as it was given.")
    release: str = Field(description="The release that has it.")


class Allegations(Paged):
    """Allegations."""

    q: str = Field(description="What was looked for.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")
    allegations: list[Alleged] = Field(description="The allegations of this page, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row an allegation."""
        sides = ("alleger", "accused", "denied_by")
        return [{**a.model_dump(), **{s: " | ".join(p.name for p in getattr(a, s)) for s in sides}}
                for a in self.allegations]  # fmt: skip


class Page(BaseModel):
    """A page that it was read on."""

    url: str = Field(description="Its address.")
    document: str = Field(description="The id of its own page, /documents/ID.")


class Version(BaseModel):
    """The allegation as a release told it."""

    release: str = Field(description="The release.")
    changed: dict[str, list[Any]] = Field(description="What was and what is, by column; nothing for the first.")


class Allegation(BaseModel):
    """An allegation, what was offered for it, what others say, and how it was told over time."""

    alleged: Alleged = Field(description="The allegation.")
    evidence_offered: str = Field(description="What the alleger offered for it.")
    third_party_view: str = Field(description="What others say of it.")
    known_from: dt.date | None = Field(description="From which day the row was public.")
    pages: list[Page] = Field(description="The pages it was read on.")
    licence: str = Field(description="The licence of its dataset.")
    history: list[Version] = Field(description="How each release told it, the oldest first.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")
    row: dict[str, Any] = Field(description="The row of the evidence.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """The one row."""
        said = {"evidence_offered": self.evidence_offered, "third_party_view": self.third_party_view}
        return [{**alleged(self.row), "accused": self.row.get("accused", ""),
                 "denied_by": self.row.get("denied_by", ""), **said}]  # fmt: skip


@router.page("/allegations", "allegations.html", name="allegations")
def allegations(office: Desk, q: _Q = "", as_of: AsOf = None, page: AtPage = 1) -> Allegations:
    """The allegations that are known, each with who made it and who denied it."""
    wanted = key(q)
    rows = office.of_evidence(("allegations", as_of), lambda store: verb.allegations(store, as_of))
    told = [_alleged(row) for row in rows]
    found = [a for a in told if not wanted or any(wanted in key(text) for text in _texts(a))]
    shown = found[(page - 1) * _SIZE : page * _SIZE]
    return Allegations(at=page, size=_SIZE, total=len(found), q=q, as_of=as_of, allegations=shown)


@router.page("/allegations/{name}", "allegation.html", name="allegation")
def allegation(name: str, office: Desk, as_of: AsOf = None) -> Allegation:
    """An allegation: who made it, who denies it, what was offered, what others say, and where that was read."""
    row, versions = office.of_evidence(("allegation", name, as_of), lambda store: verb.allegation(name, store, as_of))
    return Allegation(
        alleged=_alleged(row), evidence_offered=row["evidence_offered"] or "", as_of=as_of, row=plain([row])[0],
        third_party_view=row["third_party_view"] or "", known_from=row["known_from"],
        pages=[Page(url=url, document=document_id(url)) for url in pages_of(row["urls"])],
        licence=card(row["dataset"]).licence,
        history=[Version(release=v.release, changed={k: list(p) for k, p in v.changed.items()}) for v in versions],
    )  # fmt: skip


def _alleged(row: Mapping[str, Any]) -> Alleged:
    return Alleged(
        id=row["allegation_id"], alleger=_parties(row["alleger"]), accused=_parties(row["accused"]),
        allegation=row["allegation"], first_date=row["first_date"] or "", denied_by=_parties(row["denied_by"]),
        denial_date=row["denial_date"] or "", release=row["release_id"],
    )  # fmt: skip


def _parties(codes: str | None) -> list[Party]:
    return [_party(code.strip()) for code in (codes or "").split("|") if code.strip()]


def _party(code: str) -> Party:
    own = registry().entry(code)
    if own is None or kind_of(own) not in PLACES:
        return Party(name=word(code.removeprefix("other:")), address="")
    return Party(name=own.name, address=f"/{PLACES[kind_of(own)]}/{own.id}")


def _texts(told: Alleged) -> list[str]:
    return [told.allegation, *(party.name for party in (*told.alleger, *told.accused, *told.denied_by))]
