"""What Tahqiq does, as functions. The CLI, the REST API and the web pages call these and nothing else."""

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
from tahqiq.verbs.rows import Rows, rows
from tahqiq.verbs.showing import show

__all__ = [
    "Imported", "Logged", "Rows", "check", "check_document", "check_documents", "decide", "decide_document",
    "decided_claims", "decisions", "export_labels", "extract", "extract_document", "import_file", "language_model",
    "lint", "lint_document", "open_workspace", "reconcile", "registry", "rows", "show", "withdraw",
]  # fmt: skip
