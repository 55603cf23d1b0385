"""What a claim may also mean."""

import pytest

from tahqiq.claims.read.otherwise import Otherwise
from tahqiq.claims.read.question import Measure
from tahqiq.terms import ClaimKind, Victim
from tahqiq.verbs.evidence import registry


@pytest.fixture(scope="module")
def otherwise():
    return Otherwise(registry())


def asked(otherwise, claim, area, **slots):
    made = claim(100, **slots)
    own = Measure(made.metric, str(made.victim), (area,))
    return {m.variant: m for m in otherwise.measures(made, own, made.period)}


def test_a_province_before_a_territory_joined_it(otherwise, claim):
    found = asked(otherwise, claim, "PK-KP", start="2013-01-01", end="2013-12-31")
    assert [m.areas for m in found.values()] == [("PK-KP", "PK-FATA")]


def test_and_after(otherwise, claim):
    found = asked(otherwise, claim, "PK-KP", start="2019-01-01", end="2019-12-31")
    assert [m.areas for m in found.values()] == [("PK-KP-SETTLED",)]
    assert all("without the former" in words for words in found)


def test_a_country_without_its_territories(otherwise, claim):
    found = asked(otherwise, claim, "PAK", start="2019-01-01", end="2019-12-31")
    (measure,) = found.values()
    assert {"PK-JK", "PK-GB"}.isdisjoint(measure.areas)
    assert {"PK-KP", "PK-BA", "PK-SD", "PK-PB"} <= set(measure.areas)
    assert measure.events


def test_civilians_deliberately_killed(otherwise, claim):
    found = asked(otherwise, claim, "MLI", victim=Victim.CIVILIAN)
    assert [m.part for m in found.values()] == ["one_sided"]


@pytest.mark.parametrize("slots", [{"kind": ClaimKind.RANK}, {"metric": "attacks", "victim": Victim.NONE}])
def test_nothing_else(otherwise, claim, slots):
    assert not asked(otherwise, claim, "PK-KP", **slots)


def test_a_country_without_a_territory_that_joined_later_or_without_the_disputed_ones_or_both(otherwise, claim):
    found = asked(otherwise, claim, "PAK", start="2013-01-01", end="2013-12-31")
    fata, disputed, all_ = found
    assert "Tribal Areas" in fata and "Kashmir" not in fata
    assert "Kashmir" in disputed and "Tribal Areas" not in disputed
    assert "Kashmir" in all_ and "Tribal Areas" in all_
    assert "PK-IS" in found[all_].areas
