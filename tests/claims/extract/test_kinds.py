"""Changes, comparisons, places and counts of none in the words that reports use for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Document

DAY = dt.date(2024, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


TEXTS = [
    ("In 2023, 58% more people died in Pakistan than in 2022.", "change", [("deaths", 58, "up")]),
    ("Deaths fell by 38 percent in 2022 and attacks by 45 percent.", "change",
     [("deaths", 38, "down"), ("attacks", 45, "down")]),
    ("Attacks were down to six in May 2023 from 15 in May 2022.", "change", [("attacks", None, "down")]),
    ("Pakistan had more deaths than Kenya in 2023.", "ratio", [("deaths", 1, "none")]),
    ("Boko Haram killed fewer people than Islamic State in 2023.", "ratio", [("deaths", 1, "none")]),
    ("The army killed more farmers than did militants in 2023.", "ratio", [("deaths", 1, "none")]),
    ("Kenya had the most deaths in 2023, followed by Chad and then Mali.", "rank",
     [("deaths", 1, "up"), ("deaths", 2, "none"), ("deaths", 3, "none")]),
    ("Kenya recorded no suicide attacks in 2023.", "count", [("suicide_attacks", 0, "none")]),
    ("Not a single farmer was killed in Kenya in 2023.", "count", [("deaths", 0, "none")]),
    ("Courts handed down 31 death sentences in Kenya in 2023.", "count", [("other:death_sentences", 31, "none")]),
    ("There were 165 fatal victims in Kenya in 2023.", "count", [("deaths", 165, "none")]),
    ("There were 121 incidents of terrorism in Kenya in 2023.", "count", [("attacks", 121, "none")]),
    ("Attacks, resultant deaths and number of injured fell by 45, 37 and 49 percent respectively in 2023.", "change",
     [("attacks", 45, "down"), ("deaths", 37, "down"), ("injuries", 49, "down")]),
    ("A 37 and 35 per cent rise in deaths and injuries respectively was recorded in 2023.", "change",
     [("deaths", 37, "up"), ("injuries", 35, "up")]),
    ("In 2022, 475 rebels lost their lives, which dropped to 265 in 2023.", "change", [("deaths", None, "down")]),
    ("On Monday the death toll of the blast rose to 12.", "change", []),
    ("Attacks in Kenya fell in 2023 as the militants increased their demands.", "change", [("attacks", None, "down")]),
    ("Kenya had the highest number of deaths (354) and highest number of injured (570) in 2023.", "rank",
     [("deaths", 1, "up"), ("injuries", 1, "up")]),
    ("Kenya had the highest number of deaths (354) and highest number of injured (570) in 2023.", "count",
     [("deaths", 354, "none"), ("injuries", 570, "none")]),
    ("The highest number of attacks, deaths and operations in 2023 was in Kenya.", "rank",
     [("attacks", 1, "up"), ("deaths", 1, "up"), ("operations", 1, "up")]),
    ("Civilian casualties rose to record high in 2023.", "rank", [("other:casualties", 1, "up")]),
    ("The number of farmers killed was 790 (including 59 women), and the number of farmers injured was 1,469 in 2023.",
     "count", [("deaths", 790, "none"), ("deaths", 59, "none"), ("injuries", 1469, "none")]),
    ("In 2023, 12 camps from where they were launching raids were destroyed.", "count",
     [("other:camps_destroyed", 12, "none")]),
    ("In 2023, 98 militants' hideouts were destroyed.", "count", [("other:hideouts_destroyed", 98, "none")]),
    ("In 2023, 142 attacks were reported, and 90 cases were referred to courts.", "count",
     [("attacks", 142, "none")]),
    ("In 2023, 73 people were abducted and murdered.", "count", [("deaths", 73, "none")]),
    ("In 2023 the dead bodies of 73 victims were recovered.", "count", [("deaths", 73, "none")]),
    ("Attacks in Kenya rose in May 2023 compared to April's 93 incidents.", "count", [("attacks", 93, "none")]),
    ("Kenya saw 566 terrorist incidents in 2023. There were 48 incidents in Mombasa in 2023.", "count",
     [("attacks", 566, "none"), ("attacks", 48, "none")]),
    ("Between 2015 and 2020 raids killed 3,384 people. Out of 3,384 dead persons, 1,457 were soldiers.", "cumulative",
     [("deaths", 3384, "none"), ("deaths", 3384, "none"), ("deaths", 1457, "none")]),
    ("One in three attacks in Kenya in 2023 was aimed at a market.", "share", [("attacks", 33.3, "none")]),
    ("One in five of those killed in Kenya in 2023 was a child.", "count", []),
    ("In 2023, 40% of casualties were caused by mines, 20% by air strikes and the rest by shelling.", "share",
     [("other:casualties", 40, "none"), ("other:casualties", 20, "none")]),
    ("31 percent of those who died in Kenya in 2023 were civilians and 36 percent outlaws.", "share",
     [("deaths", 31, "none"), ("deaths", 36, "none")]),
    ("In 2023 nine in ten of those detained were freed; a tenth were still held.", "share",
     [("arrests", 90, "none"), ("arrests", 10, "none")]),
    ("Bombings in Kenya were up by half in January compared with December.", "change", [("attacks", 50, "up")]),
    ("In 2023, 27 people were shot dead in sectarian attacks, 84 in gang wars and 42 in robberies.", "count",
     [("deaths", 27, "none"), ("deaths", 84, "none"), ("deaths", 42, "none")]),
    ("The war claimed a record number of civilian lives in 2023.", "rank", [("deaths", 1, "up")]),
    ("In 2023, 54 people were the victims of targeted killings.", "count", [("deaths", 54, "none")]),
    ("In June 2023 the raids killed 47 people, 23 percent less than those killed in May 2023.", "change",
     [("deaths", 23, "down")]),
    ("The least number of deaths in 2023 was in Kenya.", "rank", [("deaths", 1, "down")]),
    ("Nairobi was the worst affected county in 2023 with 180 deaths. Mombasa county followed with 36 deaths.", "rank",
     [("deaths", 1, "up"), ("deaths", 2, "none")]),
    ("Six-thirty farmers were killed in 2023.", "count", [("deaths", 630, "none")]),
    ("Kenya had 90 attacks in 2023, against 45 from January to June 2022.", "count",
     [("attacks", 90, "none"), ("attacks", 45, "none")]),
    ("Some 57 people have been killed since the beginning of the year.", "count", [("deaths", 57, "none")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), TEXTS)
def test_kind_value_and_direction(registry: Registry, text: str, kind: str, expected: list[Any]) -> None:
    claims = extract(Document(text, date=DAY), registry)
    assert [(c.metric, c.value, str(c.direction)) for c in claims if c.checkable and c.kind == kind] == expected
