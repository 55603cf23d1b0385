"""Accounts: a name, a role and a password; locked for a while after wrong ones."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import sqlalchemy as sa

from tahqiq.errors import InputError, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now, utc
from tahqiq.workbench.team.roles import Role
from tahqiq.workbench.team.secret import check_strength, hashed, verified
from tahqiq.workbench.team.tables import ACCOUNTS, SESSIONS

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,62}[a-z0-9]|[a-z0-9]")
_TRIES = 5
"""Wrong passwords in a row before an account is locked."""
_LOCKED = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Account:
    """One who may sign in."""

    id: int
    name: str
    role: Role
    made_at: dt.datetime
    closed: bool
    locked_until: dt.datetime | None = None

    @property
    def locked(self) -> bool:
        """Whether it is locked now."""
        return self.locked_until is not None and self.locked_until > now()


class Accounts:
    """The accounts of one workspace."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def add(self, name: str, role: Role, password: str) -> Account:
        """A new account. InputError for a name that is taken or malformed, or a weak password."""
        plain = name.strip().lower()
        if not _NAME.fullmatch(plain):
            raise InputError(f"an account called {name!r}: letters, digits and . _ @ + - were expected, up to 64")
        check_strength(password, plain)
        row = {"name": plain, "role": str(role), "password": hashed(password), "made_at": now(), "closed": False,
               "failures": 0}  # fmt: skip
        with self._catalog.writing() as connection:
            if connection.execute(sa.select(ACCOUNTS.c.id).where(ACCOUNTS.c.name == plain)).first():
                raise InputError(f"an account called {plain} is there already; choose another name")
            connection.execute(sa.insert(ACCOUNTS).values(row))
        return self.named(plain)

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self._catalog.reading() as connection:
            rows = connection.execute(sa.select(ACCOUNTS).order_by(ACCOUNTS.c.name)).mappings()
            return [_account(row) for row in rows]

    def named(self, name: str) -> Account:
        """The account of that name; UnknownName if there is none."""
        with self._catalog.reading() as connection:
            row = connection.execute(_by_name(name)).mappings().first()
        if row is None:
            raise UnknownName(f"there is no account called {name!r}")
        return _account(row)

    def signed_in(self, name: str, password: str) -> Account | None:
        """The account whose password it is; None where it is not, or is closed or locked.

        A wrong one counts, and counts before the answer is given: whoever asks at the same time is not let past the
        limit. After ``_TRIES`` in a row the account is locked for a quarter of an hour.
        """
        with self._catalog.reading() as connection:
            row = connection.execute(_by_name(name)).mappings().first()
        right = verified(row["password"] if row else None, password)
        if row is None:
            return None
        with self._catalog.writing() as connection:
            row = connection.execute(_by_name(name)).mappings().one()
            found = _account(row)
            if found.closed or found.locked:
                return None
            tried = 0 if right else row["failures"] + 1
            until = now() + _LOCKED if tried >= _TRIES else None
            connection.execute(_set(found.id, failures=0 if until else tried, locked_until=until))
        return found if right else None

    def set_password(self, name: str, password: str) -> None:
        """Another password; ends the account's sessions."""
        found = self.named(name)
        check_strength(password, found.name)
        self._change(found, password=hashed(password), failures=0, locked_until=None)

    def set_role(self, name: str, role: Role) -> None:
        """Another role; ends the account's sessions. InputError where no admin would be left."""
        found = self.named(name)
        self._change(found, role=str(role))

    def close(self, name: str, *, closed: bool = True) -> None:
        """Closes an account, or opens it again; what it did stays under its name."""
        self._change(self.named(name), closed=closed)

    def _change(self, found: Account, **values: object) -> None:
        with self._catalog.writing() as connection:
            connection.execute(_set(found.id, **values))
            connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.account == found.id))
            admins = sa.select(sa.func.count()).where(ACCOUNTS.c.role == str(Role.ADMIN), ~ACCOUNTS.c.closed)
            if found.role is Role.ADMIN and not connection.execute(admins).scalar_one():
                raise InputError(f"{found.name} is the last admin; make another one first")


def _by_name(name: str) -> sa.Select[tuple[object, ...]]:
    return sa.select(ACCOUNTS).where(ACCOUNTS.c.name == name.strip().lower())


def _set(account: int, **values: object) -> sa.Update:
    return sa.update(ACCOUNTS).where(ACCOUNTS.c.id == account).values(**values)


def _account(row: sa.RowMapping) -> Account:
    until = row["locked_until"]
    return Account(row["id"], row["name"], Role(row["role"]), utc(row["made_at"]), row["closed"],
                   utc(until) if until else None)  # fmt: skip
