"""Faults of an outline: all of them at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tahqiq.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong on a line of an outline."""

    line: int
    what: str


class Faults(InputError):
    """An outline that cannot be built; ``faults`` in order of their lines."""

    def __init__(self, path: str, faults: Iterable[Fault]) -> None:
        self.path = path
        self.faults = tuple(sorted(set(faults)))
        super().__init__("; ".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """Each fault with the outline's path and its line."""
        return tuple(f"{self.path}:{f.line}: {f.what}" for f in self.faults)
