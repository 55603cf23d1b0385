"""Deaths of a few days: the figure of a check is the one that the measure gives."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq.verbs.measuring import Asked, count

DAY = dt.date(2022, 12, 1)


@pytest.mark.parametrize(("first", "last"), [(20, 25), (20, 22), (22, 25)])
def test_an_event_of_several_days_counts_where_it_begins(workspace, first, last):
    text = f"UCDP recorded 1,000 deaths in Khyber from {first} to {last} July 2013."
    (claim,) = tahqiq.check(text, date=DAY, workspace=workspace.path).to_dict()["claims"]
    reading = next(r for r in claim["readings"] if r["publisher"] == "ucdp" and r["principal"])
    measured = count(Asked(area="Khyber", period=f"2013-07-{first}..2013-07-{last}", workspace=workspace.path))
    assert reading["value"] == measured["deaths"].value
    assert ("of them end after it" in reading["why"]) == (last == 22)
    assert ("began before it" in reading["why"]) == (first == 22)
