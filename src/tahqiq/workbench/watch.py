"""Watches: checks and measures that are taken again whenever evidence comes, and what moved then."""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from tahqiq.errors import InputError, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.workbench.tables import METADATA

WATCHES = sa.Table(
    "workbench_watches",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(24), nullable=False, unique=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("question", sa.Text, nullable=False),  # JSON
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("mail", sa.String(320), nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("ended", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # what was found last, as JSON
    sa.Column("held", sa.Text, nullable=False),  # the releases it was found with, as JSON
)

DIGESTS = sa.Table(
    "workbench_digests",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("watch", sa.String(24), sa.ForeignKey("workbench_watches.id"), nullable=False, index=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("came", sa.Text, nullable=False),  # the releases that came, as JSON
    sa.Column("moves", sa.Text, nullable=False),  # as JSON
    sa.Column("mailed", sa.Boolean, nullable=False),
)


class Kind(StrEnum):
    """What is watched."""

    CHECK = "check"  # the verdicts of a kept check
    MEASURE = "measure"  # the numbers of a measure


@dataclass(frozen=True, slots=True)
class Watch:
    """Something that is looked at again when evidence comes.

    ``question`` is ``{"check": ID}`` or ``{"measure": NAME, "given": {…}}``; ``state`` is what was found last, by the
    name of each thing that can move.
    """

    id: str
    kind: Kind
    title: str
    question: Mapping[str, Any]
    by: str
    mail: str
    made_at: dt.datetime
    state: Mapping[str, Mapping[str, str]]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Something that is another than it was: what, what was said of it before and now, and why."""

    what: str
    was: str
    now: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a release did to a watch."""

    seq: int
    watch: str
    title: str
    at: dt.datetime
    came: tuple[str, ...]
    moves: tuple[Move, ...] = field(default=())


class Watches:
    """The watches of one workspace, with their digests."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, made: Watch) -> str:
        """Keeps a watch; the id under which it is found. InputError for a mail address that is none."""
        _check_address(made.mail)
        name = secrets.token_hex(12)
        row = {
            "id": name, "kind": str(made.kind), "title": made.title, "question": json.dumps(made.question),
            "by": made.by, "mail": made.mail, "made_at": made.made_at, "ended": False, "state": json.dumps(made.state),
            "held": json.dumps(made.held),
        }  # fmt: skip
        with self._catalog.writing() as connection:
            connection.execute(sa.insert(WATCHES).values(row))
        return name

    def all(self) -> list[Watch]:
        """The watches that have not ended, the newest first."""
        query = sa.select(WATCHES).where(~WATCHES.c.ended).order_by(WATCHES.c.seq.desc())
        with self._catalog.reading() as connection:
            return [_watch(row) for row in connection.execute(query).mappings()]

    def get(self, name: str) -> Watch:
        """The watch of that id; UnknownName if there is none."""
        with self._catalog.reading() as connection:
            row = connection.execute(sa.select(WATCHES).where(WATCHES.c.id == name)).mappings().first()
        if row is None:
            raise UnknownName(f"nothing is watched under {name!r}")
        return _watch(row)

    def send_to(self, name: str, mail: str) -> None:
        """Sends its digests from now on to an address, or to none. InputError, UnknownName."""
        _check_address(mail)
        self._set(name, mail=mail)

    def end(self, name: str) -> None:
        """Ends a watch; its digests stay. UnknownName if there is none."""
        self._set(name, ended=True)

    def _set(self, name: str, **values: object) -> None:
        with self._catalog.writing() as connection:
            if not connection.execute(sa.update(WATCHES).where(WATCHES.c.id == name).values(**values)).rowcount:
                raise UnknownName(f"nothing is watched under {name!r}")

    def saw(
        self, watch: Watch, state: Mapping[str, Mapping[str, str]], held: Sequence[str], moves: Sequence[Move]
    ) -> bool:
        """Keeps what was found now, and the digest of it, both or neither.

        False, and nothing kept, where another has looked since ``watch`` was read: each release is told once.
        """
        came = [name for name in held if name not in watch.held]
        seen = sa.update(WATCHES).where(WATCHES.c.id == watch.id, WATCHES.c.held == json.dumps(watch.held))
        told = json.dumps([[m.what, m.was, m.now, m.why] for m in moves])
        made = {"watch": watch.id, "at": now(), "came": json.dumps(came),
                "moves": told, "mailed": not (watch.mail and moves)}  # fmt: skip
        with self._catalog.writing() as connection:
            if not connection.execute(seen.values(state=json.dumps(state), held=json.dumps(held))).rowcount:
                return False
            connection.execute(sa.insert(DIGESTS).values(made))
        return True

    def digests(self, watch: str = "", most: int = 50, before: int = 0, *, moved: bool = False) -> list[Digest]:
        """The digests, of one watch or all, the newest first; with ``moved`` those in which something moved."""
        query = _DIGESTS.order_by(DIGESTS.c.seq.desc()).limit(most).offset(before)
        query = query.where(DIGESTS.c.watch == watch) if watch else query
        with self._catalog.reading() as connection:
            rows = connection.execute(query.where(DIGESTS.c.moves != "[]") if moved else query).mappings().all()
        return [_digest(row) for row in rows]

    def count(self, watch: str = "") -> int:
        """How many digests there are."""
        query = sa.select(sa.func.count()).select_from(DIGESTS)
        with self._catalog.reading() as connection:
            return int(connection.execute(query.where(DIGESTS.c.watch == watch) if watch else query).scalar_one())

    def to_mail(self) -> list[tuple[str, Digest]]:
        """The digests that are still to be mailed, the oldest first, each with its address."""
        query = _DIGESTS.add_columns(WATCHES.c.mail).where(~DIGESTS.c.mailed).order_by(DIGESTS.c.seq)
        with self._catalog.reading() as connection:
            return [(row["mail"], _digest(row)) for row in connection.execute(query).mappings()]

    def mailed(self, digest: Digest) -> None:
        """Notes that a digest has been mailed."""
        with self._catalog.writing() as connection:
            connection.execute(sa.update(DIGESTS).where(DIGESTS.c.seq == digest.seq).values(mailed=True))


_ADDRESS = re.compile(r"[^\s@,;<>\"()\[\]\\:]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_DIGESTS = sa.select(DIGESTS, WATCHES.c.title).join(WATCHES, WATCHES.c.id == DIGESTS.c.watch)


def _check_address(mail: str) -> None:
    if mail and not _ADDRESS.fullmatch(mail):
        raise InputError(f"{mail!r} arrived; one mail address such as name@example.org was expected")


def _watch(row: sa.RowMapping) -> Watch:
    return Watch(row["id"], Kind(row["kind"]), row["title"], json.loads(row["question"]), row["by"], row["mail"],
                 utc(row["made_at"]), json.loads(row["state"]), tuple(json.loads(row["held"])))  # fmt: skip


def _digest(row: sa.RowMapping) -> Digest:
    moves = tuple(Move(*told) for told in json.loads(row["moves"]))
    return Digest(row["seq"], row["watch"], row["title"], utc(row["at"]), tuple(json.loads(row["came"])), moves)
