"""When a request is worth making again, and how long to wait before it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST = 60.0  # seconds between two tries where the server names none


@dataclass(frozen=True, slots=True)
class Pause:
    """Why to ask again, up to so many ``tries``.

    ``told`` are the seconds that the server asks to wait; ``final`` spares the other pieces if it stays so.
    """

    why: str
    told: float | None = None
    tries: int = 5
    final: bool = False

    def seconds(self, attempt: int) -> float:
        """How long to wait before the ``attempt``-th retry: as told, else 1, 2, 4 … with a random half."""
        if self.told is not None:
            return self.told
        return min(_LONGEST, 2.0 ** (attempt - 1)) * random.uniform(0.5, 1.0)


def pause(status: int, headers: Mapping[str, str], why: str) -> Pause | None:
    """The pause after a reply with that status; None where asking again cannot help."""
    if status not in _BUSY:
        return None
    return Pause(why, _retry_after(headers.get("retry-after", "")))


def _retry_after(text: str) -> float | None:
    """The seconds of ``Retry-After``: a number, or the time until a date (RFC 9110, 10.2.3)."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return max(0.0, (at - dt.datetime.now(dt.UTC)).total_seconds())
