"""Late reports in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import number, of_what, percent, source, where_and_when

if TYPE_CHECKING:
    from tahqiq.measure.delays.pairs import Pair
    from tahqiq.registry import Registry
    from tahqiq.terms import Release


def title(registry: Registry, selection: Selection) -> str:
    """What was asked."""
    return f"Late reports of {of_what(selection)}, {where_and_when(registry, selection)}"


def none_of(selection: Selection, releases: list[Release], found: list[Pair]) -> str:
    """Why the releases say nothing of delays; "" where they do."""
    if len(releases) < 2:
        what = f"one release of {selection.dataset} is" if releases else f"no release of {selection.dataset} is"
        named = f" ({releases[0].release_id}, published {releases[0].published})" if releases else ""
        seen = f" as of {selection.as_of}" if selection.as_of else ""
        return (
            f"{what} in the workspace{named}{seen}, and what was reported late shows only where a later release of the "
            "same dataset is set beside an earlier one; import another version of it (`tahqiq import`)"
        )
    if not found:
        days = ", ".join(f"{r.release_id} ({r.start} to {r.end})" for r in releases)
        return f"no two successive releases share a day of the period: {days}"
    return ""


def said(found: Measured, registry: Registry, selection: Selection, newest: str) -> Measured:
    """The result with its paragraph."""
    return replace(found, paragraph=" ".join([_finding(found, registry, selection), _first(found, selection, newest)]))


def _finding(found: Measured, registry: Registry, selection: Selection) -> str:
    corrected, reported = found["corrected"], found["reported"].value
    assert corrected.value is not None
    assert corrected.low is not None
    assert corrected.high is not None
    assert reported is not None
    recent = [r for r in found.rows if r["what"] == "corrected"]
    span = f"{str(recent[-1]['period']).partition('..')[0]} to {str(recent[0]['period']).rpartition('..')[2]}"
    ends = f"{number(round(corrected.low))} to {number(round(corrected.high))}"
    counts = f"{source(selection.dataset)} counts {number(reported)} {of_what(selection)} in {span}"
    if corrected.low <= reported <= corrected.high:
        return f"{counts}; late reports may change that to {ends} (95% interval), or leave it as it is."
    way = "more" if corrected.value > reported else "fewer"
    value = number(round(corrected.value))
    return f"{counts}, and by how earlier releases grew {way} are to be expected: {value} (95% interval {ends})."


def _first(found: Measured, selection: Selection, newest: str) -> str:
    factor = found["first_factor"].value
    assert factor is not None
    months = "month" if newest == "1" else "months"
    pairs = found.more["pairs"]
    seen = "one pair" if pairs == 1 else f"{number(pairs)} pairs"
    return (
        f"From {seen} of releases: counts that were {newest} {months} old changed by {percent(factor)} "
        f"to the release after, by new, dropped and revised {'events' if selection.counted == 'events' else 'deaths'}."
    )
