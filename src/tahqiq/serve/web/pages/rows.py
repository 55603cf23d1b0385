"""Rows: what stands behind a figure, from its address: the rows, the query, the definition, the citation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from tahqiq.serve.report.as_csv import table
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.sources import card
from tahqiq.terms import Card, RecordKind, Release
from tahqiq.verbs import Rows, rows

router = Twins(tags=["rows"])
_SIZE = 50
_BATCH = 5_000
_ADDRESS = "An address tahqiq:<release>?…, as `query` of a reading has it; several apart by spaces."
At = Annotated[str, Query(min_length=1, max_length=20_000, description=_ADDRESS)]

_FIRST = {
    RecordKind.EVENTS: ("start", "place", "dyad", "kind", "deaths_low", "deaths_best", "deaths_high", "url"),
    RecordKind.OBSERVATIONS: ("publisher", "definition", "area", "start", "end", "value", "bound", "unit", "document",
                              "url"),
    RecordKind.INCIDENTS: ("start", "place", "kind", "killed_low", "killed_best", "killed_high", "urls"),
    RecordKind.FACTS: ("subject", "predicate", "object", "start", "end", "url"),
    RecordKind.ALLEGATIONS: ("alleger", "accused", "allegation", "start", "urls"),
}  # fmt: skip
"""The columns that a page shows at once; a row's others unfold."""


class Held(Paged):
    """The rows at an address, a page of them."""

    address: str = Field(description="Their address.")
    release: str = Field(description="The release that holds them.")
    dataset: str = Field(description="Its dataset's title.")
    kind: str = Field(description="What they are: events, observations, incidents, facts or allegations.")
    deaths: int | None = Field(description="Of events the deaths together, by the best estimate.")
    row_is: str = Field(description="What one row of the dataset is.")
    leaves_out: str = Field(description="What the dataset leaves out.")
    citation: str = Field(description="How it is cited.")
    licence: str = Field(description="Its licence.")
    url: str = Field(description="The publisher's page.")
    published: str = Field(description="When the release was published.")
    sql: str = Field(description="The DuckDB query that gives all of them; paths are inside the workspace's folder.")
    columns: list[str] = Field(description="Their columns.")
    rows: list[dict[str, Any]] = Field(description="The rows of this page.")

    @property
    def first(self) -> list[str]:
        """The columns that are shown at once."""
        wanted = [c for c in _FIRST[RecordKind(self.kind)] if c in self.columns]
        return [c for c in wanted if any(row[c] not in (None, "", []) for row in self.rows)] or wanted[:1]


class Behind(BaseModel):
    """What stands behind a figure."""

    at: str = Field(description="The addresses that were asked for.")
    parts: list[Held] = Field(description="The rows at each address.")


@router.get("/rows.json", summary="The rows behind a figure.", responses=RESPONSES)
def behind(office: Desk, at: At, page: AtPage = 1) -> Behind:
    """The rows behind a figure, with the query that selects them, what one row is, and how they are cited."""
    with office.desk() as store:
        home = f"{store.path}/"
        parts = []
        for address in dict.fromkeys(at.split()):
            found = rows(address, store, most=_SIZE, before=(page - 1) * _SIZE)
            release = store.release(found.at.release)
            about = card(release.dataset)
            parts.append(_held(address, page, found, release, about, home))
    return Behind(at=at, parts=parts)


def _held(address: str, page: int, found: Rows, release: Release, about: Card, home: str) -> Held:
    return Held(
        at=page, size=_SIZE, total=found.total, address=address, release=release.release_id, dataset=about.title,
        kind=str(found.kind), deaths=found.deaths, row_is=about.row_is, leaves_out=about.leaves_out,
        citation=about.citation, licence=about.licence, url=about.url, published=release.published,
        sql=found.sql.replace(home, ""), columns=found.table.column_names,
        rows=[_plain(row) for row in found.table.to_pylist()],
    )  # fmt: skip


@router.get("/rows.csv", summary="The rows behind a figure. As CSV.", responses=RESPONSES, response_class=Response)
def behind_csv(office: Desk, at: At) -> Response:
    """All the rows behind a figure as CSV; no cell can be taken for a formula."""
    with office.desk() as store:
        tables = [rows(address, store).table for address in dict.fromkeys(at.split())]
    columns = list(dict.fromkeys(name for found in tables for name in found.column_names))
    headers = {"Content-Disposition": 'attachment; filename="rows.csv"'}
    return StreamingResponse(_lines(columns, tables), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/rows", include_in_schema=False)
def rows_page(request: Request, office: Desk, at: At, page: AtPage = 1) -> Response:
    """The page of the rows behind a figure."""
    return render(request, "rows.html", {"page": behind(office, at, page), "linked": _linked})


def _lines(columns: Sequence[str], tables: Sequence[Any]) -> Iterator[str]:
    yield table(columns, [])
    header = len(table(columns, []))
    for found in tables:
        for batch in found.to_batches(max_chunksize=_BATCH):
            yield table(columns, map(_flat, batch.to_pylist()))[header:]


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: " ".join(map(str, v)) if isinstance(v, list) else _day(v) for k, v in row.items()}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _day(value) for name, value in row.items()}


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _linked(value: Any) -> list[str]:
    """The addresses in a cell that holds one or several."""
    texts = value if isinstance(value, list) else [value]
    return [t for t in texts if isinstance(t, str) and t.startswith(("http://", "https://"))]
