"""Years whose few uneven events say less than their interval claims."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from tahqiq.measure.tempo import Pace, tempo
from tahqiq.measure.tempo.tails import caveats, spread


def year(deaths):
    logs = np.log(np.asarray(deaths, dtype=float))
    return {"sized": np.array([len(logs), 0.0]), "logs": np.array([logs.sum(), 0.0]), "squares": np.array([
        (logs**2).sum(), 0.0])}  # fmt: skip


def drawn(events, uneven):
    return year(np.random.default_rng(events).lognormal(1, uneven, events))


def test_the_spread_is_that_of_the_logarithms():
    many, few = [1, 2, 9, 40, 3], [5, 5, 1]
    assert spread({2001: year(many), 2002: year(few)}) == pytest.approx(np.log([*many, *few]).std(ddof=1))
    assert spread({2001: year([7])}) == 0


def test_years_of_few_uneven_events_are_named():
    years = {2001: drawn(26, 1.5), 2002: drawn(900, 1.5), 2003: drawn(52, 1.5), 2004: drawn(40, 1.5)}
    (said,) = caveats(years, [2001, 2002, 2003])
    assert "here 2001 and 2003, hold" in said and "88 to 94%" in said


@pytest.mark.parametrize("years", [{2001: drawn(26, 0.5)}, {2001: drawn(2000, 1.5)}])
def test_alike_or_many_events_need_no_word(years):
    assert caveats(years, [2001]) == ()


@pytest.mark.parametrize("about", [Pace.LETHALITY, Pace.EXCHANGE])
def test_it_is_said_of_the_bundled_years_that_it_holds_for(bundled, select, about):
    def said(**changes):
        return " ".join(tempo(bundled.workspace, bundled.registry, select(**changes), about).caveats)

    assert "tell as much as 60 alike ones would" in said(areas=("PK-BA",))
    late = said(start=dt.date(2019, 1, 1), end=dt.date(2021, 12, 31))
    assert "alike ones" not in late
