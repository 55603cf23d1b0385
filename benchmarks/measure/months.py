"""The test of an effect on printed months: on the run that a publisher has, and on countries with others as control."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.effects import Real
from tahqiq import verbs
from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.effect.trial import EVENTS, qualified, short, tried
from tahqiq.measure.effect.words import failures
from tahqiq.measure.months import Count, months
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.stats.interrupted import Span, bent, design, expected
from tahqiq.measure.stats.negbin import fitted

Floats = NDArray[np.float64]

RATIOS = (0.25, 0.5, 0.7, 1.5, 2.0, 4.0)
_DAY = dt.date(2024, 6, 22)
_FIRST, _LAST = dt.date(1989, 1, 1), dt.date(2016, 10, 31)  # of one vintage
_DATES = tuple(dt.date(year, 7, 1) for year in range(1997, 2014, 4))
_BEFORE, _AFTER, _EARLIER = 60, 24, 60
_YEAR = 12


@dataclass(frozen=True)
class Countries:
    """Months of every country of the panel that it has from the first to the last, one row each."""

    starts: tuple[dt.date, ...]
    days: Floats
    names: tuple[str, ...]
    rows: Floats

    def panel(self, treated: int, rows: Floats | None = None) -> Panel:
        """One of them as the treated one, the rest as the others."""
        rows = self.rows if rows is None else rows
        names = tuple(n for i, n in enumerate(self.names) if i != treated)
        return Panel(
            self.starts, self.days, rows[treated], names, np.delete(rows, treated, axis=0), frozenset(), fixed=False,
            peer="country",
        )  # fmt: skip


def countries() -> Countries:
    """The panel's older vintage: those that it has in every month, with some violence."""
    workspace, registry = verbs.open_workspace(), verbs.registry()
    ids = tuple(sorted(p.id for p in registry.places.values() if p.kind == "country"))
    wanted = Wanted(("deaths",), ids, ("all",), dataset="views_country_month", scope="part:state_based")
    table = wholes(workspace, wanted)
    table = table.filter(table.start >= _FIRST, table.start <= _LAST).select("area", "start", "value")
    found = workspace.arrow(table.order_by(["area", "start"])).to_pydict()
    starts = sorted(set(found["start"]))
    rows: dict[str, list[float]] = {}
    for area, value in zip(found["area"], found["value"], strict=True):
        rows.setdefault(area, []).append(value)
    kept = {a: v for a, v in rows.items() if len(v) == len(starts) and sum(v) >= 10 * EVENTS}
    days = np.array([monthrange(d.year, d.month)[1] for d in starts], dtype=np.float64)
    return Countries(tuple(starts), days, tuple(kept), np.array(list(kept.values()), dtype=np.float64))


def telling(panel: Panel, span: Span, ratio: float = 1.0) -> tuple[bool, bool]:
    """Whether the model finds an effect, and whether the whole procedure tells of it; of a ratio, the right way."""
    if short(panel, span):
        return False, False
    due = expected(panel.treated, panel.days, panel.calendar, span)
    if not due.clear or (ratio != 1 and (due.z > 0) != (ratio > 1)):
        return False, False
    return True, not failures(tried(panel, span))


def _as_they_are(of: Countries) -> Iterator[tuple[bool, bool]]:
    """Every country that qualifies as the treated one, at dates that nobody chose for what began on them."""
    for date in _DATES:
        at = of.starts.index(date)
        span = Span(at - _BEFORE, at, at, at + _AFTER)
        for i in range(len(of.names)):
            panel = of.panel(i)
            busy = qualified(Panel(**{**_fields(panel), "names": (of.names[i],), "others": of.rows[i : i + 1]}), span)
            if busy:
                yield telling(panel, span)


def _fields(panel: Panel) -> dict[str, object]:
    return {name: getattr(panel, name) for name in Panel.__dataclass_fields__}


def _models(of: Countries) -> list[Real]:
    """The countries that were busy in the last seven years as models of level, season, dispersion and correlation."""
    size, found = _BEFORE + _AFTER, []
    for name, row in zip(of.names, of.rows, strict=True):
        tail, days = row[-size:], of.days[-size:]
        if (tail > 0).mean() < 0.5:
            continue
        calendar = np.arange(size, dtype=np.float64)
        model = fitted(tail, design(calendar, size, -1.0, origin=0.0), days)  # no trend: the null stands still
        found.append(Real(name, model.mean, model))
    return found


def _drawn(sources: list[Real], treated: int, ratio: float, runs: int) -> float:
    """Percent of panels, each country drawn from its own model, in which the whole procedure tells of an effect."""
    chance, size = np.random.default_rng(20140615), _EARLIER + _BEFORE + _AFTER
    span = Span(_EARLIER, _EARLIER + _BEFORE, _EARLIER + _BEFORE, size)
    starts = tuple(dt.date(2000 + i // _YEAR, i % _YEAR + 1, 1) for i in range(size))
    days, after = np.full(size, 365.2425 / 12), np.arange(size) >= span.begin
    courses = [np.resize(s.mean[:_YEAR], size) for s in sources]
    hits = 0
    for _ in range(runs):
        rows = [
            s.drawn(chance, 1, np.where(after, ratio, 1.0) * course if i == treated else course)[0]
            for i, (s, course) in enumerate(zip(sources, courses, strict=True))
        ]
        of = Countries(starts, days, tuple(s.name for s in sources), np.array(rows))
        hits += telling(of.panel(treated), span, ratio)[1]
    return 100 * hits / runs


def _run(ratio: float, runs: int, before: int) -> tuple[float, float]:
    """Percent of draws like PICSS's months in which the model finds an effect, and whose trend passes as straight."""
    workspace, registry = verbs.open_workspace(), verbs.registry()
    of = months(workspace, registry, Count("picss", "attacks", "PAK"), _DAY)
    period = of.run(_DAY)
    assert period is not None
    counts = of.series((period[0], dt.date(2024, 5, 31)))
    size = len(counts)
    calendar = np.array([12 * d.year + d.month - 1 for d in counts.starts], dtype=np.float64)
    model = fitted(counts.values, design(calendar, size, np.inf, origin=float(calendar[-1])), counts.days)
    ahead = np.arange(calendar[-1] + 2, calendar[-1] + 8)  # the month of the date is left out
    later = np.exp(design(ahead, size, np.inf, origin=float(calendar[-1])) @ model.coef) * 365.2425 / 12
    mean = np.r_[model.mean, ratio * later]
    days, months_ = np.r_[counts.days, np.full(6, 365.2425 / 12)], np.r_[calendar, ahead]
    span, chance = Span(size - before, size, size, size + 6), np.random.default_rng(20240622)
    clear = straight = 0
    for row in Real("PICSS", mean, model).drawn(chance, runs, mean):
        due = expected(row, days, months_, span)
        clear += due.clear and (ratio == 1 or (due.z > 0) == (ratio > 1))
        straight += bent(row, days, months_, span) >= 0.05
    return 100 * clear / runs, 100 * straight / runs


def section(runs: int) -> list[str]:
    """The tables as Markdown lines."""
    each, panels = max(runs // 4, 100), max(runs // 100, 10)
    lines = [
        "## The test of an effect on printed months", "",
        f"Share in percent of {each:,} drawn series in which the model finds an effect at 5%: ratio 1 is the type I "
        "error. The series have the level, trend, season, dispersion and correlation of PICSS's monthly attacks before "
        "June 2024, so many months before the date and six after it.", "",
        "| months before | ratio 1 | straight | " + " | ".join(f"{r:g}" for r in RATIOS) + " |",
        "| --- |" + " --- |" * (2 + len(RATIOS)),
    ]  # fmt: skip
    for before in (24, 34):
        error, straight = _run(1.0, each, before)
        power = " | ".join(f"{_run(r, each // 3, before)[0]:.0f}" for r in RATIOS)
        lines.append(f"| {before} | {error:.1f} | {straight:.0f} | {power} |")
    of = countries()
    found = list(_as_they_are(of))
    sources = _models(of)
    pakistan = next(i for i, s in enumerate(sources) if s.name == "PAK")
    model, whole = (100 * float(np.mean([f[k] for f in found])) for k in (0, 1))
    lines += [
        "",
        "State-based deaths by month of the countries of VIEWS' panel, 1989 to October 2016, as they are: each country "
        f"that qualifies as the treated one at {len(_DATES)} dates that were not chosen for anything ({len(found)} "
        f"cases). The model alone finds an effect in {model:.0f}% of them, since real levels wander; the whole "
        f"procedure, with its checks and placebos in time and in other countries, tells of one in {whole:.1f}%.", "",
        f"Panels of {len(sources)} countries that stand still, each drawn with the level, season, dispersion and "
        f"correlation of its own last seven years, the one like Pakistan treated ({panels} each): percent in which "
        "the whole procedure tells of an effect.", "",
        "| ratio 1 | 0.25 | 0.5 | 2 | 4 |", "| --- |" + " --- |" * 4,
        "| " + " | ".join(f"{_drawn(sources, pakistan, r, panels):.0f}" for r in (1.0, 0.25, 0.5, 2.0, 4.0)) + " |",
    ]  # fmt: skip
    others = [i for i in range(len(sources)) if i != pakistan]
    error = float(np.mean([_drawn(sources, i, 1.0, max(panels // 4, 3)) for i in others]))
    return [*lines, "", f"With each of the other {len(others)} treated in turn and no effect: {error:.1f}%.", ""]
