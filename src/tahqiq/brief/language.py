"""The language of outlines: the names that its expressions may use, each a function or a word of the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from tahqiq.brief.calendar import Days
from tahqiq.brief.compose import grounds, groups, happenings, parties, parts, sides, states
from tahqiq.brief.compose.abbreviations import PLACE
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.areas import areas, newest_areas
from tahqiq.brief.compose.drawn.districts import district_map
from tahqiq.brief.compose.drawn.ranges import ranges
from tahqiq.brief.compose.drawn.shares import shares
from tahqiq.brief.compose.drawn.timeline import timeline
from tahqiq.brief.compose.past import past
from tahqiq.brief.compose.things import ORDER, Thing
from tahqiq.brief.compose.violence import violence
from tahqiq.brief.ledger import Basis, Source, issued
from tahqiq.brief.memo.report import Report
from tahqiq.brief.memos import Memos
from tahqiq.brief.monthly import Monthly
from tahqiq.brief.policy import Policy
from tahqiq.brief.profiles import Profiles
from tahqiq.brief.reviews import Reviews
from tahqiq.errors import InputError
from tahqiq.measure.names import actor, area
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Period
from tahqiq.measure.spans import period as read_period
from tahqiq.measure.wording import day, number
from tahqiq.terms import Victim

Measure = Callable[..., Measured]
_FIRST = dt.date(1900, 1, 1)
"""The first day of "ever"."""


class Language(Monthly, Memos, Reviews, Policy, Profiles):
    """Every public method is a name of the language; its docstring is what the reference says of it."""

    def __init__(
        self,
        desk: Desk,
        since: dt.date,
        measures: Mapping[str, Measure],
        subject: str = "",
        report: Report | None = None,
    ) -> None:
        self._desk, self._since, self._measures, self._subject, self._report = desk, since, measures, subject, report

    def names(self) -> dict[str, Any]:
        """The functions and words by name."""
        spoken = [n for of in type(self).__mro__[:-1] for n in vars(of) if not n.startswith("_") and n != "names"]
        functions = {n: getattr(self, n) for n in spoken}
        words = {
            "country": self._desk.place(self._desk.country),
            "as_of": day(self._desk.as_of),
            "since": f"{self._since}..{self._desk.as_of}",
            "since_day": day(self._since),
            "ever": f"{_FIRST}..{self._desk.as_of}",
            "subject": self._subject,
            **Days(self._desk.as_of).names,
        }
        return {**functions, **{n: self._measure(n) for n in self._measures}, **words}

    def violence(
        self,
        metric: str = "attacks",
        period: str = "",
        base: str = "",
        area: str = "",
        victim: str = "",
        actor: str = "",
        counts: str = "",
    ) -> str:
        """Each publisher's count in a period and how it moved since `base`. `counts` narrows what is counted."""
        thing = Thing(metric, self._area(area), self._victim(metric, victim), self._actor(actor))
        bases = self._words("counts", counts, ORDER)
        return violence(self._desk, thing, self._period(period), self._period(base) if base else None, bases)

    def where(self, metric: str = "attacks", period: str = "", victim: str = "") -> str:
        """In which provinces the most was counted."""
        thing = Thing(metric, self._desk.country, self._victim(metric, victim))
        return parts.where(self._desk, thing, self._period(period))

    def classes(self, period: str = "", area: str = "", counts: str = "attacks") -> str:
        """Whose deaths they were: security personnel, civilians, militants."""
        self._words("counts", counts, ORDER)
        return parts.classes(self._desk, self._area(area), self._period(period), counts)

    def happenings(self, period: str = "", area: str = "", actor: str = "", most: int = 5, state: bool = False) -> str:
        """The deadliest incidents as a list; with `state` the operations and strikes of states."""
        where, who = self._area(area) if area else "", self._actor(actor)
        return happenings.happenings(self._desk, self._period(period), area=where, actor=who, most=most, state=state)

    def states(self, period: str = "", subjects: str = "", predicates: str = "", most: int = 6) -> str:
        """Dated facts as a list: what was banned, listed, merged, built or agreed. Names with spaces between."""
        return states.states(
            self._desk, self._period(period), subjects=subjects.split(), predicates=predicates.split(), most=most
        )

    def groups(self, period: str = "", most: int = 4) -> list[groups.Group]:
        """The armed groups with the most to their name, to go through with `for`: each has `id`, `name`, `short`."""
        return groups.groups(self._desk, self._period(period), most)

    def strength(self, actor: str) -> str:
        """What publishers put a group's strength at."""
        return groups.strength(self._desk, self._actor(actor))

    def deeds(self, actor: str, period: str = "", base: str = "") -> str:
        """What publishers count to a group's name."""
        return groups.deeds(self._desk, self._actor(actor), self._period(period), self._period(base) if base else None)

    def standing(self, actor: str) -> str:
        """By whom a group is banned or listed."""
        return groups.standing(self._desk, self._actor(actor))

    def operations(self, period: str = "") -> str:
        """Operations and their results as bodies of the state give them."""
        return parties.operations(self._desk, self._period(period))

    def latest(self, metric: str, area: str = "", most: int = 3) -> str:
        """The newest figures of a metric without a series, by publisher."""
        return parties.latest(self._desk, metric, area=self._area(area), most=most)

    def allegations(self, since: str = "", most: int = 5, about: str = "") -> str:
        """Allegations as a list, with both sides and third parties; `about` an actor those that it is named in."""
        first = self._period(since)[0] if since else self._since
        return sides.allegations(self._desk, first, most, self._actor(about))

    def past(self, area: str = "") -> str:
        """The deadliest year on record and the latest, by events."""
        return past(self._desk, self._area(area))

    def timeline(
        self, metric: str = "deaths", period: str = "", area: str = "", victim: str = "", actor: str = ""
    ) -> str:
        """A picture: counts by month with the state's operations marked."""
        return timeline(self._desk, self._thing(metric, area, victim, actor), self._period(period))

    def areas(self, metric: str = "attacks", period: str = "", victim: str = "", newest: bool = False) -> str:
        """A picture: a map of provinces by a publisher's count; with `newest` of the newest period within that one."""
        draw = newest_areas if newest else areas
        return draw(self._desk, self._thing(metric, "", victim), self._period(period))

    def district_map(self, area: str = "", years: int = 3) -> str:
        """A picture: a map of districts by the deaths of the last years of events one by one."""
        return district_map(self._desk, self._area(area), years)

    def shares(self, metric: str = "attacks", period: str = "", area: str = "", victim: str = "") -> str:
        """A picture: the groups' parts of a publisher's count."""
        return shares(self._desk, self._thing(metric, area, victim), self._period(period))

    def ranges(
        self,
        metric: str = "attacks",
        period: str = "",
        area: str = "",
        victim: str = "",
        actor: str = "",
        counts: str = "",
    ) -> str:
        """A picture: publishers' counts of one thing beside each other."""
        bases = self._words("counts", counts, ORDER)
        return ranges(self._desk, self._thing(metric, area, victim, actor), self._period(period), bases)

    def publishers(self) -> str:
        """A table of the publishers used so far, with their grades."""
        return grounds.publishers(self._desk)

    def abbreviations(self) -> str:
        """A table of the brief's abbreviations in full."""
        return PLACE

    def gaps(self) -> str:
        """What the evidence does not reach, as a list."""
        return grounds.gaps(self._desk)

    def quoted(self, text: str, source: str, by: str = "", date: str = "") -> str:
        """A figure quoted from somebody, with the page it was read on: the one way to write a figure by hand."""
        if not source.startswith(("http://", "https://")):
            raise InputError(f"quoted({text!r}): source {source!r} is no page; give its address (https://…)")
        key = self._desk.ledger.source(
            Source(f"quoted-{len(self._desk.ledger.sources)}", by or source, by, issued(date), source)
        )
        digits = "".join(c for c in text if c.isdigit() or c == ".")
        basis = Basis(f"Quoted{f' from {by}' if by else ''}: {text}", f"quoted({text!r})", "", sources=(key,))
        return self._desk.ledger.number(text, float(digits.strip(".") or 0), basis, quoted=True)

    def _measure(self, name: str) -> Callable[..., Reading]:
        def call(**asked: Any) -> Reading:
            asked.setdefault("area", self._desk.country)
            return Reading(self._desk, name, asked, self._measures[name](**asked))

        call.__name__ = name
        return call

    def _thing(self, metric: str, area: str, victim: str, actor: str = "") -> Thing:
        who = self._actor(actor)
        doer = self._desk.actor(who) if who else ""
        return Thing(metric, self._area(area), self._victim(metric, victim), who, doer)

    def _period(self, text: str) -> Period:
        start, end = read_period(text or Days(self._desk.as_of).last_year)
        if start > self._desk.as_of:
            raise InputError(f"the period {text!r} begins after {self._desk.as_of}, the day of the brief")
        return start, end

    def _area(self, name: str) -> str:
        return area(self._desk.registry, name, "area") if name else self._desk.country

    def _actor(self, name: str) -> str:
        return actor(self._desk.registry, name, "actor") if name else ""

    def _victim(self, metric: str, victim: str) -> str:
        if victim and victim not in [str(v) for v in Victim]:
            raise InputError(f"victim={victim!r}: expected one of {', '.join(str(v) for v in Victim if str(v))}")
        return victim or ("all" if metric in ("deaths", "injuries") else "")

    def _words(self, what: str, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
        wanted = tuple(text.split())
        if unknown := [w for w in wanted if w not in known]:
            raise InputError(f"{what}={unknown[0]!r}: expected some of {', '.join(known)}")
        return wanted or known


class Reading:
    """A measure as an outline prints it: alone it is its paragraph, an estimate's name after a dot that number."""

    def __init__(self, desk: Desk, name: str, asked: Mapping[str, Any], measured: Measured) -> None:
        self._desk, self._measured = desk, measured
        options = " ".join(f"--{k.replace('_', '-')} {v!r}" for k, v in asked.items() if v)
        query = f"{name}({', '.join(f'{k}={v!r}' for k, v in asked.items() if v)})"
        self._basis = Basis(
            measured.title, query, f"tahqiq measure {name} {options}", tuple(u.release for u in measured.evidence)
        )

    def __str__(self) -> str:
        return self._desk.anchored(self._measured.paragraph, self._basis)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        known = {e.name: e.value for e in self._measured.estimates}
        if name not in known:
            raise InputError(f"{self._measured.measure} has no {name!r}; it has {', '.join(known) or 'no number'}")
        value = known[name]
        if value is None:
            raise InputError(f"{name} of {self._measured.title} has no value")
        return self._desk.ledger.number(number(value), value, self._basis)
