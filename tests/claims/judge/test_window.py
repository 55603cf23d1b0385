"""Changes that hang on their window or their baseline."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.find.answer import Context, answer, lookup
from tahqiq.claims.find.rows import Evidence
from tahqiq.claims.judge.flags.window import window
from tahqiq.claims.judge.flags.words import Names
from tahqiq.claims.judge.weigh import weigh
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import ClaimKind, Direction, FlagName, Span, Unit

NAMES = Names(str, str, str)
QUARTERS = ("01-01 03-31", "04-01 06-30", "07-01 09-30", "10-01 12-31")


def span(year, quarter):
    first, last = QUARTERS[quarter - 1].split()
    return dt.date.fromisoformat(f"{year}-{first}"), dt.date.fromisoformat(f"{year}-{last}")


@pytest.fixture
def flagged(claim, row):
    """What is said of a change of the first quarter of 2025, on a publisher's quarters from 2022 on."""

    def found(*quarters, value, direction, base=(2024, 4), publisher="alpha"):
        at = [(year, q) for year in range(2022, 2026) for q in range(1, 5)]
        rows = [
            row(n, *map(str, span(*when)), publisher=publisher if when == (2024, 1) else "alpha")
            for when, n in zip(at, quarters, strict=False)
        ]
        slots = dict(kind=ClaimKind.CHANGE, unit=Unit.PERCENT, step=1, direction=direction, base=Span(*span(*base)))
        said = claim(value, *map(str, span(2025, 1)), **slots)
        asked = Question(said, "", (Measure("deaths", "all", ("PAK",)),), window=said.period, base=said.base)
        context = Context(Evidence.of(rows))
        flag = window(asked, weigh(asked, answer(asked, context)), lookup(context), NAMES)
        return flag.message if flag else ""

    return found


SPIKE = (200, 210, 220, 200, 210, 220, 230, 220, 240, 250, 260, 500, 400)


def test_a_fall_from_a_spike(flagged):
    message = flagged(*SPIKE, value=20, direction=Direction.DOWN)
    assert "-20% in the first quarter of 2025 against the last quarter of 2024" in message
    assert "+67% against the first quarter of 2024" in message
    assert "none bear it out" in message


def test_a_change_that_others_bear_out_is_left_alone(flagged):
    assert flagged(*SPIKE, value=67, direction=Direction.UP, base=(2024, 1)) == ""
    falling = tuple(range(600, 340, -20))
    assert flagged(*falling, value=5, direction=Direction.DOWN) == ""


def test_a_claim_that_does_not_hold_has_no_window(flagged):
    assert flagged(*SPIKE, value=60, direction=Direction.DOWN) == ""


def test_too_few_comparisons_tell_nothing(flagged):
    assert flagged(*(0,) * 8, 0, 0, 0, 500, 400, value=20, direction=Direction.DOWN) == ""


def test_a_quarter_against_the_worst_on_record(filled):
    store = verbs.open_workspace(filled("one"))
    text = "Violence in Pakistan fell in the second quarter of 2025 compared with the first quarter of 2025."
    result = tahqiq.check(text, date=dt.date(2026, 6, 30), workspace=store)
    messages = [f.message for c in result.claims for f in c.flags if f.flag is FlagName.WINDOW]
    assert messages and "+14% against the second quarter of 2024" in messages[0]
