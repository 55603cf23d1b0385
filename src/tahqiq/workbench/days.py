"""A day that somebody filled in."""

from __future__ import annotations

import datetime as dt

from tahqiq.errors import InputError


def day_of(text: str, name: str = "as known on") -> dt.date | None:
    """The day, None if nothing was filled in. InputError, with the field's ``name``, for what is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"{name}: {text!r} arrived; a day written YYYY-MM-DD was expected") from error
