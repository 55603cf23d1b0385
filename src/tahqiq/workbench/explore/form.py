"""What Explore asks for; all of it stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.explore.listed import Order
from tahqiq.sources import card
from tahqiq.verbs.exploring import Exploring, countries, datasets
from tahqiq.verbs.measuring import Asked
from tahqiq.workbench.days import day_of
from tahqiq.workbench.measures.field import ACTOR, AREA, AS_OF, COUNT, DATASET, KIND, PERIOD, VICTIM, Field, Given

if TYPE_CHECKING:
    from pathlib import Path

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

COUNTRY = Field("country", "Country", "A country that there are events of")
PLACED = Field(
    "placed", "Placed", further=True,
    choices=(("", "however finely"), ("point", "at the very place"), ("near", "within 25 km or better"),
             ("district", "to the district or better"), ("province", "to the province or better")),
)  # fmt: skip
DATED = Field(
    "dated", "Dated", further=True,
    choices=(("", "however finely"), ("day", "to the day"), ("week", "to the week or better"),
             ("month", "to the month or better")),
)  # fmt: skip
LEVEL = Field("level", "By", default="district", choices=(("district", "district"), ("province", "province")))
SHOW = Field(
    "show", "On the map", default="areas",
    choices=(("areas", "areas"), ("points", "points"), ("both", "areas and points"), ("hot", "hot spots")),
)  # fmt: skip
SORT = Field(
    "sort", "Events in order", default="newest", further=True,
    choices=tuple((str(order), word) for order, word in (
        (Order.NEWEST, "newest first"), (Order.OLDEST, "oldest first"), (Order.DEADLIEST, "most deaths first"),
        (Order.PLACE, "by place"))),
)  # fmt: skip
FIELDS = (
    COUNTRY, replace(AREA, hint="A province or district; several joined by +"), PERIOD, replace(ACTOR, further=False),
    COUNT, LEVEL, SHOW, replace(DATASET, names="", further=False), KIND, VICTIM, PLACED, DATED, SORT, AS_OF,
)  # fmt: skip


def fields(registry: Registry, releases: Sequence[Release]) -> tuple[Field, ...]:
    """The fields with the countries and datasets at hand; one that there is only one of is not asked for."""
    known = {
        "country": [(c, registry.places[c].name) for c in countries(registry, releases)],
        "dataset": [(d, card(d).title) for d in datasets(releases)],
    }
    first = {name: choices[0][1] if choices else "" for name, choices in known.items()}
    made = (
        replace(f, choices=(("", f"{first[f.name]} (most events)"), *known[f.name])) if f.name in known else f
        for f in FIELDS
    )
    return tuple(f for f in made if f.name not in known or len(known[f.name]) > 1)


def exploring(given: Given, workspace: Path | Workspace | None) -> Exploring:
    """What was filled in, as it is asked. InputError for a day that is none."""
    words = {name: given[name] for name in ("area", "period", "actor", "kind", "victim", "dataset")}
    as_of = day_of(given["as_of"], "as known on")
    asked = Asked(**words, count=given["count"] or COUNT.default, as_of=as_of, workspace=workspace)
    return Exploring(asked, given["country"], given["placed"], given["dated"])


def chosen(given: Given, field: Field) -> str:
    """The word of a field that has choices. InputError for another one."""
    word, words = given[field.name] or field.default, [value for value, _ in field.choices]
    if word not in words:
        raise InputError(f"{field.label.lower()}: {word!r} arrived; one of {', '.join(words)} was expected")
    return word


def page_of(text: str) -> int:
    """The number of a page, 1 if none is given."""
    if text and not (text.isascii() and text.isdecimal() and len(text) <= 7):
        raise InputError(f"page: {text[:40]!r} arrived; a number was expected")
    return int(text or 1)
