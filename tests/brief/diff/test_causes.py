"""Each cause of a change, made; and that nothing is said where nothing changed."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.brief.diff.result import Cause

from .conftest import figure, incident

OLD, NEW = figure("a1", 905), figure("a2", 908, known_from=dt.date(2025, 3, 1))
BEFORE = figure("a0", 645, 2023)
JANUARY = incident("i1", dt.date(2024, 1, 5))
MARCH = incident("i2", dt.date(2025, 3, 5), 20)
THEN, NOW = (f"count(area='PAK', period='{year}')" for year in (2023, 2024))
LATE = incident("i3", dt.date(2024, 6, 5), 30)


def sentence(row, base=BEFORE):
    return lambda n, m: f"## Years\n\nPICSS counted {n(row)} attacks, against {n(base)} the year before.\n"


def item(*rows):
    return lambda n, m: "## Incidents\n\n" + "".join(f"- On {r.start}, a bombing killed {n(r)} people.\n" for r in rows)


def only(diff):
    assert len(diff.changes) == 1
    return diff.changes[0]


def causes(change):
    return [r.cause for r in change.reasons]


def test_the_same_is_no_change(changes):
    diff = changes(([OLD, BEFORE], sentence(OLD)), ([OLD, BEFORE, NEW], sentence(OLD)))
    assert not diff.changes and diff.same == 1


def test_another_value_of_the_same_publisher_thing_and_period_is_a_revision(changes):
    change = only(changes(([OLD, BEFORE], sentence(OLD)), ([OLD, BEFORE, NEW], sentence(NEW))))
    assert causes(change) == [Cause.REVISED]
    reason = change.reasons[0]
    assert "908" in reason.said and "905" in reason.said and "1 March 2025" in reason.said
    assert reason.rows == ("tahqiq:statistics@1?id=a1", "tahqiq:statistics@1?id=a2")
    assert reason.pages == ("https://a.example/a1", "https://a.example/a2")


@pytest.mark.parametrize("other", [{"publisher": "crss"}, {"area": "PK-KP"}, {"militants": "out"}, {"actor": "ttp"}])
def test_a_figure_of_something_else_is_no_revision(changes, other):
    new = figure("a2", 908, **other)
    diff = changes(([OLD, BEFORE], sentence(OLD)), ([OLD, BEFORE, new], sentence(new)))
    assert Cause.REVISED not in diff.causes and Cause.STATISTIC in diff.causes


def test_a_figure_published_between_is_a_new_statistic(changes):
    change = only(
        changes(([BEFORE], lambda n, m: f"## Years\n\nPICSS counted {n(BEFORE)}.\n"), ([BEFORE, OLD], sentence(OLD)))
    )
    assert causes(change) == [Cause.STATISTIC] and change.kind == "changed"


def test_a_figure_known_before_is_told_now(changes):
    change = only(
        changes(
            ([BEFORE, OLD], lambda n, m: f"## Years\n\nPICSS counted {n(BEFORE)}.\n"), ([BEFORE, OLD], sentence(OLD))
        )
    )
    assert causes(change) == [Cause.CHOSEN]


def test_the_same_thing_of_another_period_moved_on(changes):
    december = figure("m1", 110, start=dt.date(2024, 12, 1), end=dt.date(2024, 12, 31))
    march = figure("m2", 105, start=dt.date(2025, 3, 1), end=dt.date(2025, 3, 31))
    change = only(
        changes(
            ([december], lambda n, m: f"PICSS counted {n(december)} attacks in December 2024."),
            ([december, march], lambda n, m: f"PICSS counted {n(march)} attacks in March 2025."),
        )
    )
    assert causes(change) == [Cause.PERIOD]
    assert change.reasons[0].said == "March 2025 in place of December 2024"


def test_a_year_does_not_become_a_month(changes):
    march = figure("m2", 105, start=dt.date(2025, 3, 1), end=dt.date(2025, 3, 31))
    diff = changes(
        ([OLD], lambda n, m: f"PICSS counted {n(OLD)}."), ([OLD, march], lambda n, m: f"PICSS counted {n(march)}.")
    )
    assert [c.kind for c in diff.changes] == ["new", "gone"]


def test_what_happened_between_what_became_known_and_what_gave_way(changes):
    diff = changes(([JANUARY], item(JANUARY)), ([JANUARY, MARCH, LATE], item(LATE, MARCH)))
    assert [(c.kind, *causes(c)) for c in diff.changes] == [
        ("new", Cause.ROW), ("new", Cause.EVENT), ("gone", Cause.DISPLACED)
    ]  # fmt: skip


def test_what_lies_before_the_later_since_moved_on(changes):
    since = dt.date(2024, 1, 1), dt.date(2024, 2, 1)
    diff = changes(([JANUARY], item(JANUARY)), ([JANUARY, MARCH], item(MARCH)), since)
    assert causes(diff.changes[-1]) == [Cause.PERIOD]


def test_a_row_that_is_not_known_any_more_was_withdrawn(changes):
    diff = changes(([JANUARY, MARCH], item(JANUARY, MARCH)), ([MARCH], item(MARCH)))
    assert causes(only(diff)) == [Cause.WITHDRAWN]


def test_a_row_that_reads_otherwise_in_another_release(changes):
    corrected = incident("i1", JANUARY.start, 11, release_id="incidents@2")
    change = only(changes(([JANUARY], item(JANUARY)), ([corrected], item(corrected))))
    assert causes(change) == [Cause.RELEASE] and "incidents@2" in change.reasons[0].said


def test_a_measure_on_another_release(changes):
    query = "count(area='PAK', period='2020')"
    diff = changes(
        ([], lambda n, m: f"There were {m(7, query, 'ucdp_ged@22.1')} deaths."),
        ([], lambda n, m: f"There were {m(9, query, 'ucdp_ged@23.1')} deaths."),
    )
    assert causes(only(diff)) == [Cause.RELEASE]
    assert only(diff).reasons[0].said == "ucdp_ged@23.1 in place of ucdp_ged@22.1"


def test_a_measure_of_another_period_moved_on(changes):
    diff = changes(
        ([], lambda n, m: f"There were {m(7, THEN, 'u@1')} deaths."),
        ([], lambda n, m: f"There were {m(9, NOW, 'u@1')} deaths."),
    )
    assert causes(only(diff)) == [Cause.PERIOD]


def test_other_words_for_the_same_numbers(changes):
    again = lambda n, m: f"## Years\n\nAgainst {n(BEFORE)} the year before, attacks were {n(OLD)}.\n"  # noqa: E731
    assert causes(only(changes(([OLD, BEFORE], sentence(OLD)), ([OLD, BEFORE], again)))) == [Cause.WORDING]


def test_a_sentence_without_a_number_takes_the_causes_of_its_paragraph(changes):
    def text(lead, *rows):
        return lambda n, m: f"{lead} " + " ".join(f"PICSS counted {n(r)}." for r in rows)

    diff = changes(
        ([BEFORE], text("Trackers agree nearly on how many there were.", BEFORE)),
        ([BEFORE, OLD], text("Trackers agree, though not on how many there were.", BEFORE, OLD)),
    )
    lead = diff.changes[0]
    assert lead.kind == "changed" and causes(lead) == [Cause.STATISTIC] and "in its paragraph" in lead.reasons[0].said


def test_text_on_nothing_says_so(changes):
    diff = changes(
        ([OLD], lambda n, m: f"One thing.\n\nPICSS counted {n(OLD)}."),
        ([OLD], lambda n, m: f"Quite another matter it is.\n\nPICSS counted {n(OLD)}."),
    )
    assert {c for change in diff.changes for c in causes(change)} == {Cause.UNTOLD}


def test_under_another_heading(changes):
    diff = changes(
        ([MARCH], lambda n, m: f"## A\n\n- It killed {n(MARCH)}.\n"),
        ([MARCH], lambda n, m: f"## B\n\n- It killed {n(MARCH)}.\n"),
    )
    assert causes(only(diff)) == [Cause.MOVED]


def test_the_day_of_the_brief_alone_is_no_change(changes):
    diff = changes(
        ([OLD], lambda n, m: f"As of 20 January 2025, {n(OLD)}."),
        ([OLD], lambda n, m: f"As of 8 April 2025, {n(OLD)}."),
    )
    assert not diff.changes
