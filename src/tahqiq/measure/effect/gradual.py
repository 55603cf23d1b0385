"""The effect of what was built bit by bit: counts near to it against counts further inside, by how much of it stood."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, floor, name, whole_units
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.effect.bands import Bands, bands
from tahqiq.measure.effect.gradual_words import Found, caveats, failures, rivals, sentences
from tahqiq.measure.effect.growth import Grown, Months, grown, short, variants
from tahqiq.measure.effect.intervention import Windows
from tahqiq.measure.effect.ramp import Ramp, ramp
from tahqiq.measure.result import Estimate, Measured, Row
from tahqiq.measure.selection import Selection
from tahqiq.measure.stats.dose import Dose
from tahqiq.measure.wording import of_what, places

if TYPE_CHECKING:
    from tahqiq.registry import Programme, Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
_MIDDLE = dt.timedelta(days=14)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class _Course:
    """What stood in each month by the figures used, and by other readings of them."""

    built: dict[str, Floats]
    begun: dt.date
    months: Months


def gradual(
    workspace: Workspace, registry: Registry, selection: Selection, programme: Programme, windows: Windows
) -> Measured:
    """What went with a programme that grew, near to it against further inside.

    Estimates: ``ratio`` (what a full completion multiplied the counts near to it by, against those further inside),
    ``p_model``, ``p_time``, ``p_place``, ``built`` (the share by the end), and ``ratio_…`` for other distances, without
    the months after other dated things, without districts that touch the near ones, by other readings of the figures
    and with a trend let free. Rows are months: ``month``, ``built``, ``near``, ``inside``, ``part`` (of both, near),
    ``fitted`` and ``unbuilt`` (the same by the model, as it was and had nothing been built). Refused, without a number,
    where the record is too short, near and inside parted before, or placebos show as much. InputError where it is not
    known where it was built.
    """
    releases = releases_of(workspace, registry, selection)
    seen = whole_units((selection.start, min(selection.end, covered(releases)[1])), Unit.MONTH)
    selection = selection.over(seen)
    within = windows.within
    title = f"{of_what(selection).capitalize()} in {places(registry, selection.areas)}, as “{programme.name}” grew"
    asked = {**selection.to_dict(), "intervention": programme.id, "before": windows.before, "within": within}
    base = Measured("effect", asked, title, "", evidence=used(releases))
    growth = ramp(programme)
    assert growth is not None
    if growth.used[0].first <= growth.begun and growth.used[0].share > 0:
        first = growth.used[0]
        return _refused(base, programme, f"no figure says when it began; the first is {first.said}")
    of = bands(workspace, registry, selection, programme)
    course = _course(of, growth, windows)
    near, inside = of.near(within), of.inside(within)
    sums = of.counts[near].sum(axis=0), of.counts[inside].sum(axis=0)
    if why := short(*sums, course.built["built"], course.months):
        return _refused(base, programme, why)
    trial = grown(of, near, inside, course.built["built"], course.months)
    found = Found(programme, growth, of, within, trial)
    more = _more(found)
    if why := "; ".join(failures(found)):
        refused = _refused(base, programme, why)
        said = f"{refused.paragraph} {rivals(found)}"
        return replace(refused, paragraph=said, more=more, caveats=caveats(registry, selection, found))
    others = variants(of, within, course.built, _ends(of, programme, course.months), course.months)
    estimates = _estimates(trial, others)
    more["not_told"] = {n: why for n, why in others.items() if isinstance(why, str)}
    result = replace(base, estimates=estimates, rows=_rows(of, trial))
    parts = sentences(result, selection, found)
    more |= {"said": parts, "counted": of_what(selection), **_counted(found)}
    known = caveats(registry, selection, found)
    return replace(result, paragraph=" ".join(parts.values()), caveats=known, more=more)


def _course(of: Bands, growth: Ramp, windows: Windows) -> _Course:
    days = [start + _MIDDLE for start in of.starts]
    begun = sum(start < floor(growth.begun, Unit.MONTH) for start in of.starts)
    built = {"built": growth.share(days), "built_most": growth.most(days), "built_least": growth.least(days)}
    return _Course(built, growth.begun, Months(max(0, begun - windows.before), begun, len(of.starts)))


def _ends(of: Bands, programme: Programme, months: Months) -> dict[str, int]:
    """For each other dated thing: the last month before it (not inside), while this grew."""
    found = {}
    for step in programme.meanwhile:
        day = step.date.start if step.date else None
        if day is not None:
            end = sum(start < floor(day, Unit.MONTH) for start in of.starts)
            if months.begun < end < months.end:
                found[f"until_{day:%Y-%m}"] = end
    return found


def _refused(base: Measured, programme: Programme, why: str) -> Measured:
    return replace(base, paragraph=f"No effect of {programme.name} can be told: {why}.", refused=why)


def _estimates(trial: Grown, others: dict[str, Dose | str]) -> tuple[Estimate, ...]:
    found = [Estimate("ratio", *trial.limits(trial.main))]
    for which, p in (("p_model", trial.main.p), ("p_time", trial.p_time), ("p_place", trial.p_place)):
        if p is not None:
            found.append(Estimate(which, p, kind="none", level=None))
    found.append(Estimate("built", float(trial.built[trial.months.end - 1]), kind="none", level=None, unit="share"))
    found += [Estimate(f"ratio_{n}", *trial.limits(d)) for n, d in others.items() if isinstance(d, Dose)]
    return tuple(found)


def _rows(of: Bands, trial: Grown) -> list[Row]:
    span, shares = trial.months, trial.main.shares
    rows: list[Row] = []
    for i in range(span.first, span.end):
        part, whole = float(shares.mean[i - span.first]), float(trial.near[i] + trial.inside[i])
        odds = part / (1 - part) / math.exp(trial.main.log_ratio * float(trial.built[i]))
        rows.append({
            "month": name(of.starts[i], Unit.MONTH), "built": float(trial.built[i]), "near": float(trial.near[i]),
            "inside": float(trial.inside[i]), "part": float(trial.near[i]) / whole if whole else None,
            "fitted": part, "unbuilt": odds / (1 + odds),
        })  # fmt: skip
    return rows


def _counted(found: Found) -> dict[str, Any]:
    """The events near to it and further inside, and the months that they are of."""
    trial, starts = found.trial, found.of.starts
    span = trial.months
    seen = slice(span.first, span.end)
    return {
        "near_counted": int(trial.near[seen].sum()), "inside_counted": int(trial.inside[seen].sum()),
        "first": name(starts[span.first], Unit.MONTH), "last": name(starts[span.end - 1], Unit.MONTH),
    }  # fmt: skip


def _more(found: Found) -> dict[str, Any]:
    """The figures, the districts, the placebos, and the model's own numbers."""
    trial, of = found.trial, found.of
    near, inside = of.near(found.within), of.inside(found.within)
    figures = [
        {"from": p.first.isoformat(), "to": p.last.isoformat(), "share": p.share, "said": p.said, "source": p.source,
         "used": p in found.growth.used}
        for p in (*found.growth.used, *found.growth.left)
    ]  # fmt: skip
    placebos = [{"by": by, "score": float(z)} for by, all_ in (("date", trial.times), ("district", trial.places))
                for z in all_]  # fmt: skip
    return {
        "begun": found.growth.begun.isoformat(), "along": of.along, "figures": figures, "near": of.names(near),
        "inside": of.names(inside), "placebos": placebos, "score": trial.main.z, "p_parted": trial.parted,
        "drift": trial.drift, "phi": trial.main.shares.phi, "rho": trial.main.shares.rho,
    }  # fmt: skip
