"""The one event of event data that a toll can mean."""

import datetime as dt

from tahqiq.claims.find import tolls
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release, Span

DAY = dt.date(2019, 9, 28)


def _event(**deaths):
    counted = dict(deaths_low=4, deaths_best=5, deaths_high=7, deaths_civilian=0, deaths_unknown=0)
    return dict(
        event_id="1", release_id="ucdp_ged@22.1", dataset="ucdp_ged", place="Hangu", adm1="", adm2="", dyad="",
        area_id="PK-KP", start=DAY, end=DAY, kind="state_based", deaths_state=0, deaths_armed_group=0,
        **{**counted, **deaths},
    )  # fmt: skip


def _figure(claim, **deaths):
    release = Release(
        "ucdp_ged@22.1", "ucdp_ged", "22.1", "2022-06", DAY, DAY, "", 1, 1, 0, RecordKind.EVENTS, DAY, DAY, "PAK",
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "ucdp_ged/22.1", "ged.csv",
    )  # fmt: skip
    asked = claim(5, "2019-09-28", "2019-09-28", period=Span(DAY, DAY))
    return tolls.event_figure(asked, [_event(**deaths)], {"ucdp_ged@22.1": (release, card("ucdp_ged"))})


def test_an_event_speaks_with_its_coded_bounds(claim):
    found = _figure(claim)
    assert (found.value, found.interval.low, found.interval.high) == (5, 4, 7)


def test_an_event_that_may_have_killed_nobody_bears_out_no_toll(claim):
    assert _figure(claim, deaths_low=0, deaths_best=0, deaths_high=6) is None
    assert _figure(claim, deaths_low=0, deaths_best=10, deaths_high=10) is None
