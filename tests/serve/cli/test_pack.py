"""``tahqiq pack``: what it prints, its exit status, and a user's own pack in use."""

from __future__ import annotations

import json

import pytest
from tests.serve.cli.test_bad_input import refused


@pytest.fixture
def pack(run, tmp_path):
    """The pack of a country that no bundled pack is of, with one publisher, one province and one figure."""
    assert run("pack", "new", "BTN", "--out", tmp_path).returncode == 0
    folder = tmp_path / "bhutan"
    with (folder / "publishers.yml").open("a", encoding="utf-8") as file:
        file.write("- {id: druk_watch, name: Druk Watch, kind: think_tank, grade: B, area: BTN}\n")
    with (folder / "places.csv").open("a", encoding="utf-8") as file:
        file.write("BT-15,Thimphu,province,BTN,,,dz:ཐིམ་ཕུ,,,,,,,,ISO 3166-2\n")
    with (folder / "evidence" / "statistics.csv").open("a", encoding="utf-8") as file:
        file.write(
            "d1,druk_watch,report,https://example.org/a,2024-01-31,attacks,BTN,,,2023-01-01,2023-12-31,12,exact,,,count,"
            "attacks by armed groups,direct,high,attacks,n/a,,,,\n"
        )
    manifest = folder / "pack.yml"
    entry = (
        "evidence:\n- file: evidence/statistics.csv\n  dataset: statistics\n  version: 2024-01\n  published: 2024-01\n"
        "  licence: Facts\n"
    )
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("evidence: []\n", entry), encoding="utf-8")
    return folder


def test_new_says_what_to_do_next(run, tmp_path):
    done = run("pack", "new", "BTN", "--out", tmp_path)
    assert done.returncode == 0
    assert f"tahqiq pack check {tmp_path / 'bhutan'} --seal" in done.stdout
    assert "TAHQIQ_PACKS" in done.stdout


def test_check_lists_faults_and_fails(run, pack):
    done = run("pack", "check", pack)
    assert done.returncode == 1
    assert "statistics.csv: it has no sha256" in done.stdout
    assert "places.csv: the file has another sha256" in done.stdout
    done = run("pack", "check", pack, "--json")
    assert done.returncode == 1
    assert {fault["file"] for fault in json.loads(done.stdout)} == {"pack.yml"}


def test_seal_writes_the_digests(run, pack):
    done = run("pack", "check", pack, "--seal")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no fault was found" in done.stderr


def test_a_pack_that_is_none(run, tmp_path):
    assert "holds no pack.yml" in refused(run("pack", "check", tmp_path))
    assert "no pack in use; expected a folder, or one of " in refused(run("pack", "check", "atlantis"))
    assert "no ISO 3166" in refused(run("pack", "new", "ATL", "--out", tmp_path))


def test_a_pack_of_ones_own_is_used_beside_the_bundled_ones(run, pack, tmp_path, monkeypatch):
    run("pack", "check", pack, "--seal")
    monkeypatch.setenv("TAHQIQ_PACKS", str(pack))
    listed = json.loads(run("pack", "list", "--json").stdout)
    assert [p["name"] for p in listed if not p["bundled"]] == ["bhutan"]
    report = tmp_path / "report.txt"
    report.write_text("As of 8 April 2025\n\nDruk Watch counted 12 attacks in Bhutan in 2023.\n", encoding="utf-8")
    own = tmp_path / "own"
    (claim,) = json.loads(run("check", report, "--format", "json", workspace=own).stdout)["claims"]
    assert claim["verdict"]["label"] == "supported"
    assert claim["readings"][0]["release"] == "statistics@2024-01"


def test_a_folder_in_the_variable_that_is_no_pack(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TAHQIQ_PACKS", str(tmp_path / "nowhere"))
    for command in (("pack", "list"), ("sources",)):
        assert "$TAHQIQ_PACKS names" in refused(run(*command, workspace=tmp_path / "own"))


def test_a_pack_changed_since_it_was_sealed_is_not_loaded(run, pack, tmp_path, monkeypatch):
    run("pack", "check", pack, "--seal")
    with (pack / "evidence" / "statistics.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    monkeypatch.setenv("TAHQIQ_PACKS", str(pack))
    done = run("sources", workspace=tmp_path / "own")
    assert done.returncode == 2
    assert "another sha256" in done.stderr.splitlines()[-1]
