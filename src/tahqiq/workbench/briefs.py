"""Briefs that are kept: what was ordered, and the edits by hand that are put in whenever one is made again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tahqiq.brief.pins import file
from tahqiq.brief.pins.model import Edit
from tahqiq.errors import InputError, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.workbench.tables import METADATA

BRIEFS = sa.Table(
    "workbench_briefs",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(24), nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("ordered", sa.Text, nullable=False),  # JSON
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("edits", sa.Text, nullable=False),  # as in a file of edits by hand; "" for none
)


@dataclass(frozen=True, slots=True)
class Ordered:
    """A brief that was ordered: a shipped outline, its country and days, and what it is of.

    ``check`` is the id of a kept check where the outline is of a document.
    """

    outline: str
    country: str
    as_of: dt.date
    since: dt.date
    subject: str = ""
    check: str = ""

    def to_dict(self) -> dict[str, str]:
        """As it is kept."""
        return {"outline": self.outline, "country": self.country, "as_of": self.as_of.isoformat(),
                "since": self.since.isoformat(), "subject": self.subject, "check": self.check}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptBrief:
    """A brief that is kept; ``title`` is empty until it is written."""

    id: str
    title: str
    ordered: Ordered
    by: str
    made_at: dt.datetime
    edits: tuple[Edit, ...]

    @property
    def called(self) -> str:
        """Its title; before it has one its outline, and what that is of."""
        own = self.ordered
        return self.title or ", ".join(n for n in (own.outline.capitalize(), own.subject, own.country) if n)

    @property
    def version(self) -> str:
        """Tells these edits from any others."""
        return hashlib.sha256(repr(self.edits).encode()).hexdigest()[:16]


class Briefs:
    """The briefs of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, ordered: Ordered, by: str = "") -> str:
        """Keeps what was ordered; the id under which the brief is found."""
        name = secrets.token_hex(12)
        row = {"id": name, "title": "", "ordered": json.dumps(ordered.to_dict()), "by": by,
               "made_at": now(), "edits": ""}  # fmt: skip
        with self._catalog.writing() as connection:
            connection.execute(sa.insert(BRIEFS).values(row))
        return name

    def made(self, name: str, title: str) -> None:
        """Keeps the title of a brief that was ordered; that of one that was written before stays."""
        own = sa.update(BRIEFS).where(BRIEFS.c.id == name, BRIEFS.c.title == "").values(title=title)
        with self._catalog.writing() as connection:
            connection.execute(own)

    def get(self, name: str) -> KeptBrief:
        """The brief of that id; UnknownName if there is none."""
        with self._catalog.reading() as connection:
            row = connection.execute(sa.select(BRIEFS).where(BRIEFS.c.id == name)).mappings().first()
        if row is None:
            raise UnknownName(f"no brief is kept under {name!r}: the link may be cut short, or of another workspace")
        return _kept(row)

    def latest(self, most: int = 20, before: int = 0) -> list[KeptBrief]:
        """The newest briefs, newest first, after skipping ``before`` of them."""
        query = sa.select(BRIEFS).order_by(BRIEFS.c.seq.desc()).limit(most).offset(before)
        with self._catalog.reading() as connection:
            return [_kept(row) for row in connection.execute(query).mappings()]

    def count(self) -> int:
        """How many briefs are kept."""
        with self._catalog.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(BRIEFS)).scalar_one())

    def edit(self, before: KeptBrief, edits: Sequence[Edit]) -> None:
        """Other edits in place of those of ``before``. InputError, nothing changed, where those were changed since."""
        old, new = _written(before.edits), _written(edits)
        if new:
            file.parsed(new, "the edits")  # nothing is kept that could not be read again
        own = sa.update(BRIEFS).where(BRIEFS.c.id == before.id, BRIEFS.c.edits == old).values(edits=new)
        with self._catalog.writing() as connection:
            if not connection.execute(own).rowcount:
                raise InputError(
                    "somebody else has edited this brief meanwhile; load it again, and edit what it says now"
                )


def _written(edits: Sequence[Edit]) -> str:
    return file.written(edits) if edits else ""


def _kept(row: sa.RowMapping) -> KeptBrief:
    edits = file.parsed(row["edits"], "the edits") if row["edits"] else []
    return KeptBrief(
        row["id"], row["title"], _ordered(json.loads(row["ordered"])), row["by"], utc(row["made_at"]), tuple(edits)
    )


def _ordered(told: Mapping[str, Any]) -> Ordered:
    days = {n: dt.date.fromisoformat(told[n]) for n in ("as_of", "since")}
    return Ordered(told["outline"], told["country"], days["as_of"], days["since"], told["subject"], told["check"])
