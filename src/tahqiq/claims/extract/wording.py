"""The wording of a doer: the phrase that ends before a verb, or that begins behind "by"."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.claims.extract.bearers import ARTICLES, Bearers, Span, doers
from tahqiq.claims.extract.words import grammar

_WHERE = grammar("place_prepositions") | {"from", "on", "against", "to", "with", "for", "of", "into", "along", "among",
                                          "between"}  # fmt: skip
_SMALL = 4
"""Words in small letters that may follow each other in a wording."""
_WHOLE = 14
"""Tokens that a wording may have."""
_PHRASES = 3
"""Phrases of place that may stand between a subject and its verb, and members of a list of doers."""
_JOINT = 3
"""Tokens that join a noun to the name behind it: "loyal to"."""


@dataclass(frozen=True, slots=True)
class Reader(Bearers):
    """Reads the wordings of one sentence."""

    def before(self, at: int, nearest: bool = False) -> Span | None:
        """The wording that ends before a token: first and last token, without its article.

        Of "envoys of the Tamo Front" the subject is the envoys; the ``nearest`` name is the Front.
        """
        last = at - 1
        for _ in range(_PHRASES):
            first = self.start(last) if last >= 0 else 0
            if first > last:
                return None
            lead = self._skip_back(first - 1)
            joined = self._joint_before(lead)
            if joined is not None and (start := self.start(joined)) <= joined and self.bears(start, joined):
                return self._coordinated_before(start), last
            if nearest and self.bears(first, last):
                return first, last
            outer = self.tokens[lead].norm if lead >= 0 else ""
            whose = outer == "of" and self.is_event(self.tokens[last])  # "a wave of Tamo attacks"
            if whose or outer not in _WHERE or (outer == "from" and lead == 0):
                return (self._coordinated_before(first) if self.bears(first, last) else first), last
            last = lead - 1  # "gunmen in Tamo killed 12": where they did it
        return None

    def start(self, last: int) -> int:
        """Where the wording that ends with a token begins; behind it where the token is part of none."""
        first, small = last + 1, 0
        for at in range(last, max(-1, last - _WHOLE), -1):
            small = 0 if self.tokens[at].capital else small + 1
            if not self.inside(at) or small > _SMALL:
                break
            first = at
        return first

    def behind(self, at: int) -> Span | None:
        """The wording that begins at a token: "the junta in …", "suspected members of the Tamo Front"."""
        first = self._skip(at, counted=True)
        last, small, end = first - 1, 0, min(len(self.tokens), first + _WHOLE)
        at = first
        while at < end and small <= _SMALL:
            token = self.tokens[at]
            if self.inside(at) and (at == first or not self._acts(at)):
                small = 0 if token.capital else small + 1
                last, at = at, at + 1
                continue
            after = self._next_part(at, first, last)
            if after is None:
                break
            at, small = after, 0
        while last >= first and not self._can_end(last):
            last -= 1
        return (first, last) if last >= first else None

    def _skip(self, at: int, counted: bool = False) -> int:
        while at < len(self.tokens) and (
            self.tokens[at].norm in ARTICLES or (counted and self.tokens[at].kind == "q")
        ):  # fmt: skip
            at += 1
        return at

    def _skip_back(self, at: int) -> int:
        while at >= 0 and self.tokens[at].norm in ARTICLES:
            at -= 1
        return at

    def _acts(self, at: int) -> bool:
        """Whether a verb begins here: nothing of the doer any more."""
        verb = self.tokens[at].tag("verb", "middle", "thing")
        return verb is not None and not self.tokens[at].tag("people", "metric")

    def _can_end(self, at: int) -> bool:
        token = self.tokens[at]
        return token.capital or self.is_body(token) or token.tag("metric", "mass") is not None

    def _joint_before(self, lead: int) -> int | None:
        """The last token of the head noun where "of", "loyal to" … joins it to a name behind; None where none does."""
        words: list[str] = []
        for at in range(lead, max(0, lead - _JOINT), -1):
            words[:0] = self.tokens[at].norm.split()
            if " ".join(words) in doers("joined"):
                return at - 1
        return None

    def _next_part(self, at: int, first: int, last: int) -> int | None:
        """The token at which "of the", "loyal to", "and" go on with another name; None where the wording ends."""
        if last < first or not self.bears(first, last):
            return None
        if self.tokens[at].norm in ("and", "&"):
            begin = self._skip(at + 1)
            return begin if begin < len(self.tokens) and self.is_name(begin) and not self.place(begin) else None
        words: list[str] = []
        for end in range(at, min(len(self.tokens), at + _JOINT)):
            words += self.tokens[end].norm.split()
            if " ".join(words) in doers("joined"):
                begin = self._skip(end + 1)
                named = begin < len(self.tokens) and (
                    self.tokens[begin].capital or self.is_body(self.tokens[begin])
                )  # fmt: skip
                where = words[-1] in ("in", "of", "from", "within", "inside") and self.place(begin) if named else True
                return None if where else begin
        return None

    def _coordinated_before(self, first: int) -> int:
        """Where "A and the B", "A, B and C" begin, whose last begins here."""
        for member in range(_PHRASES):
            at = self._skip_back(first - 1)
            if at <= 0 or not (self.tokens[at].norm in ("and", "&") or (member and self.tokens[at].text == ",")):
                break
            at -= self.tokens[at - 1].text == ","
            start = self.start(at - 1)
            if start >= at or not self.bears(start, at - 1) or not any(map(self.is_name, range(start, first))):
                break
            first = start
        return first
