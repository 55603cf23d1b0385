"""The measures, each with what its form asks for and the verb that answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tahqiq.errors import InputError
from tahqiq.measure.effect import Windows
from tahqiq.measure.result import Measured
from tahqiq.store import Workspace
from tahqiq.verbs import measuring
from tahqiq.verbs.measuring import Asked, Own
from tahqiq.workbench.days import day_of
from tahqiq.workbench.measures import lists
from tahqiq.workbench.measures.field import (
    ACTOR,
    AREA,
    AS_OF,
    BASE,
    COUNT,
    DATASET,
    KIND,
    METRIC,
    PERIOD,
    PUBLISHER,
    VICTIM,
    Field,
    Given,
    units,
)

Take = Callable[[Asked, Given], Measured]
_EVENTS = (AREA, PERIOD, ACTOR, KIND, VICTIM, COUNT, DATASET, AS_OF)
_ASKED = ("area", "period", "actor", "kind", "victim", "count", "dataset")
_OF_EVENTS = COUNT.by_default("events")


@dataclass(frozen=True, slots=True)
class Form:
    """A measure as a form. ``at_once`` ones are taken with their defaults when the page is opened."""

    name: str
    title: str
    question: str
    fields: tuple[Field, ...]
    take: Take
    at_once: bool = True
    of_evidence: bool = True
    """Whether it stands on the workspace; else on what is given alone."""
    argument: str = ""
    """The field that the command line takes without an option."""

    @property
    def first(self) -> tuple[Field, ...]:
        """What is asked for at once."""
        return tuple(f for f in self.fields if not f.further)

    @property
    def further(self) -> tuple[Field, ...]:
        """What is folded away."""
        return tuple(f for f in self.fields if f.further)

    def given(self, said: Mapping[str, str]) -> dict[str, str]:
        """What was said for every field, its default where nothing was."""
        return {f.name: said.get(f.name, f.default).strip() for f in self.fields}

    def measured(self, given: Given, workspace: Workspace | None) -> Measured:
        """The measure on a workspace; one that is not ``of_evidence`` needs none. Errors as ``verbs.measuring``."""
        words = {name: given[name] for name in _ASKED if name in given}
        day = day_of(given.get("as_of", ""), "as known on")
        return self.take(Asked(**words, as_of=day, workspace=workspace), given)

    def unfolded(self, given: Given) -> bool:
        """Whether anything that is folded away is used."""
        return any(given[f.name] not in ("", f.default) for f in self.further)


def _own(given: Given) -> Own | None:
    return Own(given["publisher"], given["metric"] or "attacks") if given["publisher"] else None


def _compare(asked: Asked, given: Given) -> Measured:
    own = _own(given)
    if own:
        return measuring.compare_published(asked, own, given["base"], parts=True)
    return measuring.compare(asked, given["base"], given["base_area"])


def _effect(asked: Asked, given: Given) -> Measured:
    day = day_of(given["date"], "date")
    windows = Windows(_months(given, "before"), _months(given, "after"), _months(given, "skip"))
    return measuring.effect(asked, given["name"], day, windows, _own(given))


def _months(given: Given, name: str) -> int:
    text = given[name] or "0"
    if not text.isdecimal() or int(text) > 1200:
        raise InputError(f"{name}: {text!r} arrived; a number of months up to 1200 was expected")
    return int(text)


FORMS = (
    Form(
        "count", "Count", "How many events, how many deaths, with the coders’ low and high?",
        (*_EVENTS, units("", "month", "quarter", "year", "district", "province", "actor", "kind", default="year")),
        lambda asked, given: measuring.count(asked, given["by"]),
    ),
    Form(
        "compare", "Compare", "Is the change between two periods or areas more than chance, and what is it made of?",
        (AREA, PERIOD, BASE, Field("base_area", "Against another area", names="area", further=True), ACTOR, KIND,
         VICTIM, COUNT, PUBLISHER, METRIC, DATASET, AS_OF),
        _compare,
    ),
    Form(
        "windows", "Windows", "Does a change show in the periods and against the baselines beside its own?",
        (AREA, PERIOD, BASE, ACTOR, KIND, VICTIM, COUNT, PUBLISHER, METRIC, DATASET, AS_OF),
        lambda asked, given: measuring.windows(asked, given["base"], _own(given)),
    ),
    Form(
        "trend", "Trend", "How fast do the counts grow or fall, and what of it is the season?",
        (AREA, PERIOD, ACTOR, KIND, VICTIM, COUNT, units("month", "quarter", "year", default="month"), PUBLISHER,
         METRIC, DATASET, AS_OF),
        lambda asked, given: measuring.trend(asked, given["by"], _own(given)),
    ),
    Form(
        "breaks", "Breaks", "When did the level change, and may it be a jump in coverage?",
        (AREA, PERIOD, ACTOR, KIND, VICTIM, COUNT, units("month", "quarter", "year", default="month"), PUBLISHER,
         METRIC, DATASET, AS_OF),
        lambda asked, given: measuring.breaks(asked, given["by"], _own(given)),
    ),
    Form(
        "effect", "Effect", "What followed an operation, law or programme, against what was to be expected?",
        (Field("name", "Operation or programme", names="operation programme"), Field("date", "Or a day", kind="date"),
         AREA, PERIOD, ACTOR, KIND, VICTIM, _OF_EVENTS,
         Field("before", "Months before, at most", default="60", kind="number", further=True),
         Field("after", "Months after, at most", default="24", kind="number", further=True),
         Field("skip", "Months to leave out first", default="0", kind="number", further=True), PUBLISHER, METRIC,
         DATASET, AS_OF),
        _effect, at_once=False, argument="name",
    ),
    Form(
        "place", "Place", "Where: rates and hot spots, distance to a border, spread, what was hit?",
        (AREA, PERIOD, ACTOR, KIND, VICTIM, _OF_EVENTS,
         units("district", "border", "spread", "target", default="district"),
         Field("border", "Whose border", "A neighbouring country", names="country"), DATASET, AS_OF),
        lambda asked, given: measuring.place(asked, given["by"], given["border"]), at_once=False,
    ),
    Form(
        "tempo", "Exchange and tempo", "How hard and how fast: losses, lethality, time between events?",
        (AREA, PERIOD, ACTOR, KIND, VICTIM, COUNT,
         Field("about", "About", default="exchange", choices=(
             ("exchange", "losses on either side"), ("lethality", "deaths an attack"), ("waits", "time between events"),
             ("operations", "operations"), ("suicide", "suicide attacks"))), DATASET, AS_OF),
        lambda asked, given: measuring.tempo(asked, given["about"]), at_once=False,
    ),
    Form(
        "coverage", "Coverage", "What does each source record, and where does silence say nothing?",
        (AREA, PERIOD, Field("metric", "Of what", default="deaths", choices=METRIC.choices), VICTIM, ACTOR,
         units("month", "quarter", "year", "district", default="year"), DATASET, AS_OF),
        lambda asked, given: measuring.coverage(asked, given["metric"], given["by"]),
    ),
    Form(
        "delays", "Late reports", "How late are events reported, and what will recent months come to?",
        (AREA, PERIOD, ACTOR, KIND, VICTIM, COUNT, DATASET, AS_OF),
        lambda asked, _: measuring.delays(asked), at_once=False,
    ),
    Form(
        "undercount", "Undercount", "How many people are on none of several lists that each name a part of them?",
        lists.FIELDS, lambda _, given: lists.undercount(given), at_once=False, of_evidence=False,
    ),
)  # fmt: skip
BY_NAME = {form.name: form for form in FORMS}
