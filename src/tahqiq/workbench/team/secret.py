"""Secrets: passwords as Argon2id, cookies and tokens as digests of what only their holder has."""

from __future__ import annotations

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tahqiq.errors import InputError

SHORTEST = 12
"""Characters of a password; NIST SP 800-63B asks for length and against rules of composition."""
_LONGEST = 1024
_hasher = PasswordHasher()  # RFC 9106's second recommendation, the library's default


def check_strength(password: str, name: str) -> None:
    """InputError for a password that is too short, too long, or the name itself."""
    if not SHORTEST <= len(password) <= _LONGEST:
        raise InputError(
            f"a password of {len(password)} characters arrived; {SHORTEST} to {_LONGEST} were expected: "
            "several words are easy to keep in mind"
        )
    if name.lower() in password.lower() or len(set(password)) < 5:
        raise InputError("the password is the account's name or few letters repeated; choose one nobody guesses")


def hashed(password: str) -> str:
    """The password as Argon2id."""
    return _hasher.hash(password)


def verified(kept: str | None, password: str) -> bool:
    """Whether it is the password; without one kept it takes as long to say no."""
    if kept is None:
        hashed(password[:_LONGEST])
        return False
    try:
        return _hasher.verify(kept, password[:_LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def fresh() -> str:
    """A secret of 256 bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Its digest; a secret of 256 bits needs no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
