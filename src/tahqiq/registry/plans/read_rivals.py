"""hypotheses.yml: a record as a question with its rival answers and the evidence that bears on them."""

from __future__ import annotations

import re

from tahqiq.registry.plans.cells import Cells
from tahqiq.registry.plans.model import RATINGS, Hypothesis, Item, Measured, Rivals
from tahqiq.registry.plans.read import page, statistic

_ITEM = (
    "id", "says", "ratings", "origin", "why", "source", "date", "grade", "measured", "facts", "statistics",
    "allegation",
)  # fmt: skip
_GRADE = re.compile(r"[A-F][1-6]\Z")


def rivals(cells: Cells) -> Rivals:
    """A question from its map."""
    cells.only("id", "question", "area", "source", "hypotheses", "items", "trend", "note")
    made = Rivals(
        cells.text("id", needed=True), cells.text("question", needed=True), cells.text("area", needed=True),
        page(cells), tuple(_hypothesis(c) for c in cells.each("hypotheses")),
        tuple(_item(c) for c in cells.each("items")), _measured(cells, "trend"), cells.text("note"),
    )  # fmt: skip
    if len(made.hypotheses) < 2:
        cells.fault("there are fewer than two hypotheses; rivals need each other")
    known = {h.id for h in made.hypotheses}
    for item in made.items:
        missing, strange = sorted(known - set(item.ratings)), sorted(set(item.ratings) - known)
        if missing:
            cells.fault(f"item {item.id} does not say how it goes with {', '.join(missing)}")
        if strange:
            cells.fault(f"item {item.id} rates {', '.join(strange)}, which is no hypothesis here")
    return made


def _hypothesis(cells: Cells) -> Hypothesis:
    cells.only("id", "says", "note")
    return Hypothesis(cells.text("id", needed=True), cells.text("says", needed=True), cells.text("note"))


def _item(cells: Cells) -> Item:
    cells.only(*_ITEM)
    ratings = {str(k): str(v) for k, v in cells.map("ratings").items()}
    for name, rating in ratings.items():
        if rating not in RATINGS:
            cells.fault(f"{name} is rated {rating!r}; one of {', '.join(RATINGS)} was expected")
    made = Item(
        cells.text("id", needed=True), cells.text("says", needed=True), ratings, cells.text("origin", needed=True),
        cells.text("why"), page(cells) if cells.text("source") else "", cells.date("date"), cells.text("grade"),
        _measured(cells, "measured"), cells.texts("facts"), cells.texts("statistics"), cells.text("allegation"),
    )  # fmt: skip
    given = [bool(made.source), bool(made.measured), bool(made.facts or made.statistics), bool(made.allegation)]
    if sum(given) != 1:
        cells.fault("an item is one of: a page (source), a measured change, rows (facts, statistics), an allegation")
    if made.source and not (made.date and _GRADE.match(made.grade)):
        cells.fault("an item read on a page needs its date and its Admiralty grade (B2)")
    return made


def _measured(cells: Cells, name: str) -> Measured | None:
    found = cells.one(name)
    if found is None:
        return None
    shows = found.text("shows")
    if shows not in ("up", "down"):
        found.fault(f"shows is {shows!r}; up or down was expected")
    return Measured(statistic(found), found.text("now", needed=True), found.text("base", needed=True), shows)
