"""The sources: the releases that are held with their cards, what was set aside and why, what changed between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
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
    own = ID[new.kind]
    # events without a day of their own have their release's, which says nothing of the record
    columns = [name for name, _ in COLUMNS[new.kind] if name not in (own, "known_from")]
    both = _both(store, old, new, columns)
    counted = store.arrow(both.group_by("how").agg(n=lambda t: t.count()))
    tally = {row["how"]: row["n"] for row in counted.to_pylist()}
    told = both.filter(both.how != "same").order_by(["how", "record"]).limit(most, offset=before)
    changes = tuple(_change(row, columns) for row in store.arrow(told).to_pylist())
    added, removed, changed, same = (tally.get(how, 0) for how in ("added", "removed", "changed", "same"))
    return Diff(added, removed, changed, same, changes)


def _both(store: Workspace, old: Release, new: Release, columns: Sequence[str]) -> ir.Table:
    """Every record of either: ``how`` it changed, and each column as it was and as it is."""
    import ibis

    own = ID[new.kind]
    was, now = (
        store.rows_of([release], release.kind)
        .select(own, *columns)
        .rename({f"{when}_{name}": name for name in (own, *columns)})
        for release, when in ((old, "was"), (new, "now"))
    )
    joined = was.join(now, was[f"was_{own}"] == now[f"now_{own}"], how="outer")
    other = reduce(or_, (~joined[f"was_{name}"].identical_to(joined[f"now_{name}"]) for name in columns))
    how = ibis.cases(
        (joined[f"was_{own}"].isnull(), "added"),
        (joined[f"now_{own}"].isnull(), "removed"),
        (other, "changed"),
        else_="same",
    )
    return joined.mutate(how=how, record=ibis.coalesce(joined[f"now_{own}"], joined[f"was_{own}"]))


def _change(row: dict[str, Any], columns: Sequence[str]) -> Change:
    fields = {name: (row[f"was_{name}"], row[f"now_{name}"]) for name in columns}
    differing = {name: pair for name, pair in fields.items() if pair[0] != pair[1]}
    return Change(row["how"], row["record"], differing if row["how"] == "changed" else {})
