"""The words of generated texts: templates filled with places, times, groups and figures from one seeded chance."""

from __future__ import annotations

import csv
import datetime as dt
import random
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log10

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
PROVINCES = ("Khyber Pakhtunkhwa", "Balochistan", "Sindh", "Punjab", "the former FATA", "Gilgit-Baltistan")
GROUPS = (
    "the TTP", "the BLA", "ISIS-K", "Lashkar-e-Jhangvi", "the Balochistan Liberation Front", "Jamaat-ul-Ahrar",
    "the Hafiz Gul Bahadur group", "Lashkar-e-Islam", "Al-Qaeda", "the Baloch Republican Army",
)  # fmt: skip
TRACKERS = ("PICSS", "PIPS", "CRSS", "SATP", "UCDP", "ACLED", "the Global Terrorism Index")
VOICES = (*TRACKERS, "ISPR", "the provincial police", "the interior ministry", "officials", "the UN monitoring team")
VICTIMS = ("people", "people", "civilians", "soldiers", "policemen", "security personnel", "militants")
SPELT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
BOUNDS = ("", "", "", "", "at least ", "over ", "about ", "nearly ", "more than ", "up to ", "some ")
_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


@cache
def districts() -> tuple[str, ...]:
    """The districts of the Pakistan pack by name."""
    text = (resources.files("tahqiq.packs") / "pakistan" / "places.csv").read_text(encoding="utf-8")
    return tuple(sorted({r["name"] for r in csv.DictReader(text.splitlines()) if r["kind"] == "district"}))


@dataclass(frozen=True)
class Words:
    """Phrases drawn at random; years from ``first`` to the one before ``last``."""

    chance: random.Random
    first: int
    last: int

    def fill(self, template: str) -> str:
        """A template with its slots filled, a capital first: "{number:2-60} soldiers died in {where} {when}"."""
        text = _SLOT.sub(lambda slot: getattr(self, slot[1])(*([slot[2]] if slot[2] else [])), template)
        return text[:1].upper() + text[1:]

    def pick(self, options: str) -> str:
        """One of the options, which a ``|`` parts."""
        return self.chance.choice(options.split("|"))

    def year(self) -> str:
        """A year."""
        return str(self.chance.randint(self.first, self.last - 1))

    def month(self) -> str:
        """A month with its year."""
        return f"{self.chance.choice(MONTHS)} {self.year()}"

    def day(self) -> str:
        """A day, as reports write it."""
        day = dt.date(self.first, 1, 1) + dt.timedelta(days=self.chance.randrange(365 * (self.last - self.first)))
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def when(self) -> str:
        """A period with its preposition: years and months most of all."""
        year, start = int(self.year()), self.chance.randrange(0, 9)
        nth = self.pick("first|second|third|fourth")
        options = (
            f"in {year}", f"in {year}", f"in {self.month()}", f"in {self.month()}", f"in {self.month()}",
            f"in the {nth} quarter of {year}", f"in the {self.pick('first|second')} half of {year}",
            f"from {MONTHS[start]} to {MONTHS[start + 3]} {year}", f"between {year - 3} and {year}", f"during {year}",
            f"in the fiscal year {year - 1}-{year % 100:02d}",
        )  # fmt: skip
        return self.chance.choice(options)

    def where(self) -> str:
        """Districts and provinces more often than the country."""
        kind = self.chance.random()
        if kind < 0.45:
            return self.district()
        return self.province() if kind < 0.75 else "Pakistan"

    def province(self) -> str:
        """A province, or what was one."""
        return self.chance.choice(PROVINCES)

    def district(self) -> str:
        """A district."""
        return self.chance.choice(districts())

    def group(self) -> str:
        """An armed group."""
        return self.chance.choice(GROUPS)

    def tracker(self) -> str:
        """A publisher of statistics."""
        return self.chance.choice(TRACKERS)

    def voice(self) -> str:
        """Somebody a report quotes."""
        return self.chance.choice(VOICES)

    def victims(self) -> str:
        """A victim class."""
        return self.chance.choice(VICTIMS)

    def bound(self) -> str:
        """A word before a figure, or none."""
        return self.chance.choice(BOUNDS)

    def number(self, between: str = "2-2500") -> str:
        """A count, small ones more often; some small ones are spelt."""
        low, high = map(int, between.split("-"))
        value = round(10 ** self.chance.uniform(log10(low), log10(high)))
        return SPELT[value - 2] if 2 <= value <= 12 and self.chance.random() < 0.4 else f"{value:,}"

    def percent(self, between: str = "2-190") -> str:
        """A percentage."""
        low, high = map(int, between.split("-"))
        return f"{self.chance.randint(low, high)}%"
