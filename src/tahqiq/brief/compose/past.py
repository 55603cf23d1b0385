"""The long view: the worst and the latest year by an event dataset, and how they compare."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.compare import compare
from tahqiq.measure.count import By, count
from tahqiq.measure.cover import covered
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.wording import number, size, source
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release, RowsAt

_FEWEST = 6  # years from which a peak and an end make a story


def past(desk: Desk, area: str = "") -> str:
    """The deadliest year on record and the latest whole one, by events; "" where no events are at hand."""
    held = [r for r in desk.evidence.releases if r.kind is RecordKind.EVENTS and r.area in (desk.country, "world")]
    return " ".join(_past(desk, r, area or desk.country) for r in held[:1])


def _past(desk: Desk, release: Release, area: str) -> str:
    start, end = covered([release])
    first, last = start.year + (start > dt.date(start.year, 1, 1)), end.year - (end < dt.date(end.year, 12, 31))
    if last - first < _FEWEST:
        return ""
    asked = Selection(
        release.dataset, (area,), dt.date(first, 1, 1), dt.date(last, 12, 31), Counted.DEATHS, as_of=desk.as_of
    )
    by_year = count(desk.evidence.workspace, desk.registry, asked, By.YEAR)
    years = {str(r["year"]): float(str(r["best"] or 0)) for r in by_year.rows}
    peak = max(years, key=lambda y: (years[y], y))
    name, where = source(release.dataset), desk.place(area)
    most = _deaths(desk, release, area, peak, years[peak])
    text = f"{name} recorded {most} deaths in {where} in {peak}, the most in a year since {first}"
    if peak == str(last):
        return sentence(text)
    over = compare(desk.evidence.workspace, desk.registry, asked.over(_year(str(last))), asked.over(_year(peak)))
    now = _deaths(desk, release, area, str(last), years[str(last)])
    return sentence(text) + " " + sentence(_since(desk, over, now, last, peak))


def _since(desk: Desk, over: Measured, now: str, last: int, peak: str) -> str:
    ratio = over["ratio"]
    if ratio.value is None or ratio.high is None or ratio.high >= 1:
        return f"in {last} it recorded {now}"
    basis = Basis(
        f"{over.title}: {over.paragraph}",
        f"compare(period='{last}', base='{peak}')",
        f"tahqiq measure compare --area {desk.country} --period {last} --base {peak}",
        tuple(u.release for u in over.evidence),
        low=ratio.low,
        high=ratio.high,
    )
    fall = desk.ledger.number(size(ratio.value), 100 * (1 - ratio.value), basis)
    return f"in {last} it recorded {now} deaths, {fall} fewer than in {peak}"


def _deaths(desk: Desk, release: Release, area: str, year: str, value: float) -> str:
    start, end = _year(year)
    of = card(release.dataset)
    key = desk.dataset(release)
    basis = Basis(
        f"{source(release.dataset)}: deaths (best estimate), {desk.place(area)}, {year}. {of.row_is}",
        f"count(area={area!r}, period='{year}')",
        f"tahqiq measure count --area {area} --period {year}",
        (release.release_id,),
        (str(RowsAt(release.release_id, areas=(area,), start=start, end=end)),),
        (key,),
    )
    return desk.ledger.number(number(value), value, basis)


def _year(text: str) -> tuple[dt.date, dt.date]:
    return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
