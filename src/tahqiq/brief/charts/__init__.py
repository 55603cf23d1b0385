"""Pictures of a brief: plain rows to a ``Figure`` that survives a screenshot, with an alt text that states the data.

``areas`` is a map, ``timeline`` counts by month, ``bars`` shares, ``dots`` publishers' figures of one thing. Colours
are told apart by the colour-blind and in grey; the same rows give the same bytes.
"""

from tahqiq.brief.charts.areas import areas
from tahqiq.brief.charts.bars import bars
from tahqiq.brief.charts.classes import Legend
from tahqiq.brief.charts.dots import Figured, dots
from tahqiq.brief.charts.figure import Figure, Heading
from tahqiq.brief.charts.shapes import Shapes, shapes
from tahqiq.brief.charts.timeline import Mark, Month, timeline

__all__ = [
    "Figure", "Figured", "Heading", "Legend", "Mark", "Month", "Shapes", "areas", "bars", "dots", "shapes", "timeline",
]  # fmt: skip
