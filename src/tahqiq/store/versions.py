"""Versions and days of publication: how they are checked, ordered and named."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection

from tahqiq.errors import InputError

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")
_DATASET = re.compile(r"[a-z][a-z0-9_]{0,63}")
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Order = tuple[tuple[int, int, str], ...]


def plain(version: str) -> str:
    """A version as it is kept: ``v25.1`` is 25.1. InputError if it cannot be a folder's name."""
    text = version.strip()
    if re.match(r"[vV]\d", text):
        text = text[1:]
    if not _VERSION.fullmatch(text) or text.endswith("."):
        raise InputError(
            f"the version {version!r} cannot be used: expected letters, digits and . _ + - (25.1, 2025-04-08)"
        )
    return text


def check_dataset(dataset: str) -> None:
    """InputError unless the dataset's name can be a folder's name."""
    if not _DATASET.fullmatch(dataset):
        raise InputError(f"the dataset name {dataset!r} cannot be used: expected a-z, 0-9 and _ (ucdp_ged)")


def order(version: str) -> Order:
    """A key under which 9.1 comes before 25.1, and 25.1 before 25.1.2."""
    parts = re.findall(r"\d+|[A-Za-z]+", version)
    return tuple((1, int(p), "") if p.isdigit() else (0, 0, p.casefold()) for p in parts)


def published_span(published: str) -> tuple[dt.date, dt.date]:
    """First and last day of 2022, 2022-06 or 2022-06-15. InputError for anything else."""
    match = _PUBLISHED.fullmatch(published.strip())
    try:
        if match is None:
            raise ValueError(published)
        year, month, day = (int(g) if g else None for g in match.groups())
        first = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise InputError(
            f"the date of publication {published!r} is not one: expected 2022, 2022-06 or 2022-06-15"
        ) from error
    if day:
        return first, first
    last_month = month or 12
    return first, dt.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])


def known_from(published: str, retrieved: dt.date) -> dt.date:
    """The day from which a release is surely public: the last day of ``published``.

    No later than the day it was retrieved, where that falls inside the year or month given; and that day where
    the publisher's is not known at all.
    """
    if not published:
        return retrieved
    first, last = published_span(published)
    return retrieved if first <= retrieved < last else last


def free_id(dataset: str, version: str, taken: Collection[str]) -> str:
    """``<dataset>@<version>``, with .2, .3 … where that is taken (compared without case: file systems do)."""
    lowered = {t.casefold() for t in taken}
    base = candidate = f"{dataset}@{version}"
    number = 1
    while candidate.casefold() in lowered:
        number += 1
        candidate = f"{base}.{number}"
    return candidate
