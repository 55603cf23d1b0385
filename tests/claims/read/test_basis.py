"""What a claim's own words say of what is counted."""

import pytest

from tahqiq.claims.read.basis import hint
from tahqiq.terms import Counts, Victim


@pytest.mark.parametrize(
    ("sentence", "victim", "expected"),
    [
        ("976 people were killed in militant attacks in 2023.", Victim.ALL, Counts.ATTACKS),
        ("In terrorist attacks, 55 civilians died.", Victim.CIVILIAN, Counts.ATTACKS),
        ("40 civilians were killed in attacks across the country.", Victim.CIVILIAN, Counts.ATTACKS),
        ("During intelligence-based operations 200 people were killed.", Victim.ALL, Counts.OPERATIONS),
        ("553 militants were killed in security operations.", Victim.MILITANT, Counts.OPERATIONS),
        ("1,529 people died in attacks and security operations.", Victim.ALL, Counts.BOTH),
        ("Violence-related deaths reached 1,533.", Victim.ALL, Counts.BOTH),
        ("1,533 people were killed in 2023.", Victim.ALL, Counts.UNSPECIFIED),
        ("As militant attacks rose, forces killed 88 militants.", Victim.MILITANT, Counts.UNSPECIFIED),
        ("88 militants were killed in militant attacks.", Victim.MILITANT, Counts.ATTACKS),
        ("Militant attacks killed 91 people, among them 36 militants.", Victim.MILITANT, Counts.ATTACKS),
    ],
)
def test_counts(claim, sentence, victim, expected):
    assert hint(claim(100, victim=victim), sentence).counts is expected


@pytest.mark.parametrize(("metric", "expected"), [("attacks", Counts.ATTACKS), ("incidents", Counts.BOTH)])
def test_some_metrics_say_it_themselves(claim, metric, expected):
    assert hint(claim(100, metric=metric, victim=Victim.NONE), "100 were recorded.").counts is expected


def test_dead_militants_left_out(claim):
    assert hint(claim(281), "281 people died, excluding militants.").militants_out
    assert hint(claim(281), "281 civilians and security personnel were killed.").militants_out
    assert not hint(claim(432), "432 people died, among them militants.").militants_out
