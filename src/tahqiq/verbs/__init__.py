"""What Tahqiq does, as functions. The CLI, the REST API and the web pages call these and nothing else.

Each is imported when first used: measuring or listing does not load the grammar of claims.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tahqiq.verbs.rows import Rows, rows  # at once, as a module has the function's name

if TYPE_CHECKING:
    from tahqiq.verbs.checking import check, check_document, check_documents, extract, extract_document, language_model
    from tahqiq.verbs.deciding import (
        Logged,
        decide,
        decide_document,
        decided_claims,
        decisions,
        export_labels,
        withdraw,
    )
    from tahqiq.verbs.evidence import Imported, import_file, open_workspace, reconcile, registry
    from tahqiq.verbs.linting import lint, lint_document
    from tahqiq.verbs.showing import show

__all__ = [
    "Imported", "Logged", "Rows", "check", "check_document", "check_documents", "decide", "decide_document",
    "decided_claims", "decisions", "export_labels", "extract", "extract_document", "import_file", "language_model",
    "lint", "lint_document", "open_workspace", "reconcile", "registry", "rows", "show", "withdraw",
]  # fmt: skip

_DEFINED_IN = {
    "checking": ("check", "check_document", "check_documents", "extract", "extract_document", "language_model"),
    "deciding": ("Logged", "decide", "decide_document", "decided_claims", "decisions", "export_labels", "withdraw"),
    "evidence": ("Imported", "import_file", "open_workspace", "reconcile", "registry"),
    "linting": ("lint", "lint_document"),
    "showing": ("show",),
}


def __getattr__(name: str) -> Any:
    module = next((m for m, names in _DEFINED_IN.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
