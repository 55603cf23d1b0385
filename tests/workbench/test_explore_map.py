"""The map of Explore: districts, the province about a single one, and points alone where no pack has borders."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.measure.explore.sums import Point
from tahqiq.verbs import registry
from tahqiq.workbench.explore.drawing import picture, timeline
from tahqiq.workbench.explore.ground import WIDTH, ground

DAY = dt.date(2020, 12, 31)
QUETTA = "PK226"


def test_a_country_is_its_districts_and_every_district_has_a_shade():
    on = ground(registry(), "PAK", ("PAK",), DAY, provinces=False)
    assert on is not None and all(o.inside and o.path.startswith("M") for o in on.outlines)
    assert sum(len(o.path) for o in on.outlines) < 60_000
    drawn = picture(on, {QUETTA: 50, on.outlines[0].id: 3}, [], "deaths")
    shades = {a.id: a.shade for a in drawn.areas}
    assert shades[QUETTA] == 5 > shades[on.outlines[0].id] > 0 and list(shades.values()).count(0) == len(shades) - 2
    assert drawn.legend[0][0] == 5 and drawn.legend[-1] == (0, "none recorded")


def test_one_district_is_shown_in_its_province_and_the_others_can_be_turned_to():
    on = ground(registry(), "PAK", (QUETTA,), DAY, provinces=False)
    assert on is not None and [o.id for o in on.outlines if o.inside] == [QUETTA]
    assert len(on.outlines) > 20
    longitude, latitude = 67.0, 30.2  # the town
    x, y = on.at(longitude, latitude)
    assert on.shows(longitude, latitude) and 0 < x < WIDTH and 0 < y < on.height


def test_provinces_are_put_together_from_their_districts():
    on = ground(registry(), "PAK", ("PAK",), DAY, provinces=True)
    assert on is not None
    assert {registry().places[o.id].kind for o in on.outlines} <= {"province", "territory"}


def test_states_are_drawn_where_a_pack_has_no_districts_and_only_their_own_source_is_named():
    for provinces in (False, True):
        on = ground(registry(), "NGA", ("NGA",), DAY, provinces=provinces)
        assert on is not None and len(on.outlines) == 37 and all(o.inside for o in on.outlines)
        assert "Natural Earth" in on.credit and "Pakistan" not in on.credit


def test_without_borders_points_stand_on_degrees():
    assert ground(registry(), "CMR", ("CMR",), DAY, provinces=False) is None
    points = [Point(13.1, 11.8, True, 40, 90), Point(3.4, 6.5, False, 10, 12)]
    drawn = picture(None, {}, points, "deaths")
    assert not drawn.areas and not drawn.legend and len(drawn.dots) == 2 and drawn.left_out == 0
    assert all(0 < d.x < WIDTH and 0 < d.y < drawn.ground.height for d in drawn.dots)
    large, small = drawn.dots
    assert large.r == pytest.approx(2 * small.r) and large.near and not small.near
    lines = list(drawn.ground.graticule())
    assert {upright for _, _, upright in lines} == {True, False} and ("4°E", True) in {(w, u) for w, _, u in lines}


def test_the_timeline_has_a_bar_for_every_month_and_marks_the_chosen():
    covers = (dt.date(2019, 1, 1), dt.date(2020, 12, 31))
    months = {dt.date(2019, 3, 1): {"events": 2, "best": 8}, dt.date(2020, 6, 1): {"events": 1, "best": 4}}
    drawn = timeline(months, covers, (dt.date(2020, 6, 15), dt.date(2020, 7, 1)), "best")
    assert [b.period for b in drawn.bars][:2] == ["2019-01", "2019-02"] and len(drawn.bars) == 24
    assert [b.period for b in drawn.bars if b.chosen] == ["2020-06", "2020-07"]
    assert {b.period: b.height for b in drawn.bars if b.height} == {
        "2019-03": 100.0,
        "2020-06": 50.0,
    } and drawn.top == 8
    far = timeline({}, (dt.date(1900, 1, 1), dt.date(2020, 12, 31)), covers, "best")
    assert str(far.unit) == "year" and len(far.bars) == 121
