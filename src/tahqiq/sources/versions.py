"""The version a UCDP file's name gives, and the days that follow from how precisely a publication is dated."""

from __future__ import annotations

import calendar
import datetime as dt
import re

# GEDEvent_v25_1, ged_v22_1_pakistan_hdx, GEDEvent_v25_0_3 (candidate events), OrganizedViolenceCYDataSet26_1,
# ged191, organizedviolencecy-251-csv
_FORMS = (
    re.compile(r"v(\d{2})[._](\d{1,2})(?:[._](\d{1,2}))?(?!\d)"),
    re.compile(r"(?<![\d._-])(\d{2})[._](\d)(?![\d._])"),
    re.compile(r"(?:ged|cy)-?(\d{2})(\d)(?!\d)"),
)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def from_name(name: str) -> str:
    """The version in a file name as "22.1", or "" where there is none."""
    stem = re.sub(r"\.[a-z]+$", "", name.lower())
    for form in _FORMS:
        if found := form.search(stem):
            return ".".join(str(int(part)) for part in found.groups() if part)
    return ""


def year_of(version: str) -> str:
    """The year in which a UCDP version came out ("22.1" → "2022"): the first number is the year of release."""
    major = version.partition(".")[0]
    return f"20{major}" if re.fullmatch(r"[1-9]\d", major) else ""


def last_day(published: str) -> dt.date | None:
    """The last day of a publication date as far as it is given; None where it is not one ("" too)."""
    found = _PARTIAL.fullmatch(published)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:  # a thirteenth month, a 31 June
        return None
