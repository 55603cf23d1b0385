"""A change of counts beside its neighbours: other baselines, longer looks, the same span moved a little.

A change is easily found by looking for the window in which it shows. This puts the one that is told into the grid of
those that might have been, and says in how many of them it shows too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit
from tahqiq.measure.compare.published import PublishedSelection, by_bases, nothing_printed, releases_of_rows, what_of
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.neighbours import (
    ENOUGH,
    LONGEST,
    Beside,
    bears,
    beside,
    hangs,
    neighbours,
    whole_months,
)
from tahqiq.measure.printed import tiles
from tahqiq.measure.result import Estimate, Measured, Row, Used
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.series import series
from tahqiq.measure.wording import during, listed, named, number, of_what, percent, period, places, source

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_SHOWN = 4


def windows(workspace: Workspace, registry: Registry, asked: Selection, base: Period) -> Measured:
    """The change of a selection from a base period, and every comparison beside it that the events reach.

    Rows: ``comparison`` (own, baseline, longer, moved), ``from``, ``to``, ``base_from``, ``base_to`` (of several
    from the first to the last), ``before`` (their mean, for as many months), ``after``, ``change`` in percent,
    ``bears_out``. Estimates: ``change``, ``comparisons``, ``bearing_out``, ``share``. InputError for periods that are
    not of one to twelve whole months each, as many in both, or are not covered.
    """
    now = (asked.start, asked.end)
    _comparable(now, base)
    releases = releases_of(workspace, registry, asked)
    releases_of(workspace, registry, asked.over(base))
    reach = covered(releases)
    wide = _reach(now, base)
    months = series(workspace, registry, asked.over((max(wide[0], reach[0]), min(wide[1], reach[1]))), Unit.MONTH)
    if not months.values.sum():
        raise nothing(registry, asked)
    total = np.concatenate([[0.0], np.cumsum(months.values)])
    place = {day: i for i, day in enumerate(months.starts)}

    def count(of: Period) -> float | None:
        if of[0] not in place or of[1] > reach[1]:
            return None
        first = place[of[0]]
        return float(total[first + whole_months(of)] - total[first])

    what, who, where = of_what(asked), source(asked.dataset), places(registry, asked.areas)
    return _measured(_Asked(asked.to_dict(), what, who, where, now, base), count, used(releases))


def windows_published(
    workspace: Workspace, registry: Registry, asked: PublishedSelection, base: Period
) -> Measured:  # fmt: skip
    """The same by what a publisher printed, on the one basis on which both periods are best filled."""
    _comparable(asked.period, base)
    found = by_bases(workspace, asked)
    both = {b: rows for b, rows in found.items() if tiles(rows, *asked.period) and tiles(rows, *base)}
    if not both:
        raise nothing_printed(registry, asked, asked.over(base), found)
    fewest = {b: len(tiles(rows, *asked.period)) + len(tiles(rows, *base)) for b, rows in both.items()}
    basis = min(both, key=lambda b: (fewest[b], -len(both[b])))

    def count(of: Period) -> float | None:
        filled = tiles(both[basis], *of)
        return float(sum(r.value for r in filled)) if filled else None

    what, where = what_of(asked), places(registry, [asked.area])
    own = [*tiles(both[basis], *asked.period), *tiles(both[basis], *base)]
    told = {**asked.to_dict(), "basis": list(basis)}
    return _measured(
        _Asked(told, what, named(asked.publisher), where, asked.period, base), count, releases_of_rows(own)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is compared, in words, and when."""

    asked: dict[str, object]
    what: str
    who: str
    where: str
    now: Period
    base: Period


def _comparable(now: Period, base: Period) -> None:
    months = whole_months(now)
    if not 0 < months <= LONGEST:
        raise InputError(
            f"the period {now[0]} to {now[1]} has no windows beside it; give one to twelve whole months (--period)"
        )
    if whole_months(base) != months:
        raise InputError(
            f"the base {base[0]} to {base[1]} is not as long as the period; give {months} whole "
            f"month{'s' if months > 1 else ''} (--base)"
        )
    if base == now:
        raise InputError("the two sides are the same period; give another to set it against (--base)")
    if base[1] >= now[0]:
        raise InputError(
            f"the base {base[0]} to {base[1]} does not end before the period; give an earlier one (--base)"
        )


def _reach(now: Period, base: Period) -> Period:
    """From the first to the last day of all periods that are compared."""
    spans = [now, base, *(p for n in neighbours(now, base) for p in (n.now, *n.then))]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _measured(of: _Asked, count: Callable[[Period], float | None], evidence: tuple[Used, ...]) -> Measured:
    before, after = count(of.base), count(of.now)
    assert before is not None and after is not None  # both were asked for above
    title = f"{of.what.capitalize()}, {of.where}: {period(of.now)} against {period(of.base)}, and the windows beside it"
    asked = {**of.asked, "base": [d.isoformat() for d in of.base]}
    head = f"{of.who} counts {number(after)} {of.what} in {of.where} {during(of.now)} and {number(before)} "
    head += during(of.base)
    if not before or before == after:
        why = "there was nothing before" if not before else "nothing changed"
        return Measured("windows", asked, title, f"{head}: {why}, so no other window can bear it out.",
                        evidence=evidence, refused=why)  # fmt: skip
    known = beside(of.now, of.base, count)
    own = 100 * (after - before) / before
    rows = [_row("own", of.now, (of.base,), (before, after), own), *(_beside(b, own) for b in known)]
    bearing = sum(b.bears(own) for b in known)
    found = [
        _estimate("change", own, "percent"),
        _estimate("comparisons", len(known)),
        _estimate("bearing_out", bearing),
    ]
    found += [_estimate("share", bearing / len(known), "share")] if known else []
    missing = len(neighbours(of.now, of.base)) - len(known)
    return Measured(
        "windows", asked, title, f"{head} ({percent(after / before)}): {_said(own, known)}", tuple(found), rows,
        _caveats(missing), evidence,
    )  # fmt: skip


def _estimate(name: str, value: float, unit: str = "") -> Estimate:
    return Estimate(name, value, kind="none", level=None, unit=unit)


def _row(comparison: str, now: Period, then: tuple[Period, ...], pair: tuple[float, float], own: float) -> Row:
    change = 100 * (pair[1] - pair[0]) / pair[0]
    return {
        "comparison": comparison, "from": now[0], "to": now[1], "base_from": min(s for s, _ in then),
        "base_to": max(e for _, e in then), "before": round(pair[0], 1), "after": round(pair[1], 1),
        "change": round(change, 1), "bears_out": bears(change, own),
    }  # fmt: skip


def _beside(known: Beside, own: float) -> Row:
    of = known.neighbour
    return _row(str(of.way), of.now, of.then, (known.before, known.after), own)


def _said(own: float, known: list[Beside]) -> str:
    way = "rise" if own > 0 else "fall"
    if len(known) < ENOUGH:
        return f"too few comparisons beside it are known ({len(known)}) to say whether the {way} hangs on the window."
    against = [b for b in known if not b.bears(own)]
    bearing = len(known) - len(against)
    if not against:
        return f"all {len(known)} comparisons beside it bear the {way} out."
    some = f"{bearing} of {len(known)}" if bearing else f"none of {len(known)}"
    hang = ", so it hangs on what is compared" if hangs(own, known) else ""
    said = listed([f"{percent(1 + b.change / 100)} {_words(b)}" for b in against[:_SHOWN]])
    more = f", and {len(against) - _SHOWN} more do not bear it out" if len(against) > _SHOWN else ""
    return (
        f"{some} comparisons beside it {'bears' if bearing == 1 else 'bear'} the {way} out{hang}. It is {said}{more}."
    )


def _words(known: Beside) -> str:
    return known.neighbour.said.format(*map(period, known.neighbour.shown))


def _caveats(missing: int) -> tuple[str, ...]:
    found = [
        "A comparison bears the change out if it goes the same way and is at least a third as large; where "
        "fewer than a third of them do, it is said to hang on what is compared.",
        "The comparisons share days and are no independent tests; whether a change is more than chance is what "
        "`tahqiq measure compare` tells.",
    ]
    if missing:
        found.append(f"{missing} more would be made if the counts reached them.")
    return tuple(found)
