"""Two periods by a publisher's own printed counts, which reach where no events are at hand."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, floor
from tahqiq.measure.calendar import after as next_unit
from tahqiq.measure.compare.composed import composed
from tahqiq.measure.compare.words import change_said, smallest_said
from tahqiq.measure.parts import Change, Thing
from tahqiq.measure.printed import Printed, Wanted, newest_first, printed, tiles, wholes
from tahqiq.measure.result import LEVEL, Estimate, Measured, Row, Used
from tahqiq.measure.selection import Period
from tahqiq.measure.stats.dispersion import Dispersion, estimated
from tahqiq.measure.stats.ratio import detectable, quantile, ratio_interval
from tahqiq.measure.wording import during, metric_of, named, number, percent, period, places
from tahqiq.sources import card
from tahqiq.terms import Bound, Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Basis = tuple[str, str, str]  # what is counted; dead militants in or out; a territory in or out
_DAY = dt.timedelta(days=1)
_MONTH = 365.2425 / 12
_FEWEST = 10  # months from which the noise of months can be told
_NEAR = dt.timedelta(days=366)  # how far about the periods months still tell of their noise


@dataclass(frozen=True, slots=True)
class PublishedSelection:
    """Counts that one publisher printed: a metric of one area and class of victims, in one period.

    ``basis`` is what is counted (``terms.Counts``) and, if given, whether dead militants are (``terms.Militants``);
    without it the basis on which the periods are best filled.
    """

    publisher: str
    metric: str
    area: str
    start: dt.date
    end: dt.date
    victim: Victim = Victim.NONE
    as_of: dt.date | None = None
    actor: str = ""
    basis: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """Its first and last day."""
        return self.start, self.end

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        found = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in asdict(self).items()}
        return {**found, "basis": list(self.basis)}

    def over(self, period: Period) -> Self:
        """The same over another period."""
        return replace(self, start=period[0], end=period[1])


def compare_published(
    workspace: Workspace, registry: Registry, now: PublishedSelection, then: PublishedSelection, *, parts: bool = False
) -> Measured:
    """``now`` against ``then`` by figures printed for them, or by the printed figures that tile them.

    Both are on one basis (what is counted, dead militants in or out, territory); the noise is that of the publisher's
    months in and within a year of the periods, and where fewer than ten were printed no interval is given. Estimates:
    ``now``, ``then``, ``ratio``, ``detectable_up``, ``detectable_down``; rows are the figures used: ``side``, ``from``,
    ``to``, ``value``, ``bound``, ``published``, ``url``; with ``parts`` the change divided in every way that the
    publisher's figures allow: ``by``, ``part``, ``now``, ``then``, ``difference``. InputError where a period has no
    figure.
    """
    if now.period == then.period:
        raise InputError("the two sides are the same period; give another to set it against (--base)")
    by_basis = by_bases(workspace, now)
    found = {b: (tiles(rows, *now.period), tiles(rows, *then.period)) for b, rows in by_basis.items()}
    both = {b: pair for b, pair in found.items() if pair[0] and pair[1]}
    if not both:
        raise nothing_printed(registry, now, then, by_basis)
    basis = max(both, key=lambda b: (-sum(map(len, both[b])), len(by_basis[b])))
    used = both[basis]
    noisy = noise(by_basis[basis], now.period, then.period)
    totals = (_total(used[0]), _total(used[1]))
    who, where, spans = named(now.publisher), places(registry, [now.area]), [period(s.period) for s in (now, then)]
    made = Measured(
        "compare", {"now": now.to_dict(), "then": then.to_dict(), "basis": list(basis)},
        f"{what_of(now).capitalize()} by {who}: {where}, {spans[0]} against {spans[1]}", "",
        estimates(totals, now, then, noisy),
        [_row(side, r) for side, rows in zip(("now", "then"), used, strict=True) for r in rows],
        _caveats(basis, noisy, used), releases_of_rows([*used[0], *used[1]]),
        more={"phi": noisy.phi, "rho": noisy.rho, "df": noisy.df} if noisy else {},
    )  # fmt: skip
    head = (
        f"{who} counts {number(totals[0])} {what_of(now)} in {where} {during(now.period)} and "
        f"{number(totals[1])} {during(then.period)}"
    )
    made = replace(made, paragraph=_said(head, made, (now.days, then.days), known=noisy is not None))
    if not parts:
        return made
    change = Change(thing_of(now, basis), (totals[1], totals[0]), then.period, now.period)
    return composed(workspace, registry, made, now, change)


def thing_of(asked: PublishedSelection, basis: Basis) -> Thing:
    """What is asked for, on a basis."""
    return Thing(asked.metric, str(asked.victim), (asked.area,), basis[0], basis[1], asked.actor)


def _total(rows: Sequence[Printed]) -> float:
    return float(sum(r.value for r in rows))


def _said(head: str, made: Measured, days: tuple[int, int], *, known: bool) -> str:
    ratio = made["ratio"]
    if known:
        return f"{change_said(head, ratio, days)} {smallest_said(made)}"
    a_day = " a day" if days[0] != days[1] else ""
    change = f" ({percent(ratio.value)}{a_day})" if ratio.value is not None else ""
    return f"{head}{change}: whether that is more than chance gives cannot be told from what was printed."


def by_bases(workspace: Workspace, asked: PublishedSelection) -> dict[Basis, list[Printed]]:
    """What the publisher printed of the thing that is asked for, of whatever period, by its basis."""
    wanted = Wanted(
        (asked.metric,), (asked.area,), (str(asked.victim),), asked.actor, asked.publisher, as_of=asked.as_of
    )  # fmt: skip
    found: dict[Basis, list[Printed]] = defaultdict(list)
    for row in printed(workspace, wholes(workspace, wanted)):
        if row.basis[: len(asked.basis)] == asked.basis:
            found[row.basis].append(row)
    return dict(found)


def noise(rows: Sequence[Printed], *periods: Period, margin: dt.timedelta = _NEAR) -> Dispersion | None:
    """The dispersion of the months printed about each period, each run of months that follow each other a stretch.

    ``margin`` is how far about; with none each period has a level of its own, so that a step between two that follow
    each other is no noise. None where there are too few months.
    """
    months = {r.start: r.value for r in reversed(newest_first(rows)) if _is_month(r.start, r.end)}
    stretches = []
    for first, last in periods:
        near = sorted(day for day in months if first - margin <= day <= last + margin)
        stretches += _runs(near)
    own = {tuple(s): s for s in stretches}.values()
    if sum(map(len, own)) < _FEWEST:
        return None
    return estimated(
        [
            (np.array([months[d] for d in s]), np.array([float((next_unit(d, Unit.MONTH) - d).days) for d in s]))
            for s in own
        ]
    )


@lru_cache(maxsize=4096)
def _is_month(start: dt.date, end: dt.date) -> bool:
    return floor(start, Unit.MONTH) == start and bool(next_unit(start, Unit.MONTH) - _DAY == end)


def _runs(days: Sequence[dt.date]) -> list[list[dt.date]]:
    runs: list[list[dt.date]] = []
    for day in days:
        if runs and next_unit(runs[-1][-1], Unit.MONTH) == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [r for r in runs if len(r) > 1]


def estimates(
    totals: tuple[float, float], now: PublishedSelection, then: PublishedSelection, noisy: Dispersion | None
) -> tuple[Estimate, ...]:
    """``now``, ``then``, their ``ratio`` and, where the noise is known, its interval and what could be detected."""
    days = [now.days, then.days]
    exposure = days[0] / days[1]
    sides = [
        Estimate(n, v, kind="none", level=None, unit=now.metric) for n, v in zip(("now", "then"), totals, strict=True)
    ]
    if noisy is None or not sum(totals):
        ratio = totals[0] / totals[1] / exposure if totals[1] else None
        return (*sides, Estimate("ratio", ratio, kind="none", level=None))
    phi, q = [noisy.of_sum(d / _MONTH) for d in days], quantile(LEVEL, noisy.df)
    found = ratio_interval(*totals, exposure, (phi[0], phi[1]), q)
    value, low, high = (v if math.isfinite(v) else None for v in (found.value, found.low, found.high))
    smallest = [detectable(totals[1], exposure, max(phi), q, up=up) for up in (True, False)]
    detected = [
        Estimate(f"detectable_{w}", v, kind="none", level=None) for w, v in zip(("up", "down"), smallest, strict=True)
    ]
    return (*sides, Estimate("ratio", value, low, high), *detected)


def _row(side: str, of: Printed) -> Row:
    return {
        "side": side, "from": of.start, "to": of.end, "value": int(of.value), "bound": of.bound,
        "published": of.published, "url": of.url,
    }  # fmt: skip


def what_of(asked: PublishedSelection) -> str:
    """What is counted, in the plural: "deaths of militants"."""
    return metric_of(asked.metric, asked.victim)


def _caveats(
    basis: Basis, noisy: Dispersion | None, used: tuple[list[Printed], list[Printed]]
) -> tuple[str, ...]:  # fmt: skip
    counts, militants, territory = basis
    dead = {"in": ", dead militants with them", "out": ", dead militants left out"}.get(militants, "")
    found = [f"What is counted: {counts.replace('_', ' ')}{dead}{f' ({territory})' if territory else ''}."]
    if noisy is None:
        found.append("Too few months were printed to tell how noisy such counts are, so there is no interval.")
    else:
        found.append(f"Its months vary {noisy.phi:.1f} times as much as Poisson counts; the interval allows for it.")
    if any(len(rows) > 1 for rows in used):
        found.append("A period without a figure of its own is the sum of the printed figures that fill it.")
    if any(r.bound != Bound.EXACT for rows in used for r in rows):
        found.append("Figures printed as “about” or “at least” are taken as they stand.")
    return tuple(found)


def releases_of_rows(rows: Sequence[Printed]) -> tuple[Used, ...]:
    """The releases that printed figures stand in."""
    ids = dict.fromkeys((r.release_id, r.dataset) for r in rows)
    newest = max(r.published for r in rows)
    return tuple(Used(dataset, release, newest, card(dataset).citation) for release, dataset in ids)


def nothing_printed(
    registry: Registry, now: PublishedSelection, then: PublishedSelection, by_basis: dict[Basis, list[Printed]]
) -> InputError:
    """Why two periods cannot be compared by what a publisher printed, with what it has."""
    rows = [r for rows in by_basis.values() for r in rows]
    what = f"{named(now.publisher)} has no {what_of(now)} of {places(registry, [now.area])}"
    if not rows:
        on = f" on the basis {', '.join(now.basis)}" if now.basis else ""
        return InputError(
            f"{what} at hand{on}; name another publisher, metric (--metric), area or class of victims (--victim)"
        )
    missing = [s.period for s in (now, then) if not any(tiles(r, *s.period) for r in by_basis.values())]
    whole = ", ".join(sorted({str(r.start.year) for r in rows if (r.end - r.start).days >= 364}))
    gap = period(missing[0]) if missing else f"{period(now.period)} and {period(then.period)} on one basis"
    return InputError(f"{what} for {gap}, nor figures that fill it; whole years are at hand for {whole or 'none'}")
