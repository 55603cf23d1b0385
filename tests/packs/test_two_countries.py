"""Two packs in one workspace: each report is checked by the evidence of its own country."""

import datetime as dt
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
import shapely

from tahqiq import verbs
from tahqiq.errors import InputError
from tahqiq.resolve.boundaries import read_topojson
from tahqiq.store import Workspace
from tahqiq.terms import Claim, RecordKind
from tahqiq.verbs.measuring import Asked, count, coverage

DAY = dt.date(2026, 1, 15)


@pytest.fixture(scope="module")
def store(filled: Callable[[str], Path]) -> Workspace:
    return verbs.open_workspace(filled("packs"))


def checked(store: Workspace, text: str) -> list[tuple[str, Claim, str]]:
    found = verbs.check(text, date=DAY, workspace=store).claims
    return [(str(c.verdict.label), c.claim, c.verdict.reason) for c in found]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Terrorism killed 565 people in Nigeria in 2024, the Global Terrorism Index says.", "supported"),
        ("Terrorism killed 656 people in Nigeria in 2024, the Global Terrorism Index says.", "contradicted"),
        ("Nigeria's Defence Headquarters said troops killed 10,937 terrorists in 2024.", "supported"),
        ("Nigeria's Defence Headquarters said troops killed 13,937 terrorists in 2024.", "contradicted"),
        ("In Nigeria, ACLED counted 2,691 deaths in the North-East between January and October 2023.", "supported"),
        ("In the north-east of Nigeria, ACLED counted 7,046 deaths from January to October 2023.", "contradicted"),
        ("In Niger State in Nigeria, ACLED counted 544 deaths between January and October 2023.", "supported"),
        ("UCDP counted 3,971 deaths in Nigeria in 2023.", "supported"),
        ("SBM Intelligence counted 7,568 people abducted in Nigeria between July 2023 and June 2024.", "supported"),
        ("Nigeria was removed from the FATF grey list in October 2025.", "supported"),
        ("Nigeria was removed from the FATF grey list in October 2022.", "contradicted"),
        ("Pakistan was removed from the FATF grey list in October 2022.", "supported"),
        ("Pakistan was removed from the FATF grey list in October 2025.", "contradicted"),
        ("Lakurawa was proscribed by a court in Nigeria in January 2025.", "supported"),
        ("The army said 59,775 operations were conducted in Pakistan in 2024.", "supported"),
    ],
)
def test_reports_on_both_countries(store: Workspace, text: str, label: str) -> None:
    found = checked(store, text)
    assert found and found[0][0] == label, found


@pytest.mark.parametrize(
    "text",
    [
        "In Nigeria, the army said 59,775 operations were conducted in 2024.",
        "In Nigeria, the interior ministry counted 59,775 operations in 2024.",
        "In Nigeria, the foreign office said that 59,775 operations were conducted in 2024.",
        "In Nigeria's Kano State, 59,775 operations were conducted in 2024, DG ISPR said.",
        "Some 10,937 terrorists were killed in Pakistan in 2024, the Defence Headquarters said.",
        "In the south of Nigeria, troops killed 10,937 terrorists in 2024.",
        "In 2015, 9,121 members of Boko Haram were killed in Nigeria, according to UCDP.",
    ],
)
def test_the_evidence_of_the_other_country_is_not_taken(store: Workspace, text: str) -> None:
    assert all(label != "supported" for label, _, _ in checked(store, text))


def test_bodies_of_the_other_state_are_not_named(store: Workspace) -> None:
    for text, actor in (("The army killed 40 militants in {} in 2024.", {"PAK": "army", "NGA": "nigerian_army"}),):
        for code, name in (("PAK", "Pakistan"), ("NGA", "Nigeria")):
            assert [c.actor.ids for _, c, _ in checked(store, text.format(name))] == [(actor[code],)]


def test_single_events_of_a_sample_are_incidents_and_no_events(store: Workspace) -> None:
    assert {r.area for r in store.in_force() if r.kind is RecordKind.EVENTS} == {"PAK"}
    with pytest.raises(InputError, match="not NGA"):
        count(Asked(area="Nigeria", workspace=store.path))


def test_where_evidence_is_of_several_countries_one_is_to_be_named(store: Workspace) -> None:
    with pytest.raises(InputError, match=r"several countries \(NGA, PAK\)"):
        coverage(Asked(dataset="incidents", workspace=store.path))
    assert "Nigeria" in json.dumps(coverage(Asked(area="Nigeria", workspace=store.path)).to_dict())


def test_the_ids_of_both_packs_are_apart() -> None:
    known = verbs.registry()
    assert {"PAK", "NGA"} <= {known.country(p) for p in known.places}
    names = {Path(f).name for f in known.folders}
    assert {"pakistan", "nigeria", "world"} <= names


def test_a_country_has_its_own_words_for_its_parts() -> None:
    known = verbs.registry()
    assert [known.division(c) for c in ("PAK", "NGA")] == ["province", "state"]
    assert known.division("NGA", "region") == "zone" and known.division("NGA", "district") == "district"


def test_the_states_of_nigeria_end_where_natural_earth_draws_its_borders():
    folder = files("tahqiq") / "packs/nigeria"
    outline = shapely.unary_union([s for _, s in read_topojson(Path(str(folder / "boundaries.topojson")))]).boundary
    lines = shapely.unary_union([s for _, s in read_topojson(Path(str(folder / "borders.topojson")))])
    corners = shapely.points(shapely.get_coordinates(lines))
    assert len(corners) > 500 and shapely.distance(outline, corners).max() * 111 < 0.4  # kilometres
