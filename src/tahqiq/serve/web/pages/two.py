"""Count these two ways: one question by two datasets, publishers or definitions beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.explore.beside import Side, terms
from tahqiq.measure.explore.look import Look
from tahqiq.measure.wording import named
from tahqiq.serve.web.asking import asked, faults
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.taken import Evidence
from tahqiq.serve.web.twins import csv
from tahqiq.sources import card
from tahqiq.store import Workspace
from tahqiq.verbs import registry
from tahqiq.verbs.beside import By, TwoWays, last_year, publishers, two_ways
from tahqiq.verbs.exploring import datasets
from tahqiq.verbs.measuring import Ground
from tahqiq.workbench.explore.form import COUNTRY, PLACED, exploring
from tahqiq.workbench.measures.defaults import suggestions
from tahqiq.workbench.measures.field import ACTOR, AREA, AS_OF, COUNT, KIND, PERIOD, VICTIM, Choices, Given
from tahqiq.workbench.measures.field import Field as Asks
from tahqiq.workbench.office import Office

router = APIRouter(tags=["explore"])
_SHARED = (COUNTRY, replace(AREA, hint=""), PERIOD, replace(ACTOR, further=False), COUNT, replace(AS_OF, further=False))
_SOURCE = Asks("source", "Counted by", "A dataset of events, or a publisher of figures")
_OWN = (_SOURCE, VICTIM, KIND, PLACED)
_WAYS = ("one", "two")
_PLAIN = {"dataset": "", "kind": "", "victim": "", "placed": "", "dated": ""}


def _named(way: str, field: Asks) -> Asks:
    return replace(field, name=f"{way}_{field.name}", further=False)


FIELDS = (*_SHARED, *(_named(way, f) for way in _WAYS for f in _OWN))
Filled = Annotated[dict[str, str], asked("AskTwoWays", FIELDS, empty=True)]


class OneWay(BaseModel):
    """What one way comes to."""

    who: str = Field(description="Who counts.")
    what: str = Field(description="What is counted.")
    value: float | None = Field(description="How many; none where it cannot be answered.")
    low: float | None = Field(description="The coders' low, of deaths in events.")
    high: float | None = Field(description="The coders' high, of deaths in events.")
    events: int | None = Field(description="In how many events, where they are at hand.")
    why: str = Field(description="Why there is no number; empty where there is one.")
    terms: str = Field(description="On which terms it is counted.")
    covers: list[dt.date] = Field(description="The first and last day that are covered, or that the figures are of.")
    parts: int = Field(description="How many printed figures were added up; 0 for events.")
    others: dict[str, float] = Field(description="What the same publisher printed on other terms.")
    rows_at: str = Field(description="The address of the figures' rows (tahqiq rows ADDRESS); empty for events.")
    pages: list[str] = Field(description="The pages of the figures.")
    row_is: str = Field(description="What one row of the dataset is.")
    leaves_out: str = Field(description="What the dataset leaves out.")
    explore: dict[str, str] = Field(description="The fields of /explore that list the events; empty for figures.")
    evidence: list[Evidence] = Field(description="The releases it stands on.")


class Beside(BaseModel):
    """One question counted two ways."""

    asked: dict[str, str] = Field(description="What was asked for.")
    ways: list[OneWay] = Field(description="The two ways.")
    difference: list[str] = Field(description="How far they are apart and why, as far as their definitions tell.")

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The two ways as rows."""
        left_out = {"covers", "others", "pages", "explore", "evidence"}
        return [
            {**way.model_dump(exclude=left_out), "releases": " ".join(e.release for e in way.evidence),
             "citation": " ".join(e.citation for e in way.evidence), "pages": " ".join(way.pages)}
            for way in self.ways
        ]  # fmt: skip


def beside(office: Office, given: Given) -> Beside:
    """The question counted both ways. Errors as ``verbs.beside``."""

    def find(store: Workspace) -> Beside:
        on, question = Ground(store, registry()), exploring({**given, **_PLAIN}, store)
        bys = [By(*(given[f"{way}_{n}"] for n in ("source", "kind", "victim", "placed"))) for way in _WAYS]
        return _told(two_ways(on, question, bys[0], bys[1]), given)

    return office.answer(("two ways", tuple(sorted(given.items()))), find)


def _told(found: TwoWays, given: Given) -> Beside:
    ways = [
        _way(side, given, way if isinstance(found.ways[at], Look) else "")
        for at, (side, way) in enumerate(zip(found.sides, _WAYS, strict=True))
    ]
    return Beside(asked={n: v for n, v in given.items() if v}, ways=ways, difference=list(found.difference))


def _way(side: Side, given: Given, events: str) -> OneWay:
    """A side as it is shown; ``events`` names the way whose events can be listed."""
    own = [card(dataset) for dataset in dict.fromkeys(u.dataset for u in side.used)]
    listed = {n: given[n] for n in ("country", "area", "period", "actor", "count", "as_of")} if events else {}
    if events:
        own_fields = {n: given[f"{events}_{n}"] for n in ("kind", "victim", "placed")}
        listed |= {"dataset": given[f"{events}_source"], **own_fields}
    return OneWay(
        who=side.who, what=side.what, value=side.value, low=side.low, high=side.high, events=side.events, why=side.why,
        terms=terms(side.basis) if side.value is not None else "", covers=list(side.covers or ()), parts=side.parts,
        others=dict(side.others), rows_at=" ".join(map(str, side.rows)), pages=list(side.pages),
        row_is=" ".join(c.row_is for c in own), leaves_out=" ".join(c.leaves_out for c in own), explore=listed,
        evidence=[
            Evidence(dataset=u.dataset, release=u.release, published=u.published, citation=u.citation)
            for u in side.used
        ],
    )  # fmt: skip


@router.get("/explore/two", include_in_schema=False)
def page(request: Request, office: Desk, given: Filled) -> Response:
    """The form, and the two numbers with what sets them apart."""
    filled, found, status = dict(given), None, 200
    sources: Choices = ()
    fault: list[str] = []
    with office.desk() as store:
        releases = store.in_force()
    try:
        filled, sources = office.answer(("two ways to", tuple(sorted(given.items()))), lambda s: _completed(s, given))
        found = beside(office, filled)
    except (InputError, UnknownName) as error:
        fault, status = faults(error, (*FIELDS, *_OWN))
    shared = [f for f in _SHARED if f.name != "country"]
    shown = {
        "shared": shared, "sides": [_side_fields(way, sources) for way in _WAYS], "filled": filled, "found": found,
        "fault": fault, "names": suggestions(shared, registry(), releases),
    }  # fmt: skip
    return render(request, "two.html", shown, status)


def _side_fields(way: str, sources: Choices) -> list[Asks]:
    own = [f for f in FIELDS if f.name.startswith(f"{way}_")]
    return [replace(f, choices=sources) if f.name.endswith("_source") else f for f in own]


def _completed(store: Workspace, given: Given) -> tuple[dict[str, str], Choices]:
    """What is filled in, with what was left open: a full year, the events, and who printed most; and the sources."""
    on, filled = Ground(store, registry()), dict(given)
    question = exploring({**given, **_PLAIN}, store)
    known, printed = datasets(store.in_force(question.asked.as_of)), publishers(on, question)
    filled["period"] = given["period"] or last_year(on, question)
    usual = [*known[:1], *printed, *known]
    filled["one_source"] = given["one_source"] or usual[0]
    filled["two_source"] = given["two_source"] or next((s for s in usual if s != filled["one_source"]), usual[0])
    events = ((d, f"{card(d).title}: events") for d in known)
    return filled, (*events, *((p, f"{named(p)}: printed figures") for p in printed))


@router.get("/explore/two.json", summary="One question counted two ways.", responses=RESPONSES)
def twin(office: Desk, given: Filled) -> Beside:
    """The same as JSON; both sources are to be named."""
    return beside(office, given)


@router.get(
    "/explore/two.csv", summary="One question counted two ways. As CSV.", response_class=Response,
    responses={**RESPONSES, 200: {"content": {"text/csv": {}}}},
)  # fmt: skip
def rows(office: Desk, given: Filled) -> Response:
    """The two ways as rows."""
    return csv(beside(office, given).rows(), "two-ways")
