"""Reports of the day: who was hit, when and where, told over several sentences."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

DAY = dt.date(2024, 3, 15)  # a Friday


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def claims(registry: Registry, text: str) -> list[Claim]:
    found = extract(Document(text, date=DAY), registry)
    return [c for c in found if c.kind != "milestone" and c.checkable]


def counted(registry: Registry, text: str) -> list[tuple[Any, ...]]:
    return [(c.metric, str(c.victim), c.value if c.value is not None else c.low) for c in claims(registry, text)]


PEOPLE = [
    # a name with its short form in brackets stands within what is counted
    ("Six suspected New Valley Front (NVF) rebels were killed on Monday.", [("deaths", "militant", 6)]),
    ("Nine Coastal Reserve Police (CRP) officers were hurt on Monday.", [("injuries", "police", 9)]),
    ("A Chad Air Force (CAF) sergeant was killed on Monday.", [("deaths", "military", 1)]),
    ("On Monday 14 troopers, including two officers, died.", [("deaths", "military", 14), ("deaths", "military", 2)]),
    ("On Monday seven peshmerga fighters were hurt.", [("injuries", "military", 7)]),
    ("Monday's blast left 15 dead in a predominantly Shiite village.", [("deaths", "all", 15)]),
    ("There were 40 injuries among farmers, policemen and rebels in 2023.", [("injuries", "all", 40)]),
    ("Monday's strike led to two civilian deaths and nine injuries.",
     [("deaths", "civilian", 2), ("injuries", "civilian", 9)]),
    ("A 47-year-old man was shot and killed on Monday.", [("deaths", "civilian", 1)]),
    ("On Monday 22 people were kidnapped.", [("other:kidnapped", "all", 22)]),
    ("There were 22 kidnappings in 2023.", [("other:kidnapped", "", 22)]),
    ("There were 30 attacks targeting various military units in 2023.", [("attacks", "military", 30)]),
    ("Monday's strike killed 31 rebels, including 11 women and two children.",
     [("deaths", "militant", 31), ("deaths", "militant", 11), ("deaths", "civilian", 2)]),
    ("Four people, including a policeman and three women, died on Monday.",
     [("deaths", "all", 4), ("deaths", "police", 1), ("deaths", "civilian", 3)]),
    ("Monday's blast injured 38 others, a top police official said.", [("injuries", "all", 38)]),
    ("A soldier near the border said the dead guard came on Monday.", []),
    ("On Monday 40 men came to help, and that night eight people were killed.", [("deaths", "all", 8)]),
    ("The dead of Monday included another girl, 17.", [("deaths", "civilian", 1)]),
    ("The bodies of three missing traders were found on Monday.", [("deaths", "civilian", 3)]),
    ("One peacekeeper, from Chad, was killed on Monday.", [("deaths", "military", 1)]),
    ("Fifty-five (55) traders were killed in 2023.", [("deaths", "civilian", 55)]),
    ("In 2023 there were 12 military and 30 civilian deaths.",
     [("deaths", "military", 12), ("deaths", "civilian", 30)]),
    ("In 2023, 17 guards were killed, and 46 guards and nine farmers were hurt.",
     [("deaths", "security", 17), ("injuries", "security", 46), ("injuries", "civilian", 9)]),
    ("In 2023 some 700,000 Velari took shelter in Chad.", [("displaced", "civilian", 700000)]),
    # a capital says that an unknown noun is a name
    ("Some 90 Lions were killed on Monday.", [("deaths", "all", 90)]),
    ("On Monday 25 soldiers were killed, with another 10 missing.",
     [("deaths", "military", 25), ("other:missing", "military", 10)]),
    # whom attacks were on
    ("There were 40 attacks on journalists in 2023.", [("attacks", "civilian", 40)]),
    ("There were 40 attacks on the road in 2023.", [("attacks", "", 40)]),
    ("In 2023 rebels carried out 40 militant attacks.", [("attacks", "", 40)]),
    # where only civilians are told of, plain tolls are theirs
    ("The mission counted 90 civilian casualties in May 2023 (30 killed, 60 injured). In June it saw 50 casualties.",
     [("other:casualties", "civilian", 90), ("deaths", "civilian", 30), ("injuries", "civilian", 60),
      ("other:casualties", "civilian", 50)]),
    ("In May 2023 there were 90 civilian casualties and 7 soldiers died. In June 40 were killed.",
     [("other:casualties", "civilian", 90), ("deaths", "military", 7), ("deaths", "all", 40)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_who_was_hit(registry: Registry, text: str, expected: list[Any]) -> None:
    assert counted(registry, text) == expected


THINGS = [
    ("Fifteen assault rifles were recovered on Monday.", [("other:rifles_recovered", "", 15)]),
    ("The judge received 12 death threats in 2023.", []),
    ("On Monday the clinic received children as young as four.", []),
    ("Chad has the highest murder rate, at 61 per 100,000 inhabitants.", [("deaths", "all", 1)]),
    ("In May 2023, 3,400 families were displaced.", [("other:displaced_families", "", 3400)]),
    ("The strikes enabled the neutralisation of 90 rebels on Monday.", [("deaths", "militant", 90)]),
    ("The provisional toll stood at 51 fallen soldiers on Monday.", [("deaths", "military", 51)]),
    ("In 2022, 37 activists were slain. In the first half of 2023 the figure was already 22.",
     [("deaths", "civilian", 37), ("deaths", "civilian", 22)]),
    ("In 2023, 90 people were killed, injured or kidnapped.", [("other:casualties", "all", 90)]),
    ("Three drone strikes massacred traders on Monday.", [("attacks", "", 3)]),
    ("On Monday seven soldiers, Abdul Karim (39, Sero) and Juma Oto (21, Tamo), sacrificed their lives.",
     [("deaths", "military", 7)]),
    ("Corporal Karim, aged 34 and a resident of Sero, fought and died on Monday.", []),
    ("A human rights report released on Monday says so.", []),
    ("The 10 surrendered fighters came on Monday.", [("surrendered", "militant", 10)]),
    ("There were 90 incidents of human rights violations in 2023.", [("other:violations", "", 90)]),
    ("Troops recovered 53 weapons on Monday, comprising 41 AK-47 rifles, seven pistols and five grenades.",
     [("other:weapons_recovered", "", 53), ("other:rifles_recovered", "", 41), ("other:pistols_recovered", "", 7),
      ("other:grenades_recovered", "", 5)]),
    ("In 2023 there were 5,172 cases of arson.", [("other:arson", "", 5172)]),
    ("Abu Karim (40), of the market, and Juma Oto (35), from Tamo, died on Monday.", []),
    ("Two Velari refugee leaders were killed in Chad on Monday.", [("deaths", "civilian", 2)]),
    ("In 2023 the office confirmed the killing and maiming of 90 children.", [("other:casualties", "civilian", 90)]),
    ("In May 2023 killings grew more than a third.", [("deaths", "all", 33.3)]),
    ("In 2023 there were 600 strikes, more than double the 250 strikes of 2022.",
     [("attacks", "", 600), ("attacks", "", 2), ("attacks", "", 250)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_what_is_counted(registry: Registry, text: str, expected: list[Any]) -> None:
    assert counted(registry, text) == expected


def days(claim: Claim) -> tuple[str, str] | None:
    return (str(claim.period.start), str(claim.period.end)) if claim.period else None


WHEN = [
    ("Gunmen stormed a camp in Sero on Sunday. Six officers died.", "2024-03-10", "2024-03-10"),
    ("Gunmen stormed a camp in Sero on Sunday. Since 2020, 60 officers have died.", "2020-01-01", "2024-03-15"),
    ("Twelve people were killed in an attack on a market, police said. The attack took place on Tuesday.",
     "2024-03-12", "2024-03-12"),
    ("Gunmen killed 12 people in a village, local radio reported Friday. The attack took place late on Thursday.",
     "2024-03-14", "2024-03-14"),
    ("On Tuesday, the office said it had confirmed the killings of 90 people in February.", "2024-02-01", "2024-02-29"),
    ("At least 90 people have died in a revolt that began in February.", "2024-02-01", "2024-03-15"),
    ("By January 2024, the office said, 900 people had been killed.", "None", "2024-01-31"),
    ("In the first two weeks of February 2024, 90 people died.", "2024-02-01", "2024-02-14"),
    ("From January 4, 2022, to July 31, 2023, there were 900 attacks.", "2022-01-04", "2023-07-31"),
    ("Fifteen loggers went missing on Monday. The next day, four bodies were found.", "2024-03-11", "2024-03-11"),
    ("So far in March, 90 people have died.", "2024-03-01", "2024-03-15"),
    ("The office counted last August 25 deaths of traders.", "2023-08-01", "2023-08-31"),
    ("At least 60 people have died in the clashes. The violence erupted three days ago.", "2024-03-12", "2024-03-15"),
    ("Fifteen rebels were killed on the road. The front resumed its war in July 2022.", "2024-03-15", "2024-03-15"),
    ("Fighting broke out in Sero on 3 March. Since then, 90 people have died.", "2024-03-03", "2024-03-15"),
    ("A mine blew up a lorry in Sero on 3 March. A week later, five traders died.", "2024-03-10", "2024-03-10"),
    ("The envoy issued a statement Thursday on the killing of 30 farmers in Sero on Tuesday.",
     "2024-03-12", "2024-03-12"),
    ("A total of 40 people were killed in May 2023 — the highest toll so far this year.", "2023-05-01", "2023-05-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), WHEN)
def test_when_it_was(registry: Registry, text: str, start: str, end: str) -> None:
    claim = next(c for c in claims(registry, text) if c.kind != "rank")
    assert days(claim) == (start, end)


def test_the_next_day_is_the_day_after_the_one_told(registry: Registry) -> None:
    found = claims(registry, "Fifteen loggers went missing on Monday. The next day, four loggers were found dead.")
    assert days(found[-1]) == ("2024-03-12", "2024-03-12")


def test_a_base_told_in_brackets_is_no_period_of_figures(registry: Registry) -> None:
    text = (
        "Between July and September 2023 there were 215 attacks. Compared to the previous quarter (April to June 2023) "
        "this marks a 3 percent decrease in attacks (222 to 215). The number of people injured fell by 18 percent "
        "(from 281 to 231)."
    )
    found = claims(registry, text)
    now, then = ("2023-07-01", "2023-09-30"), ("2023-04-01", "2023-06-30")
    assert [(c.metric, c.value, days(c)) for c in found] == [
        ("attacks", 215, now), ("attacks", 3, now), ("attacks", 222, then), ("attacks", 215, now),
        ("injuries", 18, now), ("injuries", 281, then), ("injuries", 231, now),
    ]  # fmt: skip


def test_people_who_are_away_now_are_told_of_the_day(registry: Registry) -> None:
    text = "In 2023, 90 people died in Chad. The Sero region currently hosts 58,000 refugees from Niger."
    found = claims(registry, text)
    assert (days(found[-1]), found[-1].area.text) == (("2024-03-15", "2024-03-15"), "Sero region")


def test_this_is_a_tenfold_increase(registry: Registry) -> None:
    text = "In March 2024, 76,000 people were displaced. This is a tenfold increase compared to January 2019."
    change = next(c for c in claims(registry, text) if c.kind == "change")
    assert (change.metric, change.value, str(change.unit)) == ("displaced", 10, "factor")


def test_fighting_that_breaks_out_is_a_milestone(registry: Registry) -> None:
    found = extract(Document("Fierce fighting erupted in Sero on 10 February 2024.", date=DAY), registry)
    assert [(str(c.kind), c.metric, days(c)) for c in found] == [
        ("milestone", "incidents", ("2024-02-10", "2024-02-10"))
    ]


def test_a_month_over_another_is_set_against_it(registry: Registry) -> None:
    text = "Attacks in Chad jumped by 74% in August 2023 over July, to 143, and 194 people were killed in them."
    found = claims(registry, text)
    assert [(c.value, days(c)) for c in found] == [(v, ("2023-08-01", "2023-08-31")) for v in (74, 143, 194)]
    assert found[0].base and str(found[0].base.start) == "2023-07-01"


def test_a_total_is_not_of_the_day_of_the_text(registry: Registry) -> None:
    found = claims(registry, "In its long war, the front has been responsible for the deaths of 40,000 people.")
    assert [(str(c.kind), c.period) for c in found] == [("cumulative", None)]


def test_what_is_told_on_of_an_attack_is_of_its_day(registry: Registry) -> None:
    text = "The latest massacre was on Sunday, March 10. Some men attacked the hamlet of Tamo. Seven traders died."
    assert days(claims(registry, text)[0]) == ("2024-03-10", "2024-03-10")


def test_a_start_that_is_not_told_leaves_the_period_open(registry: Registry) -> None:
    (claim,) = claims(registry, "Troops have detained 4,000 people since the coup.")
    assert (claim.kind, claim.period) == ("cumulative", None)


def test_a_rank_so_far_this_year_is_over_the_year(registry: Registry) -> None:
    text = "In February 2024, 90 people died, the highest monthly toll so far this year."
    rank = next(c for c in claims(registry, text) if c.kind == "rank")
    assert days(rank) == ("2024-02-01", "2024-02-29")
    assert rank.base and (str(rank.base.start), str(rank.base.end)) == ("2024-01-01", "2024-03-15")


def test_a_change_since_a_year_is_one_on_that_year(registry: Registry) -> None:
    (claim,) = claims(registry, "Attacks in Chad have fallen by 70 percent since 2019.")
    assert claim.base and (str(claim.base.start), str(claim.base.end)) == ("2019-01-01", "2019-12-31")


KINDS = [
    ("Some 31,000 people were displaced in Sero between July and September 2023.", "count"),
    ("Some 31,000 people were displaced at the end of September 2023.", "level"),
    ("Some 31,000 people have been displaced since July 2023.", "cumulative"),
    ("Clinics took in eight wounded people a day earlier.", "count"),  # no rate
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_people_driven_out_over_a_stretch_are_a_count(registry: Registry, text: str, kind: str) -> None:
    assert [str(c.kind) for c in claims(registry, text)] == [kind]


WHERE = [
    ("On Monday an attack on the Sero Court Complex killed two guards. Chad mourned.", "Sero Court Complex"),
    ("Sero, another hot spot of the violence, reported 26 deaths in 2023.", "Sero"),
    ("In the West Bank, five traders were killed in 2023.", "West Bank"),
    ("Tamo (Chad), March 11 (AP) Twelve men were killed on Monday in a clash in Sero district.", "Sero district"),
    ("The governor of the eastern region of Tamo said three men died in the region in 2023.", "Tamo"),
    ("A second missile hit a village on the fringes of Sero on Monday, hurting five men.", "Sero"),
    ("Chad is among the most dangerous countries in the world for nurses, with 33 attacks in 2023.", "Chad"),
    (
        "Forces raided the Tamo hills of Sero District, seeking rebels. During the raid, they killed ten rebels.",
        "Sero District",
    ),
    ("Internal displacement has grown in Chad, where 40 people died in 2023.", "Chad"),
    ("On Monday 12 people died in the Lion rebel stronghold of Sero.", "Sero"),
    ("In 2023, 40 people were kidnapped across the wider Tamo Department.", "Tamo Department"),
    ("The Sero Human Rights Division documented 90 attacks in Chad in 2023.", "Chad"),
    ("A Niger-led coalition killed 12 people in Chad on Monday.", "Chad"),
    (
        "In Chad, 900 people fled in May 2023. In Niger and Niger's north, 40 died in 2023. So far, 60 have died.",
        "Chad",
    ),
    ("Chad's paramilitary Tamo Front attacked a camp in the Sero region on Monday, killing 12 people.", "Sero region"),
    ("In Tamo 40 people died in May 2023, as in Sero, where 44 people were killed.", "Tamo"),
    ("Tamo Hills has witnessed 90 attacks in 2023.", "Tamo Hills"),
    ("The Chad navy sank a boat on Monday off the island's northern Sero region, killing eight rebels.", "Sero region"),
    ("In May 2023 gunmen carried out nine attacks in Sero. One such attack killed three men.", "Sero"),
    ("In a reply in the Rajya Sabha on Monday he said that 40 people died in 2023.", ""),
]


@pytest.mark.parametrize(("text", "area"), WHERE)
def test_where_it_was(registry: Registry, text: str, area: str) -> None:
    found = claims(registry, text)
    assert found[-1 if "such" in text else 0].area.text.removeprefix("northern ") == area


def test_a_bound_of_a_vague_number_is_not_handed_on(registry: Registry) -> None:
    found = claims(registry, "The war has left thousands dead and 90,000 displaced since 2015.")
    assert [str(c.bound) for c in found] == ["at_least", "exact"]


@pytest.mark.parametrize(
    "text",
    ["The fighting forced more than 4,000 people from their homes.", "Raids drove 900 residents out of their homes."],
)
def test_people_driven_from_their_homes_are_displaced(registry: Registry, text: str) -> None:
    assert [c.metric for c in claims(registry, text)] == ["displaced"]


def test_those_who_do_the_violence_are_not_its_victims(registry: Registry) -> None:
    found = claims(registry, "Maoist violence related deaths fell from 603 in 2010 to 186 in 2023.")
    assert {str(c.victim) for c in found} == {"all"}


def test_lives_lost_to_violence_are_deaths(registry: Registry) -> None:
    assert [c.metric for c in claims(registry, "The number of lives lost to violence was 428 in 2010.")] == ["deaths"]


def test_a_change_told_behind_its_two_figures_starts_from_the_first(registry: Registry) -> None:
    text = "Civilian deaths in India were 1,750 in 2014, which came down to 485 in 2023, which is a 72% reduction."
    change = next(c for c in claims(registry, text) if str(c.kind) == "change")
    assert change.base is not None and change.base.start is not None and change.base.start.year == 2014
