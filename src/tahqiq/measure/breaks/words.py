"""Breaks in plain words: what chance alone gives is no break, and a jump that may be one of coverage is said to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tahqiq.measure.calendar import Unit
from tahqiq.measure.result import Cell, Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import number, of_what, percent, where_and_when, whose

if TYPE_CHECKING:
    from tahqiq.registry import Registry


def refusal(bare: Measured, registry: Registry, selection: Selection, why: str) -> Measured:
    """The result that gives no number."""
    where = where_and_when(registry, selection)
    text = f"Breaks in {of_what(selection)} are not looked for in {where}: {why}; widen the period."
    return replace(bare, refused=why, paragraph=text)


def said(found: Measured, registry: Registry, selection: Selection) -> Measured:
    """The result with its paragraph and caveats."""
    what, where = of_what(selection), where_and_when(registry, selection)
    unit = str(found.asked["by"])
    if not found.rows:
        text = f"No break in the level of {what} could be told from chance in {where}."
        return replace(found, paragraph=text, caveats=_caveats(found, unit))
    many = f"{len(found.rows)} times" if len(found.rows) > 1 else "once"
    head = f"The level of {what} as {whose(selection)} counts them changed {many} in {where}."
    steps = [_step(row, guard, unit) for row, guard in zip(found.rows, found.more["guard"], strict=True)]
    return replace(found, paragraph=" ".join([head, *steps]), caveats=_caveats(found, unit))


def _step(row: Mapping[str, Cell], guard: dict[str, Any], unit: str) -> str:
    span = f"{row['earliest']} to {row['latest']}" if row["earliest"] != row["latest"] else f"no other {unit}"
    when = f"{row['break']} (95%: {span})"
    text = f"From {when} it is {_value(row['before'])} → {_value(row['after'])} a {unit} ({_change(row)})"
    if not row["second_method"]:
        text += ", which the second method does not find"
    if _open(row):
        text += "; how large the change is these counts leave open"
    return f"{text}.{_coverage(guard)}"


def _value(value: Cell) -> str:
    return number(float(value)) if isinstance(value, int | float) else ""


def _change(row: Mapping[str, Cell]) -> str:
    change, low, high = (row[k] for k in ("change", "low", "high"))
    assert isinstance(low, float)
    if not isinstance(change, float) or not isinstance(high, float):
        return f"from none; 95% interval {percent(low)} or more"
    return f"{percent(change)}, 95% interval {percent(low)} to {percent(high)}"


def _open(row: Mapping[str, Cell]) -> bool:
    """Whether the interval of the ratio holds 1: that of a short level of nothing may, though the step is told."""
    low, high = row["low"], row["high"]
    return isinstance(low, float) and low <= 1 and (not isinstance(high, float) or high >= 1)


def _coverage(guard: dict[str, Any]) -> str:
    text = "".join(
        f" The dataset has a known break on {b['day']} ({b['what'].rstrip('.')}): it may be a jump in coverage."
        for b in guard["known"]
    )
    if not guard["others"]:
        return text
    years = f"between {guard['years'][0]} and {guard['years'][1]}"
    own = percent(guard["own"][1] / guard["own"][0])
    same = [_named(o) for o in guard["others"] if o["agrees"]]
    unlike = [_named(o) for o in guard["others"] if not o["agrees"]]
    if guard["disputed"]:
        text += f" Others do not all count the same change {years} ({own} here): {_listed(unlike)}"
        text += f", though {_listed(same)}" if same else ""
        return f"{text}. It may be a jump in coverage."
    text += f" Others count a change of the same kind {years} ({own} here): {_listed(same)}"
    return text + (f"; but not {_listed(unlike)}." if unlike else ".")


def _named(other: dict[str, Any]) -> str:
    return f"{str(other['publisher']).upper().replace('_', ' ')} {percent(other['now'] / other['then'])}"


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _caveats(found: Measured, unit: str) -> tuple[str, ...]:
    said = [f"A level lasts at least {found.more['shortest']} months; shorter bouts are noise here."]
    if found.more["inflation"] > 1:
        said.append(
            "High months follow on high ones: a step has to show more than if they did not, and its date is told "
            "less closely, so that a bout is not taken for a level."
        )
    if unit != Unit.MONTH:
        said.append(
            f"Steps are looked for between months and told by {unit}: so few {unit}s do not tell noise that lasts from "
            "levels."
        )
    if found.rows:
        said.append(
            "A slow change shows as one or more steps. Why a level changed is not said by when it did: "
            "an operation or law on that day need not be the cause."
        )
    if found.rows and not any(g["others"] for g in found.more["guard"]):
        said.append("No other publisher's yearly figures were at hand to tell a jump in coverage from one of violence.")
    return tuple(said)
