"""Templates to pages: the report's own templates and filters, and the workbench's beside them under ``web/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from tahqiq.serve.report.html import environment
from tahqiq.serve.report.labels import LOOKS, Look
from tahqiq.serve.report.wording.known import bundled
from tahqiq.serve.report.wording.visible import visible
from tahqiq.serve.web import assets
from tahqiq.serve.web.paging import turned
from tahqiq.verbs import registry
from tahqiq.verbs.documents import document_id

_TEMPLATES = Path(__file__).parent / "templates"

MENU = (
    ("/", "Check"),
    ("/explore", "Explore"),
    ("/measure", "Measure"),
    ("/actors", "Actors"),
    ("/places", "Places"),
    ("/strategies", "Strategies"),
    ("/review", "Review"),
    ("/briefs", "Briefs"),
    ("/sources", "Sources"),
    ("/watch", "Watch"),
)
"""What the frame of every page links to."""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    report = environment()
    assert report.loader is not None
    env = report.overlay(
        loader=ChoiceLoader([PrefixLoader({"web": FileSystemLoader(_TEMPLATES)}), report.loader]), cache_size=200
    )
    env.globals.update(
        asset=assets.address,
        menu=MENU,
        looks=_looks,
        turned=turned,
        asked_query=_asked,
        document_id=document_id,
        area_name=lambda code: bundled().area(code) if code else "",
    )
    env.filters.update(measure=_measured, coded=_coded, tail=_tail, called=_called)
    return env


def render(request: Request, template: str, data: Mapping[str, Any], status: int = 200) -> Response:
    """A page of the workbench from its template and what it shows."""
    at = request.url.path
    query = urlencode(request.query_params.multi_items())
    page = _environment().get_template(f"web/{template}").render(
        {**data, "at": at, "query": f"?{query}" if query else "", "section": _section(at), "who": request.state.who}
    )  # fmt: skip
    return HTMLResponse(page, status)


def _section(path: str) -> str:
    """The entry of the menu that a page belongs to."""
    own = [address for address, _ in MENU if address != "/" and (path == address or path.startswith(f"{address}/"))]
    if path.startswith("/jobs"):
        return "/sources"
    return own[0] if own else "/" if path == "/" or path.startswith("/checks") else ""


def _tail(url: str) -> str:
    """An address as short as it still tells one page from another: what stands last in it."""
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1] or parts.hostname or url
    return f"{last}?{parts.query}" if parts.query else last


def _called(code: str | None) -> str:
    """The name of what has that id in the registry; the id as it is read where none has."""
    own = registry().entry(code) if code else None
    return own.name if own else (code or "").removeprefix("other:").replace("_", " ")


def _looks(tally: Mapping[str, int]) -> list[tuple[Look, int]]:
    """The verdicts with their numbers, in the order of the legend."""
    return [(look, tally.get(str(label), 0)) for label, look in LOOKS.items()]


def _asked(given: Mapping[str, str]) -> str:
    """The query of what was filled in, as short as it can be."""
    filled = {name: value for name, value in given.items() if value}
    return f"?{urlencode(filled)}" if filled else ""


def _measured(value: float) -> str:
    """A number of a measure: whole ones with their thousands set apart, others with what can be told of them."""
    if isinstance(value, int) or value.is_integer() or abs(value) >= _WHOLE:
        text = f"{value:,.0f}"
    else:
        text = f"{value:,.1f}" if abs(value) >= _TENTHS else f"{value:.3g}"
    return text.replace("-", "\N{MINUS SIGN}", 1) if text.startswith("-") else text


_WHOLE, _TENTHS = 1000, 10


def _coded(text: str) -> Markup:
    """A line with what stands between backticks as code."""
    parts = visible(text).split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else part for at, part in enumerate(map(escape, parts))
    )
