"""A document's claims checked: read, find, judge; as known now and as known on the document's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.claims.extract.fold import fold
from tahqiq.claims.extract.home import home_of
from tahqiq.claims.extract.plain import plain
from tahqiq.claims.find.alleged import Allegations
from tahqiq.claims.find.answer import Context, answer, lookup
from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.events import silence
from tahqiq.claims.find.fetch import records
from tahqiq.claims.find.gather import Gathered, gather
from tahqiq.claims.find.homes.search import Candidates, Ground, search
from tahqiq.claims.find.laid import Laid, of_incident
from tahqiq.claims.find.tolls import incident
from tahqiq.claims.judge import allegations, milestones
from tahqiq.claims.judge.flags.arithmetic import arithmetic
from tahqiq.claims.judge.flags.composition import Surroundings, composition
from tahqiq.claims.judge.flags.misplaced import lost, misplaced
from tahqiq.claims.judge.flags.noise import noise
from tahqiq.claims.judge.flags.sources import revised, sources
from tahqiq.claims.judge.flags.window import window
from tahqiq.claims.judge.flags.words import Names
from tahqiq.claims.judge.readings import reading, silent
from tahqiq.claims.judge.weigh import Weighed, weigh
from tahqiq.claims.judge.wording import WHY_NOT, reason
from tahqiq.claims.read.parties import Parties
from tahqiq.claims.read.plan import Planner
from tahqiq.claims.read.question import Question
from tahqiq.registry import Registry, short_name
from tahqiq.resolve import Gazetteer
from tahqiq.resolve.local import local
from tahqiq.sources import card
from tahqiq.terms import (
    Card,
    CheckedClaim,
    CheckResult,
    Claim,
    ClaimKind,
    Document,
    EvidenceUsed,
    Flag,
    Label,
    Reading,
    RecordKind,
    Release,
    Verdict,
    WhyNot,
)

if TYPE_CHECKING:
    from tahqiq.store import Workspace

Tick = Callable[[], object]
Judged = Sequence[tuple[Question, Weighed | None]]  # what a document's claims ask, and what the figures say of each
_ATTACKS = frozenset({"attacks", "suicide_attacks"})


def _silently() -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class _Course:
    """What the claims of several documents are judged with: what was known on a day, where lost figures may belong."""

    at: Callable[[dt.date | None], Context]
    homes: Candidates
    as_of: dt.date | None
    each: Tick


@dataclass(frozen=True)
class Checker:
    """Everything a check stands on: the evidence, the registry and its gazetteer."""

    workspace: Workspace
    registry: Registry
    gazetteer: Gazetteer

    @cached_property
    def areas(self) -> Areas:
        """How the places nest."""
        return Areas(self.registry)

    @cached_property
    def _laid(self) -> Laid:
        return Laid(self.registry)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The card of every dataset at hand."""
        return {r.dataset: card(r.dataset) for r in self.workspace.in_force(None)}

    def name(self, publisher: str) -> str:
        """A publisher as a sentence names it: its short name."""
        entry = self.registry.publishers.get(publisher)
        if entry is None:
            return "press reports" if publisher == "press" else publisher.removeprefix("other:").replace("_", " ")
        return short_name(entry)

    @cached_property
    def names(self) -> Names:
        """How publishers, places and groups are called in the messages of flags."""

        def place(id_: str) -> str:
            entry = self.registry.places.get(id_)
            return entry.name if entry else id_

        def actor(id_: str) -> str:
            entry = self.registry.actors.get(id_)
            return entry.name if entry else id_.removeprefix("other:").replace("_", " ")

        return Names(self.name, place, actor)

    def check(self, document: Document, claims: Sequence[Claim], as_of: dt.date | None = None) -> CheckResult:
        """The claims with their verdicts. With ``as_of`` only evidence published by that day is seen."""
        return self.check_all([(document, claims)], as_of)[0]

    def check_all(
        self, reports: Sequence[tuple[Document, Sequence[Claim]]], as_of: dt.date | None = None, each: Tick = _silently
    ) -> list[CheckResult]:
        """Several documents, each with its claims: what they ask of the evidence is fetched once for all.

        ``each`` is called before each claim is judged.
        """
        with self.workspace.pinned():
            asked = [self._questions(document, claims) for document, claims in reports]
            gathered = gather(self.workspace, self.registry, self.areas, [q for questions in asked for q in questions])
            at = lru_cache(maxsize=64)(lambda day: self._context(gathered, day))
            judged = [[_settled(q, at(as_of)) if _measured(q) else (q, None) for q in qs] for qs in asked]
            homes = self._homes([(q, w) for claims in judged for q, w in claims if w], as_of)
            course = _Course(at, homes, as_of, each)
            return [
                self._check(document, claims, pairs, course)
                for (document, claims), pairs in zip(reports, judged, strict=True)
            ]

    def _questions(self, document: Document, claims: Sequence[Claim]) -> list[Question]:
        text = plain(document.text)
        read = replace(document, text=text.text, title=fold(document.title).text)
        names = local(self.gazetteer, home_of(read.text, self.registry))
        return Planner(read, self.registry, names).plan([text.claim(c) for c in claims])

    def _check(self, document: Document, claims: Sequence[Claim], judged: Judged, course: _Course) -> CheckResult:
        at, as_of = course.at, course.as_of
        now, then = at(as_of), at(document.date) if document.date else None
        flags = {id_: list(found) for id_, found in arithmetic(document, claims, self.areas.inside).items()}
        astray = [(q, w) for q, w in judged if w and lost(q, w)]
        for id_, flag in misplaced(astray, course.homes, self.areas, document.date, self.names).items():
            flags.setdefault(id_, []).append(flag)
        checked = []
        for (q, w), claim in zip(judged, claims, strict=True):
            course.each()
            own = (
                self._alleged(q, as_of, document.date)
                if q.why_not is WhyNot.ALLEGATION
                else self._checked(q, w, now, then, flags.get(q.claim.id, []))
            )
            checked.append(replace(own, claim=claim))
        return CheckResult(document, self._used(as_of), tuple(checked), as_of.isoformat() if as_of else None)

    def _context(self, gathered: Gathered, day: dt.date | None) -> Context:
        """What was known on a day (None: now)."""
        events = gathered.events(day)
        return Context(
            evidence=gathered.evidence.known_by(day, events),
            day=day,
            releases=self._releases(day),
            places=self.areas.place,
            inside=self.areas.inside,
            siblings=self.areas.siblings,
            countries=self.areas.countries,
            incidents=[r for r in gathered.incidents if day is None or _known(r, day)],
            laid=self._laid.elsewhere,
            toll_events=gathered.toll_events(day),
            moments=gathered.moments.known_by(day),
            fits_words=self._fits_words,
        )

    def _releases(self, day: dt.date | None) -> dict[str, tuple[Release, Card]]:
        return {r.release_id: (r, self.cards[r.dataset]) for r in self.workspace.in_force(day)}

    def _fits_words(self, definition: str, sentence: str, country: str, abroad: bool = False) -> bool:
        """Whether a definition speaks of the neighbours that the sentence speaks of, where both name any.

        ``country`` is the one that the document is about.

        What can be ``abroad`` (fighters) is where the sentence says only if the definition says so too.
        """
        one, other = self._abroad(definition, country), self._abroad(sentence, country)
        return not other or (not one and not abroad) or bool(one & other)

    def _named_areas(self, text: str) -> frozenset[str]:
        return frozenset(a for m in self.gazetteer.mentions(text) if m.kind == "area" for a in m.ids)

    def _abroad(self, text: str, country: str) -> frozenset[str]:
        """The countries that a text names beside the one it is about, or beside those that evidence is kept for."""
        found = self._named_areas(text)
        kept = {r.area for r in self.workspace.in_force(None)}
        home = {country} if country in kept else kept
        return frozenset(
            a
            for a in found
            if a in self.registry.places and self.registry.places[a].kind == "country" and a not in home
        )

    def _homes(self, judged: Judged, as_of: dt.date | None) -> Candidates:
        """Where figures that are lost where they stand may belong: all candidates fetched at once."""
        astray = [q for q, w in judged if w and lost(q, w)]
        if not astray:
            return Candidates()
        publishers = {name: of.publisher for name, of in self.cards.items()}
        return search(Ground(self.workspace, self.registry, self.areas, publishers, as_of), astray)

    def _checked(
        self, question: Question, weighed: Weighed | None, now: Context, then: Context | None, flags: list[Flag]
    ) -> CheckedClaim:
        if question.why_not is not None:
            return CheckedClaim(question.claim, Verdict(Label.NOT_CHECKABLE, _why_not(question)), tuple(flags))
        if weighed is None:
            return self._milestone(question, now, then, flags)
        before = self._before(question, weighed, now, then)
        said = reason(question, weighed, self.name)
        verdict = Verdict(weighed.label, said, before.label if before else None, weighed.label)
        flags = [*flags, *sources(question, weighed, self.name)]
        around = Surroundings(now, self.areas.provinces, self._named_areas)
        for found in (
            noise(question, weighed, self.names, now.day),
            composition(question, weighed, around, self.names),
            window(question, weighed, lookup(now), self.names, now.day),
        ):
            flags += [found] if found else []
        if before is not None and before.named_seen == weighed.named_seen:
            change = revised(before.label, weighed.label, reason(question, before, self.name))
            flags += [change] if change else []
        readings = [reading(v) for v in weighed.voices] + self._silent(question, weighed, now)
        return CheckedClaim(question.claim, verdict, tuple(flags), tuple(readings))

    def _before(self, question: Question, weighed: Weighed, now: Context, then: Context | None) -> Weighed | None:
        """What was known on the report's date: what is known now, where all that bears on it was public by then."""
        if then is None:
            return None
        day, figures = then.day, [v.figure for v in weighed.voices]
        public = day is not None and all(f.known_from is not None and f.known_from <= day for f in figures)
        alike = now.events_in_force == then.events_in_force
        if public and alike and question.claim.kind in _OF_THEIR_OWN and not question.stock:
            return weighed
        return weigh(question, answer(question, then))

    def _silent(self, question: Question, weighed: Weighed, context: Context) -> list[Reading]:
        """The datasets that record such things and do not reach this claim's period."""
        spoken = {v.figure.dataset for v in weighed.voices}
        window = question.window
        period = (window.start, window.end) if window and window.start and window.end else None
        found = []
        for release, dataset in context.releases.values():
            if release.dataset in spoken or question.claim.metric not in dataset.metrics:
                continue
            why = silence(release, dataset, period)
            if why and release.kind in {RecordKind.EVENTS, RecordKind.OBSERVATIONS}:
                found.append(silent(release, dataset, why, question))
        return found

    def _milestone(self, question: Question, now: Context, then: Context | None, flags: list[Flag]) -> CheckedClaim:
        dated = self._dated(question, now)
        before = self._dated(question, then).label if then else None
        verdict = Verdict(dated.label, dated.reason, before, dated.label)
        return CheckedClaim(question.claim, verdict, tuple(flags), dated.readings)

    def _alleged(self, question: Question, as_of: dt.date | None, written: dt.date | None) -> CheckedClaim:
        """Who alleges and who denies it, as known on a day."""
        meant = self._allegations.meant(question.claim, as_of, written)
        name = self._allegations.parties.name
        verdict = Verdict(Label.NOT_CHECKABLE, allegations.reason(question.claim, meant, name))
        return CheckedClaim(question.claim, verdict, readings=allegations.readings(meant, name))

    @cached_property
    def _allegations(self) -> Allegations:
        return Allegations(records(self.workspace, RecordKind.ALLEGATIONS), Parties(self.registry, self.gazetteer))

    def _dated(self, question: Question, context: Context) -> milestones.Dated:
        claim = question.claim
        if claim.metric in _ATTACKS:
            areas = claim.area.ids or ((question.country,) if question.country else ())
            record = incident(claim, question.sentence, context.incidents, context.inside(areas))
            group = next((a for a in claim.actor.ids if a in self.registry.actors), "")
            if record is not None and context.laid(group, of_incident(record)):
                record = None
            return milestones.of_incident(claim, record, context.releases)
        around = claim.area.ids or ((question.country,) if question.country else ())
        countries = frozenset(c for a in around if (c := self.registry.country(a)))
        meant = context.moments.meant(claim, question.sentence, countries)
        return milestones.judge(claim, meant, placed=bool(countries))

    def _used(self, day: dt.date | None) -> tuple[EvidenceUsed, ...]:
        return tuple(_used(r, self.cards[r.dataset]) for r in self.workspace.in_force(day))


def _measured(question: Question) -> bool:
    """Whether a question is one of figures, not of a date, and can be asked."""
    return question.why_not is None and question.claim.kind is not ClaimKind.MILESTONE


def _settled(question: Question, context: Context) -> tuple[Question, Weighed]:
    """What the figures say of a question; of a part alone where they would settle it and its words may narrow it."""
    weighed = weigh(question, answer(question, context))
    if question.narrowed and question.measures and weighed.label in _SETTLING:
        question = question.of_part()
        weighed = weigh(question, answer(question, context))
    return question, weighed


_OF_THEIR_OWN = frozenset({ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.CHANGE, ClaimKind.LEVEL, ClaimKind.RANGE})
"""Kinds whose figures are made of the rows that they name alone, and of no others beside them."""
_SETTLING = frozenset({Label.SUPPORTED, Label.CONTRADICTED})


def _known(record: Mapping[str, Any], day: dt.date) -> bool:
    return record["known_from"] is not None and record["known_from"] <= day


def _why_not(question: Question) -> str:
    assert question.why_not is not None
    text = WHY_NOT[question.why_not]
    return f"{text}: {question.why}." if question.why else f"{text}."


def _used(release: Release, of: Card) -> EvidenceUsed:
    return EvidenceUsed(
        dataset=release.dataset, release=release.release_id, published=release.published, rows=release.accepted,
        start=release.start.isoformat() if release.start else None,
        end=release.end.isoformat() if release.end else None, area=release.area,
        title=of.title, citation=of.citation, licence=of.licence, url=of.url,
    )  # fmt: skip
