"""What stands in capitals in a brief is given in full, by the pack or by the names of the entry that goes by it."""

from __future__ import annotations

import re

from tahqiq.brief.compose.abbreviations import PLACE, filled, full
from tahqiq.brief.ledger import plain


def test_an_abbreviation_is_the_words_of_a_name_that_begin_with_its_letters(desk):
    known = full(desk(), ["TTP", "NACTA", "AQIS", "CSF", "ISPR", "KP", "XQZ"])
    assert known == {
        "TTP": "Tehrik-i-Taliban Pakistan", "NACTA": "National Counter Terrorism Authority",
        "AQIS": "Al-Qaeda in the Indian Subcontinent", "CSF": "Coalition Support Fund",
        "ISPR": "Inter-Services Public Relations", "KP": "Khyber Pakhtunkhwa",
    }  # fmt: skip


def test_a_pack_has_those_that_are_the_name_of_no_entry(desk):
    at = desk()
    assert full(at, ["CRS"]) == {"CRS": at.registry.abbreviations["CRS"]}


def test_only_those_of_the_text_are_told_and_none_leaves_no_table(desk):
    at = desk()
    assert filled(at, f"The BLA met.\n\n{PLACE}") == (
        "The BLA met.\n\n| Short | In full |\n|:---|:---------|\n| BLA | Balochistan Liberation Army |"
    )
    assert filled(at, f"Nobody met.\n\n{PLACE}") == "Nobody met.\n\n"


def test_the_assessment_has_its_abbreviations_in_full(assessment):
    text = plain(assessment.text)
    body, _, told = text.partition("## Abbreviations")
    known = set(re.findall(r"^\| (\w+) \|", told, re.MULTILINE)) - {"Short"}
    assert {"TTP", "PICSS", "CSF", "FATF", "JuD"} <= known and all(re.search(rf"\b{k}\b", body) for k in known)
