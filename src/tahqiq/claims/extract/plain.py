"""A document's text as the grammars read it, and claims moved between it and the text as given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tahqiq.claims.extract.fold import Folded, fold
from tahqiq.claims.extract.sentences import Sentence, split
from tahqiq.terms import Claim


@dataclass(frozen=True, slots=True)
class Plain:
    """The folded text, a space for each line end inside a sentence, and its sentences."""

    text: str
    sentences: tuple[Sentence, ...]
    folded: Folded

    def anchored(self, claim: Claim, source: str) -> Claim:
        """A claim of this text anchored in the text it was made from: ``source[start:end] == quote``."""
        start, end = self.folded.original(claim.start, claim.end)
        return replace(claim, start=start, end=end, quote=source[start:end])

    def claim(self, claim: Claim) -> Claim:
        """A claim of the text this one was made from, anchored here."""
        start, end = self.folded.folded(claim.start, claim.end)
        return replace(claim, start=start, end=end, quote=self.text[start:end])


@lru_cache(maxsize=2)  # a check reads the text it extracted from again
def plain(text: str) -> Plain:
    """A text made plain; linear in its length."""
    folded = fold(text)
    sentences = tuple(split(folded.text))
    return Plain(_run_on(folded.text, sentences), sentences, folded)


def _run_on(text: str, sentences: tuple[Sentence, ...]) -> str:
    """A space for each line end inside a sentence, so that names run on; of the same length."""
    if "\n" not in text:
        return text
    pieces, at = [], 0
    for sentence in sentences:
        pieces.append(text[at : sentence.start])
        pieces.append(text[sentence.start : sentence.end].replace("\n", " "))
        at = sentence.end
    return "".join(pieces) + text[at:]
