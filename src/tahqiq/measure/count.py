"""How many events or deaths: in all, and by unit of time, district, province, actor or kind of violence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.calendar import TRUNCATED, Unit, name, units
from tahqiq.measure.cover import releases_of, used
from tahqiq.measure.pick import picked
from tahqiq.measure.reported import check, reported
from tahqiq.measure.result import Estimate, Measured, Row
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.units import DISTRICTS, PROVINCES, holders
from tahqiq.measure.wording import happening, many, number, of_what, source, where_and_when

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_SUMS = ("events", "low", "best", "high")
_HELD = (("outer", "string"), ("inner", "string"), ("first", "date32"), ("last", "date32"))


class By(StrEnum):
    """What a count is told apart by."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DISTRICT = "district"
    PROVINCE = "province"
    ACTOR = "actor"
    KIND = "kind"


_WHERE = {By.ACTOR: "involved", By.KIND: "were"}
_TIMES = frozenset({By.MONTH, By.QUARTER, By.YEAR})


def count(
    workspace: Workspace, registry: Registry, selection: Selection, by: By | None = None, *, reporting: bool = False
) -> Measured:
    """The events of a selection and the deaths in them, with the coder's low and high through every sum.

    ``rows`` have a column named as ``by``, then events, low, best, high. By actor an event counts for both its
    sides, so the rows add up to more than the total. With ``reporting`` the deaths are also given by the distribution
    of what UCDP's coders hold likely (Vesco et al. 2026): the estimate ``deaths_reported``, and the columns
    ``reported_low``, ``reported`` and ``reported_high``. InputError for a period or area that is not covered, or where
    nothing fits.
    """
    if reporting:
        check(selection)
    releases = releases_of(workspace, registry, selection)
    events = picked(workspace, registry, selection)
    keyed = _keyed(workspace, registry, events, by) if by else events
    groups = {r["key"]: r for r in _sums(workspace, keyed, ["key"])} if by else {}
    total = _together(groups) if by and by is not By.ACTOR else _sums(workspace, events, [])[0]
    if not total["events"]:
        raise nothing(registry, selection)
    estimates = [
        Estimate("events", total["events"], kind="none", level=None, unit="events"),
        Estimate("deaths", total["best"], total["low"], total["high"], kind="coded", level=None, unit="deaths"),
    ]
    if reporting:
        found = reported(workspace, events, None)[None]
        estimates.append(Estimate("deaths_reported", found.value, found.low, found.high, "reporting", unit="deaths"))
        for key, one in (reported(workspace, keyed, "key") if by else {}).items():
            groups[key] |= {
                "reported_low": round(one.low, 1),
                "reported": round(one.value, 1),
                "reported_high": round(one.high, 1),
            }
    rows = _table(registry, groups, selection, by) if by else []
    known = (*caveats(total, selection, by), *([_INDEPENDENT] if reporting else []))
    return Measured(
        "count", {**selection.to_dict(), "by": str(by) if by else None, "reporting": reporting},
        _title(registry, selection, by), sentence(registry, selection, total, rows, by) + _said_reported(estimates),
        tuple(estimates), rows, known, used(releases),
    )  # fmt: skip


_INDEPENDENT = (
    "The reporting interval takes the errors of events to be independent; what was never reported is in no figure."
)


def nothing(registry: Registry, selection: Selection) -> InputError:
    """The error of a selection that no event fits."""
    return InputError(
        f"no event of {selection.dataset} fits: {where_and_when(registry, selection)}"
        f"{narrowing(registry, selection)}; nothing was measured: widen the period, the area, or leave out a filter"
    )


def narrowing(registry: Registry, selection: Selection) -> str:
    """By whom and of what kind the events are, in words; "" for all."""
    actor = registry.actors[selection.actor].name if selection.actor in registry.actors else selection.actor
    return (f" by or against {actor}" if actor else "") + (f", {selection.kind}" if selection.kind else "")


def _sums(workspace: Workspace, events: ir.Table, keys: list[str]) -> list[dict[str, Any]]:
    sums = {
        "events": events.count(), "low": events.low.sum().coalesce(0).cast("int64"),
        "best": events.best.sum().coalesce(0).cast("int64"), "high": events.high.sum().coalesce(0).cast("int64"),
        "unplaced": (events.where_prec >= 6).sum().coalesce(0).cast("int64"),
        "undated": (events.date_prec >= 4).sum().coalesce(0).cast("int64"),
    }  # fmt: skip
    grouped = events.group_by(keys).aggregate(**sums) if keys else events.aggregate(**sums)
    found: list[dict[str, Any]] = workspace.arrow(grouped).to_pylist()
    return found


def _keyed(workspace: Workspace, registry: Registry, events: ir.Table, by: By) -> ir.Table:
    """The events with a column ``key``: the first day of a unit of time, or the id of what else ``by`` is."""
    if by in _TIMES:
        return events.mutate(key=events.start.truncate(TRUNCATED[Unit(by)]).cast("date"))
    if by in (By.DISTRICT, By.PROVINCE):
        return _placed(workspace, registry, events, by).rename(key="outer")
    if by is By.KIND:
        return events.mutate(key=events.kind)
    sides = [events.mutate(key=events[side]) for side in ("actor_a", "actor_b")]
    return sides[0].union(sides[1].filter(~sides[1].actor_b.identical_to(sides[1].actor_a)))


def _together(groups: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    return {name: sum(g[name] for g in groups.values()) for name in (*_SUMS, "unplaced", "undated")}


def _table(registry: Registry, groups: dict[Any, dict[str, Any]], selection: Selection, by: By) -> list[Row]:
    """In order of time, every unit of it; of anything else the largest first."""
    shown = [n for n in (*_SUMS, "reported_low", "reported", "reported_high") if any(n in g for g in groups.values())]
    if by in _TIMES:
        unit, empty = Unit(by), dict.fromkeys(shown, 0)
        ordered = [(name(day, unit), groups.get(day, empty)) for day in units((selection.start, selection.end), unit)]
    else:
        labelled = [(_label(registry, by, key), row) for key, row in groups.items()]
        ordered = sorted(labelled, key=lambda item: (-item[1]["best"], -item[1]["events"], item[0]))
    return [{str(by): label, **{k: row[k] for k in shown}} for label, row in ordered]


def _placed(workspace: Workspace, registry: Registry, events: ir.Table, by: By) -> ir.Table:
    """The events with the district or province that held their place when they began."""
    held = holders(registry, DISTRICTS if by is By.DISTRICT else PROVINCES)
    workspace.lay("measure_held", _HELD, {n: [r[i] for r in held] for i, (n, _) in enumerate(_HELD)})
    places = workspace.named("measure_held")
    return events.left_join(
        places,
        [
            events.area_id == places.inner,
            places["first"].isnull() | (events.start >= places["first"]),
            places["last"].isnull() | (events.start <= places["last"]),
        ],
    )


def _label(registry: Registry, by: By, key: str | None) -> str:
    if by is By.ACTOR:
        return registry.actors[key].name if key and key in registry.actors else "not in the registry"
    if by is By.KIND:
        return str(key)
    return registry.places[key].name if key and key in registry.places else "not placed so finely"


def _title(registry: Registry, selection: Selection, by: By | None) -> str:
    told = f"{of_what(selection).capitalize()}{f' by {by}' if by else ''}"
    return f"{told}{narrowing(registry, selection)}, {where_and_when(registry, selection)}"


def sentence(
    registry: Registry, selection: Selection, total: Mapping[str, Any], rows: list[Row], by: By | None = None
) -> str:  # fmt: skip
    """What a selection comes to (``total``: events, low, best, high), and where most of it was."""
    dead = f"{number(total['best'])} {of_what(replace(selection, counted=Counted.DEATHS))}"
    span = f" (between {number(total['low'])} and {number(total['high'])})" if total["low"] != total["high"] else ""
    one, several = happening(selection.dataset)
    events = f"one {one}" if total["events"] == 1 else f"{number(total['events'])} {several}"
    what = f"{events}{narrowing(registry, selection)} and {dead}{span}"
    said = f"{source(selection.dataset)} records {what} in {where_and_when(registry, selection)}."
    if by and rows:
        top = max(rows, key=lambda r: r["best"] if selection.counted is Counted.DEATHS else r["events"])  # type: ignore[arg-type, return-value]  # both are whole numbers
        said += f" Most {_WHERE.get(by, 'were in')} {top[by]}: {number(top['best'])} in {number(top['events'])} events."
    return said


def _said_reported(estimates: list[Estimate]) -> str:
    found = next((e for e in estimates if e.name == "deaths_reported"), None)
    if found is None or found.value is None:
        return ""
    low, value, high = (number(round(v)) for v in (found.low or 0, found.value, found.high or 0))
    return (
        f" By what UCDP's coders hold likely of such figures it was about {value} (95% interval {low} to {high}; "
        "Vesco et al. 2026)."
    )


def caveats(total: Mapping[str, Any], selection: Selection, by: By | None = None) -> tuple[str, ...]:
    """What to know of it; ``total`` has ``undated`` and ``unplaced``, too."""
    said = []
    if total["undated"]:
        events = many(total["undated"], "event is", "events are")
        said.append(f"{events} dated to no more than a month, and counted on the first day.")
    if total["unplaced"]:
        events = many(total["unplaced"], "event is", "events are")
        said.append(f"{events} placed to no more than a country or a larger area.")
    if by is By.ACTOR:
        said.append("An event counts for both its sides, so the rows add up to more than the total.")
    if selection.victim not in ("all", ""):
        said.append(
            "The upper figure adds the dead whose class is not known; the class itself is what the coder was sure of."
        )
    return tuple(said)
