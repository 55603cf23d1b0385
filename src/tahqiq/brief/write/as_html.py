"""A brief as one page that stands alone: each number opens a card with what it stands on. No script."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, Template

from tahqiq.brief.build import Brief
from tahqiq.brief.charts.palette import properties, themed
from tahqiq.brief.ledger import Entry, Source
from tahqiq.brief.write.appendix import appendix
from tahqiq.brief.write.cites import linked
from tahqiq.brief.write.margin import as_asides
from tahqiq.brief.write.pandoc import cited, converted
from tahqiq.brief.write.pictured import pictured
from tahqiq.measure.wording import day

_NUMBER = re.compile(r'<span id="(?P<id>n\d+)" class="n">(?P<text>[^<]*)</span>')
_PICTURE = re.compile(r'<img\s[^>]*?src="(?P<name>[a-z]+-\d+)\.svg"[^>]*>')

_LABEL = re.compile(r'aria-label="[^"]*"')
_IDS = re.compile(r'(\bid="|url\(#|href="#)')  # of clip paths, which pictures of one page would share


def written(brief: Brief, *, reference: Path | None, style: Path | None) -> bytes:
    """UTF-8 HTML."""
    page = _template().render(brief=brief, body=body(brief, style), day=day(brief.as_of), css=css())
    return page.encode()


def body(brief: Brief, style: Path | None = None) -> str:
    """What stands on the page, below its title, for a page of another that has the style too."""
    text = f"{cited(brief)}{pictured(brief, linked(brief), 'svg')}\n{appendix(brief)}\n## Sources\n"
    made = converted(text, "html5", brief, style=style)
    entries, sources = {e.id: e for e in brief.entries}, {s.key: s for s in brief.sources}
    made = as_asides(made, brief)
    made = _NUMBER.sub(lambda m: _card(entries[m["id"]], sources), made)
    return _PICTURE.sub(lambda m: _inline(brief, m["name"]), made)


def css() -> str:
    """The page's style."""
    return resources.files(__package__).joinpath("brief.css").read_text("utf-8") + properties()


def _card(entry: Entry, sources: dict[str, Source]) -> str:
    pages = [sources[k] for k in entry.basis.sources[:3]]
    return str(_environment().get_template("number.html").render(entry=entry, basis=entry.basis, pages=pages)).strip()


def _inline(brief: Brief, name: str) -> str:
    """The picture as SVG in the page, named by its finding: the caption, which is text, says the rest."""
    picture = brief.pictures[name]
    drawn = _LABEL.sub(lambda _: f'aria-label="{escape(picture.title)}"', picture.figure.svg(), count=1)
    return themed(_IDS.sub(lambda m: f"{m[1]}{name}-", drawn))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tahqiq.brief.write", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _template() -> Template:
    return _environment().get_template("page.html")
