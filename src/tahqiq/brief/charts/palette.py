"""The colours of pictures, for light and for dark ground: those of a report page, and the shades of maps.

On paper and in files of their own pictures are light; in a page they follow the page, by properties of CSS.
"""

from __future__ import annotations

import re

from tahqiq.measure.charts.colours import BLUE, GREY, GRID, INK, LINE, ORANGE, SOFT

EDGE, GAP, NONE, UNKNOWN = "#9aa5b1", "#eceff2", "#f4f4f2", "#fefefe"
"""The border of an area, months without a figure, areas with none and areas not recorded."""
SHADES = ("#d6e6f4", "#a3c8e4", "#5f9fcf", "#2a70b0", "#083f7d")
"""One hue from light to dark: told apart by everybody, and in grey."""
_DARK = {
    INK: "#e9e7e2", SOFT: "#b3b7bd", LINE: "#3a4149", GRID: "#2d333a", GREY: "#7d8794", BLUE: "#b5dcff",
    ORANGE: "#edd38c", EDGE: "#59636e", GAP: "#262b31", NONE: "#20252b", UNKNOWN: "#16191d",
    **dict(zip(SHADES, ("#22374b", "#31577a", "#4a7dab", "#7aaedb", "#c4e4ff"), strict=True)),
    "white": "#16191d",
}  # fmt: skip
_COLOUR = re.compile(rf'="({"|".join(map(re.escape, _DARK))})"', re.IGNORECASE)


def themed(svg: str) -> str:
    """A picture whose colours are those of the page that it stands in."""
    return _COLOUR.sub(lambda m: f'="var(--{_name(m[1].lower())}, {m[1]})"', svg)


def properties() -> str:
    """The CSS that ``themed`` pictures need: light by default and on paper, dark as system or reader wish."""
    dark = "".join(f"--{_name(light)}:{dark};" for light, dark in _DARK.items())
    return (
        f'@media screen{{:root[data-theme="dark"]{{{dark}}}\n'
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}}}\n'
    )


def _name(colour: str) -> str:
    return f"picture-{colour.lstrip('#')}"
