"""Names that are asked of a measure: what is offered in place of one that is not known."""

from __future__ import annotations

import pytest

from tahqiq import verbs
from tahqiq.errors import UnknownName
from tahqiq.measure.effect.intervention import named
from tahqiq.measure.names import actor, area
from tahqiq.registry import Operation, Programme


def test_only_what_an_effect_can_be_measured_of_is_offered():
    registry = verbs.registry()
    with pytest.raises(UnknownName, match="no operation or programme") as refused:
        named(registry, "fence")
    said = str(refused.value)
    assert "(border_fence_afghanistan)" in said and "(border_fence_iran)" in said
    offered = [e.id for e in (*registry.operations.values(), *registry.programmes.values()) if f"({e.id})" in said]
    assert said.count("(") == len(offered)


def test_near_names_are_of_the_kind_that_was_asked_for():
    registry = verbs.registry()
    with pytest.raises(UnknownName, match=r"'Peshwar' names no place .*Peshawar"):
        area(registry, "Peshwar")
    with pytest.raises(UnknownName, match=r"'Talibaan' names no actor .*\(ttp\)"):
        actor(registry, "Talibaan")
    assert registry.near("Peshwar", of=(Operation, Programme)) == []


def test_a_name_of_another_kind_is_told_to_be_one():
    with pytest.raises(UnknownName, match="known, but as no place"):
        area(verbs.registry(), "zarb_e_azb")
