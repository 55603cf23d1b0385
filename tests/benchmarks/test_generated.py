"""Sentences made of evidence: what an alteration changes is no longer so, and every page is labelled in its place."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.claims.generated import changes, countries, happenings, statistics
from benchmarks.claims.generated.made import Made, passages, span_text


def _row(value, year=2024, **changed):
    row = dict(
        obs_id="r", dataset="statistics", publisher="picss", metric="deaths", victim="all", area="PAK", actor="",
        start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), value=float(value), low=None, high=None, bound="exact",
        known_from=dt.date(year + 1, 1, 31), base_start=None, base_end=None, counts="attacks", militants="in",
        territory="", scope="", confidence="high",
    )  # fmt: skip
    return {**row, **changed}


def _made(form, *rows):
    return list(form(list(rows), random.Random(1)))


def test_a_statistic_is_stated_with_source_area_and_period_and_altered_in_one_thing() -> None:
    made = _made(statistics.made, _row(1177), _row(852, publisher="pips"), _row(976, year=2023))
    true = [m.text for m in made if not m.altered and "PICSS" in m.text and "1,177" in m.text]
    assert len(true) == 1
    for words in ("people were killed in militant attacks", "in Pakistan", "2024"):
        assert words in true[0]
    assert {m.altered for m in made if m.altered} == {"figure", "year", "province", "victim", "bound", "publisher"}
    assert true[0] not in {m.text for m in made if m.altered}


def test_an_alteration_that_another_row_makes_true_is_left_out() -> None:
    same = [_row(500, year=year) for year in range(2018, 2026)]
    assert not [m for m in _made(statistics.made, *same) if m.altered == "year" and "2018" <= m.text[-5:-1] <= "2025"]


def test_rows_that_are_parts_or_unsound_are_not_stated() -> None:
    unsound = ({"scope": "part:sectarian"}, {"confidence": "low"}, {"bound": "over"}, {"actor": "ttp"})
    assert not _made(statistics.made, *(_row(1177, **fault) for fault in unsound))
    assert not _made(statistics.made, _row(91, metric="attacks", victim="security"))


def test_a_published_change_keeps_its_base_and_its_altered_form_points_elsewhere() -> None:
    base = {"base_start": dt.date(2023, 1, 1), "base_end": dt.date(2023, 12, 31)}
    true, other, *_ = _made(changes.changes, _row(-40, metric="change_pct:attacks", victim="", **base))
    assert "fell by 40" in true.text and "2024" in true.text and "2023" in true.text
    assert (other.altered, "rose by 40" in other.text) == ("direction", True)


def test_shares_and_comparisons_of_classes() -> None:
    rows = (_row(100), _row(60, victim="civilian"), _row(30, victim="security"))
    made = _made(changes.classes, *rows)
    assert any("Civilians made up 60%" in m.text and not m.altered for m in made)
    assert {(m.altered, "more civilians than security" in m.text) for m in made if m.kind == "ratio"} == {
        ("", True),
        ("direction", False),
    }


def _years():
    deaths = {2018: 100, 2019: 120, 2020: 300, 2021: 90, 2022: 80, 2023: 1000}
    rows = [
        _row(n if victim == "all" else n / 2, year, dataset="ucdp_country_year", area="NGA", victim=victim, low=n * 0.9,
             high=n * 1.2)
        for year, n in deaths.items() for victim in ("all", "civilian")
    ]  # fmt: skip
    return countries.years(rows, {"NGA": "Nigeria"})


def test_country_years_make_every_form_and_altered_figures_lie_beyond_the_estimates() -> None:
    pools = countries.made(_years(), random.Random(1))
    forms = {"country-year", "country-year change", "country-year from and to", "deadliest year", "total of years"}
    assert {*forms, "range", "monthly average", "civilians"} <= set(pools)
    for item in pools["country-year"]:
        if item.altered == "figure":
            low, high = (float(x) for x in item.row.split("(")[1].rstrip(")").split("-"))
            assert not low / 1.3 <= item.value <= high * 1.3, item
    deadliest = {(m.text[:4], m.altered) for m in pools["deadliest year"]}
    assert ("2023", "") in deadliest
    assert all(altered == "year" for year, altered in deadliest if year in {"2021", "2022"})


def test_tolls_and_launches() -> None:
    incident = dict(
        incident_id="i", kind="bombing", place="Bazaar, Quetta", start=dt.date(2020, 2, 29), end=dt.date(2020, 2, 29),
        killed_low=8, killed_best=10, killed_high=12,
    )  # fmt: skip
    true, wrong, moved = happenings.tolls([incident], random.Random(1))
    assert true.text == "A bombing at Bazaar, Quetta on 29 February 2020 killed 10 people."
    assert wrong.value > 12 and "2020" not in moved.text
    launched = list(happenings.launches([("Operation One", dt.date(2014, 6, 15))], random.Random(1)))
    assert [m.altered for m in launched] == ["", "year"]


def test_pages_label_every_sentence_where_it_stands() -> None:
    made = [Made("f", "count", f"Sentence {n}.", "" if n % 2 else "figure", value=n) for n in range(90)]
    pages = passages(made, "p")
    assert [len(page.labels) for page in pages] == [40, 40, 10]
    for page in pages:
        for label in page.labels:
            assert page.text[label["start"] : label["end"]] == label["quote"]
            assert (label["verdict"], label["truth"]) in {("supported", "true"), ("contradicted", "altered")}


def test_periods_as_a_report_writes_them() -> None:
    spans = {(1, 12): "2024", (3, 3): "March 2024", (7, 9): "the third quarter of 2024", (1, 5): "January to May 2024"}
    for (first, last), text in spans.items():
        assert span_text(dt.date(2024, first, 1), dt.date(2024, last, 28)) == text
