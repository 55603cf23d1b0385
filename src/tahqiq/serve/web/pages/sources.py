"""Sources: the releases that are held, their cards, what was set aside of them and why, what changed between two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field

from tahqiq.errors import UnknownName
from tahqiq.serve.report.wording.known import bundled
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.sources import card, datasets
from tahqiq.terms import Card
from tahqiq.verbs import sources as verb

router = Twins(tags=["sources"])
_SIZE = 50


class Source(BaseModel):
    """A release that is held."""

    release: str = Field(description="Its id; its page is /sources/ID.")
    dataset: str = Field(description="Its dataset.")
    title: str = Field(description="The dataset's title.")
    publisher: str = Field(description="Who publishes it.")
    version: str = Field(description="Its version.")
    published: str = Field(description="When it was published, as precisely as is known; empty where it is not.")
    retrieved: dt.date = Field(description="When its file was retrieved.")
    imported_at: dt.datetime = Field(description="When it was imported, in UTC.")
    age: int = Field(description="Days from the last day it covers until now; 0 where that is not known.")
    start: dt.date | None = Field(description="The first day it covers.")
    end: dt.date | None = Field(description="The last day it covers.")
    area: str = Field(description="The country or area it is of.")
    kind: str = Field(description="What its rows are.")
    rows_read: int = Field(description="Rows of the file.")
    accepted: int = Field(description="Rows that are used.")
    rejected: int = Field(description="Rows that were set aside, each with its reason.")
    in_force: bool = Field(description="Whether it is used now; else a newer release has its place.")
    licence: str = Field(description="Its licence.")
    citation: str = Field(description="How it is cited.")
    sha256: str = Field(description="The SHA-256 of the publisher's file.")
    withheld: str = Field(description="Why its licence keeps its rows from being passed on; empty where they may be.")


class Sources(Paged):
    """The releases that are held."""

    q: str = Field(description="What was looked for.")
    sources: list[Source] = Field(description="The releases of this page, by dataset, the newest first.")
    datasets: list[str] = Field(description="The datasets that can be imported.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a release."""
        return [s.model_dump(mode="json") for s in self.sources]


class Reason(BaseModel):
    """Why rows were set aside."""

    field: str = Field(description="The column at fault; empty for a whole row.")
    reason: str = Field(description="What is wrong.")
    rows: int = Field(description="How many rows.")


class Year(BaseModel):
    """The rows of a year."""

    year: int = Field(description="The year in which they begin.")
    rows: int = Field(description="How many.")


class About(BaseModel):
    """A dataset: what one row of it is, and what it leaves out."""

    dataset: str = Field(description="Its name.")
    title: str = Field(description="Its title.")
    publisher: str = Field(description="Who publishes it.")
    row_is: str = Field(description="What one row is.")
    leaves_out: str = Field(description="What it leaves out.")
    metrics: list[str] = Field(description="What can be counted in it.")
    victims: list[str] = Field(description="The classes of victims it tells apart.")
    known_breaks: list[str] = Field(description="Where it is known to be uneven.")
    notes: list[str] = Field(description="What else has to be known.")
    silence: str = Field(description="What it means that nothing is recorded inside what it covers; empty if nothing.")
    grade: str = Field(description="The source grade, A (reliable) to F (cannot be judged).")
    licence: str = Field(description="Its licence.")
    withheld: str = Field(description="Why its licence keeps its rows from being passed on; empty where they may be.")
    citation: str = Field(description="How it is cited.")
    url: str = Field(description="The publisher's page.")


class Release(BaseModel):
    """A release with its dataset's card."""

    source: Source = Field(description="The release.")
    about: About = Field(description="Its dataset.")
    reasons: list[Reason] = Field(description="Why rows were set aside, the most frequent first.")
    years: list[Year] = Field(description="How many of its rows begin in each year.")
    others: list[str] = Field(description="The other releases of the dataset, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a year."""
        return [{"release": self.source.release, **y.model_dump(), "citation": self.about.citation} for y in self.years]


class Dataset(BaseModel):
    """A dataset with its releases."""

    about: About = Field(description="Its card.")
    sources: list[Source] = Field(description="Its releases, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a release."""
        return [s.model_dump(mode="json") for s in self.sources]


class Reject(BaseModel):
    """A row that was set aside."""

    row: int = Field(description="Which row of the file, from 1 for the first below the header.")
    record: str = Field(description="The publisher's id of the record.")
    field: str = Field(description="The column at fault; empty for a whole row.")
    value: str = Field(description="What stands there.")
    reason: str = Field(description="What is wrong with it.")


class Rejects(Paged):
    """Rows of a release that were set aside."""

    source: Source = Field(description="The release.")
    rejects: list[Reject] = Field(description="The rows of this page, in the order of the file.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row each, with its release and licence."""
        told = {"release": self.source.release, "licence": self.source.licence}
        return [{**r.model_dump(), **told} for r in self.rejects]


class Changed(BaseModel):
    """A column of a record that is another than it was."""

    field: str = Field(description="The column.")
    was: str = Field(description="What stood there; empty for nothing.")
    now: str = Field(description="What stands there; empty for nothing.")


class Record(BaseModel):
    """A record that is in one of two releases alone, or otherwise in the other."""

    record: str = Field(description="The publisher's id of the record.")
    how: str = Field(description="added, removed or changed.")
    fields: list[Changed] = Field(description="The columns that changed.")


class Diff(Paged):
    """What changed between two releases of a dataset."""

    old: Source = Field(description="The release that it is compared with.")
    new: Source = Field(description="The release.")
    added: int = Field(description="Records that only the new one has.")
    removed: int = Field(description="Records that only the old one has.")
    changed: int = Field(description="Records that are otherwise in the new one.")
    same: int = Field(description="Records that are the same in both.")
    records: list[Record] = Field(
        description="The records of this page: the added, then the changed, then the removed."
    )

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a column that changed; one of a record that came or went."""
        told = {"old": self.old.release, "new": self.new.release, "licence": self.new.licence}
        none = Changed(field="", was="", now="")
        return [{"record": r.record, "how": r.how, **c.model_dump(), **told} for r in self.records
                for c in r.fields or [none]]  # fmt: skip


@router.page("/sources", "sources.html", name="sources")
def sources(
    office: Desk, page: AtPage = 1, q: Annotated[str, Query(max_length=200, description="Words to look for.")] = ""
) -> Sources:
    """The releases that are held, with their licences, how fresh they are and what was set aside."""
    with office.desk() as store:
        found = [_source(h) for h in verb.held(store)]
    words = q.casefold().split()
    hit = [s for s in found if all(w in f"{s.release} {s.title} {s.publisher} {s.area}".casefold() for w in words)]
    shown = hit[(page - 1) * _SIZE : page * _SIZE]
    return Sources(at=page, size=_SIZE, total=len(hit), q=q, sources=shown, datasets=list(datasets()))


@router.page("/sources/datasets/{name}", "dataset.html", name="releases")
def dataset(name: str, office: Desk) -> Dataset:
    """A dataset's card: what one row is, what is left out, where it is uneven; its releases."""
    own = card(name)
    with office.desk() as store:
        found = [_source(h) for h in verb.held(store) if h.release.dataset == name]
    return Dataset(about=_about(own), sources=found)


@router.page("/sources/{name}/rejects", "rejects.html", name="rejects")
def rejects(name: str, office: Desk, page: AtPage = 1) -> Rejects:
    """The rows of a release's file that were set aside, each with its reason."""
    with office.desk() as store:
        own = _held(verb.held(store), name)
        table = verb.rejects(store, own.release)
    shown = table.slice((page - 1) * _SIZE, _SIZE).rename_columns(["row", "record", "field", "value", "reason"])
    return Rejects(at=page, size=_SIZE, total=table.num_rows, source=_source(own),
                   rejects=[Reject(**row) for row in shown.to_pylist()])  # fmt: skip


@router.page("/sources/{name}/since/{old}", "diff.html", name="changes")
def diff(name: str, old: str, office: Desk, page: AtPage = 1) -> Diff:
    """What changed from another release of the dataset to this one."""
    with office.desk() as store:
        every = verb.held(store)
        was, now = _held(every, old), _held(every, name)
        found = verb.diff(store, was.release, now.release, _SIZE, (page - 1) * _SIZE)
    records = [Record(record=c.record, how=c.how, fields=[_changed(n, *pair) for n, pair in c.fields.items()])
               for c in found.changes]  # fmt: skip
    return Diff(
        at=page, size=_SIZE, total=found.added + found.removed + found.changed, old=_source(was), new=_source(now),
        added=found.added, removed=found.removed, changed=found.changed, same=found.same, records=records,
    )  # fmt: skip


@router.page("/sources/{name}", "source.html", name="years")
def source(name: str, office: Desk) -> Release:
    """A release: its card, licence, hash and rows by year, and why rows were set aside."""
    with office.desk() as store:
        every = verb.held(store)
        own = _held(every, name)
        faults, years = verb.faults(store, own.release), verb.by_year(store, own.release)
    others = [h.release.release_id for h in every if h.release.dataset == own.release.dataset and h is not own]
    return Release(
        source=_source(own), about=_about(own.card), others=others,
        reasons=[Reason(field=f.field, reason=f.reason, rows=f.rows) for f in faults],
        years=[Year(year=year, rows=rows) for year, rows in years],
    )  # fmt: skip


def _held(every: Sequence[verb.Held], name: str) -> verb.Held:
    for own in every:
        if own.release.release_id == name:
            return own
    raise UnknownName(f"no release is called {name!r}; /sources lists those that are held")


def _source(own: verb.Held) -> Source:
    r, c = own.release, own.card
    same = ("dataset", "version", "published", "retrieved", "imported_at", "start", "end", "area", "rows_read",
            "accepted", "rejected", "sha256")  # fmt: skip
    age = (dt.datetime.now(dt.UTC).date() - r.end).days if r.end else 0
    return Source(
        release=r.release_id, title=c.title, publisher=bundled().publisher(c.publisher), kind=str(r.kind),
        age=max(0, age), in_force=own.in_force, licence=c.licence, citation=c.citation, withheld=c.withheld,
        **{name: getattr(r, name) for name in same},
    )  # fmt: skip


def _about(own: Card) -> About:
    return About(**{name: _plain(getattr(own, name)) for name in About.model_fields})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _changed(field: str, was: Any, now: Any) -> Changed:
    return Changed(field=field, was=_cell(was), now=_cell(now))


def _cell(value: Any) -> str:
    """A cell as its publisher would write it: whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
