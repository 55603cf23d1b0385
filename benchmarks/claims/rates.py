"""Shares with what they can be said to be: Wilson's interval for a proportion (Wilson 1927, JASA 22)."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959964  # 95%, two-sided


@dataclass(slots=True)
class Rate:
    """``hits`` of ``total``."""

    hits: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        """One more, a hit or not."""
        self.hits += hit
        self.total += 1

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95% interval; None of nothing."""
        if not self.total:
            return None
        n, p = self.total, self.hits / self.total
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hits + other.hits, self.total + other.total)
