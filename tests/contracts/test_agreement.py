"""The table of docs/reference/agreement.md is what the code does: every line of it, from the words to the interval."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import agrees, claimed_interval
from tahqiq.terms import Claim, ClaimKind, Document, Unit
from tahqiq.verbs.evidence import registry

PAGE = Path(tahqiq.__file__).parents[2] / "docs/reference/agreement.md"
SENTENCES = {
    "1.6 million": "The fighting cost $1.6 million in 2023.",
    "13%": "Of the dead 13% were civilians in 2023.",
    "over 50%": "Attacks rose by over 50% in 2023 compared with 2022.",
    "3,000–5,000": "The group has 3,000–5,000 fighters.",
    "fell by 13%": "Attacks fell by 13% in 2023 compared with 2022.",
    "556 fewer than in 2015": "There were 556 fewer attacks in 2016 than in 2015.",
    "54 attacks a month": "There were 54 attacks a month in 2023.",
    "a third": "A third of those killed in 2023 were civilians.",
    "half": "Half of those killed in 2023 were civilians.",
}


def lines() -> list[tuple[str, str, str]]:
    """What stands in the text, its bound and what it stands for, from the first table of the page."""
    table = PAGE.read_text(encoding="utf-8").split("## What a found figure")[0]
    rows = [[cell.strip() for cell in line.strip("|\n ").split(" | ")] for line in table.splitlines() if "“" in line]
    rows = [row for row in rows if row[0].startswith("“") and len(row) >= 3]
    found = []
    for text, bound, stands, *_ in rows:
        texts, spans = re.findall("“([^”]+)”", text), stands.split(", ") if text.count("“") > 1 else [stands]
        found += [(one, bound, span) for one, span in zip(texts, spans, strict=True)]
    return found


def claim_of(text: str) -> Claim:
    sentence = SENTENCES.get(text, f"{text[0].upper()}{text[1:]} attacks took place in 2023.")
    made = extract(Document(sentence, date=dt.date(2024, 1, 5)), registry())
    numeric = [c for c in made if c.value is not None or c.low is not None]
    assert len(numeric) == 1, (sentence, [c.quote for c in made])
    return numeric[0]


def numbers(stands: str) -> list[float]:
    scale = 1e6 if "million" in stands else 1.0
    plain = stands.replace(",", "").replace("−", "-")
    return [scale * float(n) for n in re.findall(r"(?<!\d)-?\d+(?:\.\d+)?", plain.replace("–", " "))]


def interval_of(claim: Claim) -> Interval:
    found = claimed_interval(claim)
    assert found is not None
    falls = claim.kind is ClaimKind.CHANGE and claim.direction == "down" and claim.unit is not Unit.FACTOR
    return Interval(-found.high, -found.low) if falls else found


CASES = [line for line in lines() if line[0] not in ("rose", "did not rise", "did not fall")]


@pytest.mark.parametrize(("text", "bound", "stands"), CASES, ids=[c[0] for c in CASES])
def test_what_a_printed_figure_stands_for(text: str, bound: str, stands: str) -> None:
    claim = claim_of(text)
    assert str(claim.bound).replace("_", " ") == bound
    low, high = (numbers(stands) * 2)[:2] if len(numbers(stands)) == 1 else numbers(stands)
    found = interval_of(claim)
    assert (found.low, found.high) == pytest.approx((low, high), rel=2e-3)


def test_a_rise_without_a_figure_is_any_rise() -> None:
    made = extract(Document("Attacks rose in 2023 compared with 2022.", date=dt.date(2024, 1, 5)), registry())
    assert any("rose" in line[0] for line in lines())
    assert agrees(made[0], Interval(3, 3)) and not agrees(made[0], Interval(-3, -3))


def test_a_denied_rise_is_any_fall_or_none() -> None:
    made = extract(Document("Attacks did not rise in 2023 compared with 2022.", date=dt.date(2024, 1, 5)), registry())
    assert any("did not rise" in line[0] for line in lines())
    assert str(made[0].bound).replace("_", " ") == "up to"
    assert agrees(made[0], Interval(-3, -3)) and agrees(made[0], Interval(0, 0)) and not agrees(made[0], Interval(3, 3))


def test_every_line_of_the_table_is_read() -> None:
    assert len(CASES) >= 16
