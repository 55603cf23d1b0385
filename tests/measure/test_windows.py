"""Comparisons beside one of two periods."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.compare import PublishedSelection
from tahqiq.measure.neighbours import Beside, beside, hangs, neighbours
from tahqiq.measure.windows import windows, windows_published
from tahqiq.verbs.measuring import period

QUARTERS = ("01-01 03-31", "04-01 06-30", "07-01 09-30", "10-01 12-31")


def span(year, quarter):
    first, last = QUARTERS[quarter - 1].split()
    return dt.date.fromisoformat(f"{year}-{first}"), dt.date.fromisoformat(f"{year}-{last}")


def test_the_comparisons_beside_a_quarter_against_the_one_before():
    beside = neighbours(span(2025, 1), span(2024, 4))
    baselines = {n.then[0] for n in beside if n.now == span(2025, 1) and len(n.then) == 1}
    assert baselines == {span(2024, 1), span(2023, 1), (dt.date(2024, 1, 1), dt.date(2024, 12, 31))}
    assert {n.now[0] for n in beside if n.now[1] == dt.date(2025, 3, 31)} == {
        dt.date(2025, 1, 1), dt.date(2024, 10, 1), dt.date(2024, 4, 1),
    }  # fmt: skip
    moved = [n for n in beside if n.now[1] != dt.date(2025, 3, 31)]
    assert [(n.now[0], n.then[0][0]) for n in moved] == [(dt.date(2024, 12, 1), dt.date(2024, 9, 1))]
    assert all(n.now[1] < dt.date(2025, 4, 1) for n in beside)  # nothing that had not happened yet


def test_spans_that_are_no_whole_months_or_longer_than_a_year_have_none():
    base = dt.date(2020, 1, 1), dt.date(2021, 12, 31)
    assert neighbours((dt.date(2022, 1, 1), dt.date(2023, 12, 31)), base) == []
    assert neighbours((dt.date(2022, 1, 3), dt.date(2022, 1, 31)), base) == []


def test_a_spike_is_borne_out_by_little_and_a_trend_by_all():
    now, base = span(2025, 1), span(2024, 4)
    spiked = {span(y, q): 200.0 for y in (2022, 2023, 2024) for q in range(1, 5)} | {base: 500.0, now: 400.0}
    known = beside(now, base, spiked.get)
    assert [round(b.change) for b in known] == [100, 100, 100]
    assert hangs(-20.0, known) and not any(b.bears(-20.0) for b in known)
    falling = {at: 600.0 - 10 * (i + 1) for i, at in enumerate(sorted(spiked))}
    known = beside(now, base, falling.get)
    assert len(known) >= 3 and all(b.bears(-2.0) for b in known) and not hangs(-2.0, known)


def test_a_comparison_without_a_count_or_with_nothing_before_is_left_out():
    now, base = span(2025, 1), span(2024, 4)
    assert beside(now, base, {now: 10.0, base: 20.0, span(2024, 1): 0.0}.get) == []
    assert not hangs(5.0, [Beside(neighbours(now, base)[0], 10, 5)])  # one tells nothing


def test_the_whole_grid_of_events(bundled, select):
    found = windows(bundled.workspace, bundled.registry, select(start=dt.date(2021, 1, 1)), period("2020"))
    assert found.rows[0]["comparison"] == "own"
    assert (found.rows[0]["before"], found.rows[0]["after"]) == (409, 448)
    assert {r["comparison"] for r in found.rows} == {"own", "baseline", "moved"}
    bearing = [r for r in found.rows[1:] if r["bears_out"]]
    assert found["comparisons"].value == len(found.rows) - 1
    assert found["bearing_out"].value == len(bearing)
    assert found["share"].value == pytest.approx(len(bearing) / (len(found.rows) - 1))


def test_nothing_is_asked_of_a_time_that_is_not_covered(bundled, select):
    first = select(start=dt.date(1990, 1, 1), end=dt.date(1990, 12, 31))
    found = windows(bundled.workspace, bundled.registry, first, period("1989"))
    assert all(r["base_from"] >= dt.date(1989, 1, 1) for r in found.rows)
    assert "too few comparisons" in found.paragraph
    assert any("more would be made" in c for c in found.caveats)


def test_a_fall_from_the_worst_quarter_on_record(bundled):
    asked = PublishedSelection("crss", "incidents", "PAK", *span(2025, 2))
    found = windows_published(bundled.workspace, bundled.registry, asked, span(2025, 1))
    assert "none of 3 comparisons beside it bear the fall out, so it hangs on what is compared" in found.paragraph
    assert "+14% against the second quarter of 2024" in found.paragraph


@pytest.mark.parametrize(
    ("now", "base", "said"),
    [
        ("2021-01-03..2021-02-02", "2020", "one to twelve whole months"),
        ("2019..2021", "2016..2018", "one to twelve whole months"),
        ("2021", "2020-H1", "not as long"),
        ("2020", "2021", "does not end before"),
        ("2020", "2020", "the same period"),
        ("2022", "2021", "lies outside"),
    ],
)
def test_periods_that_cannot_be_set_beside_others(bundled, select, now, base, said):
    first, last = period(now)
    with pytest.raises(InputError, match=said):
        windows(bundled.workspace, bundled.registry, select(start=first, end=last), period(base))
