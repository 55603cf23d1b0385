"""From voices to a label."""

from dataclasses import replace

from tahqiq.claims.find.series import figure
from tahqiq.claims.judge.weigh import weigh
from tahqiq.claims.read.attribution import Attribution
from tahqiq.claims.read.basis import Hint
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import Counts, Label, Outcome

DEATHS = Measure("deaths", "all", ("PAK",))
YEAR = ("2023-01-01", "2023-12-31")


def judged(claim, rows, **asked):
    return weigh(Question(claim, "sentence", (DEATHS,), **asked), [figure(r, DEATHS) for r in rows])


def test_all_agree(claim, row):
    assert judged(claim(700), [row(700, *YEAR), row(700, *YEAR, publisher="beta")]).label is Label.SUPPORTED


def test_all_differ(claim, row):
    assert judged(claim(700), [row(900, *YEAR)]).label is Label.CONTRADICTED


def test_publishers_of_one_basis_disagree(claim, row):
    assert judged(claim(700), [row(700, *YEAR), row(900, *YEAR, publisher="beta")]).label is Label.CONTESTED


def test_a_disagreement_that_lies_in_the_definition_depends(claim, row):
    rows = [row(976, *YEAR, counts="attacks"), row(1533, *YEAR, publisher="beta")]
    assert judged(claim(976), rows).label is Label.DEPENDS


def test_a_stated_basis_is_compared_with_that_basis_only(claim, row):
    rows = [row(976, *YEAR, counts="attacks"), row(1533, *YEAR, publisher="beta")]
    said = judged(claim(976), rows, hint=Hint(Counts.ATTACKS))
    assert said.label is Label.SUPPORTED
    assert [v.figure.publisher for v in said.deciding] == ["alpha"]


def test_one_publisher_has_one_voice(claim, row):
    rows = [row(1529, *YEAR), row(976, *YEAR, counts="attacks")]
    said = judged(claim(976), rows)
    assert said.label is Label.DEPENDS
    assert [v.figure.value for v in said.voices if v.principal] == [1529]


def test_the_named_publisher_alone_decides(claim, row):
    rows = [row(700, *YEAR), row(900, *YEAR, publisher="beta")]
    said = judged(claim(700), rows, source=Attribution(frozenset({"alpha"}), counts=True))
    assert said.label is Label.SUPPORTED
    assert [v.figure.publisher for v in said.aside] == ["beta"]


def test_a_named_source_that_was_not_seen_is_said(claim, row):
    said = judged(claim(700), [row(700, *YEAR)], source=Attribution(frozenset({"gamma"}), counts=True))
    assert said.label is Label.SUPPORTED
    assert not said.named_seen


def test_a_tracker_that_is_not_at_hand_may_rightly_count_otherwise(claim, row):
    tracker = Attribution(unknown="the Lakeland Body Count", counts=True)
    officials = Attribution(unknown="local media")
    assert judged(claim(700), [row(900, *YEAR)], source=tracker).label is Label.CONTESTED
    assert judged(claim(700), [row(900, *YEAR)], source=officials).label is Label.CONTRADICTED


def test_another_figure_of_the_named_source_is_seen(claim, row):
    rows = [row(700, *YEAR, counts="operations"), row(900, *YEAR, publisher="beta")]
    said = judged(claim(700), rows, source=Attribution(frozenset({"alpha"}), counts=True))
    assert said.label is Label.DEPENDS
    assert said.named_seen


def test_no_figures(claim):
    assert judged(claim(700), []).label is Label.NOT_CHECKABLE


def test_dead_militants_left_out_is_another_thing(claim, row):
    said = judged(claim(281), [row(281, *YEAR, militants="out"), row(432, *YEAR)])
    assert said.label is Label.DEPENDS
    stated = judged(claim(281), [row(281, *YEAR, militants="out"), row(432, *YEAR)], hint=Hint(militants_out=True))
    assert stated.label is Label.SUPPORTED


def test_operations_alone_never_stand_for_all_the_dead(claim, row):
    said = judged(claim(553), [row(553, *YEAR, counts="operations")])
    assert said.label is Label.DEPENDS
    assert not any(v.principal for v in said.voices)


def test_bounds_refute_and_do_not_confirm(claim, row):

    from math import inf

    from tahqiq.claims.find.interval import Interval

    bound = replace(figure(row(900, *YEAR), DEATHS), value=None, interval=Interval(900, inf))
    assert weigh(Question(claim(700), "s", (DEATHS,)), [bound]).label is Label.CONTRADICTED
    said = weigh(Question(claim(1000), "s", (DEATHS,)), [bound])
    assert said.label is Label.NOT_CHECKABLE
    assert said.voices[0].outcome is Outcome.SILENT


def test_within_an_estimate_but_not_near_its_best_depends(claim, row):
    made = row(1535, *YEAR, low=1130.0, high=2472.0, counts="lethal_events")
    said = judged(claim(2000), [made])
    assert said.label is Label.DEPENDS
    assert said.under is not None and said.under.loosely
    assert judged(claim(1540), [made]).label is Label.SUPPORTED
    assert judged(claim(2600), [made]).label is Label.CONTRADICTED


def test_what_may_be_of_one_group_alone_is_not_refuted_by_all(claim, row):
    said = judged(claim(300), [row(900, *YEAR)], group="by the Front alone")
    assert said.label is Label.NOT_CHECKABLE
    own = replace(figure(row(500, *YEAR, publisher="beta"), DEATHS), variant="by the Front alone")
    asked = Question(claim(300), "sentence", (DEATHS,), group="by the Front alone")
    assert weigh(asked, [figure(row(900, *YEAR), DEATHS), own]).label is Label.CONTRADICTED
    assert weigh(replace(asked, claim=claim(500)), [figure(row(900, *YEAR), DEATHS), own]).label is Label.DEPENDS
