"""A new pack: sound as it is made, refused for what is no country, and nothing left behind."""

from pathlib import Path

import pytest

from tahqiq.errors import PackError, UnknownName
from tahqiq.packs import manifest
from tahqiq.packs.check import check
from tahqiq.packs.scaffold import new


@pytest.mark.parametrize("code", ["FRA", "civ", " GNB "])
def test_a_new_pack_is_sound(tmp_path: Path, code: str) -> None:
    folder = new(code, tmp_path)
    assert check(folder) == []
    assert manifest.read(folder).country == code.strip().upper()
    assert code.strip().upper() in (folder / "actors.yml").read_text(encoding="utf-8")


def test_the_examples_in_a_new_pack_are_sound_too(tmp_path: Path) -> None:
    folder = new("FRA", tmp_path)
    for name in ("actors.yml", "operations.yml", "programmes.yml", "publishers.yml"):
        path = folder / name
        lines = path.read_text(encoding="utf-8").splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith("# - id"))
        path.write_text("\n".join(line.removeprefix("# ") for line in lines[start:]) + "\n", encoding="utf-8")
    said = [str(f) for f in check(folder) if "sha256" not in f.what]
    assert len(said) == 2, said  # the examples speak of two actors that are not there
    assert all("is no actor" in s for s in said)


def test_what_is_no_code_of_a_country(tmp_path: Path) -> None:
    for code, hint in (("FR", "NGA"), ("France", "the code of France is FRA"), ("PK-KP", "NGA"), ("", "NGA")):
        with pytest.raises(UnknownName, match=hint):
            new(code, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "france").mkdir()
    with pytest.raises(PackError, match="is there already"):
        new("FRA", tmp_path)
    assert list((tmp_path / "france").iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PackError, match="cannot be written"):
        new("FRA", tmp_path / "file")
