"""The queries for candidate homes: published figures, changes between two of them, sums of events, incidents' tolls.

Each is one query over areas laid down as a relation; each gives ``table.COLUMNS``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tahqiq.claims.find.homes import table
from tahqiq.terms import Counts, Militants, RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.store import Workspace

_ASK = (("area", "string"),)
_CLOSURE = (("ancestor", "string"), ("descendant", "string"), ("start", "date32"), ("end", "date32"))
_SERIES = ("publisher", "dataset", "metric", "area", "actor", "victim", "counts", "militants", "scope", "territory")
_CLASSES = {
    "all": "deaths_best", "civilian": "deaths_civilian", "militant": "deaths_armed_group", "security": "deaths_state",
}  # fmt: skip
_TOLLS = {
    "killed_best": ("deaths", "all"), "killed_security": ("deaths", "security"),
    "killed_civilian": ("deaths", "civilian"), "killed_militant": ("deaths", "militant"),
    "injured_high": ("injuries", "all"),
}  # fmt: skip


def lay(workspace: Workspace, areas: Iterable[str]) -> None:
    """Lay down where homes are looked for."""
    workspace.lay("home_areas", _ASK, {"area": sorted(areas)})


def published(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """Every published figure of the areas, changes printed in percent among them."""
    kinds = [RecordKind.OBSERVATIONS]

    def build() -> ir.Table:
        return _shape(_printed(workspace, as_of), made=table.PRINTED)

    return workspace.prepared("homes published", kinds, as_of, build)


def changes(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """Changes between a figure and its publisher's for the span just before, or a year earlier, on the same basis."""

    def build() -> ir.Table:
        import ibis

        seen = _printed(workspace, as_of)
        now = seen.filter(
            ~seen.metric.startswith("change_pct:"), seen.counts != "state", seen.unit == "count", seen.value > 0
        )
        then = now.view()
        same = [now[name] == then[name] for name in _SERIES]
        joined = now.join(then, [*same, _compared(now, then)], lname="", rname="then_{name}")
        worked = joined.mutate(
            metric="change_pct:" + joined.metric, unit=_text("percent"), before=joined.then_value,
            value=100 * (joined.value - joined.then_value) / joined.then_value,
            base_start=joined.then_start, base_end=joined.then_end,
            known=ibis.greatest(joined.known, joined.then_known),
        )  # fmt: skip
        return _shape(worked.filter(worked.value != 0), made=table.COMPUTED)

    return workspace.prepared("homes changed", [RecordKind.OBSERVATIONS], as_of, build)


def _printed(workspace: Workspace, as_of: dt.date | None) -> ir.Table:
    """Dated figures of the areas asked, with the first day on which each can have been public."""
    ask, seen = workspace.named("home_areas"), workspace.table(RecordKind.OBSERVATIONS, as_of)
    dated = seen.value.notnull() & seen.start.coalesce(seen.end).notnull()
    hit = seen.semi_join(ask, seen.area == ask.area).filter(dated)
    # an open end ("the year so far") lies at the latest where the figure was printed
    days = {"start": hit.start.coalesce(hit.end), "end": hit.end.coalesce(hit.known_from, hit.start)}
    hit = hit.mutate(**days, **{n: hit[n].coalesce("") for n in {*table.TEXTS, *_SERIES, "published"} - {"dataset"}})
    first = (hit.published + "-01-01").substr(0, 10).try_cast("date")
    return hit.mutate(known=first.coalesce(hit.known_from, hit.end), before=_nothing("float64"))


def _compared(now: ir.Table, then: ir.Table) -> ir.BooleanValue:
    """Whether two periods of like length follow each other, or are the same days of two years running."""
    import ibis

    day, year = ibis.interval(days=1), ibis.interval(years=1)
    follow = then.end + day == now.start
    length = (now.end.epoch_days() - now.start.epoch_days()) - (then.end.epoch_days() - then.start.epoch_days())
    yearly = (then.start + year == now.start) & ((then.end + day) + year == now.end + day)
    return (follow & length.between(-3, 3)) | yearly


def sums(workspace: Workspace, closure: Mapping[str, Sequence[object]], as_of: dt.date | None) -> pa.Table:
    """Deaths by class, and the number of lethal events, by month, quarter and year in each of the areas."""
    workspace.lay("closure", _CLOSURE, closure)

    def build() -> ir.Table:
        import ibis

        span = ibis.array([1, 3, 12]).unnest()
        hit = _placed(workspace, as_of).mutate(months=span).mutate(first=_first_of, last=_first_of_end)
        counted = [*_CLASSES.values(), "events"]
        within = hit.filter(hit.first == hit.last).mutate(events=1)
        sums = within.group_by(["dataset", "area", "months", "first"]).aggregate(
            **{column: within[column].sum().coalesce(0).cast("float64") for column in counted}
        )
        return _shape(_classes(sums).filter(lambda t: t.value > 0), made=table.SUMMED)

    return workspace.prepared("homes summed", [RecordKind.EVENTS], as_of, build)


def _placed(workspace: Workspace, as_of: dt.date | None) -> ir.Table:
    """The events placed in the areas, by the borders of the event's own day."""
    ask, places = workspace.named("home_areas"), workspace.named("closure")
    events = workspace.table(RecordKind.EVENTS, as_of)
    wide = ask.join(places, ask.area == places.ancestor).select(
        "area", "descendant",
        valid_from=places.start.coalesce(dt.date(1, 1, 1)), valid_to=places.end.coalesce(dt.date(9999, 12, 31)),
    )  # fmt: skip
    placed = [
        events.area_id == wide.descendant, events.start >= wide.valid_from, events.start <= wide.valid_to,
    ]  # fmt: skip
    return events.join(wide, placed).select("dataset", "area", "start", "end", *_CLASSES.values())


def _first_of(events: ir.Table) -> ir.Value:
    return _span_of(events.start, events.months)


def _first_of_end(events: ir.Table) -> ir.Value:
    return _span_of(events.end, events.months)


def _span_of(day: ir.Value, months: ir.Value) -> ir.Value:
    """The first day of the month, quarter or year (1, 3 or 12 months) that a day lies in."""
    import ibis

    spans = ((1, "M"), (3, "Q"), (12, "Y"))
    return ibis.cases(*((months == n, day.truncate(unit).cast("date")) for n, unit in spans))


def _classes(sums: ir.Table) -> ir.Table:
    """A row for each class and the number of events. The publisher is filled in later from the dataset's card."""
    import ibis

    of = {column: ("deaths", victim) for victim, column in _CLASSES.items()} | {"events": ("attacks", "")}
    long = sums.pivot_longer(ibis.selectors.cols(*of), names_to="column", values_to="value")
    last = ibis.cases(*((long.months == n, long["first"] + ibis.interval(months=n)) for n in (1, 3, 12)))
    end = (last - ibis.interval(days=1)).cast("date")
    return long.select(
        "dataset", "area", "value", publisher=long.dataset, start=long["first"], end=end, known=end,
        metric=ibis.cases(*((long.column == c, m) for c, (m, _) in of.items())),
        victim=ibis.cases(*((long.column == c, v) for c, (_, v) in of.items())),
        counts=_text(str(Counts.LETHAL_EVENTS)), militants=_text(str(Militants.IN)), unit=_text("count"),
        actor=_text(""), scope=_text(""), confidence=_text(""), definition=_text(""),
        before=_nothing("float64"), base_start=_nothing("date"), base_end=_nothing("date"),
    )  # fmt: skip


def tolls(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """The tolls of the incidents on record, wherever they were: by class, and the injured."""

    def build() -> ir.Table:
        import ibis

        seen = workspace.table(RecordKind.INCIDENTS, as_of)
        found = seen.pivot_longer(ibis.selectors.cols(*_TOLLS), names_to="column", values_to="toll")
        end = found.end.coalesce(found.start)
        rows = found.select(
            "dataset", "start", end=end, known=end, value=found.toll.cast("float64"), publisher=_text("press"),
            metric=ibis.cases(*((found.column == c, m) for c, (m, _) in _TOLLS.items())),
            victim=ibis.cases(*((found.column == c, v) for c, (_, v) in _TOLLS.items())),
            area=found.area_id.coalesce(found.area, ""), counts=_text(str(Counts.ATTACKS)),
            militants=_text(str(Militants.OUT)), unit=_text("count"), actor=_text(""), scope=_text(""),
            confidence=_text(""), definition=found.place, before=_nothing("float64"),
            base_start=_nothing("date"), base_end=_nothing("date"),
        )  # fmt: skip
        return _shape(rows.filter(rows.value > 0), made=table.TOLL)

    return workspace.prepared("homes tolls", [RecordKind.INCIDENTS], as_of, build)


def _shape(found: ir.Table, *, made: int) -> ir.Table:
    """The columns in their order and types, without nulls."""
    import ibis

    texts = {name: found[name].cast("string").coalesce("") for name in table.TEXTS}
    days = {name: found[name].cast("date").coalesce(table.NEVER) for name in table.DAYS}
    return found.select(
        **texts, **days, value=found.value.cast("float64"), before=found.before.cast("float64").coalesce(0.0),
        made=ibis.literal(made, "int64"),
    )  # fmt: skip


def _text(word: str) -> ir.Value:
    import ibis

    return ibis.literal(word, "string")


def _nothing(type_: str) -> ir.Value:
    import ibis

    return ibis.null(type_)
