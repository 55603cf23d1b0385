"""What is named in a claim's sentence."""

from dataclasses import replace

from tahqiq.claims.read.beside import Beside
from tahqiq.resolve import Gazetteer
from tahqiq.verbs.evidence import registry

TEXT = "The TTP broke its truce. In raids that lasted for a month the BLA killed 40 people. Others fell elsewhere."


def test_only_its_own_sentence_counts_and_only_near_it(claim):
    at = TEXT.index("killed 40")
    made = replace(claim(40), quote="killed 40 people", start=at, end=at + 16)
    beside = Beside(TEXT, Gazetteer(registry()))
    assert beside.sentence(made) == "In raids that lasted for a month the BLA killed 40 people."
    assert beside.of("actor", made) == {"bla"}
    assert beside.of("actor", made, 3) == set()
    assert [entry for _, entry in beside.all("actor")] == ["ttp", "bla"]
