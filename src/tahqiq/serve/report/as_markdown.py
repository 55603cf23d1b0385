"""Results as Markdown (CommonMark with GitHub's tables), for mails, issues and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tahqiq.serve.report.labels import DATED, FLAGS, OUTCOMES, look
from tahqiq.serve.report.wording import decided, modelled, periods, slots
from tahqiq.serve.report.wording.found import found
from tahqiq.serve.report.wording.known import Names, bundled
from tahqiq.serve.report.wording.visible import safe_url, visible
from tahqiq.terms import CheckedClaim, CheckResult, Claim, Document, ExtractResult, Flag, Label, Reading

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~!&])")
_SPACE = re.compile(r"\s+")


def render_markdown(results: Sequence[CheckResult | ExtractResult], names: Names | None = None) -> str:
    """A heading a document, then its claims: for a check with verdict, reason, flags and a table of the readings.

    All text of documents and evidence is escaped, so that it cannot become a heading, a link or HTML.
    """
    return "\n".join(line for result in results for line in _document(result, names or bundled())).strip() + "\n"


def _document(result: CheckResult | ExtractResult, names: Names) -> Iterator[str]:
    document = result.document
    yield f"# {plain(document.title or Path(document.name).name or 'Report')}"
    yield ""
    origin = f" ({DATED[document.date_from]})" if document.date_from in DATED else ""
    date = f"Report of {periods.day(document.date)}{origin}. " if document.date else ""
    count = len(result.claims)
    yield f"{date}{count} {'claim' if count == 1 else 'claims'} found." if count else f"{date}No claims were found."
    yield ""
    for note in document.notes:
        yield f"Not the whole file: {plain(note)}."
        yield ""
    if isinstance(result, ExtractResult):
        yield from _list(document, result.claims)
        return
    if result.claims:
        yield "; ".join(f"{look(Label(label)).symbol} {label}: {n}" for label, n in result.summary.items()) + "."
        yield ""
    place = {item.claim.id: number for number, item in enumerate(result.claims, 1)}
    for number, item in enumerate(result.claims, 1):
        verdict = look(item.verdict.label)
        yield f"## {number}. {verdict.symbol} {verdict.title}{_page(document, item.claim)}"
        yield ""
        yield from _claim(item, names, list(_beside(item.claim, place, result)))
    yield from _list_of("Decisions that stand on no claim", decided.apart(result.decisions))
    yield from _list_of("Not read by the language model", modelled.unread(result.model))
    yield from _list_of("Proposals of the language model that were not taken", modelled.rejected(result.model))
    yield from _evidence(result)


def _page(document: Document, claim: Claim) -> str:
    page = document.page(claim.start)
    return f" (page {page})" if page else ""


def _list(document: Document, claims: Sequence[Claim]) -> Iterator[str]:
    for number, claim in enumerate(claims, 1):
        why = "" if claim.checkable else f" (not checkable: {claim.why_not})"
        yield f"{number}. “{plain(claim.quote)}”{_page(document, claim)}{why}  "
        yield f"   {plain(' · '.join(slots.slots(claim)))}"


def _claim(item: CheckedClaim, names: Names, beside: Sequence[str]) -> Iterator[str]:
    yield f"> {plain(item.claim.quote)}"
    yield ""
    yield f"**{plain(periods.in_words(item.verdict.reason))}**"
    yield ""
    if item.claim.checkable:
        yield f"Understood as: {plain(' · '.join(slots.slots(item.claim)))}"
        yield ""
    for line in beside:
        yield line
        yield ""
    then, now = item.verdict.known_then, item.verdict.known_now
    if then and now and then is not now:
        yield f"As known on the report’s date: {then}. As known now: {now}."
        yield ""
    for flag in item.flags:
        yield f"- ⚑ **{FLAGS[flag.flag][0]}**: {plain(periods.in_words(flag.message))}{_made(flag)}"
    if item.flags:
        yield ""
    if item.readings:
        yield from _readings(item, names)


def _made(flag: Flag) -> str:
    return f" Measured by `{flag.command}`" if flag.command else ""


def _beside(claim: Claim, place: Mapping[str, int], result: CheckResult) -> Iterator[str]:
    """The claims that a claim belongs with, what was decided on it, and what a language model made of it."""
    linked = [place[i] for i in claim.links if i in place]
    if linked:
        yield f"Belongs with: {', '.join(map(str, linked))}"
    for line in decided.of_claim(claim, result.decisions):
        yield f"✎ {plain(line)}"
    for line in modelled.of_claim(claim, result.model):
        yield f"◇ {plain(line)}"


def _readings(item: CheckedClaim, names: Names) -> Iterator[str]:
    yield "| source | what was counted | period | found | outcome |"
    yield "|---|---|---|---|---|"
    for reading in item.readings:
        symbol, word = OUTCOMES[reading.outcome]
        cells = (
            _source(reading, names), plain(reading.definition or reading.why), periods.period(reading.period),
            found(reading.value, reading.low, reading.high, item.claim),
            f"{symbol} {word}{'' if reading.principal else ' (alternative)'}",
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""


def _source(reading: Reading, names: Names) -> str:
    url = safe_url(reading.rows_url)
    name = plain(names.publisher(reading.publisher))
    return f"[{name}](<{url}>)" if url and not set("<>|") & set(url) else name


def _evidence(result: CheckResult) -> Iterator[str]:
    if not result.evidence:
        return
    yield "## Evidence used"
    yield ""
    for used in result.evidence:
        citation = f" {plain(used.citation)}" if used.citation else ""
        yield f"- {plain(used.title or used.dataset)} ({plain(used.release)}, {used.rows:,} rows).{citation}"
    yield ""


def _list_of(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield f"## {heading}"
    yield ""
    for line in lines:
        yield f"- {plain(line)}"
    yield ""


def plain(text: str) -> str:
    """``text`` on one line, nothing in it taken for Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", visible(_SPACE.sub(" ", text)).strip())
