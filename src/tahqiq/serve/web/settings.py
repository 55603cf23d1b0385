"""How a server of the workbench is set up."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tahqiq.workbench.jobs.foreman import Bounds

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
    imports: int = 1_000_000_000
    """The same for a publisher's file that is sent to be imported."""
    patience: float = 30
    """Seconds without a byte after which a request that is being sent is given up."""
    pace: int = 4_000
    """Bytes a second that have to arrive of what is sent, once ``patience`` has passed."""
    jobs: Bounds | None = field(default_factory=Bounds)
    """What jobs may take; None: this server works none."""
    team: bool = False
    secure: bool = False
    look: float = 0
    """Seconds between two looks at whether evidence has come for what is watched; 0 for none."""
    url: str = ""
    """The address that mails lead to."""
