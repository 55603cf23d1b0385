"""``lint``: what a careful editor would strike or ask about in a text's language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tahqiq.claims.document import document
from tahqiq.terms import Document
from tahqiq.verbs.checking import readable
from tahqiq.verbs.evidence import registry

if TYPE_CHECKING:
    from tahqiq.brief.lint import LintResult


def lint(text: str, *, title: str = "", date: dt.date | None = None) -> LintResult:
    """The remarks on a text's language: causal, emotive and partisan words, likelihoods outside ICD 203, and more.

    Raises ``InputError`` for a text that is too long or not in English.
    """
    return lint_document(document(text, title=title, date=date))


def lint_document(source: Document) -> LintResult:
    """The remarks on a document's language. Errors as ``lint``."""
    from tahqiq.brief.lint import lint as found

    readable(source)
    return found(source, registry())
