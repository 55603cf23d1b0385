"""The bundled evidence of Pakistan: every statistic has a basis, and no part stands for the whole."""

import datetime as dt
import hashlib
import re
from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import pytest
import yaml
from tools.build_pack.__main__ import main
from tools.build_pack.basis import Basis

from tahqiq.terms import Counts, Militants

Rows = list[dict[str, str]]

# The words that betray a part, whatever basis.yml says of them.
TELLTALE = re.compile(
    r"\bonly\b|suicide|sectarian|\b(women|children)\b|chinese|election|drone|up to about|so far|not complete"
    r"|\b(first|last) \w+ (days|months)\b|month not complete|before the year ended|partial|no day shown|unstated day",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def basis(pakistan: Path) -> Basis:
    return Basis.load(pakistan / "basis.yml")


def wholes(rows: Rows, **cells: str) -> Rows:
    return [r for r in rows if not r["scope"] and all(r[c] == v for c, v in cells.items())]


def test_every_row_has_a_basis_in_the_vocabulary(statistics: Rows) -> None:
    assert len(statistics) > 3500
    assert {r["counts"] for r in statistics} <= set(Counts)
    assert {r["militants"] for r in statistics} <= set(Militants)
    assert all(re.fullmatch(r"|(with|without):PK-FATA", r["territory"]) for r in statistics)
    assert all(re.fullmatch(r"|part:[a-z0-9_]+", r["scope"]) for r in statistics)


def test_every_unclear_row_is_unclear_by_a_rule_and_not_by_default(statistics: Rows, basis: Basis) -> None:
    source = [
        {k: v for k, v in r.items() if k not in {"counts", "militants", "territory", "scope"}} for r in statistics
    ]
    for row in source:
        decided = {c for rule in basis.rules if rule.when.holds(row) for c in rule.set}
        assert "scope" in decided, row["definition"]


def test_no_whole_has_a_telltale_that_was_not_reviewed(statistics: Rows, basis: Basis) -> None:
    assert {r["id"]: told for r in statistics if (told := basis.review.unreviewed(r))} == {}


def test_the_review_looks_for_every_word_that_betrays_a_part(statistics: Rows, basis: Basis) -> None:
    for row in statistics:
        if TELLTALE.search(row["definition"]):
            assert any(p.search(row["definition"]) for p in basis.review.telltales.values()), row["definition"]


def test_every_review_exception_is_needed(statistics: Rows, basis: Basis) -> None:
    for names, when, why in basis.review.exceptions:
        patterns = [basis.review.telltales[name] for name in names]
        whole = [r["definition"] for r in statistics if not r["scope"] and when.holds(r)]
        assert any(p.search(d) for d in whole for p in patterns), why


@pytest.mark.parametrize(
    "words",
    ["killed in suicide attacks only", "killed in suicide bombings only", "killed in sectarian attacks",
     "in bomb blasts", "month not complete", "period disputed", "Afghan nationals among", "border with Iran",
     "unmapped events left out", "part of the eight-month loss", "in Radd-ul-Fasaad",
     "outside KP and Balochistan together", "measure is not named"],
)  # fmt: skip
def test_parts_stay_parts(statistics: Rows, words: str) -> None:
    rows = [r for r in statistics if words in r["definition"] and r["metric"] != "suicide_attacks"]
    assert rows
    assert all(r["scope"].startswith("part:") for r in rows)


def test_who_is_counted_among_all_the_dead(statistics: Rows) -> None:
    by_publisher = defaultdict(Counter)
    for r in wholes(statistics, metric="deaths", victim="all"):
        by_publisher[r["publisher"]][(r["counts"], r["militants"])] += 1
    assert set(by_publisher["picss"]) == {
        ("attacks", "in"), ("operations", "in"), ("attacks_and_operations", "in"), ("unspecified", "unspecified"),
    }  # fmt: skip
    assert set(by_publisher["satp"]) == {("attacks_and_operations", "in")}
    assert set(by_publisher["gti"]) == {("attacks", "unspecified")}
    assert ("attacks_and_operations", "out") in by_publisher["crss"]
    assert set(by_publisher["moi"]) == {("unspecified", "out")}


def test_victim_class_and_militants_agree(statistics: Rows) -> None:
    for r in statistics:
        if r["metric"] in {"deaths", "injuries"}:
            assert r["victim"], r["id"]
            assert (r["militants"] == "only") == (r["victim"] == "militant"), r["id"]
            assert (r["militants"] in {"in", "out", "unspecified"}) == (r["victim"] == "all"), r["id"]


def test_militants_killed_by_the_forces_are_of_operations(statistics: Rows) -> None:
    rows = [r for r in statistics if r["publisher"] == "ispr" and (r["metric"], r["victim"]) == ("deaths", "militant")]
    assert len(rows) > 30
    assert {r["counts"] for r in rows} == {"operations"}


def test_one_value_by_area_period_and_basis_within_a_release(statistics: Rows) -> None:
    """Parts of one publisher's whole on one basis never exceed it (a wrong basis would show here)."""
    totals: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for r in wholes(statistics, metric="deaths", area="PAK", actor=""):
        key = (r["publisher"], r["counts"], r["period_start"], r["period_end"])
        if r["victim"] == "all" and r["militants"] == "in":
            totals[key].append(float(r["value"]))
    above = [
        r["id"]
        for r in wholes(statistics, metric="deaths", area="PAK", actor="")
        if r["victim"] != "all"
        and (best := totals.get((r["publisher"], r["counts"], r["period_start"], r["period_end"])))
        and float(r["value"]) > max(best)
    ]
    assert above == []


@pytest.mark.parametrize(
    ("row_id", "start", "end"),
    [("x-0214", "2024-10-01", "2024-12-31"), ("add-0001", "2022-01-01", "2022-12-31")],
)
def test_base_periods_that_matter(statistics: Rows, row_id: str, start: str, end: str) -> None:
    (row,) = [r for r in statistics if r["id"] == row_id]
    assert (row["base_start"], row["base_end"]) == (start, end)


def test_nearly_every_change_has_a_base_and_nothing_else_has_one(statistics: Rows) -> None:
    for r in statistics:
        if not r["metric"].startswith("change_pct:"):
            assert not r["base_start"]
            continue
        assert bool(r["base_start"]) == bool(r["base_end"])
        assert r["base_start"] or r["scope"], r["id"]
        if r["base_start"]:
            assert r["base_start"] <= r["base_end"] < r["period_start"], r["id"]


def test_former_fata_is_in_or_out_as_the_definition_says(statistics: Rows) -> None:
    assert {r["area"] for r in statistics if r["territory"]} == {"PK-KP"}
    for r in statistics:
        if r["area"] != "PK-KP":
            continue
        if "tribal districts included" in r["definition"]:
            assert r["territory"] == "with:PK-FATA", r["id"]
        if "ex-FATA counted apart" in r["definition"] or "KP excludes FATA" in r["definition"]:
            assert r["territory"] == "without:PK-FATA", r["id"]


def test_codes_are_those_of_the_registry(statistics: Rows, pakistan: Path) -> None:
    publishers = yaml.safe_load((pakistan / "publishers.yml").read_text(encoding="utf-8"))
    assert {r["publisher"] for r in statistics} <= {p["id"] for p in publishers}
    actors = {a["id"] for a in yaml.safe_load((pakistan / "actors.yml").read_text(encoding="utf-8"))}
    assert {r["actor"] for r in statistics if r["actor"] and not r["actor"].startswith("other:")} <= actors


def test_every_publisher_has_a_grade_and_its_reason(pakistan: Path) -> None:
    publishers = yaml.safe_load((pakistan / "publishers.yml").read_text(encoding="utf-8"))
    for p in publishers:
        assert p["grade"] in set("ABCDEF"), p["id"]
        assert p["note"].endswith("."), p["id"]
    assert {p["id"] for p in publishers if p.get("party")} >= {"ispr", "moi", "nacta"}
    spoken = [name.casefold() for p in publishers for name in (p["name"], *p["aliases"])]
    assert [name for name, n in Counter(spoken).items() if n > 1] == []
    assert "pakistani media" not in spoken


def test_ids_are_unique_and_pages_are_named(statistics: Rows) -> None:
    assert len({r["id"] for r in statistics}) == len(statistics)
    assert all(r["url"].startswith("http") for r in statistics)
    for r in statistics:
        for column in ("period_start", "period_end", "base_start", "base_end"):
            assert not r[column] or dt.date.fromisoformat(r[column])


def test_event_data_come_without_the_headlines_of_articles(pakistan: Path) -> None:
    path = pakistan / "evidence" / "ged_v22_1_pakistan.parquet"
    with duckdb.connect() as db:
        columns = {row[0] for row in db.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()}
        events, deaths = db.execute(
            "SELECT count(*), sum(best::INT) FROM read_parquet(?) WHERE country = 'Pakistan'", [str(path)]
        ).fetchone() or (0, 0)
    assert not columns & {"source_article", "source_headline", "source_original"}
    assert {"id", "date_start", "latitude", "best", "side_a", "gwnoa"} <= columns
    assert (events, deaths) == (6416, 43225)


def test_the_manifest_fits_the_files(pakistan: Path) -> None:
    pack = yaml.safe_load((pakistan / "pack.yml").read_text(encoding="utf-8"))
    for entry in (*pack["evidence"], *pack["registry"]):
        path = pakistan / entry["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"], f"{entry['file']}: run make pack"
        assert entry["licence"]
    assert {e["file"] for e in pack["evidence"]} == {
        f"evidence/{p.name}" for p in (pakistan / "evidence").iterdir() if p.is_file()
    }  # fmt: skip
    assert all(e["dataset"] and e["version"] and e["published"] for e in pack["evidence"])


@pytest.mark.slow
@pytest.mark.shared
def test_the_evidence_can_be_rebuilt_to_the_byte(pakistan: Path, tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "shared" / "data"
    if not source.is_dir():
        pytest.skip("the publishers' files are not beside the repository")
    copy = tmp_path / "pakistan"
    copy.mkdir()
    (copy / "basis.yml").write_bytes((pakistan / "basis.yml").read_bytes())
    assert main(["--from", str(source), "--to", str(copy), "--only", "evidence"]) == 0
    for path in sorted((pakistan / "evidence").glob("*.csv")):
        assert (copy / "evidence" / path.name).read_bytes() == path.read_bytes(), path.name
