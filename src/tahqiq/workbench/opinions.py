"""What editors hold of verdicts: accepted or rejected, with a note; lines are added, and undone by later ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from tahqiq.claims.decide.correct import Signed, signature_faults
from tahqiq.errors import Refusal, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import utc
from tahqiq.terms import Verdict
from tahqiq.workbench.tables import METADATA

OPINIONS = sa.Table(
    "workbench_opinions",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("check", sa.String(24), sa.ForeignKey("workbench_checks.id"), nullable=False, index=True),
    sa.Column("claim", sa.String(32), nullable=False),
    sa.Column("view", sa.String(16), nullable=False),
    sa.Column("label", sa.String(32), nullable=False),  # the verdict that it is about
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("revokes", sa.Integer, sa.ForeignKey("workbench_opinions.seq")),
)


class View(StrEnum):
    """What an editor holds of a verdict."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Opinion:
    """An editor's view of a verdict. ``label`` and ``reason`` are the verdict's as the editor had it before them."""

    seq: int
    claim: str
    view: View
    label: str
    reason: str
    by: str
    at: dt.datetime
    note: str
    revoked: str = ""  # who revoked it, if anybody did


class Opinions:
    """The opinions of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, check: str, claim: str, view: View, verdict: Verdict, signed: Signed) -> None:
        """Keeps an opinion. Refusal where the name or the note cannot be used, or a rejection says no reason."""
        faults = signature_faults(signed)
        if view is View.REJECT and not signed.note.strip():
            faults.append("the note is empty: a verdict is rejected with the reason")
        if faults:
            raise Refusal("the opinion cannot be kept", faults)
        row = {"check": check, "claim": claim, "view": str(view), "label": str(verdict.label), "reason": verdict.reason,
               "by": signed.by, "at": signed.at, "note": signed.note}  # fmt: skip
        with self._catalog.writing() as connection:
            connection.execute(sa.insert(OPINIONS).values(row))

    def revoke(self, check: str, seq: int, signed: Signed) -> None:
        """Undoes an opinion. UnknownName if the check has none of that number; nothing happens to one undone before."""
        if faults := signature_faults(signed):
            raise Refusal("the opinion cannot be revoked", faults)
        with self._catalog.writing() as connection:
            query = sa.select(OPINIONS).where(
                OPINIONS.c.check == check, OPINIONS.c.seq == seq, OPINIONS.c.revokes.is_(None)
            )
            held = connection.execute(query).mappings().first()
            if held is None:
                raise UnknownName(f"the check has no opinion {seq}")
            if connection.execute(sa.select(OPINIONS.c.seq).where(OPINIONS.c.revokes == seq)).first() is None:
                row = {**held, "by": signed.by, "at": signed.at, "note": signed.note, "revokes": seq}
                del row["seq"]
                connection.execute(sa.insert(OPINIONS).values(row))

    def of(self, check: str) -> Sequence[Opinion]:
        """Those of a check, the newest first; the revoked ones too, each saying who revoked it."""
        query = sa.select(OPINIONS).where(OPINIONS.c.check == check).order_by(OPINIONS.c.seq.desc())
        with self._catalog.reading() as connection:
            rows = connection.execute(query).mappings().all()
        gone = {row["revokes"]: row["by"] for row in rows if row["revokes"] is not None}
        return [_opinion(row, gone.get(row["seq"], "")) for row in rows if row["revokes"] is None]


def _opinion(row: sa.RowMapping, revoked: str) -> Opinion:
    return Opinion(row["seq"], row["claim"], View(row["view"]), row["label"], row["reason"], row["by"],
                   utc(row["at"]), row["note"], revoked)  # fmt: skip
