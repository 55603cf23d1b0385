"""What the address of a page says of it: its site, mostly its title, often the day that it was put out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from urllib.parse import unquote, urlsplit

_FEWEST = 4  # words from which a part of an address is a title
_BEFORE, _BEHIND = (
    re.compile(r"\d{5,}"),
    re.compile(r"\d{3,}|2"),
)  # numbers that are the site's own, by where they stand
_YEAR = re.compile(r"(19|20)\d\d")
_ENDING = re.compile(r"\.(html?|php|aspx?|shtml|cms|ece)$", re.IGNORECASE)
_SHORT = "am an as at be by do go he if in is it me my no of on or so to up we"
_LONGER = "all and any are but for has his how not now off old one our out she ten the too top two war was who why you"
WORDS = frozenset([*_SHORT.split(), *_LONGER.split()])
"""Words of titles that are acronyms, too, where they stand in capitals."""
_MONTHS = {f"{dt.date(2000, n, 1):%b}".lower(): n for n in range(1, 13)}
_DATES = (
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2}|[A-Za-z]{3})/(?P<d>\d{1,2})(?=/|$)"),
    re.compile(r"/(?P<d>\d{1,2})-(?P<m>[A-Za-z]{3})-(?P<y>(?:19|20)\d\d)(?=/|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?=/|-|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)(?=/|$)"),
)


def host(url: str) -> str:
    """The site of an address."""
    return urlsplit(url).netloc.removeprefix("www.")


def title(url: str, acronyms: Collection[str] = ()) -> str:
    """The title that an address bears, a sentence of four words or more; "" for none.

    ``acronyms`` are written in capitals. It has lost its marks, and now and then its end.
    """
    parts = [_words(_ENDING.sub("", p)) for p in unquote(urlsplit(url).path).split("/")]
    words = max(parts, key=len, default=[])
    if len(words) < _FEWEST or sum(w.isalpha() for w in words) < _FEWEST - 1 or not all(w.isascii() for w in words):
        return ""
    said = " ".join(w.upper() if w.upper() in acronyms else w for w in words)
    return said[:1].upper() + said[1:]


def _words(part: str) -> list[str]:
    """The words of a part of an address without the site's numbers of the page before and behind them."""
    words = [w for w in re.split(r"[-_+ ]+", part) if w]
    while words and _BEFORE.fullmatch(words[0]):
        words.pop(0)
    while words and _BEHIND.fullmatch(words[-1]) and not _YEAR.fullmatch(words[-1]):
        words.pop()
    return words


def issued(url: str) -> str:
    """The day or month that an address bears, as "2025-04-08" or "2025-04"; "" for none."""
    path = urlsplit(url).path
    for match in filter(None, (pattern.search(path) for pattern in _DATES)):
        found = match.groupdict()
        month = found["m"] if found["m"].isdigit() else str(_MONTHS.get(found["m"].lower(), 0))
        try:
            day = dt.date(int(found["y"]), int(month), int(found.get("d") or 1))
        except ValueError:
            continue
        return day.isoformat() if found.get("d") else f"{day:%Y-%m}"
    return ""
