"""An effect in plain words: nothing is said to have changed that placebos do not bear out, and nothing to be caused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tahqiq.measure.calendar import Unit, after, name
from tahqiq.measure.effect.intervention import Intervention
from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.effect.trial import DONORS, PLACEBOS, RARE, Trial
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import number, of_what, period, places

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_APART = 1.96
_BEND = 0.05
_ALARMS = 0.10
_DAY = dt.timedelta(days=1)


def failures(trial: Trial) -> list[str]:
    """Why what the model finds cannot be told for an effect; empty where it can, or where it finds none."""
    found = []
    if trial.bend < _BEND:
        found.append(
            "the months before the date did not follow a steady trend that could be carried on past it "
            f"(curvature, p = {trial.bend:.3f})"
        )
    if trial.control is not None and abs(trial.control.before) > _APART * trial.drift:
        found.append("the area and its control already parted before the date")
    return [*found, *(_placebos(trial) if trial.expected.clear else [])]


def _placebos(trial: Trial) -> list[str]:
    found = []
    if trial.p_time is None and trial.p_place is None:
        return [
            f"what the model finds cannot be tested: fewer than {PLACEBOS} earlier dates can be tried, and fewer than "
            f"{PLACEBOS} other {trial.peers} had enough before the date"
        ]
    if trial.p_time is not None and trial.p_time > RARE:
        found.append(
            f"as large a departure shows at {_as_large(trial.expected.z, trial.times)} of {len(trial.times)} earlier "
            "dates when nothing of the kind began"
        )
    if trial.p_place is not None and trial.control is not None and trial.p_place > RARE:
        found.append(
            f"as large a departure shows in {_as_large(trial.control.score, trial.places)} of {len(trial.places)} "
            f"other {trial.peers} when they are taken for the treated one"
        )
    if trial.control is not None and trial.control.log_ratio * trial.expected.z < 0:
        found.append(f"against its own past the area went one way, against other {trial.peers} the other")
    return found


def _as_large(score: float, scores: object) -> int:
    import numpy as np

    return int(np.sum(np.abs(np.asarray(scores)) >= abs(score)))


def sentences(
    found: Measured, registry: Registry, selection: Selection, done: Intervention, of: Panel, trial: Trial
) -> dict[str, str]:  # fmt: skip
    """What is said of it, in order, by what it tells.

    ``finding``; ``placebos``, how it stands against them; ``control``, or ``uncontrolled`` why there is none;
    ``own_past``, where the control alone shows it; ``lasted``, for how long. What does not apply is left out.
    """
    said = {
        "finding": _finding(found, registry, selection, done, of, trial), "placebos": _tested(trial),
        "uncontrolled": _uncontrolled(of, trial), "control": _control(found, of, trial),
        "own_past": _own_past(found, trial), "lasted": _lasted(found, of, trial),
    }  # fmt: skip
    return {what: text for what, text in said.items() if text}


def _finding(
    found: Measured, registry: Registry, selection: Selection, done: Intervention, of: Panel, trial: Trial
) -> str:  # fmt: skip
    due, what, span = trial.expected, of_what(selection), trial.span
    when = period((of.starts[span.begin], after(of.starts[span.end - 1], Unit.MONTH) - _DAY))
    where = places(registry, selection.areas)
    who = f" ({selection.who})" if selection.who else ""
    counts = (
        f"{number(due.observed)} {what} in {where}{who}, {when}, where {number(round(due.total))} were to be expected "
        f"from the months before (95% interval {number(round(due.low))} to {number(round(due.high))})"
    )
    if not due.clear:
        fewer = f"fewer than {number(round(due.low))} or " if due.low >= 0.5 else ""
        told = f"Only {fewer}more than {number(round(due.high))} would have been told from chance."
        return f"No effect of {done.name} that could be told from chance: {counts}. {told}"
    gap = found["difference"]
    assert gap.value is not None
    assert gap.low is not None
    assert gap.high is not None
    way, size = ("fewer", sorted((-gap.low, -gap.high))) if gap.value < 0 else ("more", [gap.low, gap.high])
    return (
        f"{_capital(counts)}: {number(abs(round(gap.value)))} {way} "
        f"({number(round(size[0]))} to {number(round(size[1]))}), which is consistent with an effect of {done.name}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tested(trial: Trial) -> str:
    if not trial.expected.clear:
        return ""
    said = []
    if trial.p_time is not None:
        n = _as_large(trial.expected.z, trial.times)
        said.append(f"at {n or 'none'} of {len(trial.times)} earlier dates (p = {trial.p_time:.2f})")
    if trial.p_place is not None and trial.control is not None:
        n = _as_large(trial.control.score, trial.places)
        said.append(f"in {n or 'none'} of {len(trial.places)} other {trial.peers} (p = {trial.p_place:.2f})")
    return f"So large a departure shows {' and '.join(said)} where nothing of the kind began."


def _uncontrolled(of: Panel, trial: Trial) -> str:
    if of.names and trial.control is not None:
        return ""
    why = f"no other {of.peer} is left"
    if of.names:
        why = f"fewer than {DONORS} other {of.peers} had enough before the date"
    return f"There is no control, as {why}: nothing parts it from whatever else changed then."


def _control(found: Measured, of: Panel, trial: Trial) -> str:
    if not of.names or trial.control is None:
        return ""
    ratio = found["ratio_control"]
    span = f"{ratio.value:.2f} times (95% interval {ratio.low:.2f} to {ratio.high:.2f})"
    return f"Set against a control of {len(trial.donors)} other {of.peers}, the counts went to {span} of the control's."


def _own_past(found: Measured, trial: Trial) -> str:
    if trial.control is None or trial.expected.clear:
        return ""
    ratio = found["ratio_control"]
    assert ratio.low is not None
    assert ratio.high is not None
    return "" if ratio.low <= 1 <= ratio.high else "Its own past alone does not bear that out."


def _lasted(found: Measured, of: Panel, trial: Trial) -> str:
    if not trial.expected.clear:
        return ""
    names = {e.name for e in found.estimates}
    if "months_to_return" not in names:
        return f"Up to {name(of.starts[-1], Unit.MONTH)} no half-year was back at what was to be expected."
    back = int(found["months_to_return"].value or 0)
    if not back:
        return "The first half-year as a whole was already at what was to be expected."
    month = name(of.starts[trial.span.begin + back], Unit.MONTH)
    months = "one month" if back == 1 else f"{back} months"
    return (
        f"The first half-year that was back at what was to be expected began in {month}, {months} after, the trend "
        "held from the end of what is measured."
    )


def caveats(
    registry: Registry, selection: Selection, done: Intervention, of: Panel, trial: Trial
) -> tuple[str, ...]:  # fmt: skip
    """What a reader has to know of it."""
    found = ["A change that follows on something need not be caused by it; whatever else began then has the same date."]
    if others := _meanwhile(registry, done, of, trial):
        found.append(f"Also begun in those months or the half-year before: {', '.join(others)}.")
    if done.fighting:
        found.append("The counts hold the operation's own fighting; --victim, --kind and --skip leave parts of it out.")
    if of.fixed:
        found.append("The area's borders moved: it is counted as the districts that it had on the date.")
    if trial.p_place is None:
        found.append(f"No placebo in place: fewer than {PLACEBOS} other {of.peers} had enough before the date.")
    if trial.p_time is None:
        found.append(f"No placebo in time: fewer than {PLACEBOS} earlier dates have enough before and after them.")
    if trial.false_alarms > _ALARMS:
        found.append(
            f"At {100 * trial.false_alarms:.0f}% of the {len(trial.times)} earlier dates the model would have found an "
            "effect, so its interval is too narrow here; the placebos decide."
        )
    if of.near and trial.control is not None:
        near = ", ".join(sorted(registry.places[p].name for p in of.near if p in registry.places))
        found.append(f"Left out of the control, as violence may be driven there: {near}.")
    return tuple(found)


def _meanwhile(registry: Registry, done: Intervention, of: Panel, trial: Trial) -> list[str]:
    """Other operations of the country that began from half a year before the date to the end of what is measured."""
    if done.date is None:
        return []
    first, last = done.date - 183 * _DAY, of.starts[trial.span.end - 1]
    own = _countries(registry, done.areas or (of.names if of.peer == "district" else ()))
    return sorted(
        o.name for o in registry.operations.values()
        if o.id != done.id and o.start and o.start.start and first <= o.start.start <= last
        and own & _countries(registry, o.areas)
    )  # fmt: skip


def _countries(registry: Registry, areas: Iterable[str]) -> set[str]:
    return {c for a in areas if (c := registry.country(a))}
