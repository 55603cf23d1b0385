"""Pictures state their data, their source and their day; the same rows give the same bytes."""

from __future__ import annotations

import datetime as dt
import os
import struct
import subprocess
import sys
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq import verbs
from tahqiq.brief.charts import Figured, Heading, Legend, Mark, Month, areas, bars, dots, shapes, timeline
from tahqiq.brief.charts.classes import breaks, classes
from tahqiq.brief.charts.lanes import laid
from tahqiq.errors import InputError
from tahqiq.measure.units import PROVINCES
from tahqiq.terms.vocabulary import Bound

DAY = dt.date(2025, 4, 8)
HEAD = Heading("Attacks were fewest in March", "Attacks by month, 2024", "The institute, yearbook 2025", DAY)
MONTHS = [Month(dt.date(2024, n, 1), float(v)) for n, v in enumerate((40, 31, 12, 52), 1)]
MARKS = [Mark(dt.date(2024, 2, 10), "A ceasefire", dt.date(2024, 3, 9)), Mark(dt.date(2023, 1, 1), "Before it all")]


@pytest.fixture(scope="module")
def registry():
    return verbs.registry()


@pytest.fixture(scope="module")
def country(registry):
    return shapes(registry, "PAK", on=dt.date(2021, 12, 31))


def made(country):
    first, second, third = list(country.names)[:3]
    return {
        "areas": areas({first: 9, second: 0, third: None}, country, HEAD, legend=Legend("Deaths in 2021")),
        "timeline": timeline(MONTHS, HEAD, of="Attacks", marks=MARKS),
        "bars": bars([("North", 30), ("South", 10)], HEAD, of="Attacks"),
        "dots": dots([Figured("A", 521), Figured("B", 900, bound=Bound.AT_LEAST)], HEAD, of="Attacks", claimed=700),
    }


@pytest.mark.parametrize("name", ["areas", "timeline", "bars", "dots"])
@pytest.mark.slow
def test_a_figure_survives_a_screenshot(country, name):
    figure = made(country)[name]
    svg = figure.svg()
    root = ElementTree.fromstring(svg)
    words = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("text"))
    assert HEAD.finding in words
    assert "as of 2025-04-08" in words
    assert "The institute, yearbook 2025" in figure.source
    assert (root.get("role"), root.get("aria-label")) == ("img", figure.alt)
    png = figure.png()
    assert struct.unpack(">I", png[16:20]) == (1200,)
    assert png == made(country)[name].png()
    assert svg == made(country)[name].svg()


def test_the_alt_text_states_the_data(country):
    said = {name: figure.alt for name, figure in made(country).items()}
    first = country.names[next(iter(country.names))]
    rest = len(country.names) - 2
    assert said["areas"] == (
        f"Map of deaths in 2021 in {len(country.names)} areas: highest in {first} (9); none recorded in 1; "
        f"not recorded in {rest}."
    )
    assert said["timeline"] == (
        "Bars of attacks by month, January 2024 to April 2024: most in April 2024 (52), fewest in March 2024 (12), "
        "135 in all; 52 in April 2024. Marked: A ceasefire (2024-02-10)."
    )
    assert said["bars"] == "Bar chart of attacks: North 30 (75%) and South 10 (25%)."
    assert said["dots"] == "Dot plot of attacks by publisher: 521 (A) or at least 900 (B); the figure claimed is 700."
    assert all(verbs.lint(text).remarks == () for text in said.values())


def test_months_that_nobody_recorded_are_said_to_be_so():
    figure = timeline([*MONTHS, Month(dt.date(2024, 5, 1), None), Month(dt.date(2024, 6, 1), None)], HEAD, of="Attacks")
    assert figure.alt.endswith("52 in April 2024; of 2 months no figure is at hand.")
    assert "no figures" in figure.svg()


def test_small_bars_are_added_up():
    figure = bars([(f"G{n:02}", 20 - n) for n in range(15)], HEAD, of="Deaths", most=3)
    assert "Others 138 (71%)" in figure.alt
    assert "under 1%" in bars([("A", 999), ("B", 1)], HEAD, of="Deaths").alt


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        (lambda c: timeline([], HEAD, of="Attacks"), "no rows"),
        (lambda c: dots([], HEAD, of="Attacks"), "no rows"),
        (lambda c: bars([("A", 0)], HEAD, of="Attacks"), "not all 0"),
        (lambda c: bars([("A", -1), ("B", 2)], HEAD, of="Attacks"), "none is below 0"),
        (lambda c: areas({"nowhere": 1}, c, HEAD, legend=Legend("Deaths")), "nowhere: no such area is on the map"),
        (lambda c: areas({}, c, HEAD, legend=Legend("Deaths")), "no area has a value"),
    ],
)
def test_what_cannot_be_drawn_is_refused(country, draw, said):
    with pytest.raises(InputError, match=said):
        draw(country)


def test_an_area_without_polygons_is_refused(registry):
    with pytest.raises(InputError, match="no district polygons"):
        shapes(registry, "BRA")


def test_provinces_are_made_of_their_districts_as_of_the_day(registry):
    before = shapes(registry, "PAK", on=dt.date(2018, 1, 1), into=PROVINCES)
    after = shapes(registry, "PAK", on=dt.date(2021, 12, 31), into=PROVINCES)
    assert "PK-FATA" in before.names
    assert "PK-FATA" not in after.names  # merged into a province in between


@given(st.lists(st.one_of(st.integers(1, 900).map(float), st.floats(0.001, 900)), min_size=1, max_size=60))
def test_every_value_is_in_a_class_of_the_legend(values):
    found = classes(values, Legend("Deaths"), missing=True)
    assert all(found.of(v) in found.colours for v in [*values, None])
    assert len(found.colours) <= 6
    assert len(set(found.colours.values())) == len(found.colours)


def test_classes_of_counts_are_whole_and_apart():
    found = classes([0.0, 1.0, 1.0, 2.0, 4.0, 9.0, 30.0], Legend("Deaths"), missing=False)
    assert list(found.colours) == ["9–30", "4–8", "2–3", "1", "none recorded"]
    assert [found.of(v) for v in (30, 8, 3, 1, 0)] == list(found.colours)
    assert breaks([5.0]) == [5.0]


@given(st.lists(st.tuples(st.floats(0, 538), st.floats(20, 200)), max_size=9).map(sorted))
def test_names_of_marks_never_meet(marks):
    spots = laid(marks, 538)
    for (one, own), (other, its) in combinations(list(zip(marks, spots, strict=True)), 2):
        if own.lane == its.lane:
            reach, beside = ((at - w, at) if s.left else (at, at + w) for (at, w), s in ((one, own), (other, its)))
            assert reach[1] <= beside[0] or beside[1] <= reach[0]


def test_no_line_runs_through_a_name_that_stands_before_it():
    marks = [(10.0, 100.0), (60.0, 100.0), (500.0, 100.0), (530.0, 100.0)]
    spots = laid(marks, 538)
    assert [s.left for s in spots] == [False, False, True, True]
    for (at, wide), spot in zip(marks, spots, strict=True):
        low, high = (at - wide, at) if spot.left else (at, at + wide)
        crossing = [s for (x, _), s in zip(marks, spots, strict=True) if low < x < high]
        assert all(s.lane < spot.lane for s in crossing)


def test_the_shades_of_a_map_are_apart_in_grey():
    found = classes([1.0, 2.0, 3.0, 4.0, 5.0], Legend("Deaths"), missing=False)
    shades = [_light(c) for c in found.colours.values()]
    assert len(shades) == 5
    assert all(dark + 0.08 < light for dark, light in pairwise(shades))


def _light(colour):
    """Its relative luminance (WCAG 2), on the scale that the eye sees (CIE L*, 0 to 1)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.16 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 0.16


@pytest.mark.slow
def test_a_timeline_is_the_same_in_every_time_zone():
    found = set()
    for zone in ("UTC", "Asia/Karachi", "America/New_York"):
        done = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


_ELSEWHERE = """
import datetime as dt
from tahqiq.brief.charts import Heading, Month, timeline
months = [Month(dt.date(2024, n, 1), float(n)) for n in range(1, 7)]
print(timeline(months, Heading("a", "b", "c"), of="Attacks").svg())
"""
