"""Packs as one registry, and look-ups in it."""

import datetime as dt
from pathlib import Path

import pytest

from tahqiq.errors import PackError, UnknownName
from tahqiq.registry import Registry, load

D = dt.date.fromisoformat


def test_files_a_pack_lacks_are_empty(make_pack) -> None:
    registry = load([make_pack()])
    assert list(registry.places) == ["ARC", "AC-N"]
    assert registry.actors == {} and registry.boundaries == ()


def test_folders_are_joined_and_kept(make_pack) -> None:
    one, two = make_pack(), make_pack("more", [], actors=[{"id": "a", "name": "A", "kind": "state"}])
    assert load([one, two]) is load([one, two])
    assert set(load([one, two]).actors) == {"a"}


def test_an_id_given_twice_is_refused(make_pack) -> None:
    folders = [make_pack(), make_pack("again")]
    with pytest.raises(PackError, match="'ARC' is given twice"):
        load(folders)


def test_a_record_that_lacks_a_field_is_named(make_pack) -> None:
    with pytest.raises(PackError, match=r"actors\.yml.*'a'.*has no 'kind'"):
        load([make_pack(actors=[{"id": "a", "name": "A"}])])


def test_a_date_that_is_none_is_refused(make_pack) -> None:
    with pytest.raises(PackError, match="'Junio' is not YYYY"):
        load([make_pack(operations=[{"id": "o", "name": "O", "start": "Junio"}])])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is not a folder"):
        load([tmp_path / "none"])


def test_yaml_that_is_none(make_pack) -> None:
    folder = make_pack()
    (folder / "actors.yml").write_text("- [", encoding="utf-8")
    with pytest.raises(PackError, match="not readable YAML") as caught:
        load([folder])
    assert "\n" not in str(caught.value)


def test_find_by_id_name_or_alias(bundled: Registry) -> None:
    assert bundled.find("ttp")[0].name == "Tehrik-i-Taliban Pakistan"
    assert [e.id for e in bundled.find("Fitna al-Khawarij")] == ["ttp"]
    assert {e.id for e in bundled.find("HuA")} == {"hizb_ul_ahrar", "hum"}


def test_an_unknown_name_suggests_near_ones(bundled: Registry) -> None:
    with pytest.raises(UnknownName, match=r"Balochistan Liberation Army \(bla\)"):
        bundled.find("Balochistan Liberatian Armi")


def test_codes_of_evidence_files(bundled: Registry) -> None:
    assert bundled.actor_id("jua") == "jamaat_ul_ahrar"
    assert bundled.actor_id("ttp") == "ttp"
    assert bundled.actor_id("nobody") is None
    assert bundled.area_id("AF") == "AFG"
    assert bundled.area_id("PK5") == "PK-KP"
    assert bundled.area_id("PK-KP") == "PK-KP"


def test_former_fata_is_in_the_province_from_the_merger_on(bundled: Registry) -> None:
    before, after = D("2018-05-30"), D("2018-05-31")
    assert not bundled.within("PK525", "PK-KP", before)
    assert bundled.within("PK525", "PK-KP", after)
    assert bundled.within("PK525", "PK-FATA", before) and bundled.within("PK525", "PK-FATA", after)
    assert bundled.within("PK-FATA", "PAK", before) and bundled.within("PK-FATA", "PAK", after)


def test_a_district_that_never_moved(bundled: Registry) -> None:
    assert bundled.ancestors("PK528") == ["PK528", "PK-KP-SETTLED", "PK-KP", "PAK"]
    assert bundled.country("PK528") == "PAK"
    assert bundled.country("AFG") == "AFG"


def test_the_same_folders_are_read_once(bundled: Registry) -> None:
    assert load(bundled.folders) is load(bundled.folders)


def test_an_abbreviation_without_its_page_is_refused(tmp_path):
    (tmp_path / "names.yml").write_text("abbreviations:\n- {name: ABC, means: A Body of Clerks}\n", encoding="utf-8")
    with pytest.raises(PackError, match="the abbreviation 'ABC' has no source; add it"):
        load([tmp_path])
