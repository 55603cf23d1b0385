"""``documents``: the pages that facts, figures, incidents and allegations were read on, and what rests on each."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tahqiq.errors import UnknownName
from tahqiq.sources import card
from tahqiq.terms import VARIOUS, RecordKind
from tahqiq.verbs.licence import passes_on
from tahqiq.verbs.rows import ID

if TYPE_CHECKING:
    from tahqiq.store import Workspace

Row = Mapping[str, Any]
KINDS = {RecordKind.FACTS: "url", RecordKind.OBSERVATIONS: "url", RecordKind.INCIDENTS: "urls",
         RecordKind.ALLEGATIONS: "urls"}  # fmt: skip
"""The kinds of record whose rows each name the pages they were read on, and the column that does."""
_LIGHT = ("dataset", "known_from", "start", "end", "publisher", "document", "published", "reported_by")


@dataclass(slots=True)
class Document:
    """A page that rows of the evidence were read on.

    ``titles``, ``publishers``, ``outlets`` and ``published`` are what the rows say of it, in their order: a figure
    names its document, a fact only who reported it. ``known_from`` is the first day on which one of its rows was
    public; ``ids`` are the rows by kind; ``years`` how many begin in each year.
    """

    id: str
    url: str
    titles: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)
    known_from: dt.date | None = None
    ids: dict[RecordKind, list[str]] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The first title that a row gives it; "" where none gives one."""
        return self.titles[0] if self.titles else ""

    @property
    def licences(self) -> list[str]:
        """The licences of the datasets its rows are in."""
        return list(dict.fromkeys(card(name).licence for name in self.datasets))

    @property
    def count(self) -> int:
        """How many rows rest on it."""
        return sum(map(len, self.ids.values()))


def document_id(url: str) -> str:
    """The id of the page at an address."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16]


def pages_of(text: str | None) -> list[str]:
    """The addresses in a column of them, which bars or spaces set apart."""
    return [part for part in (text or "").split() if part != "|"]


def documents(workspace: Workspace, as_of: dt.date | None = None) -> list[Document]:
    """Every page that rows known on the day were read on, those with the newest rows first.

    Only datasets that are put together row by row have such pages; a publisher's file is a release (``verbs.sources``).
    """
    found: dict[str, Document] = {}
    for kind, column in KINDS.items():
        for row in _rows(workspace, kind, as_of, [column, *_LIGHT]):
            for url in dict.fromkeys(pages_of(row[column])):
                _noted(found.setdefault(url, Document(document_id(url), url)), kind, row)
    newest = sorted(found.values(), key=lambda d: (d.title.casefold(), d.url))
    return sorted(newest, key=lambda d: d.known_from or dt.date.min, reverse=True)


def resting(on: Document, workspace: Workspace, as_of: dt.date | None = None) -> dict[RecordKind, list[Row]]:
    """The whole rows that rest on a page, by kind, the newest first."""
    return {kind: _whole(workspace, kind, as_of, ids) for kind, ids in on.ids.items()}


def named(name: str, among: Iterable[Document]) -> Document:
    """The page of that id; UnknownName if there is none."""
    own = next((d for d in among if d.id == name), None)
    if own is None:
        raise UnknownName(f"no row was read on a document with the id {name!r}; /documents lists those there are")
    return own


def _whole(workspace: Workspace, kind: RecordKind, as_of: dt.date | None, ids: Sequence[str]) -> list[Row]:
    table = workspace.table(kind, as_of)
    rows = workspace.arrow(table.filter(table[ID[kind]].isin(ids)).order_by(ID[kind])).to_pylist()
    day = "first_date" if kind is RecordKind.ALLEGATIONS else "start"
    return sorted(rows, key=lambda row: str(row[day] or ""), reverse=True)


def _rows(workspace: Workspace, kind: RecordKind, as_of: dt.date | None, columns: Iterable[str]) -> list[Row]:
    """Some columns of the rows of a kind, without the datasets that have one publisher, or whose rows stay here."""
    table = workspace.table(kind, as_of)
    own = [r.dataset for r in workspace.in_force(as_of) if r.kind is kind]
    named = sorted({name for name in own if card(name).publisher == VARIOUS and passes_on(name)})
    wanted = [ID[kind], *(name for name in columns if name in table.columns)]
    order = [ID[kind], "release_id"]
    found: list[Row] = workspace.arrow(
        table.filter(table.dataset.isin(named)).order_by(order).select(wanted)
    ).to_pylist()
    return found


def _noted(on: Document, kind: RecordKind, row: Row) -> None:
    """Adds to a page what one of its rows says of it."""
    told = (("document", on.titles), ("publisher", on.publishers), ("reported_by", on.outlets),
            ("published", on.published), ("dataset", on.datasets))  # fmt: skip
    for column, kept in told:
        value = row.get(column)
        if value and value not in kept and value != "direct":  # direct: the publisher's own page
            kept.append(value)
    day, start = row["known_from"], row.get("start")
    if day and (on.known_from is None or day < on.known_from):
        on.known_from = day
    if start:
        on.years[start.year] = on.years.get(start.year, 0) + 1
    on.ids.setdefault(kind, []).append(row[ID[kind]])
