"""A check result as a page sees it: everything worded, counted and placed, nothing left to the templates but order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tahqiq.serve.report.chart.model import Chart, chart
from tahqiq.serve.report.labels import FLAGS, LOOKS, OUTCOMES, Look, look
from tahqiq.serve.report.parts import Part, laid, whole
from tahqiq.serve.report.text.blocks import Block
from tahqiq.serve.report.text.segments import Piece, Spans, pieces, with_markers
from tahqiq.serve.report.wording import decided, modelled, periods, slots
from tahqiq.serve.report.wording import names as vocabulary
from tahqiq.serve.report.wording.found import found
from tahqiq.serve.report.wording.known import Names
from tahqiq.serve.report.wording.visible import safe_url, split_urls
from tahqiq.terms import CheckedClaim, CheckResult, Claim, ClaimKind, Flag, Label, Outcome, Reading


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One line of the readings table."""

    reading: Reading
    publisher: str
    full_name: str
    counted: str
    where: str
    why: str
    found: str
    symbol: str
    word: str
    published: str
    citation: tuple[tuple[str, str | None], ...]
    rows: str | None  # a page to open
    query: str  # the addresses of its rows


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as its words in the text are marked: where its card is, and whether that is on this page."""

    number: int
    key: str
    look: Look
    at: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim's card. ``number`` counts from 1 in the order of the text; ``key`` makes its ids in the page."""

    number: int
    key: str
    claim: Claim
    look: Look
    reason: str
    slots: list[str]
    kind: str
    then: Look | None
    now: Look | None
    flags: list[tuple[Flag, str, str, str]]
    chart: Chart | None
    readings: list[ReadingView]
    bounds: list[ReadingView]  # silent, but with figures that say how high or low it can be
    silent: list[ReadingView]
    publishers: int
    in_text: bool
    links: list[tuple[Mark, str]]  # the claims whose figures belong with its own, and their quotes
    decided: list[str]  # what an editor decided on it, one sentence a decision
    modelled: list[str]  # what a language model made of it, where one was asked

    @property
    def compact(self) -> bool:
        """Whether it stands among those that cannot be checked."""
        return self.look.label is Label.NOT_CHECKABLE


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the text with its pieces; a table has ``rows`` of cells of pieces instead."""

    block: Block
    level: int
    pieces: list[Piece]
    rows: list[list[list[Piece]]]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document of the page, or a part of it: ``claims`` and ``text`` are then of the part, ``marks`` of all."""

    key: str
    result: CheckResult
    title: str
    date: str
    as_of: str
    claims: list[ClaimView]
    marks: list[Mark]
    text: list[BlockView]
    decided: list[str]  # the decisions that stand on no claim
    unread: list[str]  # what a language model did not read, where one was asked
    rejected: list[str]  # what it proposed and was not taken

    @property
    def checkable(self) -> int:
        """How many claims are of a kind that evidence could answer."""
        return sum(item.claim.checkable for item in self.result.claims)

    @property
    def answered(self) -> int:
        """How many claims some evidence answered."""
        return sum(item.verdict.label is not Label.NOT_CHECKABLE for item in self.result.claims)

    @property
    def rest(self) -> list[tuple[list[ClaimView], str, str]]:
        """The claims without an answer in groups, each with its words for one and for more."""
        open_, never = (
            [item for item in self.claims if item.compact and item.claim.checkable is could] for could in (True, False)
        )
        groups = (
            (
                open_,
                "claim that the evidence at hand does not answer",
                "claims that the evidence at hand does not answer",
            ),
            (never, "statement that cannot be checked", "statements that cannot be checked"),
        )
        return [group for group in groups if group[0]]


def document_view(
    result: CheckResult, number: int, heading: int, names: Names, part: Part | None = None
) -> DocumentView:
    """The view of ``result``, the ``number``-th of the page; its own headings start at level ``heading``.

    With ``part`` the view of that part alone; links to the other claims lead to the parts that have them.
    """
    document, shown = result.document, part or whole(laid(result))
    key = f"d{number}"
    marks = _marks(shown, key)
    text, marked = _text(shown, heading)
    return DocumentView(
        key=key,
        result=result,
        title=document.title.strip() or Path(document.name).name or f"Report {number}",
        date=periods.day(document.date) if document.date else "",
        as_of=periods.published(result.as_of) if result.as_of else "",
        claims=_claims(result, shown, marks, marked, names),
        marks=marks,
        text=text,
        decided=decided.apart(result.decisions),
        unread=modelled.unread(result.model),
        rejected=modelled.rejected(result.model),
    )


def _marks(part: Part, key: str) -> list[Mark]:
    shown, found = set(part.claims), []
    for at, item in enumerate(part.of.claims):
        own, here = f"{key}c{at + 1}", at in shown
        address = f"#{own}" if here else f"{address_of(item.claim.id)}#{own}"
        found.append(Mark(at + 1, own, look(item.verdict.label), address, here))
    return found


def address_of(claim: str) -> str:
    """The query of the page of a report's parts that has a claim."""
    return f"?claim={claim}"


def _claims(
    result: CheckResult, part: Part, marks: Sequence[Mark], marked: Collection[int], names: Names
) -> list[ClaimView]:
    ordered = part.of.claims
    place = {item.claim.id: at for at, item in enumerate(ordered)}
    views = []
    for at in part.claims:
        item = ordered[at]
        others = sorted(place[i] for i in item.claim.links if i in place)
        views.append(
            replace(
                _claim(item, marks[at], at in marked, names),
                links=[(marks[o], ordered[o].claim.quote) for o in others],
                decided=decided.of_claim(item.claim, result.decisions),
                modelled=modelled.of_claim(item.claim, result.model),
            )
        )
    return views


def counts(documents: Sequence[DocumentView]) -> list[tuple[Look, int]]:
    """Every verdict in the order of the legend, with its number of claims in ``documents``."""
    total = dict.fromkeys(LOOKS, 0)
    for document in documents:
        for item in document.result.claims:
            total[item.verdict.label] += 1
    return [(LOOKS[label], total[label]) for label in LOOKS]


def flag_counts(documents: Sequence[DocumentView]) -> list[tuple[str, str, int]]:
    """The flags that occur: value, title, number of claims that have it."""
    found: dict[str, int] = {}
    for document in documents:
        for item in document.result.claims:
            for name in {flag.flag for flag in item.flags}:
                found[name] = found.get(name, 0) + 1
    return [(str(name), FLAGS[name][0], found[name]) for name in FLAGS if name in found]


def _claim(item: CheckedClaim, mark: Mark, in_text: bool, names: Names) -> ClaimView:
    verdict, claim = item.verdict, item.claim
    rows = [_reading(reading, claim, names) for reading in item.readings]
    pair = verdict.known_then is not None and verdict.known_now is not None
    return ClaimView(
        number=mark.number,
        key=mark.key,
        claim=claim,
        look=mark.look,
        reason=periods.in_words(verdict.reason),
        slots=slots.slots(claim),
        kind=slots.kind(claim),
        then=look(verdict.known_then) if pair and verdict.known_then else None,
        now=look(verdict.known_now) if pair and verdict.known_now else None,
        flags=[(flag, *FLAGS[flag.flag], periods.in_words(flag.message)) for flag in item.flags],
        chart=chart(item, names),
        readings=[row for row in rows if row.reading.outcome is not Outcome.SILENT],
        bounds=[row for row in rows if row.reading.outcome is Outcome.SILENT and row.found],
        silent=[row for row in rows if row.reading.outcome is Outcome.SILENT and not row.found],
        publishers=len({r.publisher for r in item.readings if r.outcome is not Outcome.SILENT}),
        in_text=in_text,
        links=[],
        decided=[],
        modelled=[],
    )


def _reading(reading: Reading, claim: Claim, names: Names) -> ReadingView:
    span = periods.period(reading.period)
    if reading.base:
        span = f"{span} against {periods.period(reading.base)}"
    symbol, word = OUTCOMES[reading.outcome]
    citation, rows = split_urls(reading.citation), safe_url(reading.rows_url)
    if rows and not any(url for _, url in citation):
        citation, rows = (*citation, (" ", None), (rows, rows)), None  # the page of a printed figure is its source
    elif any(url == rows for _, url in citation):
        rows = None
    return ReadingView(
        reading=reading,
        publisher=names.publisher(reading.publisher),
        full_name=names.full(reading.publisher) if reading.principal else "",
        counted=periods.in_words(reading.definition),
        where=" · ".join(part for part in (span, names.area(reading.area), vocabulary.victims(reading.victim)) if part),
        why=periods.in_words(names.in_words(reading.why)),
        found=found(reading.value, reading.low, reading.high, claim)
        or (span if claim.kind is ClaimKind.MILESTONE else ""),
        symbol=symbol,
        word=word,
        published=periods.published(reading.published),
        citation=citation,
        rows=rows,
        query=reading.query,
    )


def _text(part: Part, heading: int) -> tuple[list[BlockView], set[int]]:
    """The blocks of the text with their pieces, and the places of the claims that have a marker in it."""
    text, cut = part.of.text, part.blocks
    spans = [(item.claim.start, item.claim.end) for item in part.of.claims]
    index = Spans(spans)
    parts: list[list[Piece]] = []
    for block in cut:
        if block.rows:
            parts += [pieces(text, cell, index) for row in block.rows for cell in row]
        else:
            parts.append(pieces(text, block.range, index, inline=block.kind != "code"))
    marked = iter(with_markers(parts, len(spans)))
    views, level = [], heading - 1
    for block in cut:
        if block.kind == "heading":
            level = min(heading + block.level - 1, level + 1, 6)
        rows = [[next(marked) for _ in row] for row in block.rows]
        views.append(BlockView(block, level, [] if rows else next(marked), rows))
    return views, {claim for part in parts for piece in part for claim in piece.claims}
