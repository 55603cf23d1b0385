"""The remarks on a document's language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tahqiq.brief.lint.attributed import attributed
from tahqiq.brief.lint.exempt import exempt
from tahqiq.brief.lint.labels import labels
from tahqiq.brief.lint.model import LintResult, Remark, Severity
from tahqiq.brief.lint.rules import Alternative, Entry, entries
from tahqiq.claims.extract.parse import bounded
from tahqiq.claims.extract.plain import Plain, plain
from tahqiq.registry import Registry
from tahqiq.terms import Document

_EDGE = " ,;:\n\t"


def lint(document: Document, registry: Registry) -> LintResult:
    """What a careful editor would strike or ask about in a document. Time is linear in its length.

    What stands in quotation marks is whoever's it quotes, and left alone; a warning in a sentence that names its source
    is a note. Of two remarks on the same words the longer stands.
    """
    read = plain(document.text)
    quoted = exempt(document.text)
    found = [_anchored(one, read, document.text) for one in _found(read, (*entries(), *labels(registry)))]
    own = [one for one in found if not quoted.hold(one.remark.start, one.remark.end)]
    if not own:
        return LintResult(document, ())
    sources = attributed(read, registry)
    weighed = (_weighed(one, sources) for one in _longest(own))
    return LintResult(document, tuple(r for r in weighed if r is not None))


@dataclass(frozen=True, slots=True)
class _Found:
    remark: Remark
    entry: Entry
    sentence: int


def _found(read: Plain, rules: tuple[Entry, ...]) -> Iterator[_Found]:
    """Every match; anchored in the plain text."""
    raised = {id(e) for e in rules if e.raised_by and e.raised_by.search(read.text)}
    for sentence in bounded(read.sentences):
        piece = read.text[sentence.start : sentence.end].lower()
        for entry in rules:
            for start, end in _matches(entry, read.text, piece, (sentence.start, sentence.end)):
                severity = Severity.WARNING if id(entry) in raised else entry.severity
                remark = Remark(entry.rule, severity, start, end, "", entry.why, entry.instead, entry.source)
                yield _Found(remark, entry, sentence.start)


def _matches(entry: Entry, text: str, piece: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first = list(_spans(entry.alternatives, text, piece, sentence))
    if entry.together:
        second = list(_spans(entry.together, text, piece, sentence)) if first else []
        if second:
            both = [*first, *second]
            yield min(a for a, _ in both), max(b for _, b in both)
        return
    yield from (span for span in first if entry.fits(text, span, sentence))


def _spans(
    alternatives: Iterable[Alternative], text: str, piece: str, sentence: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    for one in alternatives:
        if one.mark in piece:
            for match in one.pattern.finditer(text, *sentence):
                start, end = match.span()
                start += len(match[0]) - len(match[0].lstrip(_EDGE))
                yield start, end - (len(match[0]) - len(match[0].rstrip(_EDGE)))


def _anchored(found: _Found, read: Plain, source: str) -> _Found:
    start, end = read.folded.original(found.remark.start, found.remark.end)
    return replace(found, remark=replace(found.remark, start=start, end=end, quote=source[start:end]))


def _longest(found: list[_Found]) -> list[_Found]:
    """Without those that share a word with a longer one, in the order of the text; of equals the first stays."""
    kept: list[_Found] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: f.remark.start - f.remark.end):  # the longest first; sorting is stable
        at = bisect_right(starts, one.remark.start)
        clear = (at == 0 or kept[at - 1].remark.end <= one.remark.start) and (
            at == len(kept) or one.remark.end <= kept[at].remark.start
        )
        if clear:
            kept.insert(at, one)
            starts.insert(at, one.remark.start)
    return kept


def _weighed(found: _Found, sources: dict[int, str]) -> Remark | None:
    """The remark as whoever its sentence lays its words to leaves it; None where that answers it."""
    source = sources.get(found.sentence, "")
    if not source or found.entry.attributed == "keep":
        return found.remark
    if found.entry.attributed == "drop":
        return None
    if found.remark.severity is Severity.NOTE:
        return found.remark
    return replace(found.remark, severity=Severity.NOTE, attributed_to=source)
