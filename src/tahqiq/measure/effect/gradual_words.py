"""What went with a thing that grew, in plain words: what placebos show too is no effect, and a ramp is as any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, name
from tahqiq.measure.effect.bands import Bands
from tahqiq.measure.effect.growth import Grown
from tahqiq.measure.effect.ramp import Ramp
from tahqiq.measure.effect.trial import PLACEBOS, RARE
from tahqiq.measure.result import Estimate, Measured
from tahqiq.measure.selection import Selection
from tahqiq.measure.wording import listed, number, of_what

if TYPE_CHECKING:
    from tahqiq.registry import Programme, Registry

_PARTED = 0.05
_ALARMS = 0.10
_NAMED = 6


@dataclass(frozen=True)
class Found:
    """A programme, its growth, the districts near to it and further inside, and what the model finds of them."""

    programme: Programme
    growth: Ramp
    of: Bands
    within: float
    trial: Grown


def failures(found: Found) -> list[str]:
    """Why what the model finds cannot be told for an effect; empty where it can, or where it finds none."""
    trial = found.trial
    said = []
    if trial.parted < _PARTED:
        said.append(
            f"districts {_near(found)} and those further inside were parting already before it began (p = "
            f"{trial.parted:.3f}), and that would go on in what is measured"
        )
    if not trial.main.clear:
        return said
    if trial.p_time is None and trial.p_place is None:
        said.append(
            f"what the model finds cannot be tested: fewer than {PLACEBOS} placebos of either kind can be tried"
        )
    if trial.p_time is not None and trial.p_time > RARE:
        said.append(
            f"as large a departure shows at {_as_large(trial, trial.times)} of {len(trial.times)} earlier dates when "
            "nothing of the kind was built"
        )
    if trial.p_place is not None and trial.p_place > RARE:
        said.append(
            f"as large a departure shows in {_as_large(trial, trial.places)} of {len(trial.places)} groups of "
            "districts further inside when they are taken for those near to it"
        )
    return said


def _near(found: Found) -> str:
    if not found.of.along:
        return "where it was built"
    return f"within {found.within:g} km of the border with {found.of.along}"


def _as_large(trial: Grown, scores: NDArray[np.float64]) -> int:
    return int(np.sum(np.abs(scores) >= abs(trial.main.z)))


def sentences(found: Measured, selection: Selection, of: Found) -> dict[str, str]:
    """What is said of it, in order, by what it tells; what does not apply is left out.

    ``finding``; ``placebos``, how it stands against them; ``choices``, the answer under others; ``rivals``, what it
    cannot be told from.
    """
    said = {
        "finding": _finding(found, selection, of), "placebos": _tested(of.trial), "choices": _choices(found, of),
        "rivals": rivals(of),
    }  # fmt: skip
    return {what: text for what, text in said.items() if text}


def _finding(found: Measured, selection: Selection, of: Found) -> str:
    trial, ratio = of.trial, found["ratio"]
    assert ratio.low is not None
    assert ratio.high is not None
    span, starts = trial.months, of.of.starts
    seen = slice(span.first, span.end)
    counts = (
        f"{number(trial.near[seen].sum())} {of_what(selection)} in districts {_near(of)} and "
        f"{number(trial.inside[seen].sum())} further inside, {name(starts[span.first], Unit.MONTH)} to "
        f"{name(starts[span.end - 1], Unit.MONTH)}"
    )
    whole = (
        f"carried to its whole ({trial.built[span.end - 1]:.0%} of it stood at the end), those near to it went to "
        f"{_told(ratio)} of what they would have been had they moved as those further inside"
    )
    if not ratio.low > 1 and not ratio.high < 1:
        return f"No effect of {of.programme.name} that could be told from chance: of {counts}, {whole}."
    return f"Of {counts}, {whole}, which is consistent with an effect of {of.programme.name}."


def _told(ratio: Estimate) -> str:
    return f"{ratio.value:.2f} times (95% interval {ratio.low:.2f} to {ratio.high:.2f})"


def _tested(trial: Grown) -> str:
    said = []
    if trial.p_time is not None:
        said.append(f"at {_as_large(trial, trial.times) or 'none'} of {len(trial.times)} earlier dates")
    if trial.p_place is not None:
        said.append(f"in {_as_large(trial, trial.places) or 'none'} of {len(trial.places)} groups further inside")
    return f"So large a departure or a larger one shows {' and '.join(said)} where nothing was built." if said else ""


def _choices(found: Measured, of: Found) -> str:
    """The answer under other choices, in one sentence each."""
    named = {e.name: e for e in found.estimates}
    said = []
    for key, estimate in named.items():
        if key.startswith("ratio_until_"):
            said.append(f"with the months before {key.removeprefix('ratio_until_')} alone {_told(estimate)}")
        elif key.startswith("ratio_within_"):
            said.append(f"within {key.removeprefix('ratio_within_').removesuffix('km')} km {_told(estimate)}")
    if "ratio_without_neighbours" in named:
        said.append(f"without the districts that touch the near ones {_told(named['ratio_without_neighbours'])}")
    if "ratio_with_trend" in named:
        said.append(f"with a trend of the near districts let free {_told(named['ratio_with_trend'])}")
    return f"By other choices: {'; '.join(said)}." if said else ""


def rivals(of: Found) -> str:
    """What it cannot be told from."""
    span, starts = of.trial.months, of.of.starts
    first, last = (name(starts[i], Unit.MONTH) for i in (span.begun, span.end - 1))
    steps = [
        f"{step.what} ({step.date.start})" for step in of.programme.meanwhile
        if step.date and step.date.start and starts[span.begun] <= step.date.start
    ]  # fmt: skip
    said = f"What grew from {first} to {last} cannot be told from any other trend of the same districts in those years"
    return f"{said}: in them also {listed(steps)}." if steps else f"{said}."


def caveats(registry: Registry, selection: Selection, found: Found) -> tuple[str, ...]:
    """What a reader has to know of it."""
    trial, growth, of = found.trial, found.growth, found.of
    near, inside = (of.names(chosen) for chosen in (of.near(found.within), of.inside(found.within)))
    said = [f"Near: {len(near)} districts, most events in {', '.join(near[:_NAMED])}; further inside: {len(inside)}."]
    figures = f"What stood is taken straight between {len(growth.used)} published figures from {growth.begun} on"
    if growth.left:
        figures += f"; {listed([p.said for p in growth.left])} contradicts them and is left out"
        figures += " (ratio_built_most and ratio_built_least take the highest and the lowest reading of all)"
    said.append(f"{figures}.")
    alarms = [float(np.mean(np.abs(z) > 1.96)) for z in (trial.times, trial.places) if len(z) >= PLACEBOS]
    if alarms and max(alarms) > _ALARMS:
        said.append(
            f"The model alone would find an effect in {100 * max(alarms):.0f}% of placebos, so intervals are widened "
            f"{trial.drift:.1f} times and the placebos decide."
        )
    if of.unplaced:
        said.append(f"{number(of.unplaced)} {of_what(selection)} lie in no single district and are left out.")
    said.append("Violence that moved from the near districts to those further inside would count double.")
    if selection.areas and any(of.other <= found.within):
        said.append("Districts near to what was built on another line are left out of those further inside.")
    return tuple(said)
