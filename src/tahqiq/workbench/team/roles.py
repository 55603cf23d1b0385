"""What one may do: scopes, and the roles that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Something one may do."""

    READ = "read"  # look at pages and take their twins
    CHECK = "check"  # check reports, build briefs, keep watches
    DECIDE = "decide"  # correct claims, accept and reject verdicts and matches of names
    IMPORT = "import"  # add releases
    ADMIN = "admin"  # accounts, and the log of who did what


class Role(StrEnum):
    """What an account is; each may do all that the one before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def scopes(self) -> frozenset[Scope]:
        """What the role may do."""
        return _SCOPES[self]


_SCOPES = {
    Role.VIEWER: frozenset({Scope.READ}),
    Role.ANALYST: frozenset({Scope.READ, Scope.CHECK}),
    Role.EDITOR: frozenset({Scope.READ, Scope.CHECK, Scope.DECIDE}),
    Role.ADMIN: frozenset(Scope),
}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who asks. ``account`` is 0 on one's own machine, where nobody signs in.

    ``session`` is the digest of a browser's session and ``csrf`` what its forms have to carry; both are empty for a
    program with a token, which no other site can make send anything.
    """

    name: str
    role: Role
    scopes: frozenset[Scope]
    account: int = 0
    session: str = ""
    csrf: str = ""

    @property
    def signature(self) -> str:
        """The name under what they make; none on one's own machine, where it could only be one's own."""
        return self.name if self.account else ""

    def may(self, scope: Scope) -> bool:
        """Whether they may do that."""
        return scope in self.scopes
