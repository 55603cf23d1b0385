"""What ``--subject`` names: an actor, a place of the country, an operation; anything else is told what it may be."""

from __future__ import annotations

import pytest

from tahqiq import verbs
from tahqiq.brief.subject import subject
from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.briefing import Order, brief

from .conftest import AS_OF


@pytest.mark.parametrize(
    ("name", "needs", "country", "found"),
    [
        ("Tehrik-i-Taliban Pakistan", ["actor"], "PAK", "ttp"),
        ("ttp", ["actor"], "PAK", "ttp"),
        ("Boko Haram", ["actor"], "NGA", "boko_haram"),
        ("North Waziristan", ["area"], "PAK", "PK525"),
        ("Borno", ["area"], "NGA", "NG-BO"),
        ("Zarb-e-Azb", ["operation"], "PAK", "zarb_e_azb"),
        ("Zarb-e-Azb", ["actor", "operation"], "PAK", "zarb_e_azb"),
    ],
)
def test_names_of_several_spellings_mean_one_entry(name, needs, country, found):
    assert subject(verbs.registry(), name, needs, country).id == found


def test_a_name_of_another_kind_is_told_which_were_meant():
    with pytest.raises(UnknownName, match=r"--subject 'Bornu' names no place that is known; did you mean: .*Borno"):
        subject(verbs.registry(), "Bornu", ["area"], "NGA")
    with pytest.raises(UnknownName, match=r"'North Waziristan' names no actor"):
        subject(verbs.registry(), "North Waziristan", ["actor"], "PAK")


def test_a_place_lies_in_the_country():
    with pytest.raises(InputError, match="'Borno' does not lie in Pakistan"):
        subject(verbs.registry(), "Borno", ["area"], "PAK")


def test_an_outline_gets_the_id_and_the_command_says_the_name(workspace, outline):
    path = outline('{{ violence("attacks", "2024") }} {{ strength(subject) }} `{{ subject }}`', needs="[actor]")
    made = brief(Order(path, "PAK", AS_OF, subject="Tehrik-i-Taliban Pakistan", workspace=workspace.path))
    assert "`ttp`" in made.text
    assert made.command.endswith("--subject 'Tehrik-i-Taliban Pakistan'")
    with pytest.raises(InputError, match=r"is of one actor or place: name it \(--subject\)"):
        brief(Order(outline("x", needs="[actor, area]"), "PAK", AS_OF, workspace=workspace.path))
