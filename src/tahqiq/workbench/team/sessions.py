"""Who asks: a browser by its cookie, a program by its token."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from tahqiq.errors import InputError, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.workbench.team.accounts import Account
from tahqiq.workbench.team.roles import Role, Scope, Who
from tahqiq.workbench.team.secret import digest, fresh
from tahqiq.workbench.team.tables import ACCOUNTS, SESSIONS, TOKENS

IDLE = dt.timedelta(hours=12)
LONGEST = dt.timedelta(days=7)
"""A session ends when it was not used for ``IDLE``, and after ``LONGEST`` in any case."""
_NOTED = dt.timedelta(minutes=5)
"""How often the use of a session is written down."""
_PREFIX = "tahqiq_"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Token:
    """What a program signs in with; the secret itself is shown once, when it is made."""

    id: int
    label: str
    scopes: tuple[Scope, ...]
    made_at: dt.datetime
    expires_at: dt.datetime
    revoked: bool

    @property
    def holds(self) -> bool:
        """Whether it can still be used."""
        return not self.revoked and self.expires_at > now()


class Sessions:
    """The sessions and tokens of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def begin(self, account: Account) -> str:
        """A session; the secret for its cookie. Old ones of the account that have ended are removed."""
        secret, at = fresh(), now()
        row = {"digest": digest(secret), "account": account.id, "csrf": fresh(), "made_at": at, "used_at": at}
        ended = sa.or_(SESSIONS.c.used_at < at - IDLE, SESSIONS.c.made_at < at - LONGEST)
        with self._catalog.writing() as connection:
            connection.execute(sa.delete(SESSIONS).where(ended))
            connection.execute(sa.insert(SESSIONS).values(row))
        return secret

    def end(self, who: Who) -> None:
        """Ends a browser's session."""
        with self._catalog.writing() as connection:
            connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.digest == who.session))

    def of_cookie(self, secret: str) -> Who | None:
        """Who holds that cookie; None where it is forged, ended or of a closed account."""
        if not _SECRET.fullmatch(secret):
            return None
        query = (
            sa.select(SESSIONS, ACCOUNTS.c.name, ACCOUNTS.c.role)
            .join(ACCOUNTS, ACCOUNTS.c.id == SESSIONS.c.account)
            .where(SESSIONS.c.digest == digest(secret), ~ACCOUNTS.c.closed)
        )
        with self._catalog.reading() as connection:
            row = connection.execute(query).mappings().first()
        at = now()
        if row is None or utc(row["used_at"]) < at - IDLE or utc(row["made_at"]) < at - LONGEST:
            return None
        if utc(row["used_at"]) < at - _NOTED:
            with self._catalog.writing() as connection:
                used = sa.update(SESSIONS).where(SESSIONS.c.digest == row["digest"]).values(used_at=at)
                connection.execute(used)
        role = Role(row["role"])
        return Who(row["name"], role, role.scopes, row["account"], row["digest"], row["csrf"])

    def of_token(self, secret: str) -> Who | None:
        """Whose token that is, with what it is good for; None where it is forged, revoked or has expired."""
        if not (secret.startswith(_PREFIX) and _SECRET.fullmatch(secret.removeprefix(_PREFIX))):
            return None
        query = (
            sa.select(TOKENS, ACCOUNTS.c.name, ACCOUNTS.c.role)
            .join(ACCOUNTS, ACCOUNTS.c.id == TOKENS.c.account)
            .where(TOKENS.c.digest == digest(secret), ~ACCOUNTS.c.closed, ~TOKENS.c.revoked)
        )
        with self._catalog.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None or not _token(row).holds:
            return None
        role = Role(row["role"])
        return Who(row["name"], role, role.scopes & frozenset(_token(row).scopes), row["account"])

    def make_token(self, who: Who, label: str, scopes: Iterable[Scope], days: int) -> str:
        """A token for a program; its secret. InputError for more than ``who`` may, or an odd span of days."""
        wanted = frozenset(scopes)
        if not wanted or not wanted <= who.scopes:
            raise InputError(
                f"a token for {', '.join(sorted(wanted)) or 'nothing'} was asked for; "
                f"some of {', '.join(sorted(who.scopes))} were expected"
            )
        if not 1 <= days <= 366:
            raise InputError(f"a token for {days} days was asked for; 1 to 366 were expected")
        secret, at = _PREFIX + fresh(), now()
        row = {"digest": digest(secret), "account": who.account, "label": label.strip()[:100] or "unnamed",
               "scopes": " ".join(sorted(wanted)), "made_at": at, "expires_at": at + dt.timedelta(days=days),
               "revoked": False}  # fmt: skip
        with self._catalog.writing() as connection:
            connection.execute(sa.insert(TOKENS).values(row))
        return secret

    def tokens(self, account: int) -> list[Token]:
        """The tokens of an account, the newest first."""
        query = sa.select(TOKENS).where(TOKENS.c.account == account).order_by(TOKENS.c.id.desc())
        with self._catalog.reading() as connection:
            return [_token(row) for row in connection.execute(query).mappings()]

    def revoke(self, account: int, token: int) -> None:
        """Revokes a token of an account; UnknownName if it has none of that number."""
        own = sa.update(TOKENS).where(TOKENS.c.id == token, TOKENS.c.account == account).values(revoked=True)
        with self._catalog.writing() as connection:
            if not connection.execute(own).rowcount:
                raise UnknownName(f"you have no token number {token}")


def _token(row: sa.RowMapping) -> Token:
    scopes = tuple(Scope(scope) for scope in row["scopes"].split())
    return Token(row["id"], row["label"], scopes, utc(row["made_at"]), utc(row["expires_at"]), row["revoked"])
