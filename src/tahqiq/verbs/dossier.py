"""``dossier``: all that is known of an entry of the registry, in every source's own words, as known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.errors import TahqiqError, UnknownName
from tahqiq.registry import Actor, Place, Publisher, Registry, kind_of
from tahqiq.registry.entries import Entry
from tahqiq.registry.told import Line, Tie, lines, ties
from tahqiq.terms import RecordKind
from tahqiq.verbs.evidence import registry
from tahqiq.verbs.licence import passes_on
from tahqiq.verbs.measuring import Asked, count

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

Row = Mapping[str, Any]
_PLACES = (("place", "string"),)


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entry with what is recorded of it.

    ``facts``, ``figures``, ``incidents`` and ``allegations`` are rows of the evidence (``terms.COLUMNS``) with their
    ``release_id``, the newest first; ``years`` are events and deaths by year and dataset.
    """

    entry: Entry
    kind: str
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...]
    facts: Sequence[Row]
    figures: Sequence[Row]
    incidents: Sequence[Row]
    allegations: Sequence[Row]
    years: Sequence[Row]


def dossier(name: str, kind: str, workspace: Workspace, as_of: dt.date | None = None) -> Dossier:
    """The dossier of the entry of a kind (``registry.kind_of``) with that id; UnknownName if there is none."""
    known = registry()
    entry = next((e for e in known.named(name) if kind_of(e) == kind and e.id == name), None)
    if entry is None:
        near = ", ".join(known.near(name))
        raise UnknownName(f"no {kind} is known as {name!r}" + (f"; did you mean: {near}?" if near else ""))
    own = _Own(known, entry, workspace, as_of)
    return Dossier(
        entry, kind, tuple(lines(entry)), tuple(ties(entry, known)), own.facts(), own.figures(),
        own.incidents(), own.allegations(), own.years(),
    )  # fmt: skip


class _Own:
    """The rows of the evidence that name an entry."""

    def __init__(self, known: Registry, entry: Entry, workspace: Workspace, as_of: dt.date | None) -> None:
        self.known, self.entry, self.workspace, self.as_of = known, entry, workspace, as_of
        self.codes = [entry.id, entry.name, *getattr(entry, "codes", ())]

    def _rows(self, table: ir.Table, order: str) -> list[Row]:
        import ibis

        found = self.workspace.arrow(table.order_by([ibis.desc(table[order]), table[table.columns[0]]]))
        return [row for row in found.to_pylist() if passes_on(row["dataset"])]

    def facts(self) -> list[Row]:
        """What it is the subject of."""
        table = self.workspace.table(RecordKind.FACTS, self.as_of)
        return self._rows(table.filter(table.subject.lower().isin([c.lower() for c in self.codes])), "start")

    def figures(self) -> list[Row]:
        """What publishers printed of it."""
        table = self.workspace.table(RecordKind.OBSERVATIONS, self.as_of)
        table = table.filter(table.dataset == "statistics")
        if isinstance(self.entry, Place):
            return self._rows(table.filter((table.area == self.entry.id) & (table.actor == "")), "end")
        return self._rows(table.filter(table.actor.isin(self.codes)), "end") if isinstance(self.entry, Actor) else []

    def incidents(self) -> list[Row]:
        """Notable ones: claimed by it or attributed to it, or in it."""
        table = self.workspace.table(RecordKind.INCIDENTS, self.as_of)
        if isinstance(self.entry, Place):
            self.workspace.lay("dossier_places", _PLACES, _inner(self.known, self.entry.id))
            inner = self.workspace.named("dossier_places").place
            return self._rows(table.filter(table.area_id.isin(inner) | table.area.isin(inner)), "start")
        if not isinstance(self.entry, Actor):
            return []
        named = _any(table.claimed_by, self.codes) | _any(table.attributed_to, self.codes)
        return self._rows(table.filter(named), "start")

    def allegations(self) -> list[Row]:
        """Made by it, of it, or denied by it."""
        if not isinstance(self.entry, (Actor, Publisher)):
            return []
        table = self.workspace.table(RecordKind.ALLEGATIONS, self.as_of)
        sides = (table.alleger, table.accused, table.denied_by)
        named = _any(sides[0], self.codes) | _any(sides[1], self.codes) | _any(sides[2], self.codes)
        return self._rows(table.filter(named), "first_date")

    def years(self) -> list[Row]:
        """Events and deaths by year, of each dataset of events that covers it."""
        releases = [r for r in self.workspace.in_force(self.as_of) if r.kind is RecordKind.EVENTS]
        found: list[Row] = []
        for release in releases:
            asked = self._asked(release.dataset, release.area)
            if asked is None:
                continue
            try:
                rows = count(asked, "year").rows
            except TahqiqError:  # nothing of it in this dataset: no row is the answer
                continue
            found += [{"dataset": release.dataset, "release": release.release_id, **row} for row in rows]
        return found

    def _asked(self, dataset: str, area: str) -> Asked | None:
        if isinstance(self.entry, Actor):
            return Asked(area=area, actor=self.entry.id, dataset=dataset, as_of=self.as_of, workspace=self.workspace)
        if isinstance(self.entry, Place) and self.known.within(self.entry.id, area):
            return Asked(area=self.entry.id, dataset=dataset, as_of=self.as_of, workspace=self.workspace)
        return None


@lru_cache(maxsize=64)
def _inner(known: Registry, area: str) -> dict[str, list[str]]:
    """A place and those that ever lay in it."""
    return {"place": [p for p in known.places if known.within(p, area)]}


def _any(column: ir.StringColumn, codes: Iterable[str]) -> ir.BooleanValue:
    """Whether one of the codes stands in a list with bars between."""
    return (" | " + column.fill_null("") + " | ").re_search(_pattern(codes))


def _pattern(codes: Iterable[str]) -> str:
    import re

    return " \\| (" + "|".join(re.escape(code) for code in codes) + ") \\| "
