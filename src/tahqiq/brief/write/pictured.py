"""Pictures as each format takes them: named in its Markdown with their alt text, and as files."""

from __future__ import annotations

import re

from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import PICTURE
from tahqiq.brief.write.notes import escaped


def pictured(brief: Brief, text: str, suffix: str) -> str:
    """The text with its pictures as files of that kind, each with its alt text."""

    def named(match: re.Match[str]) -> str:
        alt = brief.pictures[match["name"]].alt.replace('"', "'")
        return f'![{match["caption"]}]({match["name"]}.{suffix}){{alt="{alt}"}}'

    return PICTURE.sub(named, text)


def beside(brief: Brief, text: str, folder: str) -> str:
    """The text with each picture named in a folder beside it, its caption under it; without a folder only captions."""

    def shown(match: re.Match[str]) -> str:
        picture = f"![{escaped(brief.pictures[match['name']].alt)}]({folder}/{match['name']}.png)\\\n" if folder else ""
        return f"{picture}*{match['caption']}*"

    return PICTURE.sub(shown, text)


def pngs(brief: Brief) -> dict[str, bytes]:
    """The pictures as PNG, by file name."""
    return {f"{n}.png": p.figure.png() for n, p in brief.pictures.items()}
