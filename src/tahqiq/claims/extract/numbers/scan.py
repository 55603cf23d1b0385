"""One pass over the folded text for everything that can be a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.numbers import digits, loose, spelled
from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.lexicon import any_of, words

_ORDINALS: dict[str, int] = words()["ordinals"]
_SCANNER = Lazy(
    lambda: (
        rf"""
    (?P<nth>[0-9]{{1,4}})(?:st|nd|rd|th)\b
  | (?P<spaced>[1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}})+(?![ ]?[0-9]|[.,][0-9]))
  | (?P<digits>{digits.TOKEN})
  | \b(?:{loose.PATTERN}
  | (?P<words>{spelled.PATTERN})
  | (?P<ordinal>{any_of(_ORDINALS)})\b
    )
    """
    ),
    re.IGNORECASE | re.VERBOSE,
)
_SCALE_FOLLOWS = re.compile(r"\s?(?:million|billion|per\s?cent|percent|%)", re.IGNORECASE)
# "June 15 200 people" and a row of a table are not one number in groups of three
_NOT_SPACED = re.compile(r"(?:[0-9] ?|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? )$")


def scan(text: str) -> Iterator[Core]:
    """Every figure, in order, none overlapping another; ``text`` is folded."""
    for match in _SCANNER.finditer(text):
        if match["spaced"] and not _NOT_SPACED.search(text, max(0, match.start() - 12), match.start()):
            yield digits.spaced(match["spaced"], match.start())
        elif match["spaced"]:
            for piece in re.finditer("[0-9]+", match["spaced"]):
                yield from digits.cores(piece[0], match.start() + piece.start(), False)
        elif match["digits"]:
            unit_follows = bool(_SCALE_FOLLOWS.match(text, match.end()))
            yield from digits.cores(match["digits"], match.start(), unit_follows)
        elif match["words"]:
            yield from spelled.cores(match["words"], match.start())
        elif match["nth"] or match["ordinal"]:
            value = float(match["nth"]) if match["nth"] else float(_ORDINALS[match["ordinal"].lower()])
            yield Core(match.start(), match.start(), match.end(), value, step=1.0, ordinal=True, open=False)
        elif found := loose.core(match):
            yield found
