"""Every fault of a pack at once, each in its file and on its line; none in the bundled packs."""

import hashlib
from pathlib import Path

import pytest

from tahqiq import packs
from tahqiq.errors import PackError
from tahqiq.packs.check import check, seal
from tahqiq.packs.scaffold import new
from tahqiq.registry.read import PLACE_COLUMNS

LISTED = """
- file: evidence/{0}.csv
  dataset: {0}
  version: 2026-01
  published: 2026-01
  licence: Facts
  citation: Each row names its page.
"""
STATISTIC = {
    "id": "s1", "publisher": "beacon", "url": "https://example.org/a", "metric": "deaths", "area": "BTN",
    "victim": "all", "period_start": "2024-01-01", "period_end": "2024-12-31", "value": "12", "bound": "exact",
    "unit": "count", "confidence": "medium",
}  # fmt: skip


@pytest.mark.parametrize("folder", packs.bundled(), ids=lambda p: p.name)
def test_the_bundled_packs_have_no_fault(folder: Path) -> None:
    assert check(folder) == []


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The pack of a country that no bundled pack is of, with one publisher."""
    folder = new("BTN", tmp_path)
    with (folder / "publishers.yml").open("a", encoding="utf-8") as file:
        file.write("- id: beacon\n  name: Beacon Consulting\n  grade: B\n  area: BTN\n")
    seal(folder)
    return folder


def faults(folder: Path, *, sealed: bool = True) -> list[str]:
    if sealed:
        seal(folder)
    return [str(f) for f in check(folder)]


def listed(folder: Path, dataset: str, *rows: dict[str, str]) -> None:
    """Put rows into a table of evidence and list it in the manifest."""
    path = folder / "evidence" / f"{dataset}.csv"
    header = path.read_text(encoding="utf-8").strip()
    lines = [",".join(row.get(name, "") for name in header.split(",")) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    manifest = folder / "pack.yml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("evidence: []\n", f"evidence:{LISTED.format(dataset)}"), encoding="utf-8")


def put(folder: Path, name: str, record: str) -> int:
    """Add a record to a registry file; the line it begins on."""
    path = folder / name
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, record]) + "\n", encoding="utf-8")
    return len(lines) + 1


def place(folder: Path, **cells: str) -> int:
    return put(folder, "places.csv", ",".join(cells.get(column, "") for column in PLACE_COLUMNS))


def test_a_new_pack_and_a_filled_one_are_sound(pack: Path) -> None:
    assert faults(pack) == []
    listed(pack, "statistics", STATISTIC)
    assert faults(pack) == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"url": ""}, "s1: it has no url; give the page"),
        ({"url": "the paper"}, "s1: 'the paper' is no address of a page"),
        ({"publisher": "nobody"}, "publisher 'nobody' is none of publishers.yml"),
        ({"area": "BT-XX"}, "area 'BT-XX' is no place"),
        ({"actor": "dragons"}, "actor 'dragons' is none of actors.yml"),
        ({"value": "a dozen"}, "s1: value: expected a number"),
        ({"period_start": "2024-13"}, "s1: period_start: no date"),
        ({"period_end": "2023-01-01"}, "s1: period_end: the period ends before it starts"),
        ({"victim": "soldiers"}, "s1: victim: not a known code"),
        ({"metric": "kills"}, "s1: metric: expected one of"),
        ({"id": "s0"}, "s0: id: row 1 has this id already"),
    ],
)
def test_faults_of_a_statistic(pack: Path, cells: dict[str, str], fault: str) -> None:
    listed(pack, "statistics", {**STATISTIC, "id": "s0"}, {**STATISTIC, "value": "13", **cells})
    (found,) = faults(pack)
    assert found.startswith("evidence/statistics.csv:3: ") and fault in found


def test_all_faulty_rows_are_listed_where_an_import_would_refuse_the_file(pack: Path) -> None:
    listed(pack, "statistics", *({**STATISTIC, "id": f"s{i}", "value": "many"} for i in range(30)))
    assert [f.partition(": ")[0] for f in faults(pack)] == [f"evidence/statistics.csv:{n}" for n in range(2, 32)]


def test_a_column_that_is_missing(pack: Path) -> None:
    listed(pack, "facts", {"id": "f1", "subject": "a", "predicate": "b", "url": "https://example.org/a"})
    path = pack / "evidence" / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("subject,", "whom,"), encoding="utf-8")
    (found,) = faults(pack)
    assert found.startswith("evidence/facts.csv: ") and "subject" in found


def test_a_row_that_runs_over_lines_has_the_line_it_begins_on(pack: Path) -> None:
    rows = [{**STATISTIC, "id": "s0", "definition": '"one\ntwo"'}, {**STATISTIC, "url": ""}]
    listed(pack, "statistics", *rows)
    (found,) = faults(pack)
    assert found.startswith("evidence/statistics.csv:4: s1: it has no url")


@pytest.mark.parametrize(
    ("file", "record", "fault"),
    [
        ("actors.yml", "- {id: a, name: A, kind: armed_group, alias: [B]}", "alias is not known; expected aliases"),
        ("actors.yml", "- {id: a, name: A, kind: armed_group, areas: [BT-X]}", "area 'BT-X' is no place"),
        ("actors.yml", "- {id: a, kind: armed_group}", "lacks 'name'"),
        ("actors.yml", "- {id: a, name: A, kind: armed_group, aliases: [B, B]}", "the alias 'B' is given 2 times"),
        ("actors.yml", "- {id: a, name: A, kind: x, aliases: [{name: B, source: ''}]}", "the alias 'B' has no source"),
        (
            "actors.yml",
            "- {id: a, name: A, kind: x, relations: [{type: split_from, to: b, source: 'https://example.org'}]}",
            "split_from 'b', which is no actor",
        ),
        (
            "actors.yml",
            "- {id: a, name: A, kind: x, designations: [{by: UN, date: '2014'}]}",
            "an entry of designations has no source",
        ),
        ("actors.yml", "- {id: a, name: A, kind: x, formed: {date: 'long ago'}}", "is not YYYY"),
        ("operations.yml", "- {id: o, name: O, kind: x}", "it has no sources"),
        ("operations.yml", "- {id: o, name: O, actor: b, sources: [https://example.org]}", "actor 'b' is no actor"),
        (
            "operations.yml",
            "- {id: o, name: O, start: 2016, end: 2014, sources: [https://example.org]}",
            "ends before it starts",
        ),
        ("programmes.yml", "- {id: p, name: P, milestones: [{what: begins}]}", "an entry of milestones has no source"),
        ("publishers.yml", "- {id: p, name: P, party: 'XX:army'}", "party 'XX:army' is no actor"),
    ],
)
def test_faults_of_the_registry(pack: Path, file: str, record: str, fault: str) -> None:
    line = put(pack, file, record)
    (found,) = faults(pack)
    assert found.startswith(f"{file}:{line}: ") and fault in found


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"parents": "XX"}, "parent 'XX' is no place"),
        ({"source": ""}, "it has no source"),
        ({"kind": "kingdom"}, "kind 'kingdom' is none of"),
        ({"scripts": "ཐིམ་ཕུ"}, "is not a language and a name"),
        ({"latitude": "north"}, "could not convert"),
    ],
)
def test_faults_of_a_place(pack: Path, cells: dict[str, str], fault: str) -> None:
    row = {"id": "BT-15", "name": "Thimphu", "kind": "province", "parents": "BTN", "source": "ISO 3166-2"}
    line = place(pack, **{**row, **cells})
    assert any(f.startswith(f"places.csv:{line}: ") and fault in f for f in faults(pack))


@pytest.mark.parametrize(
    ("old", "new_", "fault"),
    [
        ("country: BTN", "country: BT", "country 'BT' is no ISO 3166"),
        ("pack: bhutan", "pack: My Pack", "pack 'My Pack' is no name"),
        ("title: Bhutan", "title: ''", "title is empty"),
        ("dataset: facts", "dataset: rumours", "no dataset is called 'rumours'"),
        ("dataset: facts", "dataset: ''", "it has no dataset"),
        ("\n  published: 2026-01", "\n  published: lately", "'lately' is not one"),
        ("licence: Facts\n", "licence: ''\n", "it has no licence"),
        ("licence: Facts\n  citation: Each row names its page.", "licence: CC BY 4.0", "has no citation"),
        ("file: actors.yml", "file: players.yml", "the pack has no such file"),
        ("- file: actors.yml", "- file: places.csv\n  licence: Facts\n- file: actors.yml", "it is listed 2 times"),
    ],
)
def test_faults_of_the_manifest(pack: Path, old: str, new_: str, fault: str) -> None:
    listed(pack, "facts", {"id": "f1", "subject": "a", "predicate": "b", "url": "https://example.org/a"})
    seal(pack)
    path = pack / "pack.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new_, 1), encoding="utf-8")
    found = faults(pack)
    assert any(f.startswith("pack.yml:") and fault in f for f in found), found


def test_a_digest_that_is_not_the_files_and_a_file_that_nobody_lists(pack: Path) -> None:
    put(pack, "actors.yml", "- {id: a, name: A, kind: armed_group}")
    (pack / "targets.yml").write_text("[]\n", encoding="utf-8")
    path = pack / "evidence" / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8") + "f1,a,b,,,,https://example.org,,,\n", encoding="utf-8")
    first, second, third = faults(pack, sealed=False)
    assert first.startswith("pack.yml:") and "actors.yml: the file has another sha256" in first
    assert second.startswith("evidence/facts.csv: pack.yml does not list it")
    assert third.startswith("targets.yml: pack.yml does not list it")


def test_faults_of_every_kind_are_told_at_once(pack: Path) -> None:
    listed(pack, "statistics", {**STATISTIC, "url": ""})
    put(pack, "actors.yml", "- {id: a, name: A, kind: x, areas: [XX]}")
    put(pack, "operations.yml", "- {id: o, name: O}")
    found = faults(pack)
    assert [f.partition(":")[0] for f in found] == ["actors.yml", "evidence/statistics.csv", "operations.yml"]


def test_a_registry_file_that_is_no_yaml(pack: Path) -> None:
    (pack / "actors.yml").write_text("- {id: a\n", encoding="utf-8")
    found = faults(pack)
    assert len(found) == 1 and "actors.yml" in found[0] and "not readable YAML" in found[0]


def test_sealing_keeps_the_words_of_the_manifest(pack: Path) -> None:
    path = pack / "pack.yml"
    before = path.read_text(encoding="utf-8")
    put(pack, "actors.yml", "# nothing yet")
    assert seal(pack) == ["actors.yml"]
    after = path.read_text(encoding="utf-8")
    assert hashlib.sha256((pack / "actors.yml").read_bytes()).hexdigest() in after
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert len(changed) == 2 and all(line.startswith("  sha256: ") for line in changed)


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.yml is missing"):
        check(tmp_path)
