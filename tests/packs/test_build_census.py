"""The people of places: built from a recipe's census.csv, and those of the bundled pack against published totals."""

from __future__ import annotations

import datetime as dt

import pytest
from tools.build_pack.census import add

from tahqiq import verbs
from tahqiq.errors import PackError
from tahqiq.registry import people

HEAD = "id,year,population,from,until,counted_as,source\n"
NATION = {2017: 207_684_626, 2023: 241_499_431}
"""As the Pakistan Bureau of Statistics published them (https://github.com/myaseen208/PakPC2023)."""


def test_figures_are_joined_with_their_pages(tmp_path):
    (tmp_path / "census.csv").write_text(
        f"{HEAD}A,2017,30,,2018-05-30,A,https://one.example\nA,2017,35,2018-05-31,,A,https://one.example\n"
        "A,2023,40,2018-05-31,,A,https://two.example\n"
    )
    rows = [{"id": "A", "population": "", "source": "somewhere"}, {"id": "B", "population": "", "source": ""}]
    add(tmp_path / "census.csv", rows)
    assert (
        rows[0]["population"] == "30 in 2017 until 2018-05-30 | 35 in 2017 from 2018-05-31 | 40 in 2023 from 2018-05-31"
    )
    assert rows[0]["source"] == "somewhere; people: https://one.example https://two.example"
    assert rows[1]["population"] == ""


def test_an_unknown_place_is_refused(tmp_path):
    (tmp_path / "census.csv").write_text(f"{HEAD}Z,2017,30,,,Z,https://one.example\n")
    with pytest.raises(PackError, match="has not: Z"):
        add(tmp_path / "census.csv", [{"id": "A", "population": "", "source": ""}])


def counted(place, year):
    return next(
        (c.people for c in place.population if c.day and c.day.year == year and (c.end is None)), None
    )  # fmt: skip


@pytest.mark.parametrize("year", [2017, 2023])
def test_provinces_add_up_to_the_nation(year):
    places = verbs.registry().places
    found = [counted(places[p], year) for p in ("PK-PB", "PK-SD", "PK-KP", "PK-BA", "PK-IS")]
    assert sum(n for n in found if n) == NATION[year]


@pytest.mark.parametrize("year", [2017, 2023])
@pytest.mark.parametrize("province", ["PK-PB", "PK-KP", "PK-BA", "PK-IS"])
def test_districts_add_up_to_their_province(province, year):
    registry = verbs.registry()
    inside = [
        p for p in registry.places.values()
        if p.kind == "district" and registry.within(p.id, province, dt.date(2023, 1, 1))
    ]  # fmt: skip
    assert sum(counted(p, year) or 0 for p in inside) == counted(registry.places[province], year)


def test_districts_of_sindh_and_karachi_add_up():
    registry = verbs.registry()
    karachi, sindh = registry.places["geonames:1174872"], registry.places["PK-SD"]
    rest = [
        p for p in registry.places.values()
        if p.kind == "district" and registry.within(p.id, "PK-SD") and not registry.within(p.id, karachi.id)
    ]  # fmt: skip
    for year in NATION:
        assert sum(counted(p, year) or 0 for p in rest) + counted(karachi, year) == counted(sindh, year)


def test_the_tribal_areas_are_in_the_province_from_the_merger_on():
    places = verbs.registry().places
    before, after = dt.date(2018, 5, 30), dt.date(2018, 5, 31)
    gained = people(places["PK-KP"], after) - people(places["PK-KP"], before)
    assert gained == pytest.approx(people(places["PK-FATA"], after), rel=0.01)
