"""One question counted two ways: by events or by what a publisher printed, and why the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.compare.published import PublishedSelection, by_bases, releases_of_rows, what_of
from tahqiq.measure.count import narrowing, nothing
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.explore.look import Look, seen
from tahqiq.measure.explore.sums import totals
from tahqiq.measure.printed import Printed, Wanted, tiles, wholes
from tahqiq.measure.result import Used
from tahqiq.measure.selection import Counted, Period
from tahqiq.measure.wording import IN_WHICH, named, number, of_what, percent, period, places, source
from tahqiq.sources import card
from tahqiq.terms import Counts, RowsAt, Victim
from tahqiq.terms.address import merged

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Way = Look | PublishedSelection
Basis = tuple[str, str, str]  # what is counted; dead militants in or out; a territory in or out
_DEAD = {"in": "dead militants with them", "out": "dead militants left out", "only": "dead militants alone"}
_PLACED = {1: "placed at the very place", 2: "placed within 25 km or better", 3: "placed to the district or better",
           4: "placed to the province or better"}  # fmt: skip


@dataclass(frozen=True)
class Side:
    """What one way comes to. Without a value ``why`` says why there is none.

    ``what`` is what is counted, in the plural; ``basis`` on which terms; ``parts`` how many printed figures were added
    up; ``others`` what the same publisher printed on other terms; ``pages`` the addresses of
    the figures and ``rows`` of their rows.
    """

    who: str
    what: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    events: int | None = None
    why: str = ""
    basis: Basis = ("", "", "")
    covers: Period | None = None
    parts: int = 0
    others: tuple[tuple[str, float], ...] = ()
    pages: tuple[str, ...] = ()
    rows: tuple[RowsAt, ...] = ()
    used: tuple[Used, ...] = ()


def side(workspace: Workspace, registry: Registry, way: Way) -> Side:
    """What a way comes to; what it cannot answer is said in the side itself."""
    try:
        if isinstance(way, Look):
            return _of_events(workspace, registry, way)
        return _of_figures(workspace, registry, way)
    except InputError as error:
        if isinstance(way, Look):
            return Side(source(way.selection.dataset), _events_what(registry, way), why=str(error))
        return Side(named(way.publisher), what_of(way), why=str(error))


def _of_events(workspace: Workspace, registry: Registry, look: Look) -> Side:
    chosen = look.selection
    releases = releases_of(workspace, registry, chosen)
    whole = totals(workspace, registry, seen(workspace, registry, look), (chosen.start, chosen.end), ()).whole
    if not whole["events"]:
        raise nothing(registry, chosen)
    deaths = chosen.counted is Counted.DEATHS
    own = card(chosen.dataset)
    return Side(
        source(chosen.dataset), _events_what(registry, look), whole["best"] if deaths else whole["events"],
        whole["low"] if deaths else None, whole["high"] if deaths else None, whole["events"],
        basis=(own.counts, "in" if deaths and chosen.victim in (Victim.ALL, Victim.NONE) else "", ""),
        covers=covered(releases), used=used(releases),
    )  # fmt: skip


def _events_what(registry: Registry, look: Look) -> str:
    fine = f", {_PLACED[look.placed]}" if look.placed else ""
    return f"{of_what(look.selection)}{narrowing(registry, look.selection).replace('_', '-')}{fine}"


def _of_figures(workspace: Workspace, registry: Registry, asked: PublishedSelection) -> Side:
    found = {basis: tiles(rows, *asked.period) for basis, rows in by_bases(workspace, asked).items()}
    filled = sorted(((b, rows) for b, rows in found.items() if rows), key=lambda item: (len(item[1]), item[0]))
    if not filled:
        raise InputError(
            f"{named(asked.publisher)} printed no {what_of(asked)} of {places(registry, [asked.area])} that fill "
            f"{period(asked.period)}; choose another period, or another publisher"
        )
    basis, rows = filled[0]
    return Side(
        named(asked.publisher), what_of(asked), _sum(rows), basis=basis, covers=asked.period, parts=len(rows),
        others=tuple((terms(b), _sum(r)) for b, r in filled[1:]),
        pages=tuple(dict.fromkeys(r.url for r in rows if r.url)),
        used=releases_of_rows(rows), rows=_addresses(workspace, asked, rows),
    )  # fmt: skip


def _addresses(workspace: Workspace, asked: PublishedSelection, rows: Sequence[Printed]) -> tuple[RowsAt, ...]:
    """Where the rows of figures stand in their releases."""
    wanted = Wanted(
        (asked.metric,), (asked.area,), (str(asked.victim),), asked.actor, asked.publisher, as_of=asked.as_of
    )
    table = wholes(workspace, wanted)
    columns = ("release_id", "start", "end", "value", "counts", "militants", "url")
    held = {
        tuple(r[c] for c in columns): r["obs_id"] for r in workspace.arrow(table.select("obs_id", *columns)).to_pylist()
    }
    return merged(
        RowsAt(r.release_id, (held[key],)) for r in rows if (key := tuple(getattr(r, c) for c in columns)) in held
    )


def _sum(rows: Sequence[Printed]) -> float:
    return float(sum(row.value for row in rows))


def terms(basis: Basis) -> str:
    """On which terms something is counted: "in attacks and operations together, dead militants left out"."""
    counts, militants, territory = basis
    known = IN_WHICH.get(Counts(counts)) if counts else None
    words = [known or "in happenings that are not told apart", _DEAD.get(militants, "")]
    words.append(f"{territory.replace(':', ' ').replace('without', 'leaving out')}" if territory else "")
    return ", ".join(word for word in words if word)


def difference(
    workspace: Workspace, registry: Registry, ways: tuple[Way, Way], sides: tuple[Side, Side]
) -> tuple[str, ...]:  # fmt: skip
    """How far the two are apart and, as far as their definitions tell, why; a sentence each."""
    one, two = sides
    if one.value is None or two.value is None:
        return ()
    return (_apart(one.value, two.value), *_terms_differ(ways, sides), *_shared(workspace, registry, ways))


def _apart(one: float, two: float) -> str:
    if one == two:
        return f"Both come to {number(one)}."
    more, less = max(one, two), min(one, two)
    which = "first" if one > two else "second"
    share = f" ({percent(more / less)})" if less else ""
    return f"The {which} is {number(more - less)} more than the other{share}."


def _terms_differ(ways: tuple[Way, Way], sides: tuple[Side, Side]) -> list[str]:
    one, two = sides
    said = []
    if one.basis[0] != two.basis[0]:
        first, second = ((IN_WHICH.get(Counts(s.basis[0])) if s.basis[0] else None) for s in sides)
        unsaid = "in happenings that it does not tell apart"
        said.append(f"They count other happenings: the first {first or unsaid}, the second {second or unsaid}.")
    militants = (one.basis[1], two.basis[1])
    if "in" in militants and "out" in militants:
        inside = "first" if militants[0] == "in" else "second"
        said.append(f"Dead militants are in the {inside} and left out of the other.")
    if "unspecified" in militants and one.what == two.what == "deaths":
        said.append("Whether dead militants are in both is not said by one of them.")
    if one.basis[2] != two.basis[2]:
        said.append("They are not of the same territory.")
    if one.what != two.what:
        said.append(f"The first is of {one.what}, the second of {two.what}.")
    if isinstance(ways[0], Look) != isinstance(ways[1], Look):
        printed = sides[0] if isinstance(ways[1], Look) else sides[1]
        added = f", {printed.parts} printed figures added up" if printed.parts > 1 else ""
        said.append(
            f"One is summed here from single events, the other is as {printed.who} printed it{added}: its cases cannot "
            "be looked at here."
        )
    return said


def _shared(workspace: Workspace, registry: Registry, ways: tuple[Way, Way]) -> list[str]:
    """Of two choices of one dataset's events how many are in both and in one alone."""
    one, two = ways
    if not (isinstance(one, Look) and isinstance(two, Look)) or one.selection.dataset != two.selection.dataset:
        return []
    tables = [seen(workspace, registry, way).select("release_id", "event_id", "best") for way in (one, two)]
    marked = [t.mutate(first=int(i == 0), second=int(i == 1)) for i, t in enumerate(tables)]
    together = marked[0].union(marked[1]).group_by(["release_id", "event_id"])
    events = together.aggregate(
        best=lambda t: t.best.max(), first=lambda t: t["first"].max(), second=lambda t: t["second"].max()
    )
    found = events.group_by(["first", "second"]).aggregate(
        events=lambda t: t.count(), best=lambda t: t.best.sum().coalesce(0).cast("int64")
    )
    rows = {(r["first"], r["second"]): r for r in workspace.arrow(found).to_pylist()}
    said = []
    for key, words in (((1, 1), "in both"), ((1, 0), "in the first alone"), ((0, 1), "in the second alone")):
        row = rows.get(key, {"events": 0, "best": 0})
        said.append(f"{number(row['events'])} {words}" + (f" ({number(row['best'])} deaths)" if row["best"] else ""))
    return [f"Of the events {said[0]}, {said[1]}, {said[2]}."]
