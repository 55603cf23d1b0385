"""Comparisons by printed counts."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.compare import PublishedSelection, compare_published
from tahqiq.measure.printed import Printed, Wanted, tiles, wholes
from tahqiq.measure.printed import printed as printed_rows
from tahqiq.terms import RecordKind, Victim
from tahqiq.verbs.measuring import period

D = dt.date


def of(bundled, now, then, publisher="picss", metric="attacks", area="PAK", victim=Victim.NONE):
    sides = [PublishedSelection(publisher, metric, area, *period(p), victim=victim) for p in (now, then)]
    return compare_published(bundled.workspace, bundled.registry, *sides)


def test_a_year_against_the_year_before(bundled):
    found = of(bundled, "2024", "2023")
    assert (found["now"].value, found["then"].value) == (908, 645)
    assert found["ratio"].value == pytest.approx(908 / 366 / (645 / 365))
    assert found["ratio"].low > 1
    assert "clearly more" in found.paragraph and "a day" in found.paragraph
    assert all(r["url"].startswith("http") for r in found.rows)


def test_a_month_against_the_month_before_is_within_noise(bundled):
    found = of(bundled, "2025-02", "2025-01")
    assert "no change that could be told from chance" in found.paragraph
    assert any("at least" in c for c in found.caveats)


def test_without_months_there_is_no_interval_and_no_finding(bundled):
    found = of(bundled, "2025-Q1", "2024-Q1", publisher="crss", metric="deaths", victim=Victim.ALL)
    assert found["ratio"].value is not None
    assert found["ratio"].low is None
    assert "cannot be told from what was printed" in found.paragraph
    assert "clearly" not in found.paragraph


def test_a_change_in_parts_says_which_part_makes_it(bundled):
    sides = [
        PublishedSelection("crss", "deaths", "PAK", *period(p), victim=Victim.ALL, basis=("attacks_and_operations",))
        for p in ("2025-01..2025-09", "2024-01..2024-09")
    ]
    found = compare_published(bundled.workspace, bundled.registry, *sides, parts=True)
    rows = {(r["by"], r["part"]): (r["then"], r["now"], r["difference"]) for r in found.rows}
    assert rows["whole", "deaths"] == (1527, 2414, 887)
    assert rows["happenings", "operations of the state"] == (505, 1265, 760)
    assert rows["happenings", "attacks"] == (1022, 1149, 127)
    assert "The change is in operations of the state" in found.paragraph
    assert found.more["figures"][0]["url"].startswith("http")


def test_a_basis_that_was_not_printed_has_no_number(bundled):
    sides = [PublishedSelection("picss", "attacks", "PAK", *period(p), basis=("operations",)) for p in ("2024", "2023")]
    with pytest.raises(InputError, match="on the basis operations"):
        compare_published(bundled.workspace, bundled.registry, *sides)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (dict(now="2013", then="2012"), "has no attacks of Pakistan for 2013"),
        (dict(now="2024", then="2024"), "the same period"),
        (dict(now="2024", then="2023", metric="earthquakes"), "has no earthquakes of Pakistan at hand"),
    ],
)
def test_what_was_not_printed_gives_no_number(bundled, asked, said):
    with pytest.raises(InputError) as error:
        of(bundled, **asked)
    assert said in str(error.value)


def printed(start, end, value, known="2024-01-01", confidence="high"):
    first, last, day = map(D.fromisoformat, (start, end, known))
    return Printed(
        "p", "attacks", "PAK", "", first, last, value, "exact", "attacks", "n/a", "", day, confidence, known, "",
        "statistics", "r",
    )  # fmt: skip


YEAR = (D(2023, 1, 1), D(2023, 12, 31))


def test_a_period_is_its_own_figure_before_the_sum_of_its_parts():
    rows = [printed("2023-01-01", "2023-12-31", 100), printed("2023-01-01", "2023-06-30", 30),
            printed("2023-07-01", "2023-12-31", 40)]  # fmt: skip
    assert [r.value for r in tiles(rows, *YEAR)] == [100]
    assert [r.value for r in tiles(rows[1:], *YEAR)] == [30, 40]


def test_parts_with_a_gap_or_an_overlap_fill_nothing():
    assert tiles([printed("2023-01-01", "2023-05-31", 30), printed("2023-07-01", "2023-12-31", 40)], *YEAR) == []
    assert tiles([printed("2023-01-01", "2023-07-31", 30), printed("2023-07-01", "2023-12-31", 40)], *YEAR) == []


def test_of_two_editions_the_sounder_then_the_newer():
    old, new = printed("2023-01-01", "2023-12-31", 1), printed("2023-01-01", "2023-12-31", 2, "2025-01-01")
    doubtful = printed("2023-01-01", "2023-12-31", 3, "2026-01-01", "low")
    assert [r.value for r in tiles([new, doubtful, old], *YEAR)] == [2]


def of_files(bundled, **wanted):
    return printed_rows(bundled.workspace, wholes(bundled.workspace, Wanted(**wanted)))


def test_what_is_printed_of_an_area_is_the_whole_of_it_by_whoever_did_it(bundled):
    found = of_files(bundled, metrics=("attacks",), areas=("PAK",), publisher="picss")
    assert found and {r.publisher for r in found} == {"picss"} and {r.victim for r in found} == {""}
    assert {r.bound for r in found} <= {"exact", "about", "at_least"}
    table = bundled.workspace.table(RecordKind.OBSERVATIONS, None)
    parts = table.filter(table.publisher == "picss", table.metric == "attacks", table.area == "PAK")
    assert len(found) < bundled.workspace.arrow(parts.aggregate(n=parts.count())).to_pylist()[0]["n"]


def test_classes_of_victims_and_units_are_told_apart(bundled):
    militants = of_files(bundled, metrics=("deaths",), areas=("PAK",), victims=("militant",))
    assert {r.victim for r in militants} == {"militant"}
    changes = {"metrics": ("change_pct:attacks",), "areas": ("PAK",)}
    assert of_files(bundled, **changes) == []  # percentages are no counts
    assert of_files(bundled, **changes, any_unit=True)
