"""A sentence as the rules for milestones look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.statements.draft import Statement
from tahqiq.claims.extract.statements.lexicon import any_of, by_word, words
from tahqiq.terms import ClaimKind

VERBS = by_word(words()["verbs"])
VERB = re.compile(any_of(VERBS), re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()\u2014]\s*|\b(?:while|although|but|and|that|which|who|before|after)\s+")
_ACRONYM = re.compile(r"(?<=\w )\([A-Z][\w.&-]{1,11}\)")
"""A name's acronym in brackets behind it, which is a part of the name and opens no clause."""
_SUBJECT = 4
"""Words that "and" must have before it to join clauses and not names ("the army and the police signed")."""
_LEAD = re.compile(r"(?:meanwhile|however|moreover|also|thus|later|then),?\s+", re.IGNORECASE)
_OPERATION = re.compile(r"\b(?:operation|offensive)s?\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:not|never|no|nobody|none|would|will|could|(?-i:may)|might|should|must|if|to\s+be|(?-i:plans?)|planned|expected|hoped|wanted|failed"
    r"|refused)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence ``parsed`` of a document's text; ``named`` are the known names in it as (start, end, kind)."""

    text: str
    parsed: Parsed
    named: Sequence[tuple[int, int, str]]

    @property
    def start(self) -> int:
        """Its first character in the document."""
        return self.parsed.sentence.start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.parsed.sentence.end

    def before(self, pattern: re.Pattern[str], at: int, reach: int) -> re.Match[str] | None:
        """A match of a pattern that ends at ``at``, looked for over the ``reach`` characters before it."""
        return pattern.search(self.text, max(self.start, at - reach), at)

    def clause_start(self, at: int) -> int:
        """Where the clause around an offset begins: behind the last comma, bracket or joining word before it."""
        cut = self.start
        acronyms = [m.span() for m in _ACRONYM.finditer(self.text, self.start, at)]
        for match in _CLAUSE.finditer(self.text, self.start, at):
            if any(start <= match.start() < end for start, end in acronyms):
                continue
            joins_names = match[0].startswith("and") and len(self.text[cut : match.start()].split()) < _SUBJECT
            cut = cut if joins_names else match.end()
        lead = _LEAD.match(self.text, cut, at)
        return lead.end() if lead else cut

    def unreal(self, start: int, end: int) -> bool:
        """Whether words there deny the act or leave it open."""
        return bool(_UNREAL.search(self.text, start, end))

    def operation(self, start: int, end: int) -> bool:
        """Whether a known operation is named there."""
        return any(kind == "operation" and start <= at < end for at, _, kind in self.named)

    def counted(self, start: int, end: int) -> bool:
        """Whether a figure stands there: then the sentence is a count."""
        return any(
            t.kind == "q" and start <= t.start < end and not (t.quantity and (t.quantity.article or t.quantity.ordinal))
            for t in self.parsed.tokens
        )

    def milestone(self, start: int, end: int, metric: str, mention: PeriodMention) -> Statement | None:
        """The milestone of a span, None where it has no name."""
        while end > start and self.text[end - 1] in " .,;:\n\t":
            end -= 1
        return Statement(start, end, ClaimKind.MILESTONE, metric, period=mention.named) if metric else None


def is_operation(phrase: str) -> bool:
    """Whether a phrase speaks of an operation."""
    return bool(_OPERATION.search(phrase))
