"""An undercount in plain words: no model is quoted alone where others of weight say otherwise."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.measure.result import Estimate, Measured
from tahqiq.measure.undercount.lists import Cells
from tahqiq.measure.wording import number

_AGREE = 1.1
"""The ratio of the largest to the smallest answer up to which models are said to agree."""


def said(found: Measured, cells: Cells) -> Measured:
    """The result with its paragraph."""
    return replace(found, paragraph=" ".join([_finding(found, cells), _kinds(found), _spread(found)]))


def _finding(found: Measured, cells: Cells) -> str:
    total, seen = found["total"], cells.seen
    assert total.value is not None
    assert total.low is not None
    assert total.high is not None
    return (
        f"Of about {_whole(total.value)} people in all (95% interval {_whole(total.low)} to {_whole(total.high)}), "
        f"{number(seen)} are on at least one of {len(cells.names)} lists, {number(cells.several)} on several, and "
        f"{_whole(total.low - seen)} to {_whole(total.high - seen)} on none."
    )


def _kinds(found: Measured) -> str:
    classes = found["latent_class"]
    other = f"a latent-class model {_with(classes)}" if classes.value else "a latent-class model none that had settled"
    return (
        f"That is of {found.more['models_fitted']} log-linear models averaged by their weight; the best of them alone "
        f"says {_with(found['best_model'])}, {other}."
    )


def _spread(found: Measured) -> str:
    ratio, best = found["spread"].value, found["best_model"]
    ends = f"{_whole(found.more['lowest'])} to {_whole(found.more['highest'])}"
    assert ratio is not None
    assert best.low
    assert best.high
    if ratio <= _AGREE:
        return f"The models that have weight agree ({ends})."
    more = "more than one model's interval allows for, so none" if ratio > best.high / best.low else "and none"
    return f"The models that have weight differ by a factor of {ratio:.1f} ({ends}), {more} should be quoted alone."


def _with(estimate: Estimate) -> str:
    assert estimate.value is not None
    assert estimate.low is not None
    assert estimate.high is not None
    return f"{_whole(estimate.value)} ({_whole(estimate.low)} to {_whole(estimate.high)})"


def _whole(value: float) -> str:
    return number(round(value))
