"""How the last twelve months of a publisher's series stand to the twelve before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.words import change_verb, sentence
from tahqiq.measure.compare.published import PublishedSelection, estimates, noise
from tahqiq.measure.records import Figure
from tahqiq.measure.result import LEVEL, Estimate
from tahqiq.measure.wording import number, percent, period, size
from tahqiq.terms import Victim

_YEAR = 12


def lately(desk: Desk, thing: Thing, months: Mapping[dt.date, Figure]) -> tuple[str, str]:
    """What became of the count, up to the last month, and the same in sentences; "" where a year is not whole.

    Whether it rose or fell is told by the noise of the publisher's own months.
    """
    last = [m for m in sorted(months) if m > _back(max(months), 2 * _YEAR)]
    then, now = [months[m] for m in last[:_YEAR]], [months[m] for m in last[_YEAR:]]
    sums = sum(f.value for f in now), sum(f.value for f in then)
    if len(last) < 2 * _YEAR or not all(sums):
        return "", ""
    ratio = _ratio(desk, thing, months, (now, then))
    told = change_verb(ratio.value, ratio.low, ratio.high)
    spans = [period((part[0].start, part[-1].end)) for part in (now, then)]
    who, noun = desk.publisher(now[0].publisher), "deaths" if thing.victim == "all" else thing.noun
    counted = [
        desk.derived(number(s), s, part, f"{who}: {thing.noun}, {span}", f"sum(period={span!r})")
        for s, part, span in zip(sums, (now, then), spans, strict=True)
    ]
    change = _change(desk, ratio, [*now, *then], f"{who}: {thing.noun}, {spans[0]} against {spans[1]}")
    chance = "" if told.told or not change else ", which may be chance"
    verb = f"{told.verb} in the twelve months to" if told.told else (
        f"went from {number(sums[1])} to {number(sums[0])} a year by"
    )  # fmt: skip
    said = sentence(f"from {spans[1]} it counted {counted[1]} such {noun}")
    return verb, f"{said} {sentence(f'from {spans[0]} it counted {counted[0]} such {noun}{change}{chance}')}"


def _ratio(
    desk: Desk, thing: Thing, months: Mapping[dt.date, Figure], parts: tuple[list[Figure], list[Figure]]
) -> Estimate:
    spans = [(part[0].start, part[-1].end) for part in parts]
    sides = [
        PublishedSelection(part[0].publisher, thing.metric, thing.area, *span, Victim(thing.victim), desk.as_of)
        for part, span in zip(parts, spans, strict=True)
    ]
    sums = sum(f.value for f in parts[0]), sum(f.value for f in parts[1])
    found = estimates(sums, sides[0], sides[1], noise(list(months.values()), *spans))
    return next(e for e in found if e.name == "ratio")


def _change(desk: Desk, ratio: Estimate, figures: list[Figure], what: str) -> str:
    """How large the change is, with its interval, to go behind a figure; "" where none is known."""
    if ratio.value is None or ratio.low is None or ratio.high is None:
        return ""
    more = "more" if ratio.value > 1 else "fewer"
    span = f"({LEVEL:.0%} interval {percent(ratio.low)} to {percent(ratio.high)})"
    text, query = f"{size(ratio.value)} {more} {span}", f"change(figures={[f.obs_id for f in figures]!r})"
    return f", {desk.derived(text, 100 * (ratio.value - 1), figures, what, query)}"


def _back(month: dt.date, months: int) -> dt.date:
    count = 12 * month.year + month.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, 1)
