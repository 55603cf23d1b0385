"""What the builder writes: duplicates, records, Parquet, the manifest, its one-line errors."""

import csv
import hashlib
from pathlib import Path

import duckdb
import pytest
import yaml
from tools.build_pack import manifest, records, ucdp
from tools.build_pack.__main__ import main
from tools.build_pack.basis import SOURCE_COLUMNS
from tools.build_pack.statistics import without_duplicates

from tahqiq.errors import PackError


def statistic(**cells: str) -> dict[str, str]:
    return dict.fromkeys(SOURCE_COLUMNS, "") | {"id": "a", "url": "https://x.org/1", "value": "5"} | cells


def test_only_a_row_alike_in_everything_is_a_duplicate() -> None:
    rows = [
        statistic(),
        statistic(id="b", url="http://www.x.org/1/#top", published="2024"),
        statistic(id="c", value="6"),
        statistic(id="d", url="https://other.org/1"),
    ]
    kept, dropped = without_duplicates(rows)
    assert [r["id"] for r in kept] == ["a", "c", "d"]
    assert dropped == [("b", "a")]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_records_are_joined_respelled_and_corrected(tmp_path: Path) -> None:
    one = write(tmp_path / "one.csv", "id,actor,notes\n1,jua | ttp,keep this. Not this.\n")
    two = write(tmp_path / "two.csv", "id,actor,notes\n2,,\n")
    recipe = {
        "codes": {"columns": ["actor"], "spellings": {"jua": "jamaat_ul_ahrar"}},
        "corrections": [{"id": "1", "column": "notes", "replace": " Not this.", "by": "", "why": "w"}],
    }
    assert records.build([one, two], tmp_path / "out.csv", recipe) == 2
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"id": "1", "actor": "jamaat_ul_ahrar | ttp", "notes": "keep this."}


@pytest.mark.parametrize(
    ("second", "recipe", "fault"),
    [
        ("id,colour\n2,red\n", {}, "has the columns id, colour; expected id, notes"),
        ("id,notes\n1,again\n", {}, "two rows: 1"),
        ("id,notes\n2,x\n", {"corrections": [{"id": "2", "column": "notes", "replace": "y", "by": ""}]}, "has no 'y'"),
        ("id,notes\n2,x\n", {"corrections": [{"id": "9", "column": "notes", "replace": "y", "by": ""}]}, "9 has no"),
    ],
)
def test_records_that_do_not_fit_stop_the_build(
    tmp_path: Path, second: str, recipe: dict[str, object], fault: str
) -> None:
    sources = [write(tmp_path / "one.csv", "id,notes\n1,n\n"), write(tmp_path / "two.csv", second)]
    with pytest.raises(PackError, match=fault):
        records.build(sources, tmp_path / "out.csv", recipe)


def test_event_data_keep_their_cells_and_lose_the_articles(tmp_path: Path) -> None:
    source = write(tmp_path / "ged.csv", "id,source_article,best,country\n,,#affected,#country\n0012,A headline,3,X\n")
    out = tmp_path / "ged.parquet"
    assert ucdp.build(source, out, ["source_article"]) == 1
    with duckdb.connect() as db:
        assert db.sql(f"SELECT * FROM '{out}'").columns == ["id", "best", "country"]
        assert db.sql(f"SELECT * FROM '{out}'").fetchall() == [("0012", "3", "X")]


def test_a_column_to_leave_out_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="has no column source_headline"):
        ucdp.build(write(tmp_path / "ged.csv", "id\n1\n"), tmp_path / "out.parquet", ["source_headline"])


def test_the_manifest_has_every_file_with_its_digest(tmp_path: Path) -> None:
    write(tmp_path / "facts.csv", "id\n1\n")
    recipe = {
        "pack": {"pack": "x"},
        "evidence": [{"file": "facts.csv", "from": ["f.csv"], "kind": "records", "licence": "CC BY 4.0"}],
        "registry": [{"file": "actors.yml", "licence": "CC BY 4.0"}],
    }
    manifest.write(recipe, tmp_path, {"facts.csv": 1})
    pack = yaml.safe_load((tmp_path / "pack.yml").read_text(encoding="utf-8"))
    digest = hashlib.sha256(b"id\n1\n").hexdigest()
    assert pack["evidence"] == [{"file": "facts.csv", "licence": "CC BY 4.0", "rows": 1, "sha256": digest}]
    assert pack["registry"] == []


def test_a_missing_recipe_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--from", str(tmp_path), "--to", str(tmp_path / "atlantis")]) == 2
    message = capsys.readouterr().err.strip()
    assert message.count("\n") == 0
    assert "atlantis" in message
    assert "recipe" in message
