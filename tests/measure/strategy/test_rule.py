"""The rule, on made data: each kind of indicator, each status, and what is not known yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.measure.strategy.made import PAGE, REGISTRY, fact, figure, months, plan, programmes, told

COUNT = {"kind": "count", "wanted": "down", "evidence": [{"statistic": "attacks", "area": "ARC"}]}
TOTAL = {"kind": "total", "wanted": "up", "evidence": [{"fact": "done", "subject": "plan"}]}
EVEN, MANY, FEW = [100, 104, 96, 101, 99, 100, 98, 102, 103, 97, 100, 100], [200.0] * 12, [30.0] * 12


@pytest.mark.parametrize(("now", "status"), [(FEW, "on course"), (MANY, "reversed"), (EVEN, "cannot be told")], ids=str)
def test_counts_are_told_where_they_are_beyond_chance(now, status):
    found = told(plan(**COUNT), "2021-02-01", [*months(2019, EVEN), *months(2020, now)])
    assert found.status == status
    assert found.grade == ("" if status == "cannot be told" else "B2")
    assert "2020" in found.why and "2019" in found.why


def test_the_longest_run_of_months_that_figures_fill_is_compared_with_the_same_months_before():
    found = told(plan(**COUNT), "2020-05-10", [*months(2019, EVEN), *months(2020, MANY)])
    assert found.status == "reversed"
    assert "600 in February to April 2020, 301 in February to April 2019" in found.why
    found = told(plan(**COUNT), "2020-10-10", [*months(2019, EVEN), *months(2020, MANY)])
    assert "1,800 in January to September 2020" in found.why


def test_a_month_in_which_the_strategy_begins_is_neither_before_nor_since():
    found = told(plan("2020-01-20", **COUNT), "2020-12-31", [*months(2019, EVEN), *months(2020, MANY)])
    assert "April to December 2020" in found.why


def test_a_year_without_months_borrows_the_noise_of_others():
    years = [figure("2019-01-01", "2019-12-31", 400, "monitor"), figure("2020-01-01", "2020-12-31", 90, "monitor")]
    assert told(plan(**COUNT), "2021-02-01", years).status == "cannot be told"
    found = told(plan(**COUNT), "2021-02-01", [*years, *months(2019, EVEN), *months(2020, EVEN)])
    assert found.status == "on course"
    assert "by the noise of other counts' months" in found.why and "1 more cannot tell" in found.why


def test_publishers_that_differ_tell_nothing():
    rows = [*months(2019, EVEN), *months(2020, MANY)]
    rows += [*months(2019, EVEN, "monitor"), *months(2020, FEW, "monitor")]
    found = told(plan(**COUNT), "2021-02-01", rows)
    assert found.status == "cannot be told" and "the sources differ" in found.why
    assert found.grade == "B4"


def test_two_independent_publishers_confirm_each_other():
    rows = [*months(2019, EVEN), *months(2020, FEW), *months(2019, EVEN, "monitor"), *months(2020, FEW, "monitor")]
    assert told(plan(**COUNT), "2021-02-01", rows).grade == "B1"


def test_figures_on_two_bases_are_never_mixed():
    then = months(2019, EVEN)
    now = [replace(f, counts="attacks_and_operations") for f in months(2020, MANY)]
    assert told(plan(**COUNT), "2021-02-01", [*then, *now]).status == "cannot be told"


def test_what_is_published_later_is_not_seen():
    rows = [*months(2019, EVEN), *(replace(f, known_from=f.end.replace(year=2021, day=28)) for f in months(2020, FEW))]
    assert told(plan(**COUNT), "2021-01-27", rows).status == "cannot be told"
    assert told(plan(**COUNT), "2021-12-31", rows).status == "on course"


def test_an_old_count_says_nothing_of_now():
    rows = [*months(2019, EVEN), *months(2020, FEW)]
    assert told(plan(**COUNT), "2022-11-30", rows).status == "on course"
    found = told(plan(**COUNT), "2023-02-01", rows)
    assert found.status == "cannot be told" and "too long ago" in found.why


TARGET = [{"value": 10, "by": "2020-12-31", "stated": "2020-01-01", "source": PAGE}]


@pytest.mark.parametrize(
    ("on", "done", "status"),
    [
        ("2020-07-01", "6", "on course"),
        ("2020-07-01", "3", "behind"),
        ("2021-01-01", "9", "behind"),
        ("2021-01-01", "10", "met"),
        ("2020-07-01", "10", "met"),
    ],
)
def test_a_total_against_its_target_and_its_day(on, done, status):
    start = {"value": 0, "date": "2020-01-01", "source": PAGE}
    found = told(plan(**TOTAL, targets=TARGET, baseline=start), on, facts=[fact("2020-07-01", done)])
    assert found.status == status
    assert "2020-12-31" in found.why or status == "met"
    assert {"now", "then", "target"} == {r.role for r in found.rows}


def test_a_total_that_falls_is_reversed():
    found = told(plan(**TOTAL, targets=TARGET), "2020-08-01", facts=[fact("2020-02-01", "6"), fact("2020-07-01", "4")])
    assert found.status == "reversed"


def test_a_target_stated_later_is_not_seen():
    later = [{**TARGET[0], "stated": "2020-09-01", "value": 4}]
    facts = [fact("2020-07-01", "5")]
    assert told(plan(**TOTAL, targets=later), "2020-08-01", facts=facts).status == "cannot be told"
    assert told(plan(**TOTAL, targets=later), "2020-09-02", facts=facts).status == "met"


def test_a_day_that_was_put_off_was_missed_all_the_same():
    put_off = [*TARGET, {**TARGET[0], "by": "2022", "stated": "2021-01-05"}]
    found = told(plan(**TOTAL, targets=put_off), "2021-02-01", facts=[fact("2020-07-01", "6")])
    assert found.status == "behind" and "promised by 2020-12-31" in found.why


def test_what_was_met_stays_met_of_a_total_and_grows_old_of_a_level():
    facts = [fact("2020-07-01", "10")]
    assert told(plan(**TOTAL, targets=TARGET), "2025-01-01", facts=facts).status == "met"
    level = {**TOTAL, "kind": "level"}
    assert told(plan(**level, targets=TARGET), "2025-01-01", facts=facts).status == "cannot be told"


@pytest.mark.parametrize(
    ("now", "status"),
    [("80", "on course"), ("130", "reversed"), ("95", "cannot be told"), ("70-120", "cannot be told")],
)
def test_a_level_without_target_by_its_change(now, status):
    level = {"kind": "level", "wanted": "down", "evidence": [{"fact": "done", "subject": "plan"}]}
    found = told(plan(**level), "2020-08-01", facts=[fact("2019-11-01", "90-110"), fact("2020-07-01", now)])
    assert found.status == status


def test_a_party_s_word_alone_is_said_to_be_one_sided():
    rate = {"kind": "rate", "wanted": "up", "evidence": [{"statistic": "attacks", "area": "ARC", "publishers": "army"}]}
    rows = [figure("2019-01-01", "2019-12-31", 100, "army"), figure("2020-02-01", "2020-03-31", 80, "army")]
    found = told(plan(**rate), "2020-06-01", rows)
    assert found.status == "on course" and found.one_sided and found.grade == "D3"


LAW = [
    {"what": "Bill tabled", "date": "2020-02-01", "source": PAGE},
    {"what": "Law passed", "date": "2020-06", "source": PAGE},
    {"what": "Law lapses", "date": "2021-06-01", "source": PAGE},
]


def test_steps_by_how_many_are_taken():
    known = replace(REGISTRY, programmes=programmes(law=LAW))
    steps = [
        {"programme": "law", "what": "Bill tabled"},
        {"programme": "law", "what": "Law passed", "awaited": "a law"},
    ]
    of = plan(kind="steps", wanted="done", steps=steps)
    assert told(of, "2020-01-31", registry=known).status == "cannot be told"
    tabled = told(of, "2020-06-15", registry=known)
    assert tabled.status == "on course" and tabled.changes == ("still awaited: a law",)
    assert told(of, "2020-06-30", registry=known).status == "met"  # a month is known from its last day
    undone = plan(kind="steps", wanted="done", steps=[*steps, {"programme": "law", "what": "Law lapses", "undo": True}])
    assert told(undone, "2021-06-01", registry=known).status == "reversed"


def test_a_step_that_is_to_come_does_not_give_away_what_its_record_says():
    known = replace(REGISTRY, programmes=programmes(law=LAW))
    steps = [{"programme": "law", "what": "Bill tabled"}, {"programme": "law", "what": "Law passed"}]
    found = told(plan(kind="steps", wanted="done", steps=steps), "2020-03-01", registry=known)
    assert found.changes == ("still awaited: 1 further step",)


def test_steps_with_a_day():
    known = replace(REGISTRY, programmes=programmes(law=LAW))
    steps = [{"programme": "law", "what": "Bill tabled"}, {"awaited": "an office"}]
    of = plan(kind="steps", wanted="done", steps=steps, targets=[{"by": "2020-12-31", "source": PAGE}])
    assert told(of, "2020-03-01", registry=known).status == "on course"
    assert told(of, "2020-11-01", registry=known).status == "behind"
    assert told(of, "2021-01-01", registry=known).status == "behind"


STATE = {"kind": "state", "evidence": [{"fact": "listed", "subject": "plan"}]}


def test_a_thing_that_is_to_end():
    listed = [fact("2019-06-01", "listed", "2021-03-01", predicate="listed")]
    of = plan(**STATE, wanted="not_in_force")
    early = told(of, "2020-06-01", facts=listed)
    assert early.status == "cannot be told" and "neither on course nor behind" in early.why
    assert all(r.end is None for r in early.rows)  # that it would end was not known
    due = plan(**STATE, wanted="not_in_force", targets=[{"by": "2020-03", "source": PAGE}])
    assert told(due, "2020-06-01", facts=listed).status == "behind"
    assert told(of, "2021-03-01", facts=listed).status == "met"
    again = [*listed, fact("2022-01-01", "listed", predicate="listed")]
    assert told(of, "2022-02-01", facts=again).status == "reversed"


def test_nothing_on_record_does_not_show_that_a_thing_has_ended():
    found = told(plan(**STATE, wanted="not_in_force"), "2020-06-01")
    assert found.status == "cannot be told" and "does not show" in found.why


def test_a_hole_says_what_would_fill_it():
    found = told(plan(kind="hole", why="Nobody counts it", filled_by="A census"), "2021-01-01")
    assert (found.status, found.why, found.changes) == ("cannot be told", "Nobody counts it", ("A census",))


def test_a_strategy_that_has_ended_stands_as_it_stood():
    of = plan(end="2020-12-31", **COUNT)
    rows = [*months(2019, EVEN), *months(2020, FEW), *months(2021, MANY)]
    assert told(of, "2022-02-01", rows).status == "on course"
    assert told(plan(**COUNT), "2022-02-01", rows).status == "reversed"


def test_what_happened_lately_is_said_beside_what_happened_since():
    rows = [*months(2019, MANY), *months(2020, FEW), *months(2021, EVEN)]
    found = told(plan(**COUNT), "2022-01-01", rows)
    assert found.status == "on course"
    assert "Lately: Arcadia Watch: up (+234%) against 2020" in found.why
