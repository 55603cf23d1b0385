"""The sources: the releases that are held with their cards, what was set aside and why, what changed between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.sources import card
from tahqiq.terms import COLUMNS, Card, Release
from tahqiq.verbs.licence import check_passes_on
from tahqiq.verbs.rows import ID

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.store import Workspace


_CENTURIES = 300


@dataclass(frozen=True, slots=True)
class Held:
    """A release that is held: its dataset's card, and whether checks of now use it (a newer one may have its place)."""

    release: Release
    card: Card
    in_force: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Why rows of a file were set aside: the field, the reason, and how many."""

    field: str
    reason: str
    rows: int


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is in one of two releases alone, or otherwise in the other.

    ``how`` is added, removed or changed; ``fields`` are pairs of what was and what is, by column, for the last.
    """

    how: str
    record: str
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from one release of a dataset to another: how many records of each, and some of them."""

    added: int
    removed: int
    changed: int
    same: int
    changes: tuple[Change, ...]


def held(store: Workspace) -> list[Held]:
    """Every release, by dataset, the newest version first."""
    used = {r.release_id for r in store.in_force()}
    newest = store.releases()[::-1]
    newest.sort(key=lambda r: r.dataset)
    return [Held(r, card(r.dataset), r.release_id in used) for r in newest]


def faults(store: Workspace, release: Release) -> list[Fault]:
    """Why rows of a release's file were set aside, the most frequent first."""
    rejects = store.rejects(release.release_id)
    if not rejects.num_rows:
        return []
    counted = rejects.group_by(["field", "reason"]).aggregate([("row", "count")])
    told = counted.sort_by([("row_count", "descending"), ("field", "ascending"), ("reason", "ascending")])
    return [Fault(f["field"], f["reason"], f["row_count"]) for f in told.to_pylist()]


def rejects(store: Workspace, release: Release) -> pa.Table:
    """The rows that were set aside, in the order of the file. ``Withheld`` where the licence keeps them in."""
    check_passes_on(release.dataset)
    return store.rejects(release.release_id)


def by_year(store: Workspace, release: Release) -> list[tuple[int, int]]:
    """How many of a release's rows begin in each year, without those that have no day.

    Years without rows are there too, unless a row lies centuries apart.
    """
    if "start" not in dict(COLUMNS[release.kind]):
        return []
    rows = store.rows_of([release], release.kind)
    dated = rows.filter(rows.start.notnull()).group_by(year=lambda t: t.start.year()).agg(n=lambda t: t.count())
    found = {row["year"]: row["n"] for row in store.arrow(dated).to_pylist()}
    if found and max(found) - min(found) < _CENTURIES:
        return [(year, found.get(year, 0)) for year in range(min(found), max(found) + 1)]
    return sorted(found.items())


def diff(store: Workspace, old: Release, new: Release, most: int = 50, before: int = 0) -> Diff:
    """What changed from ``old`` to ``new``, with at most ``most`` of the records after skipping ``before``.

    Records are told apart by their publisher's id. InputError for releases of two datasets; ``Withheld``.
    """
    if old.dataset != new.dataset:
        raise InputError(
            f"{old.release_id} and {new.release_id} are of two datasets; choose two releases of one of them"
        )
    check_passes_on(new.dataset)
    import pyarrow.compute as pc

    # events without a day of their own have their release's, which says nothing of the record
    columns = [name for name, _ in COLUMNS[new.kind] if name not in (ID[new.kind], "known_from")]
    found = store.arrow(_told_apart(store, old, new, columns))
    tally = {row["how"]: row["how_count"] for row in found.group_by("how").aggregate([("how", "count")]).to_pylist()}
    differing = found.filter(pc.field("how") != "same").sort_by([("how", "ascending"), ("record", "ascending")])
    page = differing.slice(before, most).to_pylist()
    changed = [row["record"] for row in page if row["how"] == "changed"]
    was, now = (_records(store, release, changed, columns) if changed else {} for release in (old, new))
    changes = tuple(_change(row["how"], row["record"], was, now) for row in page)
    added, removed, other, same = (tally.get(how, 0) for how in _HOW)
    return Diff(added, removed, other, same, changes)


_HOW = ("added", "removed", "changed", "same")


def _told_apart(store: Workspace, old: Release, new: Release, columns: Sequence[str]) -> ir.Table:
    """``record`` and ``how`` of every record of either."""
    import ibis

    own = ID[new.kind]
    was, now = (
        rows.select(**{f"{when}_id": rows[own], f"{when}_all": ibis.struct({name: rows[name] for name in columns})})
        for rows, when in ((store.rows_of([r], r.kind), when) for r, when in ((old, "was"), (new, "now")))
    )
    joined = was.join(now, was.was_id == now.now_id, how="outer")
    how = ibis.cases(
        (joined.was_id.isnull(), "added"),
        (joined.now_id.isnull(), "removed"),
        (joined.was_all.identical_to(joined.now_all), "same"),
        else_="changed",
    )
    return joined.select(how=how, record=ibis.coalesce(joined.now_id, joined.was_id))


def _records(store: Workspace, release: Release, records: Sequence[str], columns: Sequence[str]) -> dict[str, Any]:
    """Records of a release by their ids."""
    own, rows = ID[release.kind], store.rows_of([release], release.kind)
    found = store.arrow(rows.filter(rows[own].isin(records)).select(own, *columns))
    return {row.pop(own): row for row in found.to_pylist()}


def _change(how: str, record: str, was: dict[str, Any], now: dict[str, Any]) -> Change:
    if how != "changed":
        return Change(how, record, {})
    pairs = {name: (value, now[record][name]) for name, value in was[record].items()}
    return Change(how, record, {name: pair for name, pair in pairs.items() if pair[0] != pair[1]})
