"""How a server of the workbench is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """``workspace`` None is the default one. ``hosts`` are the names under which browsers may ask for it.

    With ``team`` everybody signs in; ``secure`` says that browsers reach it by https, so that cookies travel no
    other way.
    """

    workspace: Path | None = None
    hosts: frozenset[str] = LOOPBACK
    desks: int = 4
    upload: int = 32_000_000
    """The most bytes that a request may carry; readers of single formats allow less."""
    team: bool = False
    secure: bool = False
    look: float = 0
    """Seconds between two looks at whether evidence has come for what is watched; 0 for none."""
    url: str = ""
    """The address that mails lead to."""
