"""From claims to questions: which measures of which areas and periods would answer each."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from tahqiq.claims.read.attribution import Attribution, attribution
from tahqiq.claims.read.basis import hint
from tahqiq.claims.read.beside import Beside
from tahqiq.claims.read.indexed import Edition, edition
from tahqiq.claims.read.narrowed import APART, narrowed, reaches
from tahqiq.claims.read.otherwise import Otherwise
from tahqiq.claims.read.part import COUNTED, part_of, slug
from tahqiq.claims.read.question import Measure, Question, Window
from tahqiq.claims.read.shares import Shares
from tahqiq.claims.read.sides import inner_area, other_side
from tahqiq.claims.read.unsaid import mishap, unsaid
from tahqiq.claims.read.whose import Whose
from tahqiq.claims.read.windows import otherwise, previous, whole_months
from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer
from tahqiq.terms import Claim, ClaimKind, Counts, Document, Span, Victim, WhyNot

_WIDER = {Victim.MILITARY: Victim.SECURITY, Victim.POLICE: Victim.SECURITY}
_CASUALTIES = frozenset({"deaths", "injuries", "arrests", "surrendered", "other:casualties"})
_KINDS_OF_METRIC = {
    "attacks": (("incidents", "attacks and security operations together"),),
    "incidents": (("attacks", "attacks alone, operations left out"), ("deaths", "violence measured by the dead")),
}
_TOTALS = frozenset({ClaimKind.COUNT, ClaimKind.CUMULATIVE})
_STOCKS = re.compile(r"^(?:fighters|displaced|other:(?:fence|border|organisations|plots|forts|refugees))")
_AS_MANY = re.compile(r"\bas (?:many|much)\b", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:years?|months?|quarters?|ever|record|peak)\b", re.IGNORECASE
)  # a rank among times, not places
_WORLD = re.compile(
    r"\b(?:in\s+the\s+(?:whole\s+)?world|worldwide|globally|on\s+earth|the\s+world[’']s)\b", re.IGNORECASE
)
_EVER = re.compile(r"\b(?:ever|record)\b", re.IGNORECASE)
GROUP_BESIDE = 100  # characters beside a claim in which a group that is named may be the one it is of
SHORT = 32  # days: a month at most


@dataclass(frozen=True)
class Planner:
    """Reads the claims of one document against the registry."""

    document: Document
    registry: Registry
    gazetteer: Gazetteer

    def plan(self, claims: Sequence[Claim]) -> list[Question]:
        """A question for each claim, in order."""
        country = self.country(claims)
        undated = _undated_ends(claims)
        reach, listed = reaches(claims), self._listed(claims)
        return [
            replace(q, why_not=WhyNot.VAGUE, why="the text does not say when it was so", measures=())
            if q.claim.id in undated and q.why_not is None
            else q
            for q in (self.question(c, country, reach[c.id], listed[c.id]) for c in claims)
        ]

    def country(self, claims: Sequence[Claim]) -> str:
        """The country that the document's claims are mostly about; "" if they tell of none.

        Where they name no place, the one in which the sources they name count, or else in which the groups they name
        act: "PICSS recorded 105 militant attacks".
        """
        for tell in (self._of_areas, self._of_sources, self._of_actors):
            told = Counter(country for c in claims for country in tell(c) if country)
            if told:
                return told.most_common(1)[0][0]
        return ""

    def _of_areas(self, claim: Claim) -> Iterable[str]:
        around = (a for area in claim.area.ids for a in self.registry.ancestors(area))
        return (a for a in around if a in self.registry.places and self.registry.places[a].kind == "country")

    def _of_sources(self, claim: Claim) -> Iterable[str]:
        named = self._source(claim, "").named
        entries = (self.registry.publishers[p] for p in named if p in self.registry.publishers)
        return {entry.area or entry.party.partition(":")[0] for entry in entries}

    def _of_actors(self, claim: Claim) -> Iterable[str]:
        acting = (self.registry.actors[a] for a in claim.actor.ids if a in self.registry.actors)
        return {self.registry.country(area) or "" for actor in acting for area in actor.areas}

    def _listed(self, claims: Sequence[Claim]) -> dict[str, set[str]]:
        """For each claim by id the areas of the other figures of its list: "308 in Punjab, 293 in Sindh"."""
        lists: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            lists.setdefault((self._beside.span(claim)[0], claim.kind, claim.metric, claim.victim), []).append(claim)
        return {
            c.id: {a for other in together if other.area.ids != c.area.ids for a in other.area.ids}
            for together in lists.values()
            for c in together
        }

    def question(self, claim: Claim, country: str, reach: tuple[int, int], listed: Set[str] = frozenset()) -> Question:
        """One claim made ready to be asked, or the reason why it cannot be; its own words lie within ``reach``.

        ``listed`` are areas that the sentence names for other figures.
        """
        asked = Question(claim, self._beside.sentence(claim), country=country)
        if not claim.checkable:
            why = self._effect_of(claim) if claim.why_not is WhyNot.CAUSE else ""
            return replace(asked, why_not=claim.why_not or WhyNot.VAGUE, why=why)
        if why := unsaid(claim, self.document.text, self._around(claim, reach)):
            return replace(asked, why_not=WhyNot.VAGUE, why=why)
        if claim.kind is ClaimKind.EVENT_TOLL and (word := mishap(asked.sentence)):
            return replace(asked, why_not=WhyNot.NOT_RECORDED, why=f"the sources are of violence ({word!r})")
        asked = replace(
            asked, hint=hint(claim, asked.sentence), source=self._source(claim, country),
            stock=self._is_stock(claim), window=claim.period, base=claim.base,
            part=part_of(claim, asked.sentence, self.document.title), operation=self._operation(claim),
        )  # fmt: skip
        if operation := self._whose_toll(claim):
            basis = replace(asked.hint, counts=Counts.OPERATIONS)
            asked = replace(asked, part=self.registry.operations[operation].name, operation=operation, hint=basis)
        if not asked.part and (claim.metric in COUNTED or claim.metric == "fighters"):
            asked = replace(asked, narrowed=self._narrowed(asked, reach, listed))
        placed = edition(claim, asked.sentence, self._beside.of("publisher", claim), self.registry)
        if placed is not None:
            return self._in_index(asked, placed)
        return asked if claim.kind is ClaimKind.MILESTONE else self._measured(asked)

    def _narrowed(self, asked: Question, reach: tuple[int, int], listed: Set[str]) -> str:
        """The words of a claim's clause that none of its slots account for."""
        claim, (start, end) = asked.claim, self._beside.span(asked.claim)
        names = [
            self.document.text[first:last] for kind, ids, (first, last) in self._beside.mentions(start, end)
            if kind != "area" or asked.stock or claim.kind in APART or ids & (self._own_areas(claim) | listed)
        ]  # fmt: skip
        spans = (s.text for s in (claim.period, claim.base) if s)
        slots = (claim.area.text, claim.attributed_to, claim.actor.text, *spans)
        around = self._around(claim, reach)
        return narrowed(claim, self.document.text, around, (*names, *slots), classes=asked.hint.militants_out)

    def _around(self, claim: Claim, reach: tuple[int, int]) -> tuple[int, int]:
        """Where the words of a claim can lie: its sentence, up to the claims beside it."""
        start, end = self._beside.span(claim)
        return max(start, reach[0]), min(end, reach[1])

    def _own_areas(self, claim: Claim) -> set[str]:
        """The areas of a claim and what contains them."""
        return {a for area in claim.area.ids for a in (area, *self.registry.ancestors(area))}

    def _effect_of(self, claim: Claim) -> str:
        """What a cause that is a known operation or programme needs instead of a figure; "" for any other."""
        named = {i for m in self.gazetteer.mentions(claim.quote) if m.kind in {"operation", "programme"} for i in m.ids}
        entries = [
            e for i in sorted(named) if (e := self.registry.operations.get(i) or self.registry.programmes.get(i))
        ]
        names = " and ".join(e.name for e in entries)
        return (
            f"the effect of {names} is an analysis of its own, of what was to be expected without it" if names else ""
        )

    def _source(self, claim: Claim, country: str) -> Attribution:
        """Whose figure it is said to be: the source that governs the claim, or the one publisher in its sentence."""
        if not claim.attributed_to:
            here = self._beside.of("publisher", claim)
            return Attribution(frozenset(here), counts=True) if len(here) == 1 else Attribution()
        text = claim.attributed_to
        key = text, country
        if key not in self._sources:
            self._sources[key] = attribution(text, self.document.text, self.gazetteer, self.registry, country)
        return replace(self._sources[key], carried=text not in self._beside.sentence(claim))

    @cached_property
    def _sources(self) -> dict[tuple[str, str], Attribution]:
        return {}

    def _operation(self, claim: Claim) -> str:
        """The one operation that the claim's sentence names, or whose first day its period begins on."""
        named = self._beside.of("operation", claim)
        if not named and claim.period and claim.period.start:
            begun = {i: self.registry.operations[i].start for _, i in self._beside.all("operation")}
            named = {i for i, span in begun.items() if span and span.start == claim.period.start}
        return named.pop() if len(named) == 1 else ""

    def _whose_toll(self, claim: Claim) -> str:
        """The operation whose own toll a claim gives ("Operation X killed 900 militants"), and not all of its days."""
        period = claim.period
        if period is None or period.resolved_from != "named event" or claim.metric not in _CASUALTIES:
            return ""
        named = {i for m in self.gazetteer.mentions(period.text) if m.kind == "operation" and m.text == period.text
                 for i in m.ids}  # fmt: skip
        return named.pop() if len(named) == 1 else ""

    def _home_of(self, operation: str) -> tuple[str, ...]:
        """Where the tolls of an operation are printed: for its country, whatever its districts; () for none."""
        areas = self.registry.operations[operation].areas if operation else ()
        countries = {country for a in areas if (country := self.registry.country(a))}
        return tuple(countries) if len(countries) == 1 else ()

    def _group_beside(self, claim: Claim, actor: str) -> str:
        """The one armed group that is named beside a claim that itself is of nobody: it may be of that group alone."""
        if actor or claim.actor.ids or claim.kind is ClaimKind.RANK:
            return ""
        near = {a for a in self._beside.of("actor", claim, GROUP_BESIDE) if not self._whose.is_state(a)}
        return near.pop() if len(near) == 1 else ""

    @cached_property
    def _whose(self) -> Whose:
        return Whose(self.registry, self.gazetteer)

    def _of_area(self, claim: Claim) -> str:
        """The one country of a claim's areas; "" where there are several or none."""
        found = {self.registry.country(a) or a for a in claim.area.ids}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _otherwise(self) -> Otherwise:
        return Otherwise(self.registry)

    @cached_property
    def _beside(self) -> Beside:
        return Beside(self.document.text, self.gazetteer)

    def _measured(self, asked: Question) -> Question:
        """The question with its measures, or why it has none."""
        claim = asked.claim
        if self._undated(claim):
            return replace(asked, why_not=WhyNot.VAGUE, why="the text gives no date of it")
        toll = self._whose_toll(claim)
        areas, why_area = self._areas(claim, asked.country)
        areas = self._home_of(toll) or areas
        actor, why_actor = self._whose.asked(claim, self._of_area(claim) or asked.country)
        if not areas or actor is None:
            return replace(asked, why_not=WhyNot.NO_SOURCE, why=why_actor if areas else why_area)
        if claim.period is None or claim.period.end is None or claim.period.start is None:
            if not (asked.stock and self.document.date):
                return replace(asked, why_not=WhyNot.VAGUE, why="the text gives no period that can be dated")
            asked = replace(asked, window=Span(self.document.date, self.document.date, "", "document date"))
        elif claim.kind is ClaimKind.CHANGE and claim.period.end == self.document.date:
            asked = replace(asked, window=whole_months(claim.period))
        if claim.kind is ClaimKind.RANK and claim.base is None and _IN_TIME.search(claim.quote):
            asked = replace(asked, base=_ranked_among(claim, self.document.date))
        beside = _AS_MANY.search(claim.quote)  # "twice as many in Sindh as in Punjab" is no change over time
        if claim.kind is ClaimKind.CHANGE and claim.base is None and asked.window and not beside:
            asked = replace(asked, base_options=tuple(Span(*p) for p in previous(asked.window)))
        if claim.kind is ClaimKind.RANK and asked.base is None:
            areas = inner_area(asked.sentence, areas, self.gazetteer, self.registry) or areas
            asked = replace(asked, worldwide=bool(_WORLD.search(asked.sentence)) and self._are_countries(areas))
        measures = tuple(self._measures(claim, areas, actor))
        if claim.kind in {ClaimKind.SHARE, ClaimKind.RATIO} and not asked.stock:
            return self._two_sided(asked, measures)
        if asked.part and claim.kind is not ClaimKind.EVENT_TOLL:
            measures = (replace(measures[0], part=f"operation_{toll}" if toll else slug(asked.part)),)
        else:
            measures += tuple(self._otherwise.measures(claim, measures[0], asked.window))
            asked = replace(asked, windows=self._windows(asked, areas))
        group = self._group_beside(claim, actor)
        if group and not asked.part:
            words = f"by {self.registry.actors[group].name} alone"
            measures += (replace(measures[0], actor=group, variant=words),)
            asked = replace(asked, group=words)
        return replace(asked, measures=measures)

    def _in_index(self, asked: Question, placed: Edition) -> Question:
        """A place in an index, which an edition prints for the year or years before it."""
        areas, why = self._areas(asked.claim, asked.country)
        if not areas:
            return replace(asked, why_not=WhyNot.NO_SOURCE, why=why)
        window = Span(dt.date(placed.year - 1, 1, 1), dt.date(placed.year, 12, 31))
        measure = Measure(placed.metric, "", areas)
        return replace(asked, measures=(measure,), window=window, base=None, part="", narrowed="", edition=placed)

    def _windows(self, asked: Question, areas: tuple[str, ...]) -> tuple[Window, ...]:
        """Other periods that a count's words may mean."""
        if asked.window is None or asked.stock or asked.claim.kind not in _TOTALS:
            return ()
        countries = {self.registry.country(a) for a in areas}
        fiscal = self.registry.fiscal_years.get(countries.pop() or "") if len(countries) == 1 else None
        return tuple(otherwise(asked.window, fiscal))

    def _two_sided(self, asked: Question, measures: Sequence[Measure]) -> Question:
        """A share or a ratio with what it is set against."""
        if asked.claim.kind is ClaimKind.SHARE:
            return self._share(asked, measures)
        side = other_side(asked.claim, measures[0], asked.sentence, self.gazetteer)
        if side is None:
            return replace(asked, why_not=WhyNot.VAGUE, why="the two things compared could not be told apart")
        return replace(asked, measures=tuple(measures[:1]), against=side)

    def _share(self, asked: Question, measures: Sequence[Measure]) -> Question:
        """A share with its part (and the measure under which it may be printed) set against its whole."""
        share = self._shares.of(asked.claim, measures[0], asked.sentence, asked.country)
        if share is None:
            return replace(asked, measures=tuple(measures))
        printed = (share.printed,) if share.printed else ()
        suicide = asked.part.startswith("suicide")
        return replace(
            asked, measures=(share.part, *printed), against=share.whole, part="" if suicide else asked.part
        )  # fmt: skip

    @cached_property
    def _shares(self) -> Shares:
        return Shares(self.registry, self.gazetteer, self._whose.is_state)

    def _undated(self, claim: Claim) -> bool:
        """Whether the only date is the document's own: a running total of one day, an event "on" the day of writing."""
        period = claim.period
        if period is None or period.days != 1:
            return False
        if claim.kind is ClaimKind.CUMULATIVE:
            return True
        return claim.kind is ClaimKind.EVENT_TOLL and period.resolved_from == "document date" and not period.text

    def _is_stock(self, claim: Claim) -> bool:
        if claim.kind not in {ClaimKind.LEVEL, ClaimKind.RANGE, ClaimKind.SHARE, ClaimKind.COUNT}:
            return False
        return bool(_STOCKS.match(claim.metric)) and not claim.per

    def _areas(self, claim: Claim, country: str) -> tuple[tuple[str, ...], str]:
        """The areas to ask of; a stock that is written of a border or a hide-out is the country's own."""
        if claim.kind is ClaimKind.EVENT_TOLL:
            return tuple(self._district(a) for a in claim.area.ids) or (
                (country,) if country else ()
            ), "no country is named"
        if self._is_stock(claim) and country:
            homes = self._homes_for(country)
            within = [a for a in claim.area.ids if self.registry.country(a) in {country, *homes} - {a}]
            return tuple(within) or tuple(dict.fromkeys((country, *homes))), ""
        if claim.kind is ClaimKind.RANK and claim.area.text == "the world":
            ranked = tuple(a for a in self._beside.of("area", claim) if self._are_countries((a,)))
            return (ranked, "") if len(ranked) == 1 else ((), "no one country is named that is ranked")
        return self._written_areas(claim, country)

    def _written_areas(self, claim: Claim, country: str) -> tuple[tuple[str, ...], str]:
        """The areas that a claim's words name, else the document's country."""
        if claim.area.candidates:
            names = ", ".join(
                self.registry.places[c].name for c in claim.area.candidates[:4] if c in self.registry.places
            )
            return (), f"{claim.area.text!r} may be any of several places ({names})"
        if claim.area.ids:
            town = [
                a for a in claim.area.ids if a in self.registry.places and self.registry.places[a].kind == "populated"
            ]
            return ((), f"no source counts by town ({claim.area.text})") if town else (claim.area.ids, "")
        if claim.area.text and not self._only_names_country(claim.area.text, country):
            return (), f"the place {claim.area.text!r} is not in the registry"
        return ((country,), "") if country else ((), "no place is named")

    @cached_property
    def _homes(self) -> list[str]:
        """The countries whose districts the registry knows: the statistics of a pack are kept under its country."""
        divided = {p.id for place in self.registry.places.values() if place.kind != "populated" for p in place.parents}
        return [i for i in sorted(divided) if i in self.registry.places and self.registry.places[i].kind == "country"]

    def _homes_for(self, country: str) -> list[str]:
        """Under which countries a state of affairs of one is kept: itself, else those whose groups act in it."""
        if country in self._homes:
            return [country]
        near = {
            home for actor in self.registry.actors.values()
            if country in (around := {self.registry.country(a) for a in actor.areas}) for home in around
        }  # fmt: skip
        return [home for home in self._homes if home in near] or self._homes

    def _are_countries(self, areas: tuple[str, ...]) -> bool:
        return all(a in self.registry.places and self.registry.places[a].kind == "country" for a in areas)

    def _only_names_country(self, text: str, country: str) -> bool:
        return any(country in m.ids for m in self.gazetteer.mentions(text) if m.kind == "area")

    def _district(self, place: str) -> str:
        """The district that holds a town, or the place itself."""
        entry = self.registry.places.get(place)
        if entry is None or entry.kind != "populated":
            return place
        return entry.parents[0].id if entry.parents else place

    def _measures(self, claim: Claim, areas: tuple[str, ...], actor: str) -> Iterable[Measure]:
        victim = claim.victim
        if claim.metric in _CASUALTIES and victim is Victim.NONE and claim.metric in {"deaths", "injuries"}:
            victim = Victim.ALL
        if claim.metric not in _CASUALTIES and claim.metric != "displaced":
            victim = Victim.NONE  # the statistics on attacks, operations and strength carry no victim class
        own = Measure(claim.metric, str(victim), areas, actor)
        yield own
        if claim.metric.startswith("other:") and claim.victim is not victim:
            yield replace(own, victim=str(claim.victim))
        if claim.metric == "arrests":
            yield replace(own, victim="" if victim else str(Victim.MILITANT))
        for metric, words in _KINDS_OF_METRIC.get(claim.metric, ()):
            yield replace(own, metric=metric, victim=str(Victim.ALL) if metric == "deaths" else "", variant=words)
        if victim in _WIDER:
            wider = _WIDER[victim]
            yield replace(own, victim=str(wider), variant=f"all security forces, not {victim} alone")


def _undated_ends(claims: Sequence[Claim]) -> frozenset[str]:
    """The first figures of "from 19 to 14" where the text gives no period to compare with: they lie in no known one."""
    changes = [c for c in claims if c.kind is ClaimKind.CHANGE and c.from_value is not None and c.base is None]
    return frozenset(
        c.id
        for change in changes
        for c in claims
        if c is not change and c.value == change.from_value and change.start <= c.start and c.end <= change.end
        and c.period == change.period
    )  # fmt: skip


def _ranked_among(claim: Claim, written: dt.date | None) -> Span:
    """What a rank in time without a stated base is among: for a year all on record, for a month those of its year."""
    period = claim.period
    short = period is not None and period.start is not None and (period.days or 0) < SHORT
    if short and period and period.start and not _EVER.search(claim.quote):
        end = dt.date(period.start.year, 12, 31)
        return Span(dt.date(period.start.year, 1, 1), min(end, written or end), "", "document")
    last = period.end if period else None
    return Span(None, max(written, last) if written and last else last, "", "document")
