"""The names behind ids."""

from __future__ import annotations

from tahqiq.serve.report.wording.known import Names, bundled
from tahqiq.serve.report.wording.periods import in_words


def test_the_bundled_packs_name_publishers_and_places() -> None:
    known = bundled()
    assert known.publisher("ucdp") == "UCDP"
    assert known.full("ucdp") == "Uppsala Conflict Data Program"
    assert known.area("PAK") == "Pakistan"


def test_what_is_not_known_is_made_readable(names: Names) -> None:
    assert names.publisher("picss") == "PICSS" and names.full("picss").startswith("Programme")
    assert names.publisher("border_board") == "Border board"
    assert names.full("pips") == names.full("border_board") == ""
    assert names.area("KE-NV+KE-CO+XX1") == "North Vale and the Coast and XX1"


def test_sentences_of_the_findings_are_put_into_words(names: Names) -> None:
    why = "at least 33: 33 (KE-NV, 2023-01-01 to 2023-03-31); its figure for KES, 2024-04-07"
    assert in_words(names.in_words(why)) == "at least 33: 33 (North Vale, Q1 2023); its figure for Kestria, 7 Apr 2024"
    assert in_words("2021-08-26-abbey-gate of 2021-02-30") == "2021-08-26-abbey-gate of 2021-02-30"
