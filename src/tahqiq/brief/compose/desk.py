"""What every passage works with: the evidence, the ledger, and the names of things as a sentence uses them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tahqiq.brief.compose import pages
from tahqiq.brief.compose.predicates import NAMED
from tahqiq.brief.evidence import Evidence
from tahqiq.brief.ledger import Basis, Ledger, Source, cite, issued
from tahqiq.brief.numerals import FIGURES, SPANNED, known_by
from tahqiq.brief.words import bounded, place_with_article, sentence, with_article
from tahqiq.measure.records import Fact, Figure
from tahqiq.measure.wording import named, number, period
from tahqiq.registry import short_name
from tahqiq.registry.lookup import names_of
from tahqiq.sources import card
from tahqiq.terms import Bound, Release, RowsAt

if TYPE_CHECKING:
    from tahqiq.brief.pictures import Picture
    from tahqiq.measure.strategy.result import StrategyTold
    from tahqiq.registry import Registry

_UNSPECIFIED = " (unspecified)"
"""What the registry has behind the name of a kind of group, for deeds whose group nobody named."""
_RANGE = re.compile(r"(?<=\d)-(?=\d{1,3},\d{3})")
"""The hyphen of a range such as 6,000-6,500."""


@dataclass
class Desk:
    """One brief at work. ``gaps`` collects what a passage looked for in vain, to be said at the end.

    ``speaker`` is the publisher whose count the sentence before told, "" where a passage begins or several spoke.
    """

    evidence: Evidence
    ledger: Ledger = field(default_factory=Ledger)
    gaps: list[str] = field(default_factory=list)
    turns: Counter[str] = field(default_factory=Counter)
    speaker: str = ""
    strategies: list[StrategyTold] | None = None
    pictures: dict[str, Picture] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        """The names."""
        return self.evidence.registry

    @property
    def country(self) -> str:
        """The id of the country."""
        return self.evidence.country

    @property
    def as_of(self) -> dt.date:
        """The day whose knowledge is used."""
        return self.evidence.as_of

    def place(self, area: str) -> str:
        """A place's name as it stands in a sentence, with the article that it takes."""
        return place_with_article(self.bare_place(area))

    def division(self, kind: str = "province") -> str:
        """What the country calls its places of a kind, in the singular."""
        return self.registry.division(self.country, kind)

    def bare_place(self, area: str) -> str:
        """A place's name alone, for tables and titles."""
        return self.registry.places[area].name if area in self.registry.places else area

    def actor(self, code: str) -> str:
        """An actor's name as prose uses it: the acronym that its id is, a state's short name, else its name."""
        entry = self.registry.actors.get(self.registry.actor_id(code) or code)
        if entry is None:
            if code in self.registry.places:
                return self.place(code)  # a state that no pack has as an actor, by its country
            return self.publisher(code) if code in self.registry.publishers else _words(code)
        if entry.id.upper() in (a.name for a in entry.aliases):
            return entry.id.upper()
        name = next((a.name for a in entry.aliases if a.kind == "short_name"), entry.name)
        return name.removesuffix(_UNSPECIFIED)

    def full_name(self, actor: str) -> str:
        """An actor's full name, for headings."""
        return self.registry.actors[actor].name.removesuffix(_UNSPECIFIED)

    def the(self, code: str) -> str:
        """An actor's name with the article that it takes in a sentence, if it takes one."""
        return with_article(self.actor(code))

    def full(self, actor: str) -> str:
        """An actor's own name, not its acronym, with the article that it takes."""
        return with_article(self.registry.actors[actor].name)

    def introduced(self, actor: str) -> str:
        """The same with its acronym behind it, where it goes by one: "the United Baloch Army (UBA)"."""
        short = self.actor(actor)
        return f"{self.full(actor)} ({short})" if short.isupper() else self.full(actor)

    def cited(self, text: str, *keys: str) -> str:
        """A statement without a number as a sentence, with its pages before the full stop; "" for ""."""
        whole = sentence(text)
        return whole[:-1] + cite(*sorted(set(keys))) + whole[-1] if whole else ""

    def vary(self, what: str, forms: Sequence[str]) -> str:
        """The next of several ways to say the same, in turn, so that a run of passages does not repeat a phrase."""
        self.turns[what] += 1
        return forms[(self.turns[what] - 1) % len(forms)]

    def known(self, text: str) -> str:
        """Text of the evidence without the clauses that name a date after the day of the brief."""
        return known_by(text, self.as_of)

    def publisher(self, code: str) -> str:
        """A publisher's name as prose uses it: its acronym where it has one, else its name with the article."""
        entry = self.registry.publishers.get(code)
        short = named(code) if entry is None else short_name(entry)
        return short if entry is None or short.isupper() else with_article(short)

    def speaks(self, code: str) -> str:
        """Whose count a sentence tells: "it" where the one before was theirs, else the name."""
        again, self.speaker = self.speaker == code, code
        return "it" if again else self.publisher(code)

    def figure(self, figure: Figure) -> str:
        """A printed figure with its bound, entered in the ledger."""
        text = self.ledger.number(number(figure.value), figure.value, self.basis(figure))
        return bounded(text, Bound(figure.bound))

    def derived(self, text: str, value: float, figures: list[Figure], what: str, query: str) -> str:
        """A number that was computed from printed figures."""
        parts = [self.basis(f) for f in figures]
        rows = tuple(dict.fromkeys(r for p in parts for r in p.rows))
        basis = Basis(
            what,
            query,
            f"tahqiq show '{rows[0]}'" if rows else "",
            tuple(dict.fromkeys(r for p in parts for r in p.releases)),
            rows,
            tuple(dict.fromkeys(s for p in parts for s in p.sources)),
        )
        return self.ledger.number(text, value, basis)

    def basis(self, figure: Figure) -> Basis:
        """What a printed figure stands on."""
        row = str(RowsAt(figure.release_id, (figure.obs_id,)))
        who, where = self.publisher(figure.publisher), self.place(figure.area)
        whom = f" ({figure.victim})" if figure.victim else ""
        when = period((figure.start, figure.end))
        what = f"{who}: {_words(figure.metric)}{whom}, {where}, {when}. {self.known(figure.definition)}".strip()
        by = f" As reported by {figure.reported_by}." if figure.reported_by not in ("", "direct") else ""
        query = f"figure(id={figure.obs_id!r})"
        key = self.document(figure)
        return Basis(
            what + ("" if what.endswith(".") else ".") + by,
            query,
            f"tahqiq show '{row}'",
            (figure.release_id,),
            (row,),
            (key,),
            figure.low,
            figure.high,
            note=figure.confidence,
        )

    def document(self, figure: Figure) -> str:
        """What a figure was printed in; its key."""
        return self.ledger.source(self._document(figure))

    def _document(self, figure: Figure) -> Source:
        if figure.url.startswith("dataset:") or not figure.url:
            of = card(figure.dataset)
            return Source(
                _key(figure.publisher, of.title), of.title, self.publisher(of.publisher), "", of.url, kind="dataset"
            )
        who = self.registry.publishers.get(figure.publisher)
        return Source(
            _key(figure.publisher, figure.url, figure.published),
            figure.document or f"Figures of {self.publisher(figure.publisher)}",
            who.name if who else named(figure.publisher),
            issued(figure.published),
            figure.url,
            pages.host(figure.url),
        )

    def fact_page(self, fact: Fact) -> str:
        """The page that a fact was read on; its key."""
        return self.page(fact.url, self._about(fact).partition(",")[0])

    def fact_basis(self, fact: Fact) -> Basis:
        """What a number in a fact stands on."""
        row = str(RowsAt(fact.release_id, (fact.fact_id,)))
        key = self.fact_page(fact)
        what = f"{self._about(fact)}: {fact.object}, {fact.start_text}. {self.known(fact.notes)}"
        return Basis(
            what.strip(), f"fact(id={fact.fact_id!r})", f"tahqiq show '{row}'", (fact.release_id,), (row,), (key,)
        )

    def _about(self, fact: Fact) -> str:
        """What a fact is about: a programme, operation or actor, and in what respect."""
        entry = self.registry.programmes.get(fact.subject) or self.registry.operations.get(fact.subject)
        name = entry.name if entry else self.actor(fact.subject)
        if fact.subject.lower() == self.bare_place(self.country).lower():
            name = self.bare_place(self.country)
        said = NAMED.get(fact.predicate, _words(fact.predicate))
        return f"{name}, {said.removesuffix(' the')}" if said else name

    def anchored(self, text: str, basis: Basis) -> str:
        """Text of the evidence with each of its figures entered in the ledger; dates and names stay as they are."""
        text = _RANGE.sub("–", text)
        self.ledger.told.append((text, basis))
        said, at = [], 0
        for match in SPANNED.finditer(text):
            said += [self._figures(text[at : match.start()], basis), self._entered(match, basis, match["rest"])]
            at = match.end()
        return "".join([*said, self._figures(text[at:], basis)])

    def _figures(self, text: str, basis: Basis) -> str:
        return FIGURES.sub(lambda m: self._entered(m, basis) if m["figure"] else m[0], text)

    def _entered(self, match: re.Match[str], basis: Basis, rest: str = "") -> str:
        return self.ledger.number(match["figure"] + rest, float(match["figure"].replace(",", "")), basis)

    def pages(self, sources: Iterable[str], about: str) -> list[str]:
        """The keys of those sources of an entry of the registry that are pages or datasets."""
        return [self.page(s, about) for s in sources if "://" in s or s.startswith("dataset:")]

    def dataset(self, release: Release) -> str:
        """The dataset of a release, by its publisher and the day of the release; its key."""
        of = card(release.dataset)
        key = f"{release.dataset}-{release.version}".replace("@", "-")
        who = self.registry.publishers.get(of.publisher)
        return self.ledger.source(
            Source(key, of.title, who.name if who else named(of.publisher), issued(str(release.published)), of.url,
                   kind="dataset", version=release.version)
        )  # fmt: skip

    def page(self, url: str, about: str) -> str:
        """A page of the bibliography that is known by its address; its key.

        Its title is the one in its address, else what the page was read for in brackets. Its day is that of a figure
        that was printed on it, else that of its address.
        """
        url = url.split(" | ", maxsplit=1)[0].strip()
        if url.startswith("dataset:"):
            return self.ledger.source(Source(_key("dataset", url), url.removeprefix("dataset:"), kind="dataset"))
        site = pages.host(url)
        title = pages.title(url, self._acronyms) or f"[About: {about}]"
        day = self._published.get(url) or pages.issued(url)
        return self.ledger.source(Source(_key(site, url), title, issued=day, url=url, site=site))

    @cached_property
    def _published(self) -> dict[str, str]:
        """The days on which pages with figures were put out, by their addresses."""
        return {f.url: issued(f.published) for f in self.evidence.figures if "://" in f.url}

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        """Words in capitals of the registry's names, but for those that a title has as words."""
        words = {w for e in self.registry.entries() for n in names_of(e) for w in n.name.split()}
        return frozenset(w for w in words if w.isalpha() and w.isupper() and w.lower() not in pages.WORDS)


def _words(code: str) -> str:
    return code.removeprefix("other:").replace("_", " ")


def _key(*parts: str) -> str:
    first = "".join(c for c in parts[0].lower() if c.isalnum())[:12] or "s"
    return f"{first}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:8]}"
