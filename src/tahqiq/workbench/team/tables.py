"""The team's tables, in the catalog beside those of the workbench. No secret stands in them, only digests."""

from __future__ import annotations

import sqlalchemy as sa

from tahqiq.workbench.tables import METADATA

ACCOUNTS = sa.Table(
    "workbench_accounts",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("name", sa.String(64), nullable=False, unique=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("password", sa.String(256), nullable=False),  # Argon2id, with its own salt and parameters
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),  # wrong passwords since the last right one
    sa.Column("locked_until", sa.DateTime(timezone=True)),
)

SESSIONS = sa.Table(
    "workbench_sessions",
    METADATA,
    sa.Column("digest", sa.String(64), primary_key=True),  # SHA-256 of the cookie
    sa.Column("account", sa.Integer, sa.ForeignKey("workbench_accounts.id"), nullable=False, index=True),
    sa.Column("csrf", sa.String(64), nullable=False),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
)

TOKENS = sa.Table(
    "workbench_tokens",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),  # SHA-256 of the token
    sa.Column("account", sa.Integer, sa.ForeignKey("workbench_accounts.id"), nullable=False, index=True),
    sa.Column("label", sa.String(100), nullable=False),
    sa.Column("scopes", sa.String(100), nullable=False),  # separated by spaces
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("revoked", sa.Boolean, nullable=False),
)

AUDIT = sa.Table(
    "workbench_audit",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.String(200), nullable=False),
    sa.Column("act", sa.String(64), nullable=False),
    sa.Column("on", sa.String(300), nullable=False),
    sa.Column("outcome", sa.String(64), nullable=False),
)
