"""The effect of an intervention on counts, with its control and its placebos; or why none can be told."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tahqiq.measure.calendar import Unit, name, whole_units
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.effect.gradual import gradual
from tahqiq.measure.effect.intervention import Intervention, Windows
from tahqiq.measure.effect.panel import Panel, panel
from tahqiq.measure.effect.trial import Trial, short, tried
from tahqiq.measure.effect.words import caveats, failures, sentences
from tahqiq.measure.result import LEVEL, Estimate, Measured, Row, Used
from tahqiq.measure.selection import Selection
from tahqiq.measure.stats.interrupted import Span
from tahqiq.measure.stats.ratio import quantile
from tahqiq.measure.wording import of_what, places

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_DAY = dt.timedelta(days=1)
FEWEST = 6
"""The fewest whole months after the date."""


def effect(
    workspace: Workspace, registry: Registry, selection: Selection, done: Intervention, windows: Windows | None = None
) -> Measured:  # fmt: skip
    """What was counted after ``done`` against what was to be expected, in the areas of ``selection``.

    The selection's period is the record that is looked at, before and after. Estimates: ``observed``, ``expected``,
    ``difference`` (below 0: averted), ``ratio``, ``ratio_control``, ``level_change``, ``slope_change`` (a year),
    ``p_time``, ``p_place``, ``months_to_return``. Rows are months: ``month``, ``observed``, ``expected``, ``low``,
    ``high``, ``control``. Refused, without any number, where the time before is too short, its trend is not straight,
    or dates and districts where nothing began show as large an effect. What was built bit by bit is measured by
    ``gradual``.
    """
    windows = windows or Windows()
    if done.growth is not None:
        return gradual(workspace, registry, selection, done.growth, windows)
    releases = releases_of(workspace, registry, selection)
    base = begun(registry, selection, done, windows, used(releases))
    span = span_of(selection, done.date, windows) if done.date else None
    end = covered(releases)[1]
    if (why := done.undated or _outside(selection, done.date, span, end)) or span is None or done.date is None:
        if done.date is not None and done.date > end:
            from tahqiq.measure.effect.published import monthly  # which stands on this module

            why += monthly(workspace, registry, selection, done, windows)
        return refused(base, done, why)
    return told(base, registry, selection, done, panel(workspace, registry, whole(selection), done.date), span)


def begun(
    registry: Registry, selection: Selection, done: Intervention, windows: Windows, evidence: tuple[Used, ...]
) -> Measured:  # fmt: skip
    """The result before anything is found: what is asked, and of what."""
    asked = {**selection.to_dict(), "intervention": done.id or None, "date": done.date.isoformat() if done.date else
             None, "before": windows.before, "after": windows.after, "skip": windows.skip}  # fmt: skip
    who = f" ({selection.who})" if selection.who else ""
    where = places(registry, selection.areas)
    title = f"{of_what(selection).capitalize()}{who} in {where}, before and after {done.name}"
    return Measured("effect", asked, title, "", evidence=evidence)


def told(
    base: Measured, registry: Registry, selection: Selection, done: Intervention, of: Panel, span: Span
) -> Measured:  # fmt: skip
    """What a panel says of the months after; refused where its months before are too few or a check fails."""
    if why := short(of, span):
        return refused(base, done, why)
    trial = tried(of, span)
    more = _more(registry, of, trial)
    if found := failures(trial):
        return replace(refused(base, done, "; ".join(found)), more=more)
    estimates = _estimates(selection, of, trial)
    result = replace(base, estimates=estimates, rows=_rows(of, trial))
    said = sentences(result, registry, selection, done, of, trial)
    more |= {"said": said, "counted": of_what(selection), "where": places(registry, selection.areas)}
    known = caveats(registry, selection, done, of, trial)
    return replace(result, paragraph=" ".join(said.values()), caveats=known, more=more)


def whole(selection: Selection) -> Selection:
    """The whole months of its period."""
    return selection.over(whole_units((selection.start, selection.end), Unit.MONTH))


def span_of(selection: Selection, date: dt.date, windows: Windows) -> Span | None:
    """The months before and after by place. The month of the date is left out where it began before it."""
    seen = whole(selection)
    month = _months(seen.start, date)
    begin = month + (0 if date.day == 1 else 1) + windows.skip
    end = min(begin + windows.after, _months(seen.start, seen.end) + 1)
    return Span(max(0, month - windows.before), month, begin, end) if end - begin >= FEWEST else None


def _months(first: dt.date, day: dt.date) -> int:
    return 12 * (day.year - first.year) + day.month - first.month


def _outside(selection: Selection, date: dt.date | None, span: Span | None, end: dt.date) -> str:
    if date is None or span is not None:
        return ""
    reach = (
        f"{selection.dataset} as imported ends {end}" if selection.end == end else f"the period ends {selection.end}"
    )
    if date > selection.end:
        return f"{reach}, before the date ({date}): nothing after it can be counted"
    return f"{reach}: fewer than {FEWEST} whole months after the date and what is skipped, and it takes {FEWEST}"


def refused(base: Measured, done: Intervention, why: str) -> Measured:
    """No number, and why."""
    at = f" of {done.date}" if done.date and done.id else ""
    return replace(base, paragraph=f"No effect of {done.name}{at} can be told: {why}.", refused=why)


def _estimates(selection: Selection, of: Panel, trial: Trial) -> tuple[Estimate, ...]:
    due, unit = trial.expected, of_what(selection)
    seen = due.observed
    found = [
        Estimate("observed", seen, kind="none", level=None, unit=unit),
        Estimate("expected", due.total, due.low, due.high, unit=unit),
        Estimate("difference", seen - due.total, seen - due.high, seen - due.low, unit=unit),
        Estimate("ratio", seen / due.total, seen / due.high, seen / due.low if due.low else None),
    ]
    if trial.control is not None:
        found.append(_of_control(trial))
    if trial.change is not None:
        found += [
            Estimate("level_change", *trial.change.level),
            Estimate("slope_change", *trial.change.slope, unit="a year"),
        ]
    for which, p in (("p_model", due.p), ("p_time", trial.p_time), ("p_place", trial.p_place)):
        if p is not None:
            found.append(Estimate(which, p, kind="none", level=None))
    if due.clear and (back := trial.back(of)) is not None:
        found.append(Estimate("months_to_return", float(back), kind="none", level=None, unit="months"))
    return tuple(found)


def _of_control(trial: Trial) -> Estimate:
    assert trial.control is not None
    q = quantile(LEVEL, max(2, len(trial.donors) - 1))
    middle, reach = trial.control.log_ratio, q * trial.control.error * trial.drift
    return Estimate("ratio_control", math.exp(middle), math.exp(middle - reach), math.exp(middle + reach))


def _rows(of: Panel, trial: Trial) -> list[Row]:
    span, due = trial.span, trial.expected
    rows: list[Row] = []
    for i in range(span.first, span.end):
        at = i - span.begin
        before = trial.expected.model.mean[i - span.first] if i < span.date else None
        mean, low, high = (
            (float(due.curve[at]), float(due.curve_low[at]), float(due.curve_high[at]))
            if at >= 0
            else (before, None, None)
        )
        rows.append({
            "month": name(of.starts[i], Unit.MONTH), "observed": float(of.treated[i]),
            "expected": None if mean is None else float(mean), "low": low, "high": high,
            "control": None if trial.control is None else float(trial.control.curve[i]),
        })  # fmt: skip
    return rows


def _more(registry: Registry, of: Panel, trial: Trial) -> dict[str, Any]:
    """The placebos by name, the control's weights, and the model's own numbers."""
    span, control = trial.span, trial.control
    weights = {} if control is None else dict(zip(trial.donors, control.weights.tolist(), strict=True))
    named = [{"by": "date", "what": name(of.starts[d], Unit.MONTH), "score": float(z)}
             for d, z in zip(trial.dates, trial.times, strict=True)]  # fmt: skip
    named += [{"by": of.peer, "what": registry.places[d].name, "score": float(z)}
              for d, z in zip(trial.donors, trial.places, strict=False)]  # fmt: skip
    return {
        "placebos": named, "score_date": trial.expected.z, f"score_{of.peer}": control.score if control else None,
        "peers": of.peers,
        "weights": {registry.places[d].name: w for d, w in weights.items() if w >= 0.005},
        "alpha": trial.expected.model.alpha, "rho": trial.expected.model.rho, "bend": trial.bend,
        **{key: name(of.starts[i], Unit.MONTH) for key, i in (
            ("first_before", span.first), ("last_before", span.date - 1), ("first_after", span.begin),
            ("last_after", span.end - 1),
        )},
    }  # fmt: skip
