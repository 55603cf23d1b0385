"""Verdicts as schema.org ``ClaimReview``s in JSON-LD, which search engines and fact-check archives read.

The fields are those of https://schema.org/ClaimReview that Google's guide to fact-check structured data asks for or
recommends. A verdict is said in words (``alternateName``); a number is given only where it lies on the line from false
to true: a claim on which publishers disagree has no place on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tahqiq.serve.report.as_json import of_documents
from tahqiq.serve.report.labels import look
from tahqiq.serve.report.wording import periods
from tahqiq.serve.report.wording.known import Names, bundled
from tahqiq.serve.report.wording.visible import safe_url, split_urls
from tahqiq.terms import CheckedClaim, CheckResult, Document, Label, Outcome, Reading

_RATING = {Label.SUPPORTED: 5, Label.DEPENDS: 3, Label.CONTRADICTED: 1}
"""On the scale of 1 (false) to 5 (true)."""


def render_claimreview(results: Sequence[CheckResult], names: Names | None = None, at: str = "", on: str = "") -> str:
    """A ``@graph`` of one ClaimReview a claim that the evidence answers; others are left out: they have no verdict.

    ``at`` is the address under which the claims' own pages are (``{at}{id}``), ``on`` the day of the check; the fields
    that need them (``url``, ``datePublished``) are to be filled in by who publishes where they are not given.
    """
    known = names or bundled()
    graph = [
        _review(result.document, item, known, at, on)
        for result in results
        for item in result.claims
        if item.verdict.label is not Label.NOT_CHECKABLE
    ]
    return of_documents([{"@context": "https://schema.org", "@graph": graph}])


def _review(document: Document, item: CheckedClaim, names: Names, at: str, on: str) -> dict[str, Any]:
    verdict = look(item.verdict.label)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.title}
    if item.verdict.label in _RATING:
        rating |= {"ratingValue": _RATING[item.verdict.label], "bestRating": 5, "worstRating": 1}
    rating["ratingExplanation"] = periods.in_words(item.verdict.reason)
    return {
        "@type": "ClaimReview",
        **({"url": f"{at}{item.claim.id}"} if at else {}),
        **({"datePublished": on} if on else {}),
        "claimReviewed": " ".join(item.claim.quote.split()),
        "author": {"@type": "Organization", "name": "Tahqiq"},
        "itemReviewed": _claim(document, item),
        "reviewRating": rating,
        "citation": [_cited(reading, names) for reading in item.readings if _speaks(reading)],
    }


def _claim(document: Document, item: CheckedClaim) -> dict[str, Any]:
    """The claim and where it stands; its author is the source it names, if it names one."""
    title = " ".join((document.title or Path(document.name).name or "Untitled report").split())
    work: dict[str, Any] = {"@type": "CreativeWork", "name": title}
    found: dict[str, Any] = {"@type": "Claim", "appearance": work}
    if document.date:
        work["datePublished"] = found["datePublished"] = document.date.isoformat()
    if item.claim.attributed_to:
        found["author"] = {"@type": "Organization", "name": item.claim.attributed_to}
    return found


def _speaks(reading: Reading) -> bool:
    return reading.principal and reading.outcome is not Outcome.SILENT


def _cited(reading: Reading, names: Names) -> dict[str, Any]:
    url = safe_url(reading.rows_url) or next((u for _, u in split_urls(reading.citation) if u), None)
    said = {
        "@type": "CreativeWork",
        "name": reading.citation or reading.dataset,
        "publisher": {"@type": "Organization", "name": names.publisher(reading.publisher)},
    }
    return {**said, **({"url": url} if url else {})}
