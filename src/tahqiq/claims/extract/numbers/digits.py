"""Figures in digits: "1,234", "1 234", "12,34,567", "1.6"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.claims.extract.numbers.core import Core

THIN = "\u2009\u202f\u00a0"
TOKEN = rf"[0-9]+(?:[,.{THIN}'][0-9]+)*"
_LONGEST = 24  # a longer run of digits is an identifier
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:([,{THIN}'])[0-9]{{3}})(?:\1[0-9]{{3}})*(?:\.([0-9]+))?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.([0-9]+))?")
_PLAIN = re.compile(r"[0-9]+(?:\.([0-9]+))?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,([0-9])")
_SPLIT = re.compile(rf"[^,{THIN}']+")


def _number(token: str, start: int, fraction: str | None, plain: bool) -> Core:
    digits = re.sub(r"[^0-9.]", "", token)
    places = len(fraction or "")
    return Core(start, start, start + len(token), float(digits), step=10.0**-places, plain=plain)


def cores(token: str, start: int, unit_follows: bool) -> Iterator[Core]:
    """The numbers of one run of digits and separators; a run of no known form yields nothing."""
    if len(token) > _LONGEST:
        return
    for pattern in (_GROUPED, _INDIAN, _PLAIN):
        if match := pattern.fullmatch(token):
            yield _number(token, start, match[match.re.groups], plain=token.isdigit())
            return
    if unit_follows and (match := _DECIMAL_COMMA.fullmatch(token)):  # "1,6 million", in translated texts
        yield _number(token.replace(",", "."), start, match[1], plain=False)
        return
    pieces = list(_SPLIT.finditer(token))
    if len(pieces) > 1:  # a list without spaces: "77,51"
        for piece in pieces:
            yield from cores(piece[0], start + piece.start(), False)


def spaced(token: str, start: int) -> Core:
    """A number in groups of three with plain spaces between."""
    return _number(token, start, None, plain=False)
