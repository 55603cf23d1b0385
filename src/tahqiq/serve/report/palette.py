"""The colours of a report page, light and dark.

Verdict colours keep at least 4.5:1 against every ground they stand on (WCAG AA) and stay apart for red-green and
blue-yellow colour blindness; tests/serve/report/test_palette.py computes both.
"""

from __future__ import annotations

LIGHT = {
    "page": "#faf9f6", "card": "#ffffff", "sunk": "#f2f0ea", "line": "#dcd8ce", "rule": "#8d8778",
    "ink": "#1d1f23", "soft": "#55585f", "link": "#1a4f8b", "focus": "#0b57d0", "select": "#fff1b8",
    "supported": "#0f4c86", "contradicted": "#8c200a", "contested": "#9c3cb9", "depends": "#8c6306",
    "unchecked": "#69707a", "on-verdict": "#ffffff",
    "supported-tint": "#e6eff8", "contradicted-tint": "#fbe9e4", "contested-tint": "#f6eafa",
    "depends-tint": "#f9f1dd", "unchecked-tint": "#faf9f6",
}  # fmt: skip
DARK = {
    "page": "#16191d", "card": "#1e2227", "sunk": "#262b31", "line": "#3a4149", "rule": "#7d8794",
    "ink": "#e9e7e2", "soft": "#b3b7bd", "link": "#9ccaff", "focus": "#8ab8ff", "select": "#4d431b",
    "supported": "#b5dcff", "contradicted": "#ff7a5e", "contested": "#d97fe8", "depends": "#edd38c",
    "unchecked": "#98a0ab", "on-verdict": "#14171a",
    "supported-tint": "#1d2c3a", "contradicted-tint": "#3a221d", "contested-tint": "#33233a",
    "depends-tint": "#332c1b", "unchecked-tint": "#16191d",
}  # fmt: skip


def custom_properties() -> str:
    """The palette as CSS: light by default, dark by the system's wish or the reader's choice, light in print."""
    light, dark = _block(LIGHT), _block(DARK)
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{dark}}}\n'
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}}}\n'
    )


def _block(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())
