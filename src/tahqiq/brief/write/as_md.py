"""A brief as Markdown that any reader shows: numbers with footnotes, the bibliography as a list."""

from __future__ import annotations

from pathlib import Path

from tahqiq.brief.build import Brief
from tahqiq.brief.write.appendix import appendix
from tahqiq.brief.write.margin import as_footnotes
from tahqiq.brief.write.notes import footnoted
from tahqiq.brief.write.pandoc import cited, converted
from tahqiq.brief.write.pictured import beside


def written(brief: Brief, *, reference: Path | None, style: Path | None, folder: str = "") -> bytes:
    """UTF-8 text in GitHub's Markdown; pictures are named in ``folder``, without one only their captions stand."""
    body = beside(brief, as_footnotes(footnoted(brief, cite=False), brief), folder)
    text = f"{cited(brief)}# {brief.title}\n\n{body}\n{appendix(brief)}\n## Sources\n"
    made = converted(text, "gfm-raw_html", brief, style=style)
    return made.encode()
