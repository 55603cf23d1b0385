"""The queries for candidate homes: published figures, changes between two of them, sums of events, incidents' tolls.

Each is one query for the document, over areas and days laid down as a relation; each gives ``table.COLUMNS``.
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

_ASK = (("area", "string"), ("ask_start", "date32"), ("ask_end", "date32"))
_CLOSURE = (("ancestor", "string"), ("descendant", "string"), ("start", "date32"), ("end", "date32"))
_SERIES = ("publisher", "dataset", "metric", "area", "actor", "victim", "counts", "militants", "scope", "territory")
_CLASSES = {
    "all": "deaths_best", "civilian": "deaths_civilian", "militant": "deaths_armed_group", "security": "deaths_state",
}  # fmt: skip
_TOLLS = (
    ("deaths", "all", "killed_best"), ("deaths", "security", "killed_security"), ("deaths", "civilian", "killed_civilian"),
    ("deaths", "militant", "killed_militant"), ("injuries", "all", "injured_high"),
)  # fmt: skip


def lay(workspace: Workspace, areas: Iterable[str], start: dt.date, end: dt.date) -> None:
    """Lay down where and when homes are looked for."""
    listed = sorted(areas)
    columns = {"area": listed, "ask_start": [start] * len(listed), "ask_end": [end] * len(listed)}
    workspace.lay("home_asks", _ASK, columns)


def published(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """Every published figure of the areas that lies in those days, changes printed in percent among them."""
    kinds = [RecordKind.OBSERVATIONS]

    def build() -> ir.Table:
        return _shape(_printed(workspace, as_of), made=table.PRINTED)

    return workspace.prepared("homes published", kinds, as_of, build)


def changes(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """Changes between a figure and its publisher's for the span just before, or a year earlier, on the same basis."""

    def build() -> ir.Table:
        import ibis

        seen = _printed(workspace, as_of)
        now = seen.filter(~seen.metric.startswith("change_pct:"), seen.counts != "state", seen.unit == "count", seen.value > 0)
        then = now.view()
        same = [now[name] == then[name] for name in _SERIES]
        joined = now.join(then, [*same, _compared(now, then)], lname="", rname="then_{name}")
        worked = joined.mutate(
            metric="change_pct:" + joined.metric, unit=_text("percent"), before=joined.then_value,
            value=100 * (joined.value - joined.then_value) / joined.then_value,
            base_start=joined.then_start, base_end=joined.then_end, known=ibis.greatest(joined.known, joined.then_known),
        )  # fmt: skip
        return _shape(worked.filter(worked.value != 0), made=table.COMPUTED)

    return workspace.prepared("homes changed", [RecordKind.OBSERVATIONS], as_of, build)


def _printed(workspace: Workspace, as_of: dt.date | None) -> ir.Table:
    """Dated figures of the areas asked, with the first day on which each can have been public."""
    ask, seen = workspace.named("home_asks"), workspace.table(RecordKind.OBSERVATIONS, as_of)
    touches = [seen.area == ask.area, seen.end >= ask.ask_start, seen.start.coalesce(seen.end) <= ask.ask_end]
    hit = seen.semi_join(ask, touches).filter(seen.value.notnull())
    days = {"start": hit.start.coalesce(hit.end), "end": hit.end.coalesce(hit.start)}
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

        hit = _placed(workspace, as_of)
        spans = ibis.union(*(_by_span(hit, unit, step) for unit, step in (("M", 1), ("Q", 3), ("Y", 12))))
        counted = [_class_of(spans, "deaths", victim, spans[column]) for victim, column in _CLASSES.items()]
        counted += [_class_of(spans, "attacks", "", spans.events)]
        return _shape(ibis.union(*counted).filter(lambda t: t.value > 0), made=table.SUMMED)

    return workspace.prepared("homes summed", [RecordKind.EVENTS], as_of, build)


def _placed(workspace: Workspace, as_of: dt.date | None) -> ir.Table:
    ask, places = workspace.named("home_asks"), workspace.named("closure")
    events = workspace.table(RecordKind.EVENTS, as_of)
    wide = ask.join(places, ask.area == places.ancestor).select(
        "area", "ask_start", "ask_end", "descendant",
        valid_from=places.start.coalesce(dt.date(1, 1, 1)), valid_to=places.end.coalesce(dt.date(9999, 12, 31)),
    )  # fmt: skip
    return events.join(
        wide,
        [
            events.area_id == wide.descendant, events.start >= wide.ask_start, events.end <= wide.ask_end,
            events.start >= wide.valid_from, events.start <= wide.valid_to,
        ],
    )  # fmt: skip


def _by_span(hit: ir.Table, unit: str, months: int) -> ir.Table:
    """Sums of the events that lie whole in a month, quarter or year."""
    import ibis

    within = hit.mutate(span=hit.start.truncate(unit)).filter(lambda t: t.span == t.end.truncate(unit))
    sums = {column: within[column].sum().coalesce(0).cast("float64") for column in _CLASSES.values()}
    grouped = within.group_by(["dataset", "area", "span"]).aggregate(events=within.count().cast("float64"), **sums)
    start = grouped.span.cast("date")
    end = (start + ibis.interval(months=months) - ibis.interval(days=1)).cast("date")
    return grouped.mutate(start=start, end=end).drop("span")


def _class_of(spans: ir.Table, metric: str, victim: str, value: ir.Value) -> ir.Table:
    """One class's sums. The publisher is filled in later from the dataset's card."""
    return spans.select(
        "dataset", "area", "start", "end", publisher=spans.dataset, metric=_text(metric), victim=_text(victim),
        counts=_text(str(Counts.LETHAL_EVENTS)), militants=_text(str(Militants.IN)), unit=_text("count"), value=value,
        actor=_text(""), scope=_text(""), confidence=_text(""), definition=_text(""), known=spans.end,
        before=_nothing("float64"), base_start=_nothing("date"), base_end=_nothing("date"),
    )  # fmt: skip


def tolls(workspace: Workspace, as_of: dt.date | None) -> pa.Table:
    """The tolls of the incidents on record in those days, wherever they were: by class, and the injured."""

    def build() -> ir.Table:
        import ibis

        ask, seen = workspace.named("home_asks"), workspace.table(RecordKind.INCIDENTS, as_of)
        end = seen.end.coalesce(seen.start)
        hit = seen.semi_join(ask, [end >= ask.ask_start, seen.start <= ask.ask_end]).mutate(end=end)
        parts = [_toll(hit, metric, victim, hit[column]) for metric, victim, column in _TOLLS]
        return _shape(ibis.union(*parts).filter(lambda t: t.value > 0), made=table.TOLL)

    return workspace.prepared("homes tolls", [RecordKind.INCIDENTS], as_of, build)


def _toll(hit: ir.Table, metric: str, victim: str, value: ir.Value) -> ir.Table:
    return hit.select(
        "dataset", "start", "end", publisher=_text("press"), metric=_text(metric), victim=_text(victim),
        area=hit.area_id.coalesce(hit.area, ""), counts=_text(str(Counts.ATTACKS)), value=value.cast("float64"),
        militants=_text(str(Militants.OUT)), unit=_text("count"), actor=_text(""), scope=_text(""),
        confidence=_text(""), definition=hit.place.coalesce(""), known=hit.end, before=_nothing("float64"),
        base_start=_nothing("date"), base_end=_nothing("date"),
    )  # fmt: skip


def _shape(found: ir.Table, *, made: int) -> ir.Table:
    """The columns in their order and types."""
    import ibis

    types = {name: "string" for name in table.TEXTS} | {name: "date" for name in table.DAYS}
    kept = {name: found[name].cast(type_) for name, type_ in types.items()}
    return found.select(
        **kept, value=found.value.cast("float64"), before=found.before.cast("float64"),
        made=ibis.literal(made, "int64"),
    )  # fmt: skip


def _text(word: str) -> ir.Value:
    import ibis

    return ibis.literal(word, "string")


def _nothing(type_: str) -> ir.Value:
    import ibis

    return ibis.null(type_)
