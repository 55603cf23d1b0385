"""Untrusted text made safe to show: no invisible control, no direction trick, no link but http and https."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

# C0 and C1 controls but tab and newlines; zero-width space, word joiner and byte-order mark; the bidirectional
# embeddings, overrides and isolates; variation selectors behind letters and figures; tag characters; lone surrogates.
# The joiners U+200C and U+200D and the marks U+200E, U+200F and U+061C are left alone among Arabic and Indic letters,
# whose prose needs them; beside Latin letters and figures they only hide or reorder.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff"
)
_MARKS = "\u061c\u200c-\u200f\ufe00-\ufe0f"
_BESIDE = "0-9A-Za-z.,%$\u0660-\u0669\u06f0-\u06f9"
HIDDEN = re.compile(
    f"[{_CONTROLS}]|(?<=[{_BESIDE}{_CONTROLS}])[{_MARKS}]|[{_MARKS}](?=[{_BESIDE}{_CONTROLS}])"
    f"|(?<=[{_MARKS}])[{_MARKS}]"
)
_NEVER_IN_URLS = re.compile(rf"\s|{HIDDEN.pattern}")
_URL = re.compile(r"https?://[^\s<>\"'`\\^{}|]+", re.IGNORECASE)


def named(char: str) -> str:
    """The visible stand-in of a hidden character: ``[U+202E]``."""
    return f"[U+{ord(char):04X}]"


def visible(text: str) -> str:
    """``text`` with every hidden control character written out."""
    return HIDDEN.sub(lambda m: named(m.group()), text)


@lru_cache(maxsize=4096)  # a report cites the same few pages again and again
def safe_url(url: str) -> str | None:
    """``url`` if it is an absolute http or https address without controls or spaces, else None."""
    if _NEVER_IN_URLS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


@lru_cache(maxsize=4096)
def host(url: str) -> str:
    """The site of an address as a reader knows it: ``picss.net``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@lru_cache(maxsize=4096)
def split_urls(text: str) -> tuple[tuple[str, str | None], ...]:
    """``text`` as (run, address) pairs: the address is set where the run is an http or https address."""
    runs: list[tuple[str, str | None]] = []
    at = 0
    for match in _URL.finditer(text):
        raw = match.group().rstrip(".,;:!?)]")
        url = safe_url(raw)
        if url is None:
            continue
        if match.start() > at:
            runs.append((text[at : match.start()], None))
        runs.append((raw, url))
        at = match.start() + len(raw)
    if at < len(text):
        runs.append((text[at:], None))
    return tuple(runs)
