"""The rows that were known of a country on a day, by what a ledger calls them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from tahqiq.brief.evidence import Evidence
from tahqiq.measure.records import Allegation, Fact, Figure, Incident
from tahqiq.terms import RowsAt

Row = Figure | Fact | Incident | Allegation
_ID = {Figure: "obs_id", Fact: "fact_id", Incident: "incident_id", Allegation: "allegation_id"}


@dataclass(frozen=True)
class Known:
    """What is known on the day of ``evidence``."""

    evidence: Evidence

    @property
    def as_of(self) -> dt.date:
        """The day."""
        return self.evidence.as_of

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows by ``dataset:id``: a row keeps that name through the releases of its dataset."""
        of = self.evidence
        everything: list[Row] = [*of.figures, *of.facts, *of.incidents, *of.allegations]
        return {named(address(row))[0]: row for row in everything}

    @cached_property
    def versions(self) -> dict[str, str]:
        """The release in force by dataset."""
        return {r.dataset: r.release_id for r in self.evidence.releases}


def named(address: str) -> tuple[str, ...]:
    """The rows at an address by ``dataset:id``; a choice of events by ``dataset?area=…&start=…``."""
    split = urlsplit(address)
    dataset = split.path.split("@")[0]
    ids = [i for text in parse_qs(split.query).get("id", ()) for i in text.split(",")]
    return tuple(f"{dataset}:{i}" for i in ids) or (f"{dataset}?{split.query}",)


def address(row: Row) -> str:
    """The address that ``tahqiq show`` opens."""
    return str(RowsAt(row.release_id, (getattr(row, _ID[type(row)]),)))


def pages(row: Row) -> tuple[str, ...]:
    """The pages that it was read on."""
    urls = row.url if isinstance(row, Figure | Fact) else row.urls
    return tuple(u.strip() for u in urls.split(" | ") if u.strip())


def happened(row: Row) -> str:
    """When it was, as a day, a month or a year ("2025-03-11"); "" where that is not known. Of a figure its last day."""
    if isinstance(row, Allegation):
        return row.first_date
    day = row.end if isinstance(row, Figure) else row.start
    return str(day or "")
