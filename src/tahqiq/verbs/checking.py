"""``check`` and ``extract``: a report's text to its claims, and their verdicts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.claims.decide import decided
from tahqiq.claims.document import document
from tahqiq.claims.extract import extract as claims_of
from tahqiq.claims.extract.sentences import script_share
from tahqiq.errors import InputError
from tahqiq.terms import CheckResult, Document, ExtractResult
from tahqiq.verbs.evidence import checker, registry

if TYPE_CHECKING:
    from tahqiq.store import Workspace

READABLE = 0.5  # share of letters in the Latin script below which the text is in a language we do not read


def extract(text: str, *, date: dt.date | None = None, title: str = "") -> ExtractResult:
    """The claims of a text, without verdicts. ``date`` is the document's; relative periods need it.

    Raises ``InputError`` for a text that is too long or not in English.
    """
    return extract_document(document(text, title=title, date=date))


def extract_document(source: Document) -> ExtractResult:
    """The claims of a document, without verdicts."""
    _readable(source)
    return ExtractResult(source, claims_of(source, registry()))


def check(
    text: str,
    *,
    date: dt.date | None = None,
    as_of: dt.date | None = None,
    title: str = "",
    workspace: Workspace | Path | None = None,
) -> CheckResult:
    """A text's claims with their verdicts, readings and flags.

    ``date`` is the document's own (read from the text if not given); with ``as_of`` only evidence published by
    that day is seen. ``workspace`` is the default one if not given; the bundled evidence is loaded into it once.

    Raises ``InputError`` for a text that is too long, not in English or without a date, ``WorkspaceError`` for a
    workspace that cannot be used.
    """
    return check_document(document(text, title=title, date=date), as_of=as_of, workspace=workspace)


def check_document(
    source: Document, *, as_of: dt.date | None = None, workspace: Workspace | Path | None = None
) -> CheckResult:
    """A document's claims with their verdicts, readings and flags. Errors as ``check``.

    The editors' decisions kept in the workspace are applied to the claims before they are read.
    """
    _readable(source)
    if source.date is None and source.text.strip():
        raise InputError(
            f"{source.name or 'the text'}: no date of the report was found in it; one is needed to resolve "
            "“last year” and to see what was known then; give it (--date YYYY-MM-DD)"
        )
    ready = checker(workspace)
    found = decided(source, claims_of(source, ready.registry), ready.workspace.decisions, ready.registry)
    return replace(ready.check(source, found.claims, as_of), decisions=found.rulings)


def _readable(source: Document) -> None:
    share = script_share(source.text)
    if source.text.strip() and share < READABLE:
        raise InputError(
            f"{source.name or 'the text'}: only {share:.0%} of its letters are Latin; an English text was expected; "
            "other languages are not read yet"
        )
