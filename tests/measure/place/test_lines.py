"""Borders of the packs and distances to them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import Geod

from tahqiq.errors import InputError
from tahqiq.measure.place.lines import Line, kilometres, line, lines

GEOD = Geod(ellps="WGS84")


def test_the_pack_has_its_lines(bundled):
    found = {one.neighbour: one for one in lines(bundled.registry)}
    assert {"AFG", "IRN"} <= set(found)
    assert found["AFG"].programme in bundled.registry.programmes
    # the two lines meet where the three countries do
    assert shapely.distance(found["AFG"].shape, found["IRN"].shape) == 0


def test_a_border_that_is_not_at_hand_is_named(bundled):
    with pytest.raises(InputError, match="expected one of Afghanistan, Iran"):
        line(bundled.registry, ("PAK",), "IND")
    with pytest.raises(InputError, match="an area in a country whose pack has"):
        line(bundled.registry, ("IND",), "")


def test_distances_are_those_on_the_ellipsoid():
    """Along the equator from a meridian, where a degree is 111.3195 km."""
    meridian = Line("A", "B", "", shapely.LineString([(70, -8), (70, 8)]))
    found = kilometres(meridian, np.array([70.0, 71.0, 64.0]), np.array([1.0, 0.0, 0.0]))
    assert found == pytest.approx([0, 111.3195, 6 * 111.3195], abs=0.01)


def test_distances_are_no_longer_than_to_any_corner(bundled):
    border = line(bundled.registry, ("PAK",), "")
    chance = np.random.default_rng(1)
    longitude, latitude = chance.uniform(61, 75, 200), chance.uniform(24, 36, 200)
    found = kilometres(border, longitude, latitude)
    corners = shapely.get_coordinates(border.shape)
    each = [
        GEOD.inv(np.full(len(corners), x), np.full(len(corners), y), corners[:, 0], corners[:, 1])[2].min() / 1000
        for x, y in zip(longitude, latitude, strict=True)
    ]
    assert (found <= np.array(each) * 1.001).all()  # the nearest point is sought in a projection
    assert (np.array(each) - found < 15).all()  # corners lie some kilometres apart


def test_known_towns_lie_where_they_do(bundled):
    """Torkham is a crossing on the line, Peshawar a short way from it, Karachi far off."""
    border = line(bundled.registry, ("PAK",), "AFG")
    torkham, peshawar, karachi = kilometres(
        border, np.array([71.0925, 71.5785, 67.0104]), np.array([34.1210, 34.0080, 24.8608])
    )
    assert torkham < 3
    assert 30 < peshawar < 50
    assert 450 < karachi < 600
