"""Results as files: HTML for reading, JSON for programs, CSV for spreadsheets, Markdown for mails and wikis, Word.

A check is also schema.org's ClaimReview, for who publishes verdicts.

No logic but presentation: every figure, verdict and flag comes from the result as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahqiq.serve.report.as_claimreview import render_claimreview
from tahqiq.serve.report.as_csv import render_csv
from tahqiq.serve.report.as_json import render_json
from tahqiq.serve.report.as_markdown import render_markdown

if TYPE_CHECKING:
    from tahqiq.serve.report.wording.known import Names
    from tahqiq.terms import CheckResult

__all__ = ["render_claimreview", "render_csv", "render_docx", "render_html", "render_json", "render_markdown"]


def render_docx(results: Sequence[CheckResult], names: Names | None = None) -> bytes:
    """The report as a Word document (see ``tahqiq.serve.report.as_docx``)."""
    from tahqiq.serve.report.as_docx import render_docx as render  # Pandoc is looked for only when one is made

    return render(results, names)


def render_html(results: Sequence[CheckResult], names: Names | None = None) -> str:
    """The report as one self-contained HTML page (see ``tahqiq.serve.report.html``)."""
    from tahqiq.serve.report.html import render_html as render  # Jinja2 is loaded only when a page is made

    return render(results, names)
