"""How many people there are of whom several lists each name a part: by two kinds of model, with what they differ by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tahqiq.measure.result import LEVEL, Estimate, Measured, Row
from tahqiq.measure.stats.latent import Posterior, latent
from tahqiq.measure.stats.loglinear import Averaged, Term, averaged, histories
from tahqiq.measure.undercount.lists import Cells, read
from tahqiq.measure.undercount.words import said
from tahqiq.measure.wording import many, number

_FEWEST_LISTS = 3
_FEWEST_SHARED, _FEWEST_OF_A_LIST = 20, 5  # people on several lists, in all and of any one list
_VAGUE = 10.0  # the upper over the lower end of the total from which nothing is known of it
WEIGHTY = 0.05
"""The weight from which a model's own answer counts towards the spread."""
_SHOWN = 12
SETTLED, ROUGH, WORTH = 1.05, 1.1, 100
"""The ratio between and within chains up to which they agree; that from which, and the number of independent draws
below which, the latent-class model gives no number."""


def undercount(path: Path, lists: Sequence[str] = ()) -> Measured:
    """The size of the population that the lists of a file each name a part of; ``lists`` are its columns, or all.

    Estimates: ``listed``, ``total`` (log-linear models averaged), ``best_model``, ``latent_class``, ``spread`` (the
    largest answer over the smallest). ``rows`` are the models: ``model``, ``weight``, ``total``, ``low``, ``high``.
    Refused, with no estimate, where the lists are too few or share too few. InputError for a file that is no such.
    """
    return of_cells(read(path, lists), path.name)


def of_cells(cells: Cells, file: str = "") -> Measured:
    """The same of counts that were read already; ``file`` is what they were read from."""
    sparse = _too_little(cells)
    if sparse:
        return _refusal(cells, file, sparse)
    found = averaged(cells.counts, len(cells.names), LEVEL)
    if found is None or cells.seen + found.high > _VAGUE * (cells.seen + found.low):
        return _refusal(cells, file, "the models leave open how many are on no list: the lists share too few people")
    drawn = latent(cells.counts, len(cells.names), LEVEL)
    classes = drawn if drawn.settled <= ROUGH and drawn.worth >= WORTH else None
    measured = Measured(
        "undercount", _asked(cells, file), _title(cells), "", _estimates(cells, found, classes),
        _rows(cells, found, classes), _caveats(cells, drawn, told=classes is not None),
        more={**_more(cells, found, classes), "settled": drawn.settled, "worth": round(drawn.worth)},
    )  # fmt: skip
    return said(measured, cells)


def _too_little(cells: Cells) -> str:
    """Why no number can be given of these lists; "" where one can."""
    if len(cells.names) < _FEWEST_LISTS:
        return (
            f"{number(len(cells.names))} lists cannot tell whether they depend on each other: of two lists that follow "
            "one another too few seem to be missing, of two that avoid one another too many; three or more are needed"
        )
    if cells.several < _FEWEST_SHARED:
        return (
            f"{many(cells.several, 'person is', 'people are')} on more than one list; at least {_FEWEST_SHARED} are "
            "needed, as what the lists share is all that says how many they miss"
        )
    for i, name in enumerate(cells.names):
        shared = cells.shared(i)
        if shared < _FEWEST_OF_A_LIST:
            return (
                f"the list {name} shares {many(shared, 'person', 'people')} with the others; at least "
                f"{_FEWEST_OF_A_LIST} are needed: leave it out (--lists), or merge it with another"
            )
    empty, pairs = cells.empty(), len(cells.names) * (len(cells.names) - 1) // 2
    if len(empty) * 2 >= pairs:
        named = "; ".join(f"{a} and {b}" for a, b in empty)
        return f"{len(empty)} of {pairs} pairs of lists share nobody ({named}): merge lists that do not overlap"
    return ""


def _refusal(cells: Cells, file: str, why: str) -> Measured:
    return Measured(
        "undercount", _asked(cells, file), _title(cells),
        f"{number(cells.seen)} people are on {len(cells.names)} lists; how many are on none cannot be said: {why}.",
        refused=why, more={"cells": _cells(cells)},
    )  # fmt: skip


def _asked(cells: Cells, file: str) -> dict[str, Any]:
    return {"file": file, "lists": list(cells.names)}


def _title(cells: Cells) -> str:
    return f"People on none of {len(cells.names)} lists: {', '.join(cells.names)}"


def _estimates(cells: Cells, found: Averaged, classes: Posterior | None) -> tuple[Estimate, ...]:
    n, best = cells.seen, found.models[0]
    answers = _answers(cells, found, classes)
    return (
        Estimate("listed", n, kind="none", level=None, unit="people"),
        Estimate("total", n + found.unseen, n + found.low, n + found.high, unit="people"),
        Estimate("best_model", n + best.unseen, n + best.low, n + best.high, unit="people"),
        _of_classes(n, classes),
        Estimate("spread", max(answers) / min(answers), kind="none", level=None, unit="ratio"),
    )


def _of_classes(seen: int, classes: Posterior | None) -> Estimate:
    if classes is None:
        return Estimate("latent_class", None, unit="people")
    return Estimate("latent_class", seen + classes.unseen, seen + classes.low, seen + classes.high, unit="people")


def _answers(cells: Cells, found: Averaged, classes: Posterior | None) -> list[float]:
    weighty = [m.unseen for m in found.models if m.weight >= WEIGHTY]
    latents = [classes.unseen] if classes else []
    return [cells.seen + u for u in [*weighty, found.unseen, *latents]]


def _rows(cells: Cells, found: Averaged, classes: Posterior | None) -> list[Row]:
    n = cells.seen
    rows: list[Row] = [
        {"model": _named(cells, m.terms), "weight": m.weight, "total": round(n + m.unseen), "low": round(n + m.low),
         "high": round(n + m.high)}
        for m in found.models[:_SHOWN]
    ]  # fmt: skip
    rows.append(
        {"model": "all of these averaged", "weight": None, "total": round(n + found.unseen),
         "low": round(n + found.low), "high": round(n + found.high)}
    )  # fmt: skip
    if classes:
        rows.append(
        {"model": "latent classes", "weight": None, "total": round(n + classes.unseen), "low": round(n + classes.low),
         "high": round(n + classes.high)}
    )  # fmt: skip
    return rows


def _named(cells: Cells, terms: tuple[Term, ...]) -> str:
    """The largest sets of lists that depend on each other: "A·B·C, C·D"."""
    largest = [t for t in terms if not any(set(t) < set(o) for o in terms)]
    return ", ".join("·".join(cells.names[i] for i in t) for t in largest) or "independent lists"


def _caveats(cells: Cells, drawn: Posterior, *, told: bool) -> tuple[str, ...]:
    caveats = [
        "Who is the same person on two lists is taken from the file: a match that was missed raises the total, a wrong "
        "one lowers it.",
        "People of a kind that no list could name are in no estimate. Where all lists tend to miss the same people, "
        "every one of these models says too few; where different lists name different kinds of people, the log-linear "
        "models say too many.",
    ]
    if cells.empty():
        named = ", ".join(f"{a} and {b}" for a, b in cells.empty())
        caveats.append(f"Lists that share nobody: {named}.")
    if drawn.settled > SETTLED or not told:
        rough = "its estimate is rough" if told else "no estimate of that model is given"
        caveats.append(
            f"The latent-class sampler did not settle well (ratio between and within chains {drawn.settled:.2f} where "
            f"1 is agreement, {number(round(drawn.worth))} independent draws): {rough}."
        )
    if cells.unused:
        caveats.append(f"Columns of the file that were not used: {', '.join(cells.unused)}.")
    if cells.elsewhere:
        caveats.append(
            f"{many(cells.elsewhere, 'person is', 'people are')} on none of the lists that were named, and left out."
        )
    return tuple(caveats)


def _more(cells: Cells, found: Averaged, classes: Posterior | None) -> dict[str, Any]:
    answers = _answers(cells, found, classes)
    return {
        "cells": _cells(cells), "models_fitted": found.fitted, "models_averaged": len(found.models),
        "lowest": min(answers), "highest": max(answers), "on_several": cells.several,
    }  # fmt: skip


def _cells(cells: Cells) -> list[dict[str, Any]]:
    return [
        {"lists": [n for n, on in zip(cells.names, seen, strict=True) if on], "count": int(count)}
        for seen, count in zip(histories(len(cells.names)), cells.counts, strict=True)
    ]
