"""Strategies: what was promised, whether the evidence shows it kept, how that moved, and rival explanations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, Field

from tahqiq.serve.web.asking import AsOf
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.twins import Twins
from tahqiq.verbs import strategy as verbs

router = Twins(tags=["strategy"])


class Counted(BaseModel):
    """A strategy with how its commitments stand."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    area: str = Field(description="The country.")
    start: dt.date = Field(description="When it began.")
    end: dt.date | None = Field(description="When it ended.")
    about: str = Field(description="What it is.")
    counts: dict[str, int] = Field(description="How many commitments have each status.")


class Strategies(BaseModel):
    """The strategies that had begun by the day, and the questions with rival explanations."""

    as_of: dt.date = Field(description="The day whose knowledge is used.")
    strategies: list[Counted] = Field(description="The strategies.")
    questions: list[dict[str, Any]] = Field(description="The balances (docs/reference/strategy.md).")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a strategy."""
        return [{**s.model_dump(mode="json", exclude={"counts"}), **s.counts} for s in self.strategies]


class OneStrategy(BaseModel):
    """A strategy in full."""

    as_of: dt.date = Field(description="The day whose knowledge is used.")
    told: dict[str, Any] = Field(description="The strategy as `tahqiq strategy show` tells it (strategy.schema.json).")
    moved: list[dict[str, Any]] = Field(description="How statuses moved, as `tahqiq strategy history` tells it.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row an indicator."""
        return [
            {"pillar": p["name"], "commitment": c["says"], "indicator": i["name"], "status": i["status"],
             "why": i["why"], "grade": i["grade"], "source": c["source"]}
            for p in self.told["pillars"] for c in p["commitments"] for i in c["indicators"]
        ]  # fmt: skip


@router.page("/strategies", "strategies.html", name="strategies")
def strategies(office: Desk, as_of: AsOf = None) -> Strategies:
    """The strategies, and how their commitments stand."""
    day = as_of or dt.datetime.now().astimezone().date()
    told = office.answer(("strategies", day), lambda ws: verbs.status("", day, ws))
    balances = office.answer(("hypotheses", day), lambda ws: verbs.hypotheses("", day, ws))
    listed = [
        Counted(id=s.id, name=s.name, area=s.area, start=s.start, end=s.end, about=s.about, counts=s.counts)
        for s in told
    ]
    return Strategies(as_of=day, strategies=listed, questions=[b.to_dict() for b in balances])


@router.page("/strategies/{name}", "strategy.html", name="strategy")
def strategy(name: str, office: Desk, as_of: AsOf = None) -> OneStrategy:
    """A strategy in full: its commitments with their pages, the evidence of each status, what would change it."""
    day = as_of or dt.datetime.now().astimezone().date()
    told = office.answer(("strategy", name, day), lambda ws: verbs.show(name, day, ws))
    moved = office.answer(("moved", name, day), lambda ws: verbs.history(name, day, None, ws))
    names = {i.id: i.name for i in told.indicators}
    changes = [{"name": names.get(c.indicator, c.indicator), **c.to_dict()} for c in moved.changes]
    return OneStrategy(as_of=day, told=told.to_dict(), moved=changes)
