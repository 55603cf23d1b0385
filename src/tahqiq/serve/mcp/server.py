"""The tools of the MCP server. Each is one of ``verbs``; what is wrong with a call comes back as one line."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import BaseModel, Field

from tahqiq import verbs
from tahqiq.errors import TahqiqError
from tahqiq.serve.mcp import brief
from tahqiq.verbs import measuring
from tahqiq.version import __version__
from tahqiq.workbench.days import day_of

_INSTRUCTIONS = """\
Tahqiq holds published evidence on political violence and says what stands behind a claim. Before you state a figure of
attacks, deaths, operations or strength, check it with check_claim, in the words in which you would write it. Quote the
verdict with its reason, name the publishers, and give the pages. Where publishers differ, say so with the range. Where
it says not checkable, say that no evidence at hand decides it. Never give a figure of Tahqiq without its source."""

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
P = ParamSpec("P")

_AsOf = Annotated[
    str, Field(description="Use only what was published by this day, YYYY-MM-DD; empty for all that is at hand.")
]


class Events(BaseModel):
    """Which events are meant."""

    area: str = Field("", description="A country, province or district, by name or id; several joined by +.")
    period: str = Field("", description="2021, 2021-Q1, 2021-04, 2021-04-15, or two of these with .. between.")
    actor: str = Field("", description="An armed group, by name or id.")
    count: str = Field("deaths", description="deaths or events.")
    victim: str = Field("", description="all, civilian, security or militant; empty for all.")
    dataset: str = Field("", description="The dataset of events; empty for the only one at hand.")
    as_of: str = Field("", description="Use only what was published by this day, YYYY-MM-DD.")


def server(workspace: Path | None = None) -> MCPServer[Any]:
    """The server on a workspace; ``.run()`` serves it over standard input and output."""
    made: MCPServer[Any] = MCPServer("tahqiq", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR")
    own = Tools(workspace)
    for tool in (own.check_claim, own.count, own.compare_periods, own.look_up, own.cite, own.sources):
        made.tool(annotations=_READS)(tool)
    return made


def _told(tool: Callable[P, dict[str, Any]]) -> Callable[P, dict[str, Any]]:
    """The tool with our errors as what its caller is told."""

    @functools.wraps(tool)
    def answered(*given: P.args, **named: P.kwargs) -> dict[str, Any]:
        try:
            return tool(*given, **named)
        except TahqiqError as error:
            raise ToolError("; ".join(error.lines)) from error

    return answered


class Tools:
    """What a language model may ask of a workspace."""

    def __init__(self, workspace: Path | None) -> None:
        self._workspace = workspace

    def _asked(self, of: Events) -> measuring.Asked:
        return measuring.Asked(
            of.area,
            of.period,
            of.actor,
            "",
            of.victim,
            of.count,
            of.dataset,
            day_of(of.as_of, "as_of"),
            self._workspace,
        )

    @_told
    def check_claim(
        self,
        text: Annotated[str, Field(description="The sentences to check, whole, as they would be published.")],
        date: Annotated[str, Field(description="The day they are written, YYYY-MM-DD; empty for today.")] = "",
        as_of: _AsOf = "",
    ) -> dict[str, Any]:
        """Check what sentences claim (counts, changes, dated events, strengths) against what publishers say.

        Gives for each claim a verdict with its reason, the figures of every publisher, and their pages.
        """
        written = day_of(date, "date") or dt.datetime.now().astimezone().date()
        return brief.checked(verbs.check(text, date=written, as_of=day_of(as_of, "as_of"), workspace=self._workspace))

    @_told
    def count(
        self,
        events: Events,
        by: Annotated[
            str, Field(description="month, quarter, year, district, province, actor or kind; or empty.")
        ] = "",
    ) -> dict[str, Any]:
        """Count events or deaths in an area and period, with the coders' low and high."""
        return brief.measured(measuring.count(self._asked(events), by))

    @_told
    def compare_periods(
        self,
        events: Events,
        base: Annotated[str, Field(description="The earlier period, in the form of period.")],
        publisher: Annotated[
            str, Field(description="Compare what this publisher printed, by name or id, instead of counting events.")
        ] = "",
        metric: Annotated[str, Field(description="What it printed: attacks, deaths …; with a publisher.")] = "attacks",
    ) -> dict[str, Any]:
        """Compare two periods: the change with its interval, whether it is more than chance, what it is made of."""
        asked = self._asked(events)
        if publisher:
            own = measuring.Own(publisher, metric)
            return brief.measured(measuring.compare_published(asked, own, base, parts=True))
        return brief.measured(measuring.compare(asked, base))

    @_told
    def look_up(
        self,
        name: Annotated[str, Field(description="An armed group, place, operation, programme, publisher or dataset.")],
    ) -> dict[str, Any]:
        """Look up a name: what it stands for, its other names, its dated relations, each with its source."""
        return brief.shown(verbs.show(name, self._workspace))

    @_told
    def cite(
        self,
        address: Annotated[str, Field(description="The address of a figure, as another tool gave it: tahqiq:…")],
    ) -> dict[str, Any]:
        """The rows behind a figure, with their citation, licence, page and the query that gives them."""
        return brief.cited(verbs.rows(address, self._workspace))

    @_told
    def sources(self) -> dict[str, Any]:
        """Which releases are at hand, what they cover, and how they are cited."""
        with verbs.open_workspace(self._workspace) as store:
            return {"releases": [release.to_dict() for release in store.in_force()]}
