"""The words of the language that tell of one actor or one place."""

from __future__ import annotations

from collections.abc import Callable

from tahqiq.brief.compose import (
    beside,
    campaigns,
    descent,
    haunts,
    listings,
    naming,
    parts_of,
    printed,
    record,
    setting,
    silence,
    told,
)
from tahqiq.brief.compose.desk import Desk


class Profiles:
    """Passages on one actor or one place; a part of the language."""

    _desk: Desk
    _area: Callable[[str], str]
    _actor: Callable[[str], str]

    def named(self, subject: str) -> str:
        """The name of an entry of the registry, from its id."""
        return next((e.name for e in self._desk.registry.entries() if e.id == subject), subject)

    def naming(self, actor: str) -> str:
        """What a group is called: its acronym, other names, scripts, and the labels of a side."""
        return naming.naming(self._desk, self._actor(actor))

    def descent(self, actor: str) -> str:
        """Where a group comes from, its splits, mergers and allies, each with its page."""
        return descent.descent(self._desk, self._actor(actor))

    def listings(self, actor: str) -> str:
        """Who bans or lists a group and since when, as a list."""
        return listings.listings(self._desk, self._actor(actor))

    def record(self, area: str = "", actor: str = "") -> str:
        """What events one by one come to for a place or an actor: how many, since when, whose deaths, of what kind."""
        return record.record(self._desk, self._area(area), self._actor(actor))

    def years(self, area: str = "", actor: str = "") -> str:
        """A table of events and deaths by year with the coder's low and high."""
        return record.years(self._desk, self._area(area), self._actor(actor))

    def haunts(self, actor: str) -> str:
        """Where the events with a group were, by province and district."""
        return haunts.haunts(self._desk, self._actor(actor))

    def printed(self, actor: str) -> str:
        """A table of the attacks and deaths that publishers lay to a group."""
        return printed.printed(self._desk, self._actor(actor))

    def strengths(self, actor: str) -> str:
        """A table of all estimates of a group's strength and whose they are."""
        return printed.strengths(self._desk, self._actor(actor))

    def told(self, actor: str, most: int = 10) -> str:
        """Dated facts about a group beside its founding, ties and listings, as a list."""
        return told.told(self._desk, self._actor(actor), most)

    def setting(self, area: str) -> str:
        """What a place lies in and since when, its people by census, what is around it, how far borders are."""
        return setting.setting(self._desk, self._area(area))

    def beside(self, area: str) -> str:
        """A place's share of the dead of its province and country, and deaths for as many people with intervals."""
        return beside.beside(self._desk, self._area(area))

    def sides(self, area: str) -> str:
        """A table of those who were a side of the most events of a place."""
        return parts_of.sides(self._desk, self._area(area))

    def districts(self, area: str) -> str:
        """A table of the districts of a place with the most dead of late."""
        return parts_of.districts(self._desk, self._area(area))

    def totals(self, area: str) -> str:
        """A table of what publishers have printed for a place, by period."""
        return printed.totals(self._desk, self._area(area))

    def campaigns(self, area: str) -> str:
        """The operations in a place, a list."""
        return campaigns.campaigns(self._desk, self._area(area))

    def silence(self, area: str) -> str:
        """Which years of a place events cover, and what a year without any says."""
        return silence.silence(self._desk, self._area(area))
