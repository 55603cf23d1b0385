"""A check result as a page sees it: everything worded, counted and placed, nothing left to the templates but order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tahqiq.serve.report.chart.model import Chart, chart
from tahqiq.serve.report.labels import FLAGS, LOOKS, OUTCOMES, Look, look
from tahqiq.serve.report.text.blocks import Block, blocks
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
    links: list[tuple[int, str, str]]  # number, key and quote of the claims whose figures belong with its own
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
    """One document of the page."""

    key: str
    result: CheckResult
    title: str
    date: str
    as_of: str
    claims: list[ClaimView]
    text: list[BlockView]
    decided: list[str]  # the decisions that stand on no claim
    unread: list[str]  # what a language model did not read, where one was asked
    rejected: list[str]  # what it proposed and was not taken

    @property
    def checkable(self) -> int:
        """How many claims are of a kind that evidence could answer."""
        return sum(item.claim.checkable for item in self.claims)

    @property
    def answered(self) -> int:
        """How many claims some evidence answered."""
        return sum(not item.compact for item in self.claims)

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


def document_view(result: CheckResult, number: int, heading: int, names: Names) -> DocumentView:
    """The view of ``result``, the ``number``-th of the page; its own headings start at level ``heading``."""
    document = result.document
    ordered = sorted(result.claims, key=lambda item: (item.claim.start, item.claim.end))
    text, marked = _text(document.text, [(item.claim.start, item.claim.end) for item in ordered], heading)
    key = f"d{number}"
    return DocumentView(
        key=key,
        result=result,
        title=document.title.strip() or Path(document.name).name or f"Report {number}",
        date=periods.day(document.date) if document.date else "",
        as_of=periods.published(result.as_of) if result.as_of else "",
        claims=_claims(result, ordered, key, marked, names),
        text=text,
        decided=decided.apart(result.decisions),
        unread=modelled.unread(result.model),
        rejected=modelled.rejected(result.model),
    )


def _claims(
    result: CheckResult, ordered: Sequence[CheckedClaim], key: str, marked: set[int], names: Names
) -> list[ClaimView]:
    place = {item.claim.id: at for at, item in enumerate(ordered)}
    views = []
    for at, item in enumerate(ordered):
        others = sorted(place[i] for i in item.claim.links if i in place)
        linked = [(o + 1, f"{key}c{o + 1}", ordered[o].claim.quote) for o in others]
        said = decided.of_claim(item.claim, result.decisions)
        proposed = modelled.of_claim(item.claim, result.model)
        view = _claim(item, at + 1, key, at in marked, names)
        views.append(replace(view, links=linked, decided=said, modelled=proposed))
    return views


def counts(documents: Sequence[DocumentView]) -> list[tuple[Look, int]]:
    """Every verdict in the order of the legend, with its number of claims in ``documents``."""
    total = dict.fromkeys(LOOKS, 0)
    for document in documents:
        for item in document.claims:
            total[item.look.label] += 1
    return [(LOOKS[label], total[label]) for label in LOOKS]


def flag_counts(documents: Sequence[DocumentView]) -> list[tuple[str, str, int]]:
    """The flags that occur: value, title, number of claims that have it."""
    found: dict[str, int] = {}
    for document in documents:
        for item in document.claims:
            for name in {flag.flag for flag, *_ in item.flags}:
                found[name] = found.get(name, 0) + 1
    return [(str(name), FLAGS[name][0], found[name]) for name in FLAGS if name in found]


def _claim(item: CheckedClaim, number: int, key: str, in_text: bool, names: Names) -> ClaimView:
    verdict, claim = item.verdict, item.claim
    rows = [_reading(reading, claim, names) for reading in item.readings]
    pair = verdict.known_then is not None and verdict.known_now is not None
    return ClaimView(
        number=number,
        key=f"{key}c{number}",
        claim=claim,
        look=look(verdict.label),
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


def _text(text: str, spans: list[tuple[int, int]], heading: int) -> tuple[list[BlockView], set[int]]:
    """The blocks of the text with their pieces, and the places of the claims that have a marker in it."""
    cut, index = blocks(text), Spans(spans)
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
