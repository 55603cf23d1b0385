"""A measure's result as its page and its twins give it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, Field

from tahqiq.measure.result import Measured
from tahqiq.workbench.measures.forms import Form


class Number(BaseModel):
    """A number with the interval it may lie in."""

    name: str = Field(description="Its name.")
    value: float | None = Field(description="The number; none where there is none.")
    low: float | None = Field(description="The interval's lower end.")
    high: float | None = Field(description="The interval's upper end.")
    kind: str = Field(description="What the interval is: coded, sampling, reporting or none.")
    level: float | None = Field(description="Its confidence, where it is of a model.")
    unit: str = Field(description="In what the number is.")


class Evidence(BaseModel):
    """A release that a measure stands on."""

    dataset: str = Field(description="Its dataset.")
    release: str = Field(description="Its id.")
    published: str = Field(description="When it was published.")
    citation: str = Field(description="How it is cited.")


class Taken(BaseModel):
    """A measure as it was taken."""

    measure: str = Field(description="Its name.")
    asked: dict[str, Any] = Field(description="The question, its names resolved.")
    title: str = Field(description="What was measured.")
    paragraph: str = Field(description="The finding in plain words.")
    estimates: list[Number] = Field(description="Its numbers with their intervals.")
    table: list[dict[str, Any]] = Field(description="Its rows, all with the same columns (docs/reference/measure.md).")
    caveats: list[str] = Field(description="What a reader has to know of it, a sentence each.")
    evidence: list[Evidence] = Field(description="The releases it stands on.")
    refused: str = Field(description="Why no number is given; empty where one is.")
    more: dict[str, Any] = Field(description="What else there is to it, by measure.")
    command: str = Field(description="The command that gives the same.")

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The table; of a measure without one its numbers."""
        return self.table or [n.model_dump() for n in self.estimates]


def taken(result: Measured, form: Form, given: Mapping[str, str]) -> Taken:
    """The result as it is shown."""
    told = result.to_dict()
    told["table"] = told.pop("rows")
    return Taken(**told, command=command(form, given))


def command(form: Form, given: Mapping[str, str]) -> str:
    """The command line that takes the same measure."""
    words = ["tahqiq", "measure", form.name]
    if not form.of_evidence:
        return shlex.join([*words, given["file"] or "lists.csv", "--lists", given["lists"]])
    if form.argument and given[form.argument]:
        words.append(given[form.argument])
    for field in form.fields:
        value = given[field.name]
        if value and value != field.default and field.name != form.argument:
            words += [f"--{field.name.replace('_', '-')}", value]
        elif value and field.name in ("count", "by", "about"):
            words += [f"--{field.name}", value]
    return shlex.join(words)


NUMBERS = {
    "now": "in the period", "then": "in the earlier one", "ratio": "ratio", "difference": "difference",
    "ratio_coded": "ratio, by the coders’ low and high", "ratio_without_largest": "ratio without the deadliest events",
    "ratio_control": "ratio to the control", "detectable_up": "smallest ratio that would count as a rise",
    "detectable_down": "largest ratio that would count as a fall", "observed": "counted after it",
    "expected": "to be expected without it", "level_change": "step at the date, as a ratio",
    "slope_change": "change of the yearly growth, as a ratio", "p_model": "p, by the model",
    "p_time": "share of earlier dates that show as much", "p_place": "share of other places that show as much",
    "months_to_return": "months until it was back", "deaths_reported": "deaths, by what was reported",
    "branching": "events that one event sets off", "own": "own losses", "militants": "militants killed",
    "growth": "growth a year, as a ratio", "growth_without_deadliest": "the same without the deadliest events",
    "growth_beside_breaks": "the same with a level of its own at each break", "ramadan": "Ramadan, as a ratio",
    "eid": "Eid, as a ratio", "winter": "winter, as a ratio", "median_eve": "median of the year before",
    "near": "share near the border", "near_before": "share near it before", "near_after": "share near it after",
    "near_change": "change of that share", "alike_events": "as many events of each year as are compared",
    "hot": "districts in clusters of high rates", "cold": "districts in clusters of low rates",
    "unplaced": "events in no district", "variation": "standard deviation over mean",
    "p_random": "p, that they come at random", "p_excited": "p, that none sets off another",
    "listed": "on at least one list", "total": "in all, the models averaged", "best_model": "in all, by the best model",
    "latent_class": "in all, by latent classes", "spread": "largest answer over the smallest",
    "delay": "days until it does", "per_event": "deaths an event", "bearing_out": "comparisons that bear it out",
}  # fmt: skip
"""What the numbers of measures are called on the page; others go by their own names."""
