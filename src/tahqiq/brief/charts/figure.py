"""A picture of a brief: what it is headed by, and what it becomes."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from tahqiq.errors import InputError
from tahqiq.measure.extra import library

if TYPE_CHECKING:
    import altair as alt

WIDTH = 600
"""Units across, title and legend within; a PNG of twice that many pixels reads well on paper and on a screen."""
_VEGA_LITE = "5.20"
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands in the picture itself: the finding, what is shown, whose figures they are and as of which day.

    ``credit`` is whoever drew the borders of a map.
    """

    finding: str
    shown: str
    source: str
    as_of: dt.date | None = None
    credit: str = ""

    def below(self) -> list[str]:
        """The lines under the finding."""
        day = f"; as of {self.as_of}" if self.as_of else ""
        credit = f" Borders: {self.credit.rstrip('.')}." if self.credit else ""
        return [self.shown, f"Source: {self.source.rstrip('.')}{day}.{credit} Made with Tahqiq."]


@dataclass(frozen=True)
class Figure:
    """A picture as Vega-Lite, with its title, the sentence that says what it shows, and its source line.

    The same figure gives the same bytes.
    """

    spec: Mapping[str, Any]
    title: str
    alt: str
    source: str

    def svg(self) -> str:
        """The picture as SVG; its root has the alt text as label, which a screen reader reads."""
        made: str = library("vl_convert").vegalite_to_svg(dict(self.spec), vl_version=_VEGA_LITE)
        return made.replace("<svg ", f'<svg role="img" aria-label={quoteattr(self.alt)} ', 1)

    def pdf(self) -> bytes:
        """The picture as a page of PDF, in vectors, its fonts embedded."""
        made: bytes = library("vl_convert").vegalite_to_pdf(dict(self.spec), vl_version=_VEGA_LITE)
        return made

    def png(self, pixels: int = 2 * WIDTH) -> bytes:
        """The picture as PNG, so many pixels wide."""
        scale = pixels / WIDTH
        made: bytes = library("vl_convert").vegalite_to_png(dict(self.spec), scale=scale, vl_version=_VEGA_LITE)
        return made


def figure(chart: alt.Chart | alt.LayerChart, heading: Heading, alt_text: str, height: float) -> Figure:
    """A chart under its heading, so that the whole is ``WIDTH`` across; ``height`` is of the whole, too."""
    titled = library("tahqiq.measure.charts.frame").titled
    made = titled(chart, heading.finding, heading.below(), alt_text, width=WIDTH, height=height)
    spec = made.properties(autosize={"type": "fit", "contains": "padding"}).to_dict()
    spec["config"] |= {"font": _FONT, "aria": False}  # the root says it all; labels of marks are in local time
    return Figure(spec, heading.finding, alt_text, heading.below()[-1])


def lines_of(heading: Heading) -> int:
    """How many lines the heading takes, the finding's counted for what they are: half as high again."""
    finding = len(library("tahqiq.measure.charts.frame").balanced(heading.finding))
    return round(1.5 * finding) + sum(len(textwrap.wrap(line, 92)) for line in heading.below())


def inside(text: str) -> str:
    """A heading's words as they stand inside a sentence: a capital that is no name's made small."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def some(rows: Sequence[Any], what: str) -> None:
    """InputError where there is nothing to draw."""
    if not rows:
        raise InputError(f"a chart of {what}: no rows were given; there is nothing to draw")
