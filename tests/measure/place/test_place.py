"""Places on the bundled events."""

from __future__ import annotations

import datetime as dt
import json
from importlib import import_module

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from tahqiq.errors import InputError
from tahqiq.measure.charts import render
from tahqiq.measure.count import By, count
from tahqiq.measure.place import About, place
from tahqiq.measure.place.lines import kilometres, line
from tahqiq.measure.selection import Counted, Selection
from tahqiq.resolve.polygons import polygons
from tahqiq.terms import RecordKind


def of(bundled, selection, about=About.DISTRICT, border=""):
    return place(bundled.workspace, bundled.registry, selection, about, border)


@pytest.fixture(scope="module")
def districts(bundled):
    return of(bundled, Selection("ucdp_ged", ("PAK",), dt.date(2010, 1, 1), dt.date(2021, 12, 31), Counted.EVENTS))


def test_districts_and_what_is_in_none_add_up(bundled, select, districts):
    total = count(bundled.workspace, bundled.registry, select())
    assert sum(r["events"] for r in districts.rows) + districts["unplaced"].value == total["events"].value
    assert len(districts.rows) == districts["districts"].value == 160


def test_a_rate_is_the_count_over_area_and_years(districts):
    row = next(r for r in districts.rows if r["district"] == "Khyber")
    assert districts.more["per"] == "1,000 km²"
    assert row["rate"] == pytest.approx(row["events"] / row["km2"] * 1000 / 12, rel=1e-3)
    assert row["rate_low"] < row["rate"] < row["rate_high"]


def test_people_are_told_beside_land(districts):
    row = next(r for r in districts.rows if r["district"] == "Khyber")
    assert row["rate_people"] == pytest.approx(row["events"] / row["people"] * 1e5 / 12, rel=1e-3)
    assert row["rate_km2"] == row["rate"]
    assert any(r["rate_people"] is None for r in districts.rows)
    assert "a year for 100,000" in districts.paragraph


def test_where_all_are_known_districts_are_compared_by_people(bundled, select):
    found = of(bundled, select(areas=("PK-KP",)))
    assert found.more["per"] == "100,000 people"
    assert all(r["rate"] == r["rate_people"] for r in found.rows)


def test_a_district_that_came_is_counted_for_all_of_the_period(bundled, select, districts):
    province = of(bundled, select(areas=("PK-KP",), counted=Counted.EVENTS))
    one, other = (next(r for r in d.rows if r["district"] == "Khyber") for d in (province, districts))
    assert one["events"] == other["events"]
    assert any("Came to the area" in c for c in province.caveats)


def test_areas_are_those_of_an_equal_area_projection(bundled, districts):
    there = Transformer.from_crs("EPSG:4326", "+proj=laea +lat_0=30 +lon_0=70 +datum=WGS84 +units=m", always_xy=True)
    shapes = polygons(bundled.registry).shapes()
    for row in districts.rows[::20]:
        flat = shapely.transform(shapes[row["id"]], lambda xy: np.column_stack(there.transform(xy[:, 0], xy[:, 1])))
        assert row["km2"] == pytest.approx(flat.area / 1e6, rel=0.003)


def test_clusters_stand_among_high_rates(districts):
    hot = {r["district"] for r in districts.rows if r["spot"] == "hot"}
    assert "Khyber" in hot
    assert districts["hot"].value == len(hot)
    assert all(name in districts.paragraph for name in hot)
    assert max(r["p"] for r in districts.rows if r["spot"]) < 0.05


def test_a_province_of_few_districts_has_rates_and_no_clusters(bundled, select):
    found = of(bundled, select(areas=("PK-GB",)))
    assert "too few to tell clusters" in found.paragraph
    assert {e.name for e in found.estimates} == {"districts", "unplaced"}


def test_a_map_is_drawn_with_its_shapes_inside(districts):
    spec = json.loads(render(districts, "vega"))
    assert "geoshape" in json.dumps(spec)
    assert "url" not in json.dumps(spec["layer"])
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in districts.more["map"]["features"]]
    assert all(s.is_valid and s.area > 0 for s in shapes)
    assert "OCHA" in json.dumps(spec["title"])
    assert render(districts, "png")[:4] == b"\x89PNG"


def test_the_median_is_that_of_the_events_themselves(bundled, select):
    """Against a plain median over all events that are placed within 25 km."""
    found = of(bundled, select(counted=Counted.EVENTS), About.BORDER)
    events = bundled.workspace.table(RecordKind.EVENTS, None)
    events = events.filter(events.start.between(dt.date(2010, 1, 1), dt.date(2021, 12, 31)) & (events.where_prec <= 2))
    events = events.filter(events.dataset == "ucdp_ged")
    points = bundled.workspace.arrow(events.select("longitude", "latitude")).to_pydict()
    border = line(bundled.registry, ("PAK",), "AFG")
    far = kilometres(border, np.array(points["longitude"]), np.array(points["latitude"]))
    assert found["median"].value == pytest.approx(np.median(far), abs=1)
    assert found["near"].value == pytest.approx(np.mean(np.rint(far) <= 25), abs=0.01)  # places are put on a grid
    assert found["median"].low <= found["median"].value <= found["median"].high


def test_a_shift_is_said_with_when_it_began_and_without_a_cause(bundled, select):
    found = of(bundled, select(counted=Counted.EVENTS), About.BORDER)
    assert found["median_change"].low > 0
    assert found.more["split"] == "2017-03-01"
    assert "clearly farther off" in found.paragraph
    assert "the change began earlier" in found.paragraph
    assert "What moved them this does not tell" in found.paragraph


def test_no_shift_is_said_where_the_interval_has_none(bundled, select):
    found = of(bundled, select(areas=("PK-KP", "PK-FATA"), counted=Counted.EVENTS), About.BORDER)
    assert found["median_change"].low <= 0 < found["median_change"].high
    assert "no change that could be told from chance" in found.paragraph
    assert "farther" not in found.paragraph


def test_what_is_built_is_the_last_figure_published_by_the_years_end(bundled, select):
    rows = {r["year"]: r["built_percent"] for r in of(bundled, select(), About.BORDER).rows}
    assert rows["2016"] is None
    assert rows["2020"] == 83


def test_too_few_placed_events_give_no_distance(bundled, select):
    found = of(bundled, select(areas=("PK-GB",)), About.BORDER)
    assert found.refused
    assert found.estimates == ()


def test_another_border_can_be_asked_for(bundled, select):
    found = of(bundled, select(areas=("PK-BA",)), About.BORDER, "IRN")
    assert "Iran" in found.paragraph


def test_districts_with_an_event_are_those_that_have_one(bundled, select):
    found = of(bundled, select(), About.SPREAD)
    year = select(start=dt.date(2021, 1, 1))
    named = count(bundled.workspace, bundled.registry, year, By.DISTRICT).rows
    row = next(r for r in found.rows if r["year"] == "2021")
    assert abs(row["hit"] - len(named)) <= 3  # those of no district, and agencies that are of a district now
    assert row["share"] == row["hit"] / 160
    assert found["change"].low <= found["change"].value <= found["change"].high
    assert "no change that could be told from chance" in found.paragraph


def test_targets_that_are_not_recorded_are_said_not_to_be(bundled, select):
    found = of(bundled, select(), About.TARGET)
    rows = {r["target"]: r for r in found.rows}
    assert rows["polio workers"]["recorded"] == "no"
    assert rows["Chinese nationals"]["named"] == "2021-07-14"
    assert rows["Chinese nationals"]["events"] is None
    assert "no count" in found.paragraph
    assert sum(r["share"] for r in found.rows if r["recorded"] == "events") == pytest.approx(1)


def test_words_of_a_name_are_no_target(bundled, select):
    """A bus of the Army Public School is aimed at pupils."""
    found = of(bundled, select(start=dt.date(2014, 12, 1), end=dt.date(2014, 12, 31)), About.TARGET)
    rows = {r["target"]: r["named"] for r in found.rows}
    assert rows["schools and pupils"] == "2014-12-16"
    assert rows["security forces"] == ""


@pytest.mark.parametrize("about", list(About))
def test_each_has_a_picture(bundled, select, about):
    if about is not About.DISTRICT:
        assert "<svg" in render(of(bundled, select(), about), "svg")


@pytest.mark.parametrize("about", list(About))
def test_nothing_gives_no_number(bundled, select, about):
    with pytest.raises(InputError, match="no event of ucdp_ged fits"):
        of(bundled, select(areas=("PK-IS",), start=dt.date(1989, 1, 1), end=dt.date(1989, 12, 31)), about)


def test_a_border_is_asked_for_where_it_matters(bundled, select):
    with pytest.raises(InputError, match="ask for --by border"):
        of(bundled, select(), About.SPREAD, "IRN")


def test_distances_that_are_remembered_give_the_same(bundled, select, monkeypatch):
    module = import_module("tahqiq.measure.place.border")
    taken = []

    def kilometres_(border, longitude, latitude):
        taken.append(len(longitude))
        return kilometres(border, longitude, latitude)

    monkeypatch.setattr(module, "kilometres", kilometres_)
    module._far.cache_clear()
    small, large = select(areas=("PK-KP",), counted=Counted.EVENTS), select(counted=Counted.EVENTS)
    first = of(bundled, small, About.BORDER)
    after = of(bundled, large, About.BORDER)
    assert len(taken) == 2 and of(bundled, small, About.BORDER) == first and len(taken) == 2
    module._far.cache_clear()
    assert of(bundled, large, About.BORDER) == after and taken[2] == taken[0] + taken[1]
