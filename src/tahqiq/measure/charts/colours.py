"""The colours of charts: those of a report page, which tell apart in print and for the colour-blind."""

from __future__ import annotations

INK, SOFT, LINE, GRID = "#1d1f23", "#55585f", "#dcd8ce", "#ece9e2"
BLUE, ORANGE, GREY = "#0f4c86", "#8c6306", "#8d8778"
