"""How often one may ask: generous for looking, less so for what makes the server work."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

_LOOKS, _CHANGES, _SIGNS_IN = RateLimitItemPerMinute(600), RateLimitItemPerMinute(60), RateLimitItemPerMinute(10)


class Limits:
    """Counts the requests of the last minute, by who asks."""

    def __init__(self) -> None:
        self._counted = MovingWindowRateLimiter(MemoryStorage())

    def allows(self, who: str, *, heavy: bool) -> bool:
        """Whether one more is within the limit."""
        return self._counted.hit(_CHANGES if heavy else _LOOKS, who)

    def signs_in(self, address: str) -> bool:
        """Whether one more attempt to sign in from that address is."""
        return self._counted.hit(_SIGNS_IN, "login", address)
