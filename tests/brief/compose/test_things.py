"""What is counted, in words."""

from __future__ import annotations

import pytest

from tahqiq.brief.compose.things import Thing, how

BASES = ("operations", "only", "")


@pytest.mark.parametrize(
    ("thing", "value", "words"),
    [
        (Thing("other:kidnapped", "NGA"), 671, "people kidnapped"),
        (Thing("other:kidnapped", "NGA"), 1, "person kidnapped"),
        (Thing("incidents", "NGA"), 1, "incident"),
        (
            Thing("surrendered", "NGA", "militant", "boko_haram", "Boko Haram"),
            40,
            "militants of Boko Haram surrendered",
        ),
        (Thing("deaths", "NGA", "all", "iswap", "ISWAP"), 40, "people killed in attacks by ISWAP"),
    ],
)
def test_things_are_named_with_who_did_it_or_whose_they_are(thing, value, words):
    assert f"{thing.named(value)}{how(thing, BASES)}" == words
