"""Checks that are kept: a document, the day whose knowledge is used, and what the verdicts were at first."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tahqiq.errors import UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.terms import CheckResult, Document
from tahqiq.workbench.tables import CHECKS, DOCUMENTS

_FIELDS = (
    *(CHECKS.c[n] for n in ("id", "as_of", "made_at", "by", "first")),
    *(c for c in DOCUMENTS.c if c.name != "id"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A check that is kept. ``first`` are the verdicts it was made with, by claim id; ``made`` is false until it is."""

    id: str
    document: Document
    as_of: dt.date | None
    made_at: dt.datetime
    by: str
    first: Mapping[str, str]
    made: bool = True

    @property
    def tally(self) -> Mapping[str, int]:
        """How many claims had each verdict at first."""
        return Counter(self.first.values())


class Checks:
    """The checks of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, result: CheckResult, as_of: dt.date | None = None, by: str = "") -> str:
        """Keeps a check with its document, both or neither; the id under which it is found."""
        return self._add(result.document, _first(result), as_of, by)

    def begin(self, document: Document, as_of: dt.date | None = None, by: str = "") -> str:
        """Keeps a check that is still to be made, with its document; the id under which it is found."""
        return self._add(document, "", as_of, by)

    def made(self, name: str, result: CheckResult) -> None:
        """Keeps the first verdicts of a check that was begun; those of one that was made already stay."""
        own = sa.update(CHECKS).where(CHECKS.c.id == name, CHECKS.c.first == "")
        with self._catalog.writing() as connection:
            connection.execute(own.values(first=_first(result)))

    def _add(self, checked: Document, first: str, as_of: dt.date | None, by: str) -> str:
        name, document = secrets.token_hex(12), _row(checked)
        with self._catalog.writing() as connection:
            held = connection.execute(sa.select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == document["id"])).first()
            if held is None:
                connection.execute(sa.insert(DOCUMENTS).values(document))
            made = {"id": name, "document": document["id"], "as_of": as_of, "made_at": now(),
                    "by": by, "first": first}  # fmt: skip
            connection.execute(sa.insert(CHECKS).values(made))
        return name

    def get(self, name: str) -> Kept:
        """The check of that id; UnknownName if there is none."""
        found = self._read(sa.select(*_FIELDS).where(CHECKS.c.id == name))
        if not found:
            raise UnknownName(f"no check is kept under {name!r}: the link may be cut short, or of another workspace")
        return found[0]

    def latest(self, most: int = 20, before: int = 0) -> list[Kept]:
        """The newest checks, newest first, after skipping ``before`` of them."""
        return self._read(sa.select(*_FIELDS).order_by(CHECKS.c.seq.desc()).limit(most).offset(before))

    def count(self) -> int:
        """How many checks are kept."""
        with self._catalog.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(CHECKS)).scalar_one())

    def _read(self, query: sa.Select[Any]) -> list[Kept]:
        joined = query.select_from(CHECKS.join(DOCUMENTS))
        with self._catalog.reading() as connection:
            return [_kept(row) for row in connection.execute(joined).mappings()]


def _first(result: CheckResult) -> str:
    return json.dumps({item.claim.id: str(item.verdict.label) for item in result.claims})


def _row(document: Document) -> dict[str, Any]:
    said = {
        "title": _written(document.title), "date": document.date, "date_from": document.date_from,
        "name": _written(document.name),
        "pages": json.dumps(document.pages), "notes": json.dumps(document.notes),
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps([document.sha256, said], default=str).encode()).hexdigest()
    return {"id": digest, "text": _written(document.text), **said}


def _written(text: str) -> str:
    """The text with "?" for each half of a character that no encoding can carry: places in it stay the same."""
    return text.encode("utf-8", "replace").decode()


def _kept(row: sa.RowMapping) -> Kept:
    document = Document(
        row["text"], row["title"], row["date"], row["date_from"], row["name"],
        tuple(json.loads(row["pages"])), tuple(json.loads(row["notes"])),
    )  # fmt: skip
    first = row["first"]
    return Kept(
        row["id"], document, row["as_of"], utc(row["made_at"]), row["by"], json.loads(first or "{}"), bool(first)
    )
