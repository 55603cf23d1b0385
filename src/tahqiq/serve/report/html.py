"""The HTML report: one file that needs nothing else, opens offline and prints."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from tahqiq.serve.report.bytecode import Beside
from tahqiq.serve.report.labels import DATED, LOOKS, SEVERITY
from tahqiq.serve.report.palette import custom_properties
from tahqiq.serve.report.parts import Part
from tahqiq.serve.report.text.segments import Piece
from tahqiq.serve.report.view import DocumentView, address_of, counts, document_view, flag_counts
from tahqiq.serve.report.wording import numbers, periods
from tahqiq.serve.report.wording.known import Names, bundled
from tahqiq.serve.report.wording.visible import HIDDEN, host, named, safe_url, visible
from tahqiq.terms import CheckResult

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(results: Sequence[CheckResult], names: Names | None = None) -> str:
    """The report on ``results`` as one HTML page; several documents get a list of contents.

    The page makes no request: its style and script stand inside it and are the only ones its policy (CSP) lets
    run. All text of documents and evidence is escaped, hidden control characters are shown, and only http and
    https addresses become links.
    """
    style, script = assets()
    page: str = (
        environment()
        .get_template("base.html")
        .render(told(results, names), style=style, script=script, policy=_policy(style, script))
    )
    return page


def told(results: Sequence[CheckResult], names: Names | None = None, part: Part | None = None) -> dict[str, Any]:
    """What the templates are given of results, whole page or a part of another; of one alone, ``part`` of it."""
    known = names or bundled()
    many = len(results) != 1
    documents = [document_view(result, at + 1, 4 if many else 3, known, part) for at, result in enumerate(results)]
    return {
        "documents": documents,
        "many": many,
        "area": known.area,
        "title": f"{len(results)} reports checked" if many else documents[0].title,
        "counts": counts(documents),
        "total": sum(len(result.claims) for result in results),
        "checkable": sum(document.checkable for document in documents),
        "answered": sum(document.answered for document in documents),
        "flags": flag_counts(documents),
    }


@lru_cache(maxsize=1)
def assets() -> tuple[Markup, Markup]:
    """The style and the script of a report page."""
    style = custom_properties() + (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    return Markup(style), Markup((_TEMPLATES / "script.js").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _policy(style: str, script: str) -> str:
    """Nothing may load or run but this page's own style and script, named by their digests."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of a report with their filters; the workbench has its own beside them."""
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        finalize=_shown, auto_reload=False, bytecode_cache=Beside(_TEMPLATES),
    )  # fmt: skip
    env.filters.update(safe_url=safe_url, host=host, published=periods.published, grouped=numbers.grouped)
    env.globals.update(
        dated=DATED,
        words=words,
        stack=stack,
        keys=keys,
        address_of=address_of,
        counts_of=lambda document: counts([document]),
    )
    return env


def _shown(value: Any) -> Any:
    """What a template prints: no text leaves with a hidden control character in it."""
    if value is None:
        return ""
    if not isinstance(value, str) or isinstance(value, Markup) or (value.isascii() and value.isprintable()):
        return value
    return visible(value)


def words(document: DocumentView, piece: Piece) -> Markup:
    """A piece's text, escaped, its hidden characters set apart as visible ones."""
    text = document.result.document.text[piece.start : piece.end]
    out, at = Markup(""), 0
    for match in HIDDEN.finditer(text):
        out += Markup('{}<span class="ctl">{}</span>').format(text[at : match.start()], named(match.group()))
        at = match.end()
    return out + text[at:]


def stack(document: DocumentView, piece: Piece) -> list[str]:
    """The classes of the verdicts that mark a piece, gravest first, each once."""
    labels = {document.marks[at].look.label for at in piece.claims}
    return [LOOKS[label].css for label in SEVERITY if label in labels]


def keys(document: DocumentView, piece: Piece) -> str:
    """The keys of the claims whose words a piece is and whose cards are on the page."""
    return " ".join(document.marks[at].key for at in piece.claims if document.marks[at].shown)
