"""The pages of statements without a number, as short links behind them."""

from __future__ import annotations

import re

from tahqiq.brief.build import Brief
from tahqiq.brief.compose.pages import host
from tahqiq.brief.ledger import CITED, Source


def linked(brief: Brief) -> str:
    """The text with each citation as the sites of its pages in brackets, linked to them."""
    sources = {s.key: s for s in brief.sources}

    def shown(match: re.Match[str]) -> str:
        keys = [k.lstrip(" @") for k in match["keys"].split(";")]
        return f" ({', '.join(dict.fromkeys(_link(sources[k]) for k in keys))})"

    return CITED.sub(shown, brief.text)


def _link(source: Source) -> str:
    """ "[dawn.com](https://…)"; the name of a dataset that has no page."""
    if source.url.startswith(("http://", "https://")):
        return f"[{host(source.url)}](<{source.url}>)"
    return source.title.split("#")[0].replace("_", " ")
