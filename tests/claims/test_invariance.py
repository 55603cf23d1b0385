"""What is printed the same reads the same: how a text is typed, wrapped and spaced changes no slot and no verdict."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq import verbs
from tahqiq.claims.document import document
from tahqiq.claims.extract import extract

DAY = dt.date(2025, 4, 8)
EXAMPLE = Path(__file__).parents[2] / "examples" / "pakistan-war-years-2015-01-15.md"
NOTE = """\
The year in figures: a note of 8 April 2025

PICSS recorded 645 militant attacks in Pakistan in 2023 - more than in any year since 2015. It said that "the attacks
killed 976 people", civilians above all. According to UCDP, organised violence killed 1,178 people in Pakistan in 2023.

In February 2025 the group's fighters carried out 79 attacks, up from 74 in January; 55 civilians and 47 members of the
security forces were killed - an increase of 175% for the civilians. Between 3,000-5,000 fighters of Tehrik-i-Taliban
Pakistan (TTP) were said to be in Afghanistan's border provinces in early 2025, and the five-year-old fence was 90%
complete.

Of 18 incidents - 12 of them in N'Djamena, Chad - five were suicide attacks. A month-long operation in Tiris-Zemmour
and Niamtougou, Togo, began on 3 March 2025; it killed at least 34 rebels, the army's spokesman said.

- Balochistan: 46 people killed in January 2025
- Khyber Pakhtunkhwa: 51 attacks in February 2025, two-thirds of the country's
"""
SPACES = "\u00a0\u2007\u2009\u202f "
DASHES = "-\u2010\u2011\u2012\u2013\u2212"
NEVER_SEEN = "\u00ad\u200b\u2060\ufeff\u200e"


def lines_unwrapped(text):
    return re.sub(r"(?<=[^\n])\n(?=[^\n#|*-])", " ", text)


def wrapped(width):
    def change(text):
        lines = lines_unwrapped(text).split("\n")
        return "\n".join(
            line if line.startswith(("#", "|", "-", "*")) else textwrap.fill(line, width, break_on_hyphens=False)
            for line in lines
        )

    return change


def each(pattern, becomes):
    def change(text):
        return re.sub(pattern, becomes, text)

    return change


CHANGES = {
    "no-break spaces": each(" ", "\u00a0"),
    "thin spaces": each(" ", "\u2009"),
    "hyphens": each("-", "\u2010"),
    "no-break hyphens": each("-", "\u2011"),
    "en dashes": each("-(?!\\s)|(?<= )-", "\u2013"),
    "minus signs": each("-(?!\\s)|(?<= )-", "\u2212"),
    "em dashes between clauses": each("(?<= )-(?= )", "\u2014"),
    "em dashes between figures": each("(?<=[0-9])-(?=[0-9])", "\u2014"),
    "curly quotes": lambda t: each("'", "\u2019")(each('"([^"]*)"', "\u201c\\1\u201d")(t)),
    "low quotes": each('"([^"]*)"', "\u201e\\1\u201c"),
    "soft hyphens": each("(?<=[a-z]{2})(?=[a-z]{2})", "\u00ad"),
    "zero-width spaces": each(r"(?<=\w)(?=\w)", "\u200b"),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t),
    "composed letters": lambda t: unicodedata.normalize("NFC", t),
    "ligatures": lambda t: t.replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "line ends of Windows": each("\n", "\r\n"),
    "line ends of the old Mac": each("\n", "\r"),
    "trailing spaces": each("\n", "  \n"),
    "more blank lines": each("\n\n", "\n\n\n\n"),
    "blank lines of spaces": each("\n\n", "\n \t\n"),
    "two spaces behind a sentence": each(r"(?<=\.) ", "  "),
    "a byte-order mark": lambda t: "\ufeff" + t,
    "no wrapping": lines_unwrapped,
    "wrapped at 60": wrapped(60),
    "wrapped at 80": wrapped(80),
    "wrapped at 100": wrapped(100),
}


def slots(source, claims):
    """What the claims say, without the places they say it at; the quotes are held to stand in the text as given."""
    found = []
    for claim in claims:
        assert source.text[claim.start : claim.end] == claim.quote
        data = claim.to_dict()
        found.append(
            {name: data[name] for name in data if name not in ("id", "quote", "start", "end", "page", "links")}
        )
    return found


def verdicts(text, workspace):
    source = document(text, date=DAY)
    result = verbs.check_document(source, workspace=workspace)
    said = slots(source, [item.claim for item in result.claims])
    return [
        json.dumps([slot, str(item.verdict.label), str(item.verdict.known_then), sorted(f.flag for f in item.flags)])
        for slot, item in zip(said, result.claims, strict=True)
    ]


@pytest.fixture(scope="module")
def plainly(workspace):
    texts = {"note": NOTE, "example": EXAMPLE.read_text(encoding="utf-8")}
    return {name: (text, verdicts(text, workspace)) for name, text in texts.items()}


@pytest.mark.parametrize("name", ["note", "example"])
@pytest.mark.parametrize("change", CHANGES)
def test_no_slot_and_no_verdict_changes(plainly, workspace, name, change):
    text, before = plainly[name]
    assert len(before) > 9
    assert verdicts(CHANGES[change](text), workspace) == before


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_slot_changes_under_many_small_changes(registry, seed: int):
    chance = random.Random(seed)

    def touched(match: re.Match[str]) -> str:
        char = match[0]
        if char == " ":
            return chance.choice(SPACES)
        if char == "-":
            return chance.choice(DASHES)
        if char == "'":
            return chance.choice("'\u2019\u02bc")
        return char + chance.choice(NEVER_SEEN) if chance.random() < 0.05 else char

    text = re.sub(r"(?<!^)(?: |-(?!\s)|(?<= )-)|'|(?<=\w)\w(?=\w)", touched, NOTE)
    source, plain = document(text, date=DAY), document(NOTE, date=DAY)
    assert slots(source, extract(source, registry)) == slots(plain, extract(plain, registry))


ALONE = [
    "According to PICSS, militants carried out 645 attacks in Pakistan in 2023.",
    "UCDP recorded 1,178 deaths in organised violence in Pakistan in 2023.",
    "A suicide attack in Peshawar, Pakistan, killed 84 people on 30 January 2023.",
    "In February 2025, 79 militant attacks were recorded in Pakistan.",
    "In Pakistan, attacks rose by 42% in January 2025 compared with December 2024.",
    "Operation Zarb-e-Azb began in North Waziristan, Pakistan, on 15 June 2014.",
    "In the first quarter of 2025 security forces killed 83 militants in Balochistan, Pakistan.",
]


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(order=st.permutations(ALONE))
def test_paragraphs_that_stand_alone_may_stand_in_any_order(workspace, order):
    assert sorted(verdicts("\n\n".join(order), workspace)) == sorted(verdicts("\n\n".join(ALONE), workspace))
