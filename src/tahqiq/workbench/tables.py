"""The workbench's own tables, in the catalog beside the releases and decisions; made when the workbench opens."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

DOCUMENTS = sa.Table(
    "workbench_documents",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),  # a digest of the text and of what is said of it
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("date", sa.Date),
    sa.Column("date_from", sa.String(8), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("pages", sa.Text, nullable=False),  # JSON
    sa.Column("notes", sa.Text, nullable=False),  # JSON
)

CHECKS = sa.Table(
    "workbench_checks",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),  # the order in which they were asked for
    sa.Column("id", sa.String(24), nullable=False, unique=True),  # not to be guessed: a link shares the check
    sa.Column("document", sa.String(64), sa.ForeignKey("workbench_documents.id"), nullable=False, index=True),
    sa.Column("as_of", sa.Date),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("first", sa.Text, nullable=False),  # its verdicts when it was made, as JSON; empty until then
)
