"""What publishers printed by month: the bundled figures, and made ones whose truth is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import numpy as np
import pytest

from tahqiq.errors import InputError
from tahqiq.measure.charts import render
from tahqiq.measure.effect import Windows, named, own_effect
from tahqiq.measure.months import Count, months, scope_of, worked
from tahqiq.measure.own import own_breaks, own_trend
from tahqiq.measure.printed import Printed
from tahqiq.terms import Victim

PICSS = Count("picss", "attacks", "PAK")
VIEWS = Count("ucdp", "deaths", "PAK", Victim.ALL, "views_country_month", "part:state_based")
AZM = dt.date(2024, 6, 22)


def of(bundled, count, done, within=None, **windows):
    return own_effect(
        bundled.workspace, bundled.registry, count, named(bundled.registry, done), Windows(**windows), within
    )


def test_a_month_that_was_not_printed_is_what_printed_totals_leave(bundled):
    found = months(bundled.workspace, bundled.registry, PICSS, AZM)
    left = {f"{m:%Y-%m}": found.values[m] for m in found.derived}
    # the publisher's own percentages say the same: July 2023 (54) 15% above June, November (63) 34% above October,
    # January 2024 (93) 102% above December, October 2024 (68) 12% below September
    assert left == {"2023-06": 47, "2023-10": 47, "2023-12": 46, "2024-09": 77, "2024-12": 52}
    assert found.run(AZM) == (dt.date(2021, 8, 1), dt.date(2026, 1, 31))
    assert found.longest() == found.run(AZM)


def test_the_panel_has_every_month_and_its_break(bundled):
    found = months(bundled.workspace, bundled.registry, VIEWS)
    assert (len(found.values), found.derived) == (424, frozenset())
    assert [b.day for b in found.breaks()] == [dt.date(2016, 11, 1)]
    assert scope_of(bundled.workspace, "views_country_month", "deaths") == "part:state_based"


def test_half_a_year_of_one_publisher_after_an_operation(bundled):
    found = of(bundled, PICSS, "azm_e_istehkam", after=6)
    assert not found.refused
    assert found["observed"].value == 79 + 83 + 77 + 68 + 71 + 52
    assert found["expected"].low < found["observed"].value < found["expected"].high
    assert found.title.startswith("Attacks (PICSS) in Pakistan")
    assert any("2023-06" in c and "2024-12" in c for c in found.caveats)
    assert any("no month before it is used" in c for c in found.caveats)
    assert render(found, "svg")


def test_what_the_model_finds_is_refused_where_no_placebo_can_be_had(bundled):
    found = of(bundled, PICSS, "azm_e_istehkam")
    assert "fewer than 9 earlier dates" in found.refused
    assert found.estimates == ()


def test_other_countries_are_the_control_and_its_placebos(bundled):
    found = of(bundled, VIEWS, "zarb_e_azb")
    assert "other countries when they are taken for the treated one" in found.refused
    weights = found.more["weights"]
    assert "India" in weights
    assert "Afghanistan" not in weights  # violence may be driven over the border
    assert {p["by"] for p in found.more["placebos"]} == {"date", "country"}


def test_two_vintages_are_not_one_series(bundled):
    assert "counts otherwise from 2016-11-01" in of(bundled, VIEWS, "radd_ul_fasaad").refused
    assert "counts otherwise" not in of(bundled, VIEWS, "zarb_e_azb", after=12).refused


def test_missing_months_are_named(bundled):
    refused = of(bundled, VIEWS, "azm_e_istehkam").refused
    assert "from 1989-01 to 2024-04; of the 24 months" in refused
    assert "2024-05, 2024-07" in refused
    short = of(bundled, PICSS, "azm_e_istehkam", within=(dt.date(2022, 9, 1), dt.date(2026, 1, 31)))
    assert "2022-06, 2022-07 and 2022-08 are missing" in short.refused


def test_a_surge_in_the_panel_is_seen(bundled):
    done = named(bundled.registry, "zarb_e_azb", dt.date(2007, 7, 3))
    found = own_effect(bundled.workspace, bundled.registry, VIEWS, done)
    assert found.more["score_date"] > 2
    assert "earlier dates when nothing of the kind began" in found.refused


def test_trend_and_breaks_of_printed_months(bundled):
    trend = own_trend(bundled.workspace, bundled.registry, PICSS)
    assert trend.title == "Trend of attacks (PICSS), Pakistan, August 2021 to January 2026"
    assert trend["growth"].low > 1
    breaks = own_breaks(bundled.workspace, bundled.registry, PICSS)
    assert [r["coverage"] for r in breaks.rows] == ["", ""]
    assert all(r["change"] > 1 for r in breaks.rows)


def test_a_known_break_of_the_panel_stands_beside_its_trend(bundled):
    found = own_trend(bundled.workspace, bundled.registry, VIEWS, (dt.date(2010, 1, 1), dt.date(2022, 12, 31)))
    assert found.refused or found.more["known_breaks"][0]["day"] == "2016-11-01"


def test_a_gap_in_the_period_is_an_error_that_names_it(bundled):
    with pytest.raises(
        InputError, match=r"2021-06 and 2021-07; the longest stretch without a gap is 2021-08\.\.2026-01"
    ):
        own_trend(bundled.workspace, bundled.registry, PICSS, (dt.date(2021, 4, 1), dt.date(2022, 12, 31)))


def test_what_nobody_printed_is_an_error(bundled):
    with pytest.raises(InputError, match="it printed months of"):
        months(bundled.workspace, bundled.registry, Count("picss", "earthquakes", "PAK"))
    with pytest.raises(InputError, match="no months of deaths"):
        scope_of(bundled.workspace, "ucdp_country_year", "deaths")
    found = months(bundled.workspace, bundled.registry, PICSS)
    with pytest.raises(InputError, match="no month of attacks"):
        found.within((dt.date(1990, 1, 1), dt.date(1991, 1, 1)))


def test_counts_of_a_run_are_in_the_order_of_months(bundled):
    found = months(bundled.workspace, bundled.registry, PICSS)
    series = found.series((dt.date(2023, 6, 1), dt.date(2023, 8, 31)))
    assert np.array_equal(series.values, [47, 54, 99])
    assert np.array_equal(series.days, [30, 31, 31])


def figure(first: str, last: str, value: float, bound: str = "exact", **changes: str) -> Printed:
    """A figure from the first day of a month to the last of another."""
    start, end = (dt.date.fromisoformat(f"{m}-01") for m in (first, last))
    end = dt.date(end.year + end.month // 12, end.month % 12 + 1, 1) - dt.timedelta(days=1)
    texts = dict.fromkeys((f.name for f in fields(Printed)), "")
    given = {"publisher": "picss", "metric": "attacks", "counts": "attacks", "militants": "n/a", "confidence": "high"}
    return Printed(**{
        **texts, **given, "dataset": "statistics", "start": start, "end": end, "value": value, "bound": bound,
        "known_from": None, **changes,
    })  # fmt: skip


def left(*rows: Printed) -> dict[str, float]:
    found = worked(PICSS, ("attacks", "n/a", ""), rows)
    return {f"{m:%Y-%m}": found.values[m] for m in sorted(found.derived)}


def test_totals_leave_a_month_by_subtraction():
    assert left(figure("2023-01", "2023-05", 224), figure("2023-01", "2023-06", 271)) == {"2023-06": 47}
    assert left(
        figure("2023-01", "2023-03", 30), figure("2023-01", "2023-01", 9), figure("2023-03", "2023-03", 11)
    ) == {"2023-02": 10}


@pytest.mark.parametrize(
    "rows",
    [
        (figure("2023-01", "2023-05", 224), figure("2023-01", "2023-06", 270, "about")),  # rounded
        (figure("2023-01", "2023-05", 224), figure("2023-01", "2023-06", 220)),  # less than nothing
        (figure("2023-01", "2023-05", 224), figure("2023-01", "2023-07", 300)),  # two months together
        (
            figure("2023-01", "2023-10", 224),
            *(figure(f"2023-{m:02d}", f"2023-{m:02d}", 1) for m in range(1, 10)),
        ),  # far
    ],
)
def test_totals_that_do_not_settle_a_month_leave_none(rows):
    assert left(*rows) == {}


def test_the_sounder_edition_of_a_total_is_the_one_taken():
    rows = (figure("2023-01", "2023-01", 9), figure("2023-01", "2023-02", 25, confidence="low"))
    assert left(*rows, figure("2023-01", "2023-02", 20)) == {"2023-02": 11}
