"""Style and scripts under names that change with what is in them, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tahqiq.brief.write.as_html import css
from tahqiq.serve.report.html import assets as of_report

_STATIC = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

router = APIRouter()


@lru_cache(maxsize=1)
def _files() -> dict[str, bytes]:
    """The files by name: the report's two, and the workbench's own."""
    style, script = of_report()
    brief = scoped(css())
    own = {path.name: path.read_bytes() for path in sorted(_STATIC.iterdir()) if path.suffix in _TYPES}
    return {"report.css": style.encode(), "report.js": script.encode(), "brief.css": brief.encode(), **own}


_PICTURES = re.compile(r"@media screen\{:root\[data-theme.*\}", re.DOTALL)
_OF_BRIEFS = ".brief { --mark: var(--link); --paper: var(--page); }"


def scoped(style: str) -> str:
    """The style of a brief for ``.brief`` alone, in the colours of the workbench."""
    pictures = "\n".join(_PICTURES.findall(style))  # of the whole page, by the theme that its reader chose
    own = _PICTURES.sub("", style)
    own = re.sub(r"(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{[^}]*\}(?(1)\s*\})", "", own)
    own = re.sub(r"(?<![\w.#-])body\b", ":scope", own)
    return f"{_OF_BRIEFS}\n@scope (.brief) {{\np {{ margin: 1em 0; }}\n{own}\n}}\n{pictures}\n"


@lru_cache(maxsize=64)
def address(name: str) -> str:
    """The address of a file; KeyError for one that there is not."""
    return f"/static/{hashlib.sha256(_files()[name]).hexdigest()[:12]}/{name}"


@router.get("/static/{digest}/{name}", include_in_schema=False)
def static(digest: str, name: str) -> Response:
    """A file under its present address."""
    if name not in _files() or address(name) != f"/static/{digest}/{name}":
        raise HTTPException(404, f"no file is called {name} here any more; load the page again")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_files()[name], media_type=_TYPES[Path(name).suffix], headers=headers)
