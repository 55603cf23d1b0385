"""Changes of a whole that are those of one part."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.find.answer import Context, answer
from tahqiq.claims.find.rows import Evidence
from tahqiq.claims.judge.flags.composition import Surroundings, composition
from tahqiq.claims.judge.flags.words import Names
from tahqiq.claims.judge.weigh import weigh
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import ClaimKind, Direction, FlagName, Span, Unit

NAMES = Names(str, str, str)
PROVINCES = ("PK-KP", "PK-BA", "PK-SD")
THEN, NOW = ("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31")


@pytest.fixture
def flagged(claim, row):
    """The flag of "deaths rose by …" on rows given as two figures and what else is different about them."""

    def found(*series, value, sentence="", direction=Direction.UP, incidents=()):
        rows = [row(n, *at, **slots) for pair, slots in series for n, at in zip(pair, (THEN, NOW), strict=True)]
        base = Span(*map(dt.date.fromisoformat, THEN))
        said = claim(value, kind=ClaimKind.CHANGE, unit=Unit.PERCENT, step=1, direction=direction, base=base)
        asked = Question(said, sentence, (Measure("deaths", "all", ("PAK",)),), window=said.period, base=base)
        context = Context(Evidence.of(rows), incidents=incidents, inside=frozenset)
        around = Surroundings(context, lambda _: PROVINCES, lambda text: frozenset(p for p in PROVINCES if p in text))
        flag = composition(asked, weigh(asked, answer(asked, context)), around, NAMES)
        return flag.message if flag else ""

    return found


WHOLE = ((1000, 1500), {})
ATTACKS = {"counts": "attacks"}
OPERATIONS = {"counts": "operations"}


def test_a_rise_of_operations_alone(flagged):
    parts = WHOLE, ((700, 720), ATTACKS), ((300, 780), OPERATIONS)
    message = flagged(*parts, value=50)
    assert "operations of the state: from 300 to 780 (+160%), from 30% to 52%" in message
    assert "attacks went from 700 to 720 (+3%)" in message
    assert flagged(*parts, value=50, sentence="Deaths rose by 50%, mostly in operations by the army.") == ""
    assert flagged(WHOLE, ((300, 480), OPERATIONS), value=50) == ""  # the attacks rose too


def test_one_part_is_what_the_other_leaves(flagged):
    assert "from 300 to 780" in flagged(WHOLE, ((700, 720), ATTACKS), value=50)
    assert flagged(WHOLE, ((700, 720), {**ATTACKS, "publisher": "beta"}), value=50) == ""  # another's figures


def test_only_the_class_that_the_forces_killed(flagged):
    militants = {"victim": "militant", "militants": "only"}
    message = flagged(WHOLE, ((200, 690), militants), value=50)
    assert "is in militants killed" in message
    assert "everybody else went from 800 to 810" in message
    assert flagged(WHOLE, ((900, 1395), militants), value=50) == ""  # the rest is a trifle


def test_only_one_province(flagged):
    balochistan = {"area": "PK-BA"}
    assert "PK-BA alone" in flagged(WHOLE, ((400, 880), balochistan), ((600, 620), {"area": "PK-KP"}), value=50)
    assert flagged(WHOLE, ((400, 880), balochistan), value=50, sentence="Deaths rose by 50%, all of it in PK-BA.") == ""


def test_only_one_event(flagged):
    toll = {
        "kind": "bombing", "start": dt.date(2023, 5, 2), "area_id": "", "area": "PAK", "place": "the market",
        "killed_best": 480, "killed_civilian": 470, "killed_security": 10,
    }  # fmt: skip
    message = flagged(WHOLE, value=50, incidents=[toll, {**toll, "start": dt.date(2021, 5, 2), "killed_best": 900}])
    assert "480 killed at the market on 2 May 2023" in message
    assert "from 1,000 to 1,020 (+2%)" in message
    assert flagged(WHOLE, value=50, incidents=[{**toll, "kind": "operation"}]) == ""
    assert flagged(WHOLE, value=50, incidents=[{**toll, "area": "AFG"}]) == ""
    assert flagged(WHOLE, value=50, incidents=[{**toll, "killed_best": 200}]) == ""


def test_a_fall_is_taken_apart_like_a_rise(flagged):
    fell = ((1500, 1000), {}), ((800, 310), OPERATIONS)
    message = flagged(*fell, value=33, direction=Direction.DOWN)
    assert "fall" in message
    assert "attacks went from 700 to 690" in message


def test_what_hardly_moved_or_is_wrong_in_its_direction_is_left_alone(flagged):
    assert flagged(((1000, 1050), {}), ((300, 350), OPERATIONS), value=5) == ""
    assert flagged(*[((1000, 1500), {}), ((300, 780), OPERATIONS)], value=33, direction=Direction.DOWN) == ""


@pytest.fixture(scope="module")
def store(filled):
    return verbs.open_workspace(filled("composition"))


@pytest.mark.parametrize(
    "text",
    [
        "Violence in Pakistan rose by 58% in the first three quarters of 2025 compared with the same period of 2024.",
        "CRSS: deaths in Pakistan rose by 58% in the first nine months of 2025 compared with the same period of 2024.",
    ],
)
def test_violence_up_when_operations_are(store, text):
    result = tahqiq.check(text, date=dt.date(2026, 6, 30), workspace=store)
    messages = [f.message for c in result.claims for f in c.flags if f.flag is FlagName.COMPOSITION]
    assert len(messages) == 1
    for told in ("CRSS", "from 505 to 1,265", "33% to 52%", "attacks went from 1,022 to 1,149 (+12%)"):
        assert told in messages[0]
