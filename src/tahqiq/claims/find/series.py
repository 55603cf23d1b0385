"""Figures for one period out of a publisher's rows: printed for it, summed to it, or bounding it.

Only rows of one publisher on one basis are ever put together; a part of a metric (``scope``) never stands for
the whole of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from tahqiq.claims.find.interval import Interval, published_interval
from tahqiq.claims.find.rows import Evidence, Figure, Row, grouped, known_since
from tahqiq.claims.read.question import Measure
from tahqiq.measure.printed import newest_first, tiles
from tahqiq.terms import Bound, Counts, RowsAt
from tahqiq.terms.address import merged

NEAR = 0.02  # a count that stops up to 2% short of the period ("to 27 December") still stands for it
MOSTLY = 0.6  # share of shared days from which two long spans are the same in a loose wording
_LEFT_OUT = "as it counts the area, without what joined it"
TIGHT = 1.10  # two-sided bounds closer than this say as much as a figure

SUMMABLE = frozenset(
    {"attacks", "incidents", "operations", "suicide_attacks", "deaths", "injuries", "arrests", "surrendered",
     "other:casualties", "cost_usd"}
)  # fmt: skip
"""Flows: a longer period has at least as many, a whole area at least as many as its parts."""


@dataclass(frozen=True, slots=True)
class Place:
    """How areas nest for a search: those that contain the claim's, and those that joined it on a day."""

    containing: frozenset[str] = frozenset()
    joined: Mapping[str, dt.date] | None = None

    def around(self, areas: Iterable[str]) -> frozenset[str]:
        """The areas of which rows can bear on a question about ``areas``."""
        return frozenset((*areas, *self.containing, *(self.joined or ())))


def figures(evidence: Evidence, measure: Measure, start: dt.date, end: dt.date, place: Place) -> list[Figure]:
    """Every publisher's figures for the measure and period, newest edition first."""
    wholes = evidence.wholes(measure.metric, measure.victim, measure.actor)
    groups = wholes.near(place.around(measure.areas), start, end)
    found: list[Figure] = []
    for group in groups.values():
        found += _group_figures(group, measure, start, end, place)
        found += _leaving_out(group, measure, start, end, place)
    return found


def parts(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date) -> list[Figure]:
    """Printed figures of a part of the metric (suicide attacks only, one operation) for the very period.

    They never stand for the whole; a claim that has exactly such a figure depends on what it left unsaid.
    """
    room = NEAR * ((end - start).days + 1)
    fits = [
        r for r in rows
        if r.scope and r.start == start and abs((r.end - end).days) <= room and r.bound == Bound.EXACT
        and len(measure.areas) == 1 and r.area == measure.areas[0] and r.actor == measure.actor
    ]  # fmt: skip
    return [
        replace(figure(r, measure), variant=f"only a part: {r.definition}", part=r.scope) for r in newest_first(fits)
    ]


def running(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date, value: float | None) -> list[Figure]:
    """What each publisher printed, as it went on, of a part that grew from its first day on: an operation's own toll.

    Of its figures the one that is ``value``, else the last of them as the least that it came to.
    """
    scope = f"part:{measure.part}"
    told = [
        r for r in rows
        if r.scope == scope and start <= r.start and r.end <= end and (r.area,) == measure.areas
        and r.actor == measure.actor
    ]  # fmt: skip
    first = min((r.start for r in told), default=start)
    found = []
    for printed in grouped(r for r in told if r.start == first).values():
        row = next((r for r in printed if r.value == value), None)
        last = max(printed, key=lambda r: (r.end, r.value))
        if row is None:
            least = f"at least {_plain(last.value, last)} (its figure up to {last.end})"
            found.append(replace(figure(last, measure), value=None, interval=Interval(last.value, inf), least=least))
        else:
            found.append(figure(row, measure, why=f"as of {row.end}"))
    return found


def _leaving_out(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date, place: Place) -> list[Figure]:
    """Figures printed for an area without a territory that had joined it: what a text means that copies such a figure.

    They never stand for the area as its borders were.
    """
    if len(measure.areas) != 1 or measure.variant or not place.joined:
        return []
    apart = [
        r for r in rows
        if r.area == measure.areas[0] and r.territory.startswith("without:") and not _as_then(r.territory, end, place)
    ]  # fmt: skip
    return [replace(figure(r, measure), variant=_LEFT_OUT) for r in newest_first(_for_period(apart, start, end))[:1]]


def _fits(row: Row, measure: Measure) -> bool:
    return row.metric == measure.metric and row.victim == measure.victim and row.stands_for(measure.actor)


def _group_figures(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date, place: Place) -> list[Figure]:
    """One publisher, one basis: what it printed, else what its figures add up to, else what they bound."""
    per_area = [_in_area(rows, area, end, place) for area in measure.areas]
    printed = _printed(per_area, measure, start, end)
    if printed:
        return printed
    if measure.metric not in SUMMABLE:
        return []
    parts = [tiles(area_rows, start, end) for area_rows in per_area]
    if all(parts):
        return [_summed([row for part in parts for row in part], measure, start, end)]
    bounded = _bounds(rows, per_area, measure, start, end, place)
    return [bounded] if bounded else []


def _in_area(rows: Sequence[Row], area: str, end: dt.date, place: Place) -> list[Row]:
    """The rows for an area as its borders were; a territory counted apart is added to the area it joined."""
    own = [r for r in rows if r.area == area and _as_then(r.territory, end, place)]
    if not place.joined:
        return own
    known = {(r.start, r.end) for r in own}
    apart = [r for r in rows if r.area == area and r.territory.startswith("without:")]
    whole = own
    for row in (r for r in apart if (r.start, r.end) not in known):
        other = row.territory.removeprefix("without:")
        for twin in rows:
            if twin.area == other and (twin.start, twin.end) == (row.start, row.end):
                whole.append(_joined(row, twin))
    return whole


def _as_then(territory: str, end: dt.date, place: Place) -> bool:
    if not territory:
        return True
    side, _, name = territory.partition(":")
    since = (place.joined or {}).get(name)
    if since is None:
        return True
    return (side == "with") == (end >= since)


def _joined(row: Row, twin: Row) -> Row:
    low = row.low + twin.low if row.low is not None and twin.low is not None else None
    high = row.high + twin.high if row.high is not None and twin.high is not None else None
    latest = known_since((row, twin))
    return replace(
        row, obs_id=f"{row.obs_id}+{twin.obs_id}", value=row.value + twin.value, low=low, high=high,
        known_from=latest, territory="", definition=f"{row.definition}; added: {twin.area} ({twin.value:,.0f})",
    )  # fmt: skip


def _printed(per_area: Sequence[list[Row]], measure: Measure, start: dt.date, end: dt.date) -> list[Figure]:
    """Figures printed for the very period; for several areas together, their sum."""
    exact = [_for_period(rows, start, end) for rows in per_area]
    if not all(exact):
        return []
    if len(exact) > 1:
        newest = [newest_first(rows)[0] for rows in exact]
        return [_summed(newest, measure, start, end)]
    editions: list[Figure] = []
    seen: set[float] = set()
    for row in _without_slips(newest_first(exact[0])):
        if row.value not in seen:
            seen.add(row.value)
            editions.append(figure(row, measure, edition=len(editions)))
    return editions


def _without_slips(rows: Sequence[Row]) -> list[Row]:
    """Without the figures that a doubtful page gives for an edition of which a sound one gives another."""
    sound = {r.document for r in rows if r.confidence != "low"}
    return [r for r in rows if r.confidence != "low" or r.document not in sound]


def _for_period(rows: Sequence[Row], start: dt.date, end: dt.date) -> list[Row]:
    exact = [r for r in rows if (r.start, r.end) == (start, end)]
    if exact:
        return exact
    days = (end - start).days + 1
    return [r for r in rows if r.start == start and abs((r.end - end).days) <= NEAR * days]


def figure(row: Row, measure: Measure, *, edition: int = 0, why: str = "") -> Figure:
    """A row as a figure."""
    return Figure(
        publisher=row.publisher, dataset=row.dataset, release=row.release_id, definition=row.definition,
        area=row.area, start=row.start, end=row.end, victim=row.victim, value=row.value,
        interval=_own_interval(row),
        counts=row.counts, militants=row.militants,
        citation=f"{row.document}, read at {row.reported_by}" if row.reported_by != "direct" else row.document,
        url=row.url, published=row.published, known_from=row.known_from, why=why, variant=measure.variant,
        edition=edition, base_start=row.base_start, base_end=row.base_end, confidence=row.confidence, rows=(_at(row),),
        coded=row.counts == Counts.LETHAL_EVENTS,
    )  # fmt: skip


def _at(row: Row) -> RowsAt:
    """The address of a row, or of the two that were joined in it."""
    return RowsAt(row.release_id, tuple(row.obs_id.split("+")))


def _own_interval(row: Row) -> Interval:
    """The interval of a row; a share does not reach above the whole."""
    found = published_interval(row.value, row.bound, row.low, row.high)
    share = row.unit == "percent" and not row.metric.startswith("change_pct:")
    return Interval(min(found.low, 100.0), min(found.high, 100.0)) if share else found


def _summed(parts: Sequence[Row], measure: Measure, start: dt.date, end: dt.date) -> Figure:
    intervals = [published_interval(r.value, r.bound, r.low, r.high) for r in parts]
    total = sum(r.value for r in parts)
    shown = " + ".join(f"{r.value:,.0f}" for r in parts[:13])
    latest = known_since(parts)
    return replace(
        figure(parts[0], measure), area="+".join(measure.areas), start=start, end=end, value=total,
        interval=Interval(sum(i.low for i in intervals), sum(i.high for i in intervals)),
        why=f"sum of {len(parts)} published figures: {shown}",
        known_from=latest, published=max(r.published for r in parts), rows=merged(map(_at, parts)),
    )  # fmt: skip


def _bounds(
    rows: Sequence[Row], per_area: Sequence[list[Row]], measure: Measure, start: dt.date, end: dt.date, place: Place
) -> Figure | None:
    """What the publisher's other periods and areas allow: no more than a whole, no less than its parts."""
    wholes = _wholes(rows, measure, start, end, place)
    parts = [row for area_rows in per_area for row in _most(area_rows, start, end)]
    if not wholes and not parts:
        return None
    upper = min(wholes, key=lambda r: r.value) if wholes else None
    floor = sum(published_interval(r.value, r.bound, r.low, r.high).low for r in parts)
    ceiling = published_interval(upper.value, upper.bound, upper.low, upper.high).high if upper else inf
    if floor > ceiling:  # the publisher's own figures do not fit each other: they bound nothing
        return None
    value = (floor + ceiling) / 2 if floor and ceiling <= TIGHT * floor else None
    latest = known_since([*parts, *([upper] if upper else [])])
    return replace(
        figure(upper or parts[0], measure), area="+".join(measure.areas), start=start, end=end, value=value,
        interval=Interval(floor, ceiling), why=_said(upper, parts, floor, (start, end)), known_from=latest,
        least=_least(parts, floor), most=_most_said(upper),
        rows=merged(_at(r) for r in [*([upper] if upper else []), *parts]),
    )  # fmt: skip


def _most_said(upper: Row | None) -> str:
    return f"at most {_plain(upper.value, upper)} (its figure for {upper.start} to {upper.end})" if upper else ""


def _least(parts: Sequence[Row], floor: float) -> str:
    if not parts:
        return ""
    months = "one part" if len(parts) == 1 else f"{len(parts)} parts"
    return f"at least {_plain(floor, parts[0])} (what it printed for {months} of the period)"


def _gaps(parts: Sequence[Row], start: dt.date, end: dt.date) -> str:
    """The days of a period of which the rows of one area say nothing, in words."""
    if len({r.area for r in parts}) != 1:
        return ""
    day, at, gaps = dt.timedelta(days=1), start, []
    for row in sorted(parts, key=lambda r: r.start):
        if row.start > at:
            gaps.append(f"{at} to {row.start - day}")
        at = max(at, row.end + day)
    if at <= end:
        gaps.append(f"{at} to {end}")
    return f"; no figure for {', '.join(gaps[:6])}" if gaps else ""


def _said(upper: Row | None, parts: Sequence[Row], floor: float, span: tuple[dt.date, dt.date]) -> str:
    said = []
    if parts:
        listed = ", ".join(f"{_plain(r.value, r)} ({r.area}, {r.start} to {r.end})" for r in parts[:12])
        said.append(f"at least {_plain(floor, parts[0])}: {listed}{_gaps(parts, *span)}")
    if upper:
        said.append(f"at most {_plain(upper.value, upper)}: its figure for {upper.area}, {upper.start} to {upper.end}")
    return "; ".join(said)


def _plain(value: float, row: Row) -> str:
    return f"${value / 1e9:,.1f} billion" if row.unit == "usd" and value >= 1e9 else f"{value:,.0f}"


def _wholes(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date, place: Place) -> list[Row]:
    areas = set(measure.areas) if len(measure.areas) == 1 else set()
    wide = areas | place.containing
    days = (end - start).days + 1
    return [
        r
        for r in rows
        if r.area in wide and r.start <= start and r.end >= end and r.days <= 2 * days
        and r.bound not in {"over", "at_least"} and r.confidence != "low" and _as_then(r.territory, end, place)
    ]  # fmt: skip


def _most(rows: Sequence[Row], start: dt.date, end: dt.date) -> list[Row]:
    """The disjoint rows inside the period that add up to the most (weighted interval scheduling)."""
    inside = [
        r
        for r in rows
        if r.start >= start and r.end <= end and r.confidence != "low" and r.bound not in {"under", "up_to"}
    ]
    newest: dict[tuple[dt.date, dt.date], Row] = {}
    for row in newest_first(inside):
        newest.setdefault((row.start, row.end), row)
    ordered = sorted(newest.values(), key=lambda r: r.end)
    best: list[tuple[float, list[Row]]] = [(0.0, [])]
    for i, row in enumerate(ordered):
        before = _last_before(ordered[:i], row.start)
        with_row = (best[before][0] + row.value, [*best[before][1], row])
        best.append(max(best[-1], with_row, key=_total))
    return best[-1][1]


def _total(entry: tuple[float, list[Row]]) -> float:
    return entry[0]


def _last_before(ordered: Sequence[Row], day: dt.date) -> int:
    """How many of the rows, ordered by end, end before ``day``."""
    count = len(ordered)
    while count and ordered[count - 1].end >= day:
        count -= 1
    return count


def overlapping(rows: Sequence[Row], measure: Measure, start: dt.date, end: dt.date) -> list[Figure]:
    """Multi-year totals whose period is most of a span that the text gives only by its length."""
    fits = [
        r for r in rows if _fits(r, measure) and r.area in measure.areas and _shared(r, start, end) >= MOSTLY
    ]  # fmt: skip
    found: list[Figure] = []
    for group in grouped(fits).values():
        for i, row in enumerate(newest_first(group)):
            found.append(figure(row, measure, edition=i, why=f"its total for {row.start} to {row.end}"))
    return found


def _shared(row: Row, start: dt.date, end: dt.date) -> float:
    """The days that both periods have, as a share of the days that either has."""
    both = (min(row.end, end) - max(row.start, start)).days + 1
    either = (max(row.end, end) - min(row.start, start)).days + 1
    return max(0, both) / either


def nearest(
    rows: Sequence[Row], measure: Measure, day: dt.date, keep: Callable[[Row], bool], reach: dt.timedelta
) -> list[Figure]:
    """Each publisher's observation of a state of affairs nearest to ``day``, within ``reach`` of it."""
    fits = [r for r in rows if _fits(r, measure) and r.area in measure.areas and keep(r)]
    found: list[Figure] = []
    by_publisher: dict[str, list[Row]] = defaultdict(list)
    for row in fits:
        if _distance(row, day) <= reach:
            by_publisher[row.publisher].append(row)
    for group in by_publisher.values():
        closest = min(_distance(r, day) for r in group)
        editions = newest_first(r for r in group if _distance(r, day) == closest)
        for i, row in enumerate(editions):
            why = f"its figure nearest in time ({row.start} to {row.end})" if closest else ""
            found.append(figure(row, measure, edition=i, why=why))
    return found


def _distance(row: Row, day: dt.date) -> dt.timedelta:
    if row.start <= day <= row.end:
        return dt.timedelta(0)
    return min(abs(row.start - day), abs(row.end - day))
