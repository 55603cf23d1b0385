"""From a text to its claims: sentences, mentions, figures, slots. Grammar and gazetteer; no model, no network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tahqiq.claims.extract.assemble import Resolve, claim_of, drafts_of
from tahqiq.claims.extract.attribution import governing
from tahqiq.claims.extract.context import understand
from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.fiscal_years import FiscalYears
from tahqiq.claims.extract.fold import fold
from tahqiq.claims.extract.home import home_of, part_named, tools
from tahqiq.claims.extract.links import Layout, linked
from tahqiq.claims.extract.named import named_periods
from tahqiq.claims.extract.parse import parse
from tahqiq.claims.extract.plain import Plain, plain
from tahqiq.claims.extract.sentences import script_share, split
from tahqiq.claims.extract.several import each_to_its_own
from tahqiq.claims.extract.statements import Resolvers, find_statements
from tahqiq.claims.extract.tables import Reader, find_tables
from tahqiq.registry import Registry
from tahqiq.resolve.local import local
from tahqiq.terms import Claim, Document, Named

LATIN_SHARE = 0.5
"""Below this share of Latin letters a text is not read: the grammar is English."""


def extract(document: Document, registry: Registry) -> tuple[Claim, ...]:
    """The claims of a document in text order, ids ``c1``, ``c2`` …; ``text[start:end] == quote`` for each.

    A text mostly in another script gives no claims (see ``script_share``); so does an empty one. A slot that the
    text does not give is empty. Time is linear in the text's length.
    """
    if not document.text.strip() or script_share(document.text) < LATIN_SHARE:
        return ()
    read = plain(document.text)
    found = _extract(replace(document, text=read.text, title=fold(document.title).text), read, registry)
    claims = [replace(c, id=f"c{number}") for number, c in enumerate(found, 1)]
    return tuple(read.anchored(c, document.text) for c in linked(Layout(read.text, claims, read.sentences)))


def relinked(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a document, in text order, with their links made anew: after some were changed or dropped."""
    read = plain(document.text)
    found = linked(Layout(read.text, [read.claim(c) for c in claims], read.sentences))
    return tuple(replace(claim, links=f.links) for claim, f in zip(claims, found, strict=True))


def _extract(document: Document, read: Plain, registry: Registry) -> list[Claim]:
    """The claims of a document whose text is plain, in order, without ids."""
    text = document.text
    home = home_of(text, registry)
    mentions = local(tools(registry)[0], home).mentions(text)
    fiscal = FiscalYears(text, mentions, registry, home)
    parsed = parse(text, document.date, mentions, read.sentences, fiscal)
    context = understand(parsed, document.date, document.title, registry.places[home].name if home else "")
    if not (context.home or context.event):
        context = replace(context, home=part_named(mentions, registry, _head_of(parsed)))
    context = replace(context, named=named_periods(text, mentions, registry, document.date))
    sources = governing(text, parsed, mentions, document.title)
    area, actor = _resolvers(document, registry, home)
    claims = [claim_of(draft, text, sources[draft.parsed.index], area, actor) for draft in drafts_of(parsed, context)]
    claims = each_to_its_own(claims, text, parsed, mentions)
    taken = [(c.start, c.end) for c in claims]
    resolvers = Resolvers(area, actor, context.country, _armed(registry), context.pointed_at)
    claims.extend(find_statements(document, parsed, taken, mentions, resolvers))
    tables = find_tables(read.grids, Reader(text, context, mentions, area, actor, fiscal))
    claims.extend(replace(c, attributed_to=_source_before(c.start, parsed, sources)) for c in tables)
    return sorted(claims, key=lambda c: (c.start, c.end))


def _head_of(parsed: Sequence[Parsed]) -> int:
    """Where the second sentence ends."""
    return parsed[min(1, len(parsed) - 1)].sentence.end if parsed else 0


def _source_before(start: int, parsed: Sequence[Parsed], sources: Sequence[str]) -> str:
    """The source that governs the sentence before a table."""
    at = bisect_right(parsed, start, key=_start_of) - 1
    return sources[parsed[at].index] if at >= 0 else ""


def _start_of(item: Parsed) -> int:
    return item.sentence.start


@lru_cache(maxsize=8)
def _armed(registry: Registry) -> frozenset[str]:
    """The armed groups of a registry."""
    return frozenset(a.id for a in registry.actors.values() if a.kind in {"armed_group", "faction", "alliance"})


def _resolvers(document: Document, registry: Registry, home: str) -> tuple[Resolve, Resolve]:
    """Names to entries, each wording resolved once for the document, as a text on the country ``home`` means it."""
    resolver = tools(registry)[1]
    areas: dict[str, Named] = {}
    actors: dict[str, Named] = {}

    def area(written: str) -> Named:
        text = " ".join(written.split())  # a name may run over the end of a wrapped line
        if text not in areas:
            areas[text] = replace(resolver.area(text, document.date, home), text=text) if text else Named()
        return areas[text]

    def actor(written: str) -> Named:
        text = " ".join(written.split())
        if text not in actors:
            actors[text] = replace(resolver.actor(text, document.date, home), text=text) if text else Named()
        return actors[text]

    return area, actor


__all__ = ["LATIN_SHARE", "extract", "relinked", "script_share", "split"]
