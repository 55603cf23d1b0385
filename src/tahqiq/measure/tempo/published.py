"""Operations and suicide attacks, which event data do not tell: as publishers print them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.cover import used
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.ratio import quantile
from tahqiq.measure.stats.shares import share_interval
from tahqiq.measure.wording import number, places, where_and_when
from tahqiq.terms import Bound, RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.measure.selection import Period, Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Key = tuple[str, dt.date, dt.date]
_COLUMNS = ("publisher", "start", "end", "metric", "victim", "value", "bound")
_YEAR = 360
_CEILINGS = (Bound.UNDER, Bound.UP_TO)  # no counts; "more than 7,000 operations" is the best that is printed of some


def published_span(workspace: Workspace, as_of: dt.date | None) -> Period:
    """The first and the last day of all published statistics. InputError where there are none."""
    table = workspace.table(RecordKind.OBSERVATIONS, as_of)
    found = workspace.arrow(table.aggregate(start=table.start.min(), end=table.end.max())).to_pylist()[0]
    if not found["start"] or not found["end"]:
        raise InputError("no published statistics are in the workspace; import some first (`tahqiq import`)")
    return found["start"], found["end"]


def operations(workspace: Workspace, registry: Registry, selection: Selection) -> Measured:
    """Operations by the state as published, with what the same publisher has of the dead in the same days.

    Rows: ``publisher``, ``start``, ``end``, ``operations_low`` and ``operations_high`` (the least and most that it
    printed), ``militants_low``, ``militants_high``, ``own_low``, ``own_high``. Nothing is estimated: publishers do
    not mean the same by an operation.
    """
    found = _printed(workspace, selection, {"operations": ("",), "deaths": ("militant", "security")})
    keys = [k for k, cells in found.items() if "operations" in cells]
    if not keys:
        raise _nothing(registry, selection, "operations")
    names = {"operations": "operations", "deaths:militant": "militants", "deaths:security": "own"}
    rows = [_row(key, found[key], names) for key in sorted(keys)]
    monthly = sorted(((_monthly(r), r) for r in rows), key=lambda pair: pair[0])
    (least, one), (most, other) = monthly[0], monthly[-1]
    said = (
        f"{len({r['publisher'] for r in rows})} publishers count operations in {where_and_when(registry, selection)}, "
        f"from {number(round(least, 1))} a month ({one['publisher']}, {one['start']} to {one['end']}) to "
        f"{number(round(most))} a month ({other['publisher']}, {other['start']} to {other['end']}): they need not mean "
        "the same by an operation, so no number is made of them together."
    )
    return _measured("operations", workspace, registry, selection, said, rows, ())


def _monthly(row: dict[str, Any]) -> float:
    """Operations in 30 days, by the middle of what was printed."""
    days = (dt.date.fromisoformat(row["end"]) - dt.date.fromisoformat(row["start"])).days + 1
    return float(30 * (row["operations_low"] + row["operations_high"]) / 2 / days)


def suicide(workspace: Workspace, registry: Registry, selection: Selection) -> Measured:
    """The share of attacks that were suicide attacks, by publisher and period, as published.

    Rows: ``publisher``, ``start``, ``end``, ``suicide_low``, ``suicide_high``, ``attacks_low``, ``attacks_high``,
    ``share`` with ``share_low`` and ``share_high`` (Wilson's, for the middle of what was printed; none where the
    publisher has no count of all attacks in the same days). Estimate: ``share``, of the years for which the publisher
    that has most of them has both.
    """
    found = _printed(workspace, selection, {"suicide_attacks": ("",), "attacks": ("",)})
    keys = sorted(k for k, cells in found.items() if "suicide_attacks" in cells)
    if not keys:
        raise _nothing(registry, selection, "suicide attacks")
    names = {"suicide_attacks": "suicide", "attacks": "attacks"}
    rows = [_shared(_row(key, found[key], names)) for key in keys]
    estimates, said = _pooled(registry, selection, rows)
    return _measured("suicide", workspace, registry, selection, said, rows, estimates)


def _printed(
    workspace: Workspace, selection: Selection, wanted: dict[str, tuple[str, ...]]
) -> dict[Key, dict[str, list[float]]]:
    """Whole figures of an area by publisher and period: the values printed of each metric (and victim)."""
    victims = tuple({v for classes in wanted.values() for v in classes})
    table = wholes(workspace, Wanted(tuple(wanted), selection.areas, victims, as_of=selection.as_of))
    kept = table.filter(
        table.start >= selection.start, table.end <= selection.end, table.bound.notin([str(b) for b in _CEILINGS])
    )
    return _grouped(workspace, kept, wanted)


def _grouped(
    workspace: Workspace, kept: ir.Table, wanted: dict[str, tuple[str, ...]]
) -> dict[Key, dict[str, list[float]]]:
    keys = ["publisher", "start", "end", "metric", "victim"]
    sums = kept.mutate(victim=kept.victim.coalesce("")).group_by(keys)
    found: dict[Key, dict[str, list[float]]] = defaultdict(dict)
    for row in workspace.arrow(sums.aggregate(low=kept.value.min(), high=kept.value.max())).to_pylist():
        metric, victim = row["metric"], row["victim"]
        if wanted[metric] == ("",):
            name = metric
        elif victim in wanted[metric]:
            name = f"{metric}:{victim}"
        else:
            continue
        cell = found[row["publisher"], row["start"], row["end"]].setdefault(name, [row["low"], row["high"]])
        cell[:] = [min(cell[0], row["low"]), max(cell[1], row["high"])]
    return dict(found)


def _row(key: Key, cells: dict[str, list[float]], names: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"publisher": key[0], "start": key[1].isoformat(), "end": key[2].isoformat()}
    for name, column in names.items():
        low, high = cells.get(name, (None, None))
        row |= {f"{column}_low": low, f"{column}_high": high}
    return row


def _shared(row: dict[str, Any]) -> dict[str, Any]:
    if row["attacks_low"] is None or row["suicide_high"] > row["attacks_low"]:
        return {**row, "share": None, "share_low": None, "share_high": None}
    hits, of = ((row[f"{n}_low"] + row[f"{n}_high"]) / 2 for n in ("suicide", "attacks"))
    found = share_interval(hits, of, quantile(LEVEL, 0))
    return {**row, "share": found.value, "share_low": found.low, "share_high": found.high}


def _pooled(
    registry: Registry, selection: Selection, rows: list[dict[str, Any]]
) -> tuple[tuple[Estimate, ...], str]:  # fmt: skip
    """The years of the publisher that has most of them with both counts."""
    years: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        days = (dt.date.fromisoformat(row["end"]) - dt.date.fromisoformat(row["start"])).days
        if row["share"] is not None and _YEAR <= days <= _YEAR + 6 and row["start"][5:] == "01-01":
            years[row["publisher"]].append(row)
    where = f"{places(registry, selection.areas)}"
    best = max(years, key=lambda p: (len(years[p]), p), default="")
    if not best:
        return (
            (),
            f"No publisher has suicide attacks and all attacks of one year in {where_and_when(registry, selection)}.",
        )
    of = years[best]
    spans = ", ".join(f"{100 * r['share']:.1f}% in {r['start'][:4]}" for r in of)
    hits, total = (sum((r[f"{n}_low"] + r[f"{n}_high"]) / 2 for r in of) for n in ("suicide", "attacks"))
    found = share_interval(hits, total, quantile(LEVEL, 0))
    name = registry.publishers[best].name if best in registry.publishers else best
    said = (
        f"By {name}, {100 * found.value:.1f}% (95% interval {100 * found.low:.1f}% to {100 * found.high:.1f}%) of the "
        f"attacks that it counts in {where} in {len(of)} year{'s' if len(of) > 1 else ''} "
        f"were suicide attacks: {spans}."
    )
    return (Estimate("share", found.value, found.low, found.high, unit="share"),), said


def _measured(
    about: str, workspace: Workspace, registry: Registry, selection: Selection, said: str, rows: list[dict[str, Any]],
    estimates: tuple[Estimate, ...],
) -> Measured:  # fmt: skip
    releases = [r for r in workspace.in_force(selection.as_of) if r.kind is RecordKind.OBSERVATIONS]
    what = "Operations" if about == "operations" else "Suicide attacks"
    caveats = (
        f"{what} are not recorded in event data such as UCDP's; "
        "these are figures that publishers printed, each by its own definition.",
        "Where a publisher printed several figures for the same days, the least and the most are shown.",
    )
    return Measured(
        "tempo", {**selection.to_dict(), "dataset": "statistics", "about": about},
        f"{what} as published, {where_and_when(registry, selection)}", said, estimates, rows, caveats,
        used(releases[:1]),
    )  # fmt: skip


def _nothing(registry: Registry, selection: Selection, what: str) -> InputError:
    return InputError(
        f"no publisher at hand has {what} in {where_and_when(registry, selection)}; widen the period, or name a country"
    )
