"""The two measures of a share: what it is a share of, and which part of that is meant.

"Civilians made up 36% of the people killed in the north": people killed there, and the civilians among them. "The
north accounted for a third of attacks": attacks in the country, and those in the north.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.pointing import PARTS
from tahqiq.claims.read.question import Measure
from tahqiq.claims.read.sides import classes_in
from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer, Mention
from tahqiq.terms import Claim, Victim

PRINTED = {"attacks": "other:share_of_attacks_pct", "deaths": "other:share_of_deaths_pct"}
"""The metrics under which publishers print shares of a country's attacks and deaths."""
CASUALTIES = frozenset({"deaths", "injuries", "other:casualties"})
COUNTED = CASUALTIES | {"attacks", "incidents", "suicide_attacks", "operations", "arrests"}
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_FIGURE = re.compile(
    rf"\d+(?:[.,]\d+)?\s*(?:%|per\s?cent\b|pc\b)|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|most|bulk"
    rf"|{_SMALL}\s+(?:in|out\s+of)\s+(?:every\s+)?{_SMALL})\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s*of\s+", re.IGNORECASE)
_WHOLE_ENDS = re.compile(
    r"[,;:.()–—]|\b(?:is|are|was|were|have|has|had|took|occurred|happened|came|fell|involved|hit|targeted"
    r"|while|and\s+(?=\S+\s+(?:%|per))|followed|according)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–—]|\b(?:while|whereas)\b")
_JOINED = re.compile(r"[,;:()–—]|\b(?:while|whereas|and)\b")
_IT = re.compile(
    rf"\b(?:it|the\s+(?:{'|'.join(sorted(PARTS))}))\s+(?:alone\s+|also\s+)?"
    r"(?:accounted\s+for|accounts\s+for|made\s+up|saw|recorded|witnessed|suffered|bore)\b",
    re.IGNORECASE,
)
"""A place named before, of which a share is told: "it accounted for half of all attacks"."""
_SUICIDE = re.compile(r"\bsuicide\b", re.IGNORECASE)
SUICIDE = "suicide_attacks"


@dataclass(frozen=True, slots=True)
class Share:
    """A part and its whole; ``printed`` is the measure under which a publisher may print that very share."""

    part: Measure
    whole: Measure
    printed: Measure | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """What a piece of a sentence names: areas, an armed group, classes of victims, suicide attacks."""

    areas: tuple[tuple[str, ...], ...]
    actors: frozenset[str]
    classes: frozenset[Victim]
    suicide: bool


@dataclass(frozen=True)
class Shares:
    """Reads the two measures of a share out of its sentence."""

    registry: Registry
    gazetteer: Gazetteer
    is_state: Callable[[str], bool]

    def of(self, claim: Claim, own: Measure, sentence: str, country: str) -> Share | None:
        """The share that a claim is of; None where its sentence does not say what is a part of what."""
        at = sentence.find(claim.quote)
        figure = _FIGURE.search(claim.quote)
        if at < 0 or figure is None or claim.metric not in COUNTED:
            return None
        before, of_what, behind = _pieces(sentence, at + figure.start(), at + figure.end())
        named = self._named(of_what)
        whole = self._whole(own, named, country)
        for piece in (before, behind, sentence[: at + figure.start()]):
            share = self._cut(whole, self._named(piece), claim) if piece else None
            if share is not None:
                return share if share.part.areas != share.whole.areas or named.areas else _moved(share, own.areas)
        meant = (own.areas,) if _IT.search(before) else ()
        share = self._cut(whole, _Named(meant, frozenset(), frozenset(), False), claim)
        return share if share is None or named.areas or meant else _moved(share, own.areas)

    def _whole(self, own: Measure, named: _Named, country: str) -> Measure:
        areas = named.areas[0] if named.areas else (country,) if country else own.areas
        actor = next(iter(named.actors), "") if len(named.actors) == 1 else ""
        victim = own.victim
        if own.metric in CASUALTIES:
            victim = str(next(iter(named.classes))) if len(named.classes) == 1 else str(Victim.ALL)
        metric = SUICIDE if named.suicide and own.metric == "attacks" else own.metric
        part = SUICIDE if named.suicide and own.metric in CASUALTIES else ""
        return Measure(metric, victim, areas, actor, part=part)

    def _cut(self, whole: Measure, named: _Named, claim: Claim) -> Share | None:
        """The part of a whole that the words name; None where they name none, or several."""
        part, cuts = whole, 0
        inside = [a for a in named.areas if self._within(a, whole.areas)]
        if len(set(inside)) > 1:
            return None
        if inside:
            part, cuts = replace(part, areas=inside[0]), cuts + 1
        if len(named.actors) > 1:
            return None
        if named.actors and not whole.actor:
            part, cuts = replace(part, actor=next(iter(named.actors))), cuts + 1
        victim = self._class(named, claim)
        if victim is not None and whole.metric in CASUALTIES and whole.victim == str(Victim.ALL):
            part, cuts = replace(part, victim=str(victim)), cuts + 1
        if named.suicide and not whole.part and whole.metric in {"attacks", *CASUALTIES}:
            part = replace(part, metric=SUICIDE) if whole.metric == "attacks" else replace(part, part=SUICIDE)
            cuts += 1
        if not cuts:
            return None
        return Share(part, whole, self._printed(part, whole) if cuts == 1 else None)

    def _class(self, named: _Named, claim: Claim) -> Victim | None:
        if claim.victim not in {Victim.NONE, Victim.ALL}:
            return claim.victim
        return next(iter(named.classes)) if len(named.classes) == 1 else None

    def _printed(self, part: Measure, whole: Measure) -> Measure | None:
        """Of a country's whole only: what a share of a province is a share of, a row does not say."""
        metric = PRINTED.get(whole.metric)
        of_country = all(self._kind(a) == "country" for a in whole.areas)
        alike = part.metric == whole.metric and not part.part and not whole.actor
        return replace(part, metric=metric) if metric and of_country and alike else None

    def _within(self, areas: tuple[str, ...], whole: tuple[str, ...]) -> bool:
        return areas != whole and all(set(whole) & set(self.registry.ancestors(a)) for a in areas)

    def _kind(self, area: str) -> str:
        return self.registry.places[area].kind if area in self.registry.places else ""

    def _named(self, text: str) -> _Named:
        mentions = self.gazetteer.mentions(text)
        actors = {i for m in mentions if m.kind == "actor" for i in (m.ids or m.candidates) if not self.is_state(i)}
        return _Named(_areas(text, mentions), frozenset(actors), classes_in(text), bool(_SUICIDE.search(text)))


def _moved(share: Share, areas: tuple[str, ...]) -> Share:
    """The share in the area that the claim is about, where neither its part nor its whole names one."""
    printed = share.printed if areas == share.whole.areas else None
    return Share(replace(share.part, areas=areas), replace(share.whole, areas=areas), printed)


def _pieces(sentence: str, start: int, end: int) -> tuple[str, str, str]:
    """The clause before a share's figure, what it is of, and what is said behind that; each up to the next share."""
    figures = [m for m in _FIGURE.finditer(sentence) if m.end() <= start or m.start() >= end]
    first = max((m.end() for m in figures if m.end() <= start), default=0)
    last = min((m.start() for m in figures if m.start() >= end), default=len(sentence))
    before = (_JOINED if first else _CLAUSE).split(sentence[first:start])[-1]
    of = _OF.match(sentence, end, last)
    stop = _WHOLE_ENDS.search(sentence, of.end(), last) if of else None
    cut = stop.start() if stop else last if of else end
    behind = "" if stop and not stop[0].isalpha() else sentence[cut:last]
    if last < len(sentence):  # "… in the north and 20% in the south", "… of attacks and the south for 20%"
        behind = "".join(_JOINED.split(behind)[:-1]) or behind
    return before, sentence[of.end() : cut] if of else "", _CLAUSE.split(behind)[0]


def _areas(text: str, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], ...]:
    """The areas named, those joined by "and" as one."""
    found: list[tuple[str, ...]] = []
    last = -1
    for mention in mentions:
        if mention.kind != "area" or mention.demonym or len(mention.ids) != 1:
            continue
        joined = found and re.fullmatch(r"(?:,|\s+and|,\s+and)\s+(?:in\s+)?", text[last : mention.start])
        if joined:
            found[-1] = (*found[-1], *mention.ids)
        else:
            found.append(mention.ids)
        last = mention.end
    return tuple(found)
