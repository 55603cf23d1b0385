"""The commands of ``tahqiq measure``; each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="measure",
    help="Numbers with their uncertainty: counts, comparisons, trends, effects.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Area = Annotated[str, typer.Option("--area", metavar="NAME", help="A place; by default the dataset's country.")]
Period = Annotated[
    str, typer.Option("--period", metavar="PERIOD", help="2023, 2023-Q1, 2023-04 or 2019..2021; by default all.")
]
Actor = Annotated[str, typer.Option("--actor", metavar="NAME", help="Only events with this actor on a side.")]
Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help="state_based, non_state or one_sided.")]
VictimOption = Annotated[
    str, typer.Option("--victim", metavar="CLASS", help="all, civilian, security or militant: whose deaths.")
]
Count = Annotated[str, typer.Option("--count", metavar="WHAT", help="deaths or events.")]
Dataset = Annotated[str, typer.Option("--dataset", metavar="NAME", help="The dataset, where several have events.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="See only evidence published by that day.")]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="json, csv, svg, png or vega; else words and a table."),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write there instead of the terminal.")]
Folder = Annotated[
    Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
]


@app.command()
def count(
    by: Annotated[
        str, typer.Option("--by", metavar="BY", help="month, quarter, year, district, province, actor or kind.")
    ] = "",
    reporting: Annotated[
        bool, typer.Option("--reporting", help="Also what UCDP's coders hold likely (Vesco et al. 2026).")
    ] = False,
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """Events and deaths, with the coder's low and high through every sum."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.count(asked, by, reporting=reporting), format_, out)


@app.command()
def compare(
    base: Annotated[str, typer.Option("--base", metavar="PERIOD", help="The period to set it against.")] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="NAME", help="By this publisher's printed counts, not by events.")
    ] = "",
    metric: Annotated[
        str, typer.Option("--metric", metavar="METRIC", help="Of printed counts: attacks, deaths, operations …")
    ] = "attacks",
    base_area: Annotated[str, typer.Option("--base-area", metavar="NAME", help="The area to set it against.")] = "",
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """Two periods or areas: ratio and difference with intervals, and the smallest change that would be told."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    if publisher:
        give(lambda verbs: verbs.compare_published(asked, publisher, metric, base), format_, out)
    else:
        give(lambda verbs: verbs.compare(asked, base, base_area), format_, out)


@app.command()
def undercount(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV with a column of 0 and 1 for each list.")],
    lists: Annotated[
        str, typer.Option("--lists", metavar="NAMES", help="Its columns that are lists, with commas; by default all.")
    ] = "",
    format_: Format = None, out: Out = None,
) -> None:  # fmt: skip
    """How many people are on none of several overlapping lists, and how much the models of that differ."""
    from tahqiq.serve.cli.measuring import give

    give(lambda verbs: verbs.undercount(file, lists), format_, out)


@app.command()
def place(
    by: Annotated[str, typer.Option("--by", metavar="BY", help="district, border, spread or target.")] = "district",
    border: Annotated[
        str, typer.Option("--border", metavar="COUNTRY", help="Whose border; by default the first of the pack.")
    ] = "",
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "events", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """Where: rates and hot spots by district, distance to a border, spread over districts, what was hit."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.place(asked, by, border), format_, out)


@app.command()
def coverage(
    metric: Annotated[
        str, typer.Option("--metric", metavar="METRIC", help="deaths, attacks, injuries, operations, events …")
    ] = "deaths",
    by: Annotated[str, typer.Option("--by", metavar="BY", help="month, quarter, year or district.")] = "year",
    area: Area = "", period: Period = "", actor: Actor = "", victim: VictimOption = "", dataset: Dataset = "",
    as_of: AsOf = None, format_: Format = None, out: Out = None, workspace: Folder = None,
) -> None:  # fmt: skip
    """What each dataset and publisher covers, and where silence says nothing."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, victim=victim, dataset=dataset, workspace=workspace)
    give(lambda verbs: verbs.coverage(asked, metric, by), format_, out)


@app.command()
def effect(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="An operation or programme, by id or name.")] = "",
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day to measure from; by default NAME's start.")
    ] = None,
    before: Annotated[int, typer.Option("--before", metavar="N", help="Months before it, at most.")] = 60,
    after: Annotated[int, typer.Option("--after", metavar="N", help="Months after it, at most.")] = 24,
    skip: Annotated[int, typer.Option("--skip", metavar="N", help="Months after it to leave out first.")] = 0,
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "events", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """What followed an operation, law or programme, against what was to be expected, with control and placebos."""
    from tahqiq.measure.effect import Windows
    from tahqiq.serve.cli.measuring import asked_for, give
    from tahqiq.serve.cli.options import day

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    windows, on = Windows(before, after, skip), day(date, "--date")
    give(lambda verbs: verbs.effect(asked, name, on, windows), format_, out)


@app.command()
def trend(
    by: Annotated[str, typer.Option("--by", metavar="UNIT", help="month, quarter or year.")] = "month",
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """Growth a year with its interval, what follows the season, Ramadan and Eid, and the deadliest events left out."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.trend(asked, by), format_, out)


@app.command()
def breaks(
    by: Annotated[str, typer.Option("--by", metavar="UNIT", help="month, quarter or year.")] = "month",
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """When the level changed, between which days, by how much, and whether it may be a jump in coverage."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.breaks(asked, by), format_, out)


@app.command()
def delays(
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """How late events are reported, from successive releases, and recent counts corrected by that."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.delays(asked), format_, out)


@app.command()
def tempo(
    about: Annotated[
        str, typer.Option("--about", metavar="WHAT", help="waits, exchange, lethality, operations or suicide.")
    ] = "waits",
    area: Area = "", period: Period = "", actor: Actor = "", kind: Kind = "", victim: VictimOption = "",
    count: Count = "deaths", dataset: Dataset = "", as_of: AsOf = None, format_: Format = None, out: Out = None,
    workspace: Folder = None,
) -> None:  # fmt: skip
    """How hard and how fast: time between events and what follows on what, losses, lethality, suicide attacks."""
    from tahqiq.serve.cli.measuring import asked_for, give

    asked = asked_for(as_of, area=area, period=period, actor=actor, kind=kind, victim=victim, count=count,
                      dataset=dataset, workspace=workspace)  # fmt: skip
    give(lambda verbs: verbs.tempo(asked, about), format_, out)
