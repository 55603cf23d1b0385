"""A trend in plain words: a growth that chance alone gives is never said to be one."""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.result import Estimate, Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import number, of_what, percent, size, where_and_when, whose

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_CHANCE = 0.05
_DAYS = {"ramadan": "in Ramadan", "eid": "on the days of Eid", "winter": "from December to February"}


def refusal(bare: Measured, registry: Registry, selection: Selection, why: str) -> Measured:
    """The result that gives no number."""
    where = where_and_when(registry, selection)
    return replace(bare, refused=why, paragraph=f"No trend of {of_what(selection)} is given for {where}: {why}.")


def said(found: Measured, registry: Registry, selection: Selection) -> Measured:
    """The result with its paragraph and caveats."""
    sentences = [_finding(found, registry, selection), _smallest(found), _deadliest(found), _calendar(found)]
    return replace(found, paragraph=" ".join(s for s in sentences if s), caveats=_caveats(found))


def clear(estimate: Estimate) -> bool:
    """Whether a ratio's interval leaves 1 out."""
    return (estimate.low or 0.0) > 1 or (estimate.high is not None and estimate.high < 1)


def bends(found: Measured) -> bool:
    """Whether the growth itself changed: the square of time tells more than chance would."""
    bend: dict[str, Any] | None = found.more["bend"]
    return bend is not None and ((bend["low"] or 0) > 1 or (bend["high"] is not None and bend["high"] < 1))


def ranged(estimate: Estimate) -> str:
    """A ratio as a change with its interval."""
    assert estimate.value is not None and estimate.low is not None and estimate.high is not None
    return f"{percent(estimate.value)}, 95% interval {percent(estimate.low)} to {percent(estimate.high)}"


def _finding(found: Measured, registry: Registry, selection: Selection) -> str:
    growth = found["growth"]
    assert growth.value is not None
    head = f"{whose(selection)} counts {number(_total(found))} {of_what(selection)} in "
    head += where_and_when(registry, selection)
    if not clear(growth):
        return f"{head}: no trend that could be told from chance ({ranged(growth)} a year)."
    if bends(found):
        return f"{head}: they did not grow or fall evenly; on average it is {ranged(growth)} a year."
    way = "grew" if growth.value > 1 else "fell"
    return f"{head}: they {way} by {size(growth.value)} a year ({ranged(growth).partition(', ')[2]})."


def _total(found: Measured) -> int:
    return sum(v for r in found.rows if isinstance(v := r["value"], int))


def _smallest(found: Measured) -> str:
    up, down = found["detectable_up"].value, found["detectable_down"].value
    if not up or not down:
        return ""
    return f"With such noise it takes a growth of {size(up)} or a fall of {size(down)} a year to be told from chance."


def _deadliest(found: Measured) -> str:
    left = _named(found, "growth_without_deadliest")
    if left is None:
        return ""
    of = found.more["deadliest"]
    text = f"Without the {of['events']} deadliest events ({number(of['deaths'])} of the deaths) it is {ranged(left)}"
    growth = found["growth"]
    assert growth.value is not None and left.value is not None
    otherwise = clear(left) != clear(growth) or (clear(left) and (left.value > 1) != (growth.value > 1))
    return f"{text}: they alone decide the finding." if otherwise else f"{text}."


def _calendar(found: Measured) -> str:
    said = []
    season = found.more["season"]
    if found.more["season_chance"] < _CHANCE and len(season) > 1:
        top, bottom = int(np.argmax(season)), int(np.argmin(season))
        most, least = _part(top, len(season)), _part(bottom, len(season))
        said.append(f"The counts follow the season: most in {most}, fewest in {least}.")
    for name, when in _DAYS.items():
        effect = _named(found, name)
        if effect is not None and clear(effect) and (name != "winter" or said):
            said.append(f"Compared with other days, counts {when} differ: {ranged(effect)}.")
    return " ".join(said)


def _part(at: int, of: int) -> str:
    return calendar.month_name[at + 1] if of == 12 else f"quarter {at + 1}"


def _named(found: Measured, name: str) -> Estimate | None:
    return next((e for e in found.estimates if e.name == name), None)


def _caveats(found: Measured) -> tuple[str, ...]:
    said = [_noise(found)]
    if bends(found):
        said.append(
            "The series does not follow one line: its growth changed within the period, and the interval is that of "
            "the line alone; `tahqiq measure breaks` says when the level changed."
        )
    for broken in found.more["known_breaks"]:
        said.append(_broken(found, broken))
    if found.rows and "deadliest" in found.more and found.more["deadliest"]:
        said.append("Deaths are the coder's best figures; their low and high are not in the interval.")
    return tuple(said)


def _noise(found: Measured) -> str:
    lasting = found.more["correlation"]
    text = "The interval allows for how much such counts vary"
    return text + (f" and for high ones that follow on high ones (correlation {lasting:.2f})." if lasting else ".")


def _broken(found: Measured, broken: dict[str, Any]) -> str:
    step, beside = broken["step"], _named(found, "growth_beside_breaks")
    text = f"The dataset has a known break on {broken['day']}: {broken['what']}"
    if step is None or beside is None:
        return text
    jump = Estimate("step", step["value"], step["low"], step["high"])
    if clear(jump):
        text += f" The level jumps there ({ranged(jump)}), which may be a jump in coverage."
    else:
        text += " No jump of the level could be told there."
    return f"{text} With a level of its own on either side the growth is {ranged(beside)}."
