"""The catalog's tables.

Schema 1 had no decisions, schema 2 no judgements on names. Opening a workspace never writes to it, so a table that it
lacks is made when the first row of it is.
"""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = 3  # raised whenever the tables below or the columns of the lake change

METADATA = sa.MetaData()

WORKSPACE = sa.Table(
    "workspace",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("token", sa.String(32), nullable=False),  # the lake's .owner holds the same
    sa.Column("made_by", sa.String(64), nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

RELEASES = sa.Table(
    "releases",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),  # the order of import
    sa.Column("release_id", sa.String(160), nullable=False, unique=True),
    sa.Column("dataset", sa.String(64), nullable=False),
    sa.Column("version", sa.String(64), nullable=False),
    sa.Column("published", sa.String(10), nullable=False),
    sa.Column("known_from", sa.Date, nullable=False),
    sa.Column("first_known", sa.Date, nullable=False),  # when the first of its rows became public
    sa.Column("retrieved", sa.Date, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("rows_read", sa.Integer, nullable=False),
    sa.Column("accepted", sa.Integer, nullable=False),
    sa.Column("rejected", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("start", sa.Date),
    sa.Column("end", sa.Date),
    sa.Column("area", sa.String(64), nullable=False),
    sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("folder", sa.String(160), nullable=False, unique=True),
    sa.Column("raw_name", sa.String(255), nullable=False),
    sa.UniqueConstraint("dataset", "version", "sha256", name="one_import_of_a_file"),
)

DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),  # the order in which they hold
    sa.Column("act", sa.String(16), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),  # of the text that was decided on
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("date", sa.Date),
    sa.Column("sketch", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),  # its targets and parts, as JSON
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("withdraws", sa.Integer, sa.ForeignKey("decisions.seq")),
    sqlite_autoincrement=True,  # a number once given is never given again
)


NAMES = sa.Table(
    "name_decisions",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),  # the order in which they hold
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("entry", sa.String(160), nullable=False),
    sa.Column("judgement", sa.String(16), nullable=False),
    sa.Column("document", sa.String(64), nullable=False),  # the digest of its text, empty for every text
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("withdraws", sa.Integer, sa.ForeignKey("name_decisions.seq")),
    sqlite_autoincrement=True,
)


def upgrade(connection: sa.Connection) -> None:
    """Brings a catalog without decisions to schema 2, within the caller's transaction: whole or not at all."""
    _made(connection, DECISIONS, 2)


def with_names(connection: sa.Connection) -> None:
    """Brings a catalog without judgements on names to schema 3, likewise."""
    _made(connection, DECISIONS, 2)
    _made(connection, NAMES, 3)


def _made(connection: sa.Connection, table: sa.Table, schema: int) -> None:
    if not sa.inspect(connection).has_table(table.name):
        table.create(connection)
        connection.execute(
            sa.update(WORKSPACE).where(WORKSPACE.c.schema_version < schema).values(schema_version=schema)
        )
