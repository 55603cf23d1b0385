"""Whether words are those of somebody who can do a deed.

A doer is whoever has a name (known to any list or not), a people, a body of armed men, a force of a state. What only
happens ("the blast", "floods") does nothing, but who stands before the noun of it does: "Tamo attacks", "Israeli fire".
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from tahqiq.claims.extract.name import Name
from tahqiq.claims.extract.phrases import BOUNDARY, PASSIVE, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar, people_words, plural, read, words_of

EVENTS = frozenset(("attacks", "suicide_attacks", "operations", "incidents"))
ARTICLES = frozenset(("the", "a", "an"))
DESCRIBING = grammar("describing") | {"claimed", "attributed", "speaking", "armed"}
_STOPS = (
    (grammar("function") - ARTICLES - {"new"})
    | BOUNDARY
    | PREPOSITIONS
    | PASSIVE
    | {"or", "also", "then", "has", "have", "had"}
)
_NOBODY = frozenset(("all", "groups", "civilian"))
"""Classes of people who are counted, and do nothing."""
_ENDS = ("al", "ic", "ous", "ive", "ed", "ing", "ist", "ly", "tion", "tions", "ment", "ness", "ity", "ies", "ism",
         "less", "ful", "able")  # fmt: skip
"""Ends of ordinary words: such a word is no name for opening a sentence."""

Span = tuple[int, int]
"""The first and the last token of a wording."""


def doers(name: str) -> frozenset[str]:
    """One flat list of ``doers.yml``, as a set."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read("doers").items()}


@cache
def _bodies() -> frozenset[str]:
    """The nouns of those who can do a deed, in both numbers, by their last word."""
    irregular = {"man": "men", "infantry": "infantry", "aircraft": "aircraft", "mafia": "mafia"}
    nouns = doers("bodies") | people_words("group_heads")
    return frozenset(words_of(form)[-1] for noun in nouns for form in (noun, plural(noun, irregular)))


@dataclass(frozen=True, slots=True)
class Bearers:
    """The tokens and names of one sentence; ``common`` are the words that the document writes in small letters.

    ``others`` are where the names of known publishers, operations and programmes stand, who are no doers; ``titled``
    marks a heading whose capitals tell nothing.
    """

    text: str
    tokens: Sequence[Token]
    names: Sequence[Name]
    common: AbstractSet[str]
    others: Sequence[Span] = ()
    titled: bool = False

    def bearer(self, first: int, last: int) -> Span | None:
        """The tokens of the doer in a wording; of "Tamo attacks" only who made them; None where it names nobody."""
        head = self.tokens[last]
        if self.is_body(head):
            return first, last
        if self.is_event(head):
            return self._striker(first, last)
        named = self._named(first, last) and not self._only_places(first, last)
        return (first, last) if named and not self._another(first, last) else None

    def bears(self, first: int, last: int) -> bool:
        """Whether the tokens are the wording of somebody who can do a deed."""
        return self.bearer(first, last) is not None

    def words(self, first: int, last: int) -> str:
        """A wording as it stands in the text, without a possessive's ending."""
        start, end = self.tokens[first].start, self.tokens[last].end
        if self.tokens[last].possessive:
            cut = max(self.text.rfind("'", start, end), self.text.rfind("’", start, end))
            end = cut if cut > start else end
        return self.text[start:end]

    def is_body(self, token: Token) -> bool:
        """Whether a noun is that of armed men, forces, or others who can do a deed."""
        people = token.tag("people")
        if people is not None and people.value not in _NOBODY:
            return True
        return token.tag("actor") is not None or token.norm.rpartition(" ")[2] in _bodies()

    def is_event(self, token: Token) -> bool:
        """Whether a noun is that of an attack or of violence."""
        tag = token.tag("metric", "mass")
        return bool(tag and tag.value in EVENTS) or token.norm in doers("strikes")

    def is_name(self, at: int) -> bool:
        """Whether a token is a name of its own: a capital that is not the sentence's, nor a common word's."""
        token = self.tokens[at]
        if not token.capital or self._stops(token) or token.tag("metric", "mass"):
            return False
        if token.tag("months", "weekdays", "country"):
            return token.tag("country") is not None
        opening = at == 0 or self.titled or self.tokens[at - 1].kind == "p"
        if not opening or (len(token.text) > 1 and token.text.isupper()) or self._known(at, at):
            return True
        ordinary = token.tags or token.norm in doers("causes") or token.norm in self.common
        return not ordinary and not (token.norm.endswith(_ENDS) and len(token.norm) > len("mined"))

    def place(self, at: int) -> bool:
        """Whether a token is part of a place's name."""
        return any(n.kind == "area" and n.first <= at <= n.last and not n.weak for n in self.names)

    def inside(self, at: int) -> bool:
        """Whether a token can stand inside a wording."""
        token = self.tokens[at]
        if token.kind != "word":
            return self._ends_a_plural(at)
        if token.norm in ARTICLES or token.tag("lives"):
            return False
        if self._stops(token):
            return at > 0 and (self._of_a_name(at) or (token.capital and self._amid_capitals(at)))
        if token.capital or token.norm in ("al", "el"):
            return not token.tag("months", "weekdays")
        if token.tag("people", "actor", "acting", "metric", "mass", "place_adjectives", "country"):
            return True
        verb = token.tag("verb", "middle", "report", "compare", "dirverb", "share_verbs", "event", "claim")
        return verb is None or token.norm in DESCRIBING

    def _stops(self, token: Token) -> bool:
        """Whether a small word ends a wording; "IS" is none."""
        lettered = token.text.isupper() and len(token.text) > 1 and not self.titled
        return token.norm in _STOPS and not lettered

    def _ends_a_plural(self, at: int) -> bool:
        """The mark of "the Red Dragons' raids"."""
        token = self.tokens[at]
        glued = token.text in ("'", "’") and 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].end == token.start
        return glued and self.tokens[at - 1].norm.endswith("s") and self.tokens[at + 1].kind == "word"

    def _amid_capitals(self, at: int) -> bool:
        return at < len(self.tokens) - 1 and self.tokens[at - 1].capital and self.tokens[at + 1].capital

    def _of_a_name(self, at: int) -> bool:
        """ "Army of the North": a small word inside a name."""
        before, behind = self.tokens[at - 1], at + 1
        if self.tokens[at].norm != "of" or not before.capital or before.possessive:
            return False
        while behind < len(self.tokens) and self.tokens[behind].norm == "the":
            behind += 1
        return behind < len(self.tokens) and self.tokens[behind].capital and not self.place(behind)

    def _striker(self, first: int, last: int) -> Span | None:
        """Who stands before the noun of an event: "Tamo-led attacks", "the Red Front's raids", "Israeli strikes"."""
        end = last - 1
        while end >= first and (self.tokens[end].kind == "p" or self._says_what_kind(end)):
            end -= 1
        if end < first or not self._named(first, end) or self._only_places(first, end) or self._another(first, end):
            return None
        while not (self.is_name(first) or self.is_body(self.tokens[first])):
            first += 1  # "deadly Tamo raids"
        country, noun = self.tokens[end].tag("country"), self.tokens[last].norm.rpartition(" ")[2]
        if country:
            demonym = country.form != "name" or self.tokens[end].text.isupper()
            return (first, end) if demonym and noun in doers("strikes") else None
        named_so = noun in doers("named_after") and not self.is_body(self.tokens[end])
        return None if named_so or self._maybe_place(first, end) else (first, end)

    def _says_what_kind(self, at: int) -> bool:
        token = self.tokens[at]
        cause = not token.capital and token.norm in doers("causes")
        return cause or self.is_event(token) or token.norm in DESCRIBING | doers("kinds")

    def _maybe_place(self, first: int, end: int) -> bool:
        """ "The Tamo bombing" was in Tamo, "a Tamo bombing" and "Tamo bombings" are by it."""
        if end > first or self.tokens[end].possessive or self.tokens[end].text.isupper() or self._known(first, end):
            return False
        led = first > 0 and self.tokens[first - 1].norm == "the"
        return led and self.tokens[end + 1].norm not in DESCRIBING

    def _known(self, first: int, last: int) -> bool:
        """Whether a group that is known by name has one of these tokens."""
        return any(n.kind == "actor" and not n.weak and n.first <= last and first <= n.last for n in self.names)

    def _named(self, first: int, last: int) -> bool:
        return any(map(self.is_name, range(first, last + 1)))

    def _only_places(self, first: int, last: int) -> bool:
        """Whether all its names are places; a country alone can do a deed."""
        named = [at for at in range(first, last + 1) if self.is_name(at)]
        if any(self.is_body(self.tokens[at]) and not self.place(at) for at in range(first, last)):
            return False  # "rebels backed by Tamo"
        if len(named) == last - first + 1 == 1 and self.tokens[first].tag("country"):
            return False
        return all(map(self.place, named))

    def _another(self, first: int, last: int) -> bool:
        """Whether a publisher's name is among them, who counts and does nothing, or that of an operation."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return any(a < end and start < b for a, b in self.others)
