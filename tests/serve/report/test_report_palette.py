"""The palette can be read by everybody: contrast (WCAG 2.2) and colour blindness (Machado et al. 2009)."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

import tahqiq.serve.report
from tahqiq.serve.report.labels import FLAGS, LOOKS, SEVERITY
from tahqiq.serve.report.palette import DARK, LIGHT, custom_properties
from tahqiq.terms import FlagName, Label

VERDICTS = ("supported", "contradicted", "contested", "depends", "unchecked")
GROUNDS = ("page", "card", "sunk")
# Simulation of the complete forms, in linear RGB.
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return r, g, b


def _contrast(one: str, other: str) -> float:
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(_linear, (one, other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(max(c, 0.0), 1.0) for c in rgb)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_aa_contrast_on_every_ground_it_stands_on(palette: dict[str, str]) -> None:
    for ground in GROUNDS:
        for text in ("ink", "soft", "link"):
            assert _contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
        assert _contrast(palette["focus"], palette[ground]) >= 3, ground
        assert _contrast(palette["rule"], palette[ground]) >= 3, ground
    for verdict in VERDICTS:
        for ground in ("page", "card", f"{verdict}-tint"):
            assert _contrast(palette[verdict], palette[ground]) >= 4.5, (verdict, ground)
        assert _contrast(palette["on-verdict"], palette[verdict]) >= 4.5, verdict
        assert _contrast(palette["ink"], palette[f"{verdict}-tint"]) >= 7, verdict
    assert _contrast(palette["ink"], palette["select"]) >= 7


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("form", BLINDNESS)
def test_verdicts_stay_apart_for_the_colour_blind(palette: dict[str, str], form: str) -> None:
    seen = {
        v: _lab([sum(map(math.prod, zip(row, _linear(palette[v]), strict=True))) for row in BLINDNESS[form]])
        for v in VERDICTS
    }
    for one, other in combinations(VERDICTS, 2):
        assert math.dist(seen[one], seen[other]) > 14, (one, other)


def test_no_two_verdicts_share_a_symbol_a_name_or_an_underline() -> None:
    css = (Path(tahqiq.serve.report.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
    lines = {look.css: re.search(rf"\.u-{look.css}{{text-decoration-style:(\w+)", css) for look in LOOKS.values()}
    styles = [match[1] for match in lines.values() if match]
    assert len(set(styles)) == len({look.symbol for look in LOOKS.values()}) == len(Label)
    assert set(LOOKS) == set(SEVERITY) == set(Label)
    assert set(FLAGS) == set(FlagName)


def test_both_palettes_name_the_same_colours_and_the_style_uses_only_those() -> None:
    css = (Path(tahqiq.serve.report.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
    assert LIGHT.keys() == DARK.keys()
    own = set(re.findall(r"--([\w-]+):", css))
    assert set(re.findall(r"var\(--([\w-]+)", css)) - own == set(LIGHT)
    assert custom_properties().count("--page:") == 3  # light, dark by choice, dark by the system's wish
