"""Events to places and actors: by polygon, by name, by country; and what contradicts what."""

import datetime as dt

import pytest

from tahqiq.registry import Registry
from tahqiq.resolve import locate

D = dt.date.fromisoformat
PESHAWAR = {"latitude": 34.0, "longitude": 71.55, "adm1": "Khyber Pakhtunkwa province", "adm2": "Peshawar district"}
KARACHI = {"latitude": 24.86, "longitude": 67.01, "adm1": "Sindh province", "adm2": "Karachi district"}


def placed(registry: Registry, table) -> list[tuple[str | None, str | None]]:
    out = locate(table, registry)
    return list(zip(out["area_id"].to_pylist(), out["located_by"].to_pylist(), strict=True))


@pytest.mark.parametrize(
    ("where_prec", "expected"),
    [(1, ("PK528", "polygon")), (2, ("PK528", "polygon")), (3, ("PK528", "polygon")), (4, ("PK-KP", "name")),
     (5, ("PK528", "name")), (6, ("PAK", "country")), (7, ("PAK", "country")), (None, ("PK528", "polygon"))],
)  # fmt: skip
def test_precision_limits_the_place(bundled, events, where_prec, expected) -> None:
    assert placed(bundled, events({**PESHAWAR, "where_prec": where_prec})) == [expected]


def test_a_line_without_a_second_level_goes_to_the_first(bundled, events) -> None:
    row = {**PESHAWAR, "where_prec": 5, "adm2": None}
    assert placed(bundled, events(row, {**row, "adm1": None})) == [("PK-KP", "name"), ("PAK", "country")]


def test_a_frontier_region_is_finer_than_its_district(bundled, events) -> None:
    row = {"latitude": 33.7, "longitude": 71.51, "adm1": "Federally Administered Tribal Areas", "adm2": "FR Kohat"}
    assert placed(bundled, events({**row, "start": D("2010-01-01")})) == [("PK514-FR", "name")]


def test_a_district_known_only_by_name_keeps_its_width(bundled, events) -> None:
    assert placed(bundled, events({**KARACHI, "where_prec": 3})) == [("geonames:1174872", "name")]


def test_a_city_of_several_districts_is_not_one_of_them(bundled, events) -> None:
    rows = events({**KARACHI, "place": "Karachi town"}, {**KARACHI, "place": "a street"})
    assert placed(bundled, rows) == [("geonames:1174872", "name"), ("PK721", "polygon")]


def test_a_point_far_from_the_named_district_is_a_namesake(bundled, events) -> None:
    sui_in_gwadar = {"latitude": 25.3, "longitude": 63.0, "adm1": "Balochistan province", "adm2": "Dera Bugti district"}
    assert placed(bundled, events(sui_in_gwadar)) == [("PK204", "name")]


def test_a_point_outside_the_named_first_level_gives_way_to_the_name(bundled, events) -> None:
    bara = {**PESHAWAR, "latitude": 33.92, "longitude": 71.5, "start": D("2012-01-01"),
            "adm1": "Federally Administered Tribal Areas", "adm2": "Khyber agency"}  # fmt: skip
    assert placed(bundled, events(bara)) == [("PK513", "name")]


def test_a_small_difference_leaves_it_to_the_polygon(bundled, events) -> None:
    chaman = {"latitude": 30.917, "longitude": 66.45, "adm1": "Balochistan province", "adm2": "Killa Abdullah district"}
    assert placed(bundled, events(chaman)) == [("PK235", "polygon")]


def test_off_the_coast_near_and_far(bundled, events) -> None:
    near, far = {"latitude": 25.08, "longitude": 62.32}, {"latitude": 23.0, "longitude": 62.3}
    rows = events(near, far, {**far, "adm2": "Gwadar district"}, {**far, "adm1": "Balochistan province"})
    assert placed(bundled, rows) == [
        ("PK205", "polygon"), ("PAK", "country"), ("PK205", "name"), ("PK-BA", "name"),
    ]  # fmt: skip


def test_the_publishers_country_stands(bundled, events) -> None:
    in_peshawar = {**PESHAWAR, "country": "Afghanistan", "adm1": None, "adm2": None}
    assert placed(bundled, events({**in_peshawar, "iso3": "AFG"}, {**in_peshawar, "iso3": None})) == [
        ("AFG", "country"), ("AFG", "country"),
    ]  # fmt: skip


def test_countries_by_name_and_none(bundled, events) -> None:
    rows = events(
        {"iso3": None, "country": "DR Congo (Zaire)"}, {"iso3": None, "country": None}, {"iso3": "XXX", "country": "?"}
    )
    assert placed(bundled, rows) == [("COD", "country"), (None, None), (None, None)]


def test_missing_coordinates_go_by_name(bundled, events) -> None:
    assert placed(bundled, events({**PESHAWAR, "latitude": None, "longitude": None})) == [("PK528", "name")]


def test_no_events(bundled, events) -> None:
    out = locate(events(), bundled)
    assert out.num_rows == 0 and out.schema == events().schema


def test_other_columns_stay_as_they_are(bundled, events) -> None:
    table = events({**PESHAWAR, "event_id": "1", "deaths_best": 3}, {**KARACHI, "event_id": "2"})
    out = locate(table, bundled)
    kept = [c for c in table.column_names if c not in ("area_id", "located_by", "actor_a", "actor_b")]
    assert out.select(kept).equals(table.select(kept)) and out.column_names == table.column_names


@pytest.mark.parametrize(
    ("side", "iso3", "start", "actor"),
    [
        ("356", "PAK", "2010-01-01", "ttp"),
        ("142", "PAK", "2010-01-01", "state_pakistan"),
        ("328", "PNG", "1990-01-01", None),  # UCDP's other BRA, of Bougainville
        ("289", "PAK", "2010-01-01", "bra"),
        ("1", "PAK", "2010-01-01", None),  # civilians
        ("234", "PAK", "2016-01-01", "iskp"),
        ("234", "SYR", "2016-01-01", "islamic_state"),
        ("5928", "PAK", "2015-01-01", "jamaat_ul_ahrar"),
        ("130", "AFG", "2021-08-14", "afghanistan_republic"),
        ("130", "AFG", "2021-08-15", "afghan_taliban"),
        (None, "PAK", "2010-01-01", None),
    ],
)
def test_sides_by_id(bundled, events, side, iso3, start, actor) -> None:
    row = {"side_a": "BRA", "side_a_id": side, "side_b_id": side, "iso3": iso3, "country": None, "start": D(start)}
    out = locate(events(row), bundled)
    assert out["actor_a"].to_pylist() == out["actor_b"].to_pylist() == [actor]
