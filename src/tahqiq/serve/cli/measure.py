"""The commands of ``tahqiq measure``; each imports what it needs when it runs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Annotated, Any, cast, get_type_hints

import typer

from tahqiq.errors import InputError

if TYPE_CHECKING:
    from tahqiq.measure.result import Measured
    from tahqiq.verbs.measuring import Asked, Own

    Take = Callable[[ModuleType], Measured]

app = typer.Typer(
    name="measure",
    help="Numbers with their uncertainty: counts, comparisons, trends, effects.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Format = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="json, csv, svg, png or vega; else words and a table."),
]
_Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write there instead of the terminal.")]


def _shared(
    area: Annotated[
        str, typer.Option("--area", metavar="NAME", help="A place; by default the dataset's country.")
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help="2023, 2023-Q1, 2023-04 or 2019..2021; by default all.")
    ] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Only events with this actor on a side.")] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="state_based, non_state or one_sided.")] = "",
    victim: Annotated[
        str, typer.Option("--victim", metavar="CLASS", help="all, civilian, security or militant: whose deaths.")
    ] = "",
    count: Annotated[str, typer.Option("--count", metavar="WHAT", help="deaths or events.")] = "deaths",
    dataset: Annotated[
        str, typer.Option("--dataset", metavar="NAME", help="The dataset, where several have events.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="See only evidence published by that day.")
    ] = None,
    format_: _Format = None,
    out: _Out = None,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
    ] = None,
) -> None:
    """The options of every measure of events: only its signature is used."""


_OUTPUT = ("format_", "out")


def _measure(*without: str, counted: str = "deaths") -> Callable[[Callable[..., Take]], None]:
    """Makes a command of a function that takes what is asked (``Asked``) and its own options.

    The command has those options and the shared ones, but for those named in ``without``; ``counted`` is what is
    counted by default. The function says what to take of the verbs.
    """

    def command(take: Callable[..., Take]) -> None:
        own = list(inspect.signature(take).parameters.values())[1:]
        shared = [p for n, p in inspect.signature(_shared).parameters.items() if n not in without]
        shared = [p.replace(default=counted) if p.name == "count" else p for p in shared]
        hints = {**get_type_hints(_shared, include_extras=True), **_hints(take)}

        def run(**given: Any) -> None:
            from tahqiq.serve.cli.measuring import asked_for, give

            options = {p.name: given.pop(p.name) for p in shared}
            form, out = (options.pop(n) for n in _OUTPUT)
            give(take(asked_for(options.pop("as_of"), **options), **given), form, out)

        parameters = [p.replace(annotation=hints[p.name]) for p in (*own, *shared)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what Typer reads
        run.__annotations__, run.__doc__ = {p.name: p.annotation for p in parameters}, take.__doc__
        app.command(take.__name__)(run)

    return command


def _hints(take: Callable[..., Take]) -> dict[str, Any]:
    """The types of a function's own options; those of ``asked`` and of what it gives are not known at run time."""
    names = {**globals(), "Asked": Any, "Take": Any}
    return get_type_hints(take, globalns=names, include_extras=True)


@_measure()
def count(
    asked: Asked,
    by: Annotated[
        str, typer.Option("--by", metavar="BY", help="month, quarter, year, district, province, actor or kind.")
    ] = "",
    reporting: Annotated[
        bool, typer.Option("--reporting", help="Also what UCDP's coders hold likely (Vesco et al. 2026).")
    ] = False,
) -> Take:
    """Events and deaths, with the coder's low and high through every sum."""
    return lambda verbs: verbs.count(asked, by, reporting=reporting)


_Base = Annotated[str, typer.Option("--base", metavar="PERIOD", help="The period to set it against.")]
_Publisher = Annotated[
    str, typer.Option("--publisher", metavar="NAME", help="By this publisher's printed counts, not by events.")
]
_Metric = Annotated[
    str, typer.Option("--metric", metavar="METRIC", help="Of printed counts: attacks, deaths, operations …")
]
_Basis = Annotated[
    str,
    typer.Option("--basis", metavar="BASIS", help="Of printed counts: attacks, operations, attacks_and_operations …"),
]


@_measure()
def compare(
    asked: Asked,
    base: _Base = "",
    publisher: _Publisher = "",
    metric: _Metric = "attacks",
    basis: _Basis = "",
    parts: Annotated[bool, typer.Option("--parts", help="Of printed counts: what the change is made of.")] = False,
    base_area: Annotated[str, typer.Option("--base-area", metavar="NAME", help="The area to set it against.")] = "",
    population: Annotated[
        float | None, typer.Option("--population", metavar="N", help="Its people; by default by the censuses known.")
    ] = None,
    base_population: Annotated[
        float | None, typer.Option("--base-population", metavar="N", help="The people of what it is set against.")
    ] = None,
) -> Take:
    """Two periods or areas: ratio and difference with intervals, and the smallest change that would be told."""

    def take(verbs: ModuleType) -> Measured:
        own = _own(verbs, publisher, metric, basis, parts=parts)
        if own is None:
            return cast("Measured", verbs.compare(asked, base, base_area, (population, base_population)))
        if base_area or population or base_population:
            option = "--base-area" if base_area else "--population"
            raise InputError(f"{option} is for events; printed counts are compared in one area over two periods")
        return cast("Measured", verbs.compare_published(asked, own, base, parts=parts))

    return take


@_measure()
def windows(
    asked: Asked,
    base: _Base = "",
    publisher: _Publisher = "",
    metric: _Metric = "attacks",
    basis: _Basis = "",
) -> Take:
    """In how many windows and against how many baselines beside its own a change shows too."""
    return lambda verbs: verbs.windows(asked, base, _own(verbs, publisher, metric, basis))


def _own(verbs: ModuleType, publisher: str, metric: str, basis: str = "", *, parts: bool = False) -> Own | None:
    """Whose printed counts are asked for; None for events, which have no other metric, basis or parts."""
    if publisher:
        own: Own = verbs.Own(publisher, metric, basis)
        return own
    if metric != "attacks" or basis or parts:
        option = "--metric" if metric != "attacks" else "--basis" if basis else "--parts"
        raise InputError(f"{option} is for printed counts: name whose (--publisher)")
    return None


@app.command()
def undercount(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV with a column of 0 and 1 for each list.")],
    lists: Annotated[
        str, typer.Option("--lists", metavar="NAMES", help="Its columns that are lists, with commas; by default all.")
    ] = "",
    format_: _Format = None,
    out: _Out = None,
) -> None:
    """How many people are on none of several overlapping lists, and how much the models of that differ."""
    from tahqiq.serve.cli.measuring import give

    give(lambda verbs: verbs.undercount(file, lists), format_, out)


@_measure(counted="events")
def place(
    asked: Asked,
    by: Annotated[str, typer.Option("--by", metavar="BY", help="district, border, spread or target.")] = "district",
    border: Annotated[
        str, typer.Option("--border", metavar="COUNTRY", help="Whose border; by default the first of the pack.")
    ] = "",
) -> Take:
    """Where: rates and hot spots by district, distance to a border, spread over districts, what was hit."""
    return lambda verbs: verbs.place(asked, by, border)


@_measure("kind", "count")
def coverage(
    asked: Asked,
    metric: Annotated[
        str, typer.Option("--metric", metavar="METRIC", help="deaths, attacks, injuries, operations, events …")
    ] = "deaths",
    by: Annotated[str, typer.Option("--by", metavar="BY", help="month, quarter, year or district.")] = "year",
) -> Take:
    """What each dataset and publisher covers, and where silence says nothing."""
    return lambda verbs: verbs.coverage(asked, metric, by)


@_measure(counted="events")
def effect(
    asked: Asked,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="An operation or programme, by id or name.")] = "",
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day to measure from; by default NAME's start.")
    ] = None,
    before: Annotated[int, typer.Option("--before", metavar="N", help="Months before it, at most.")] = 60,
    after: Annotated[int, typer.Option("--after", metavar="N", help="Months after it, at most.")] = 24,
    skip: Annotated[int, typer.Option("--skip", metavar="N", help="Months after it to leave out first.")] = 0,
    publisher: _Publisher = "",
    metric: _Metric = "attacks",
    within: Annotated[
        int, typer.Option("--within", metavar="KM", help="How near a district is to what was built bit by bit.")
    ] = 25,
) -> Take:
    """What followed an operation, law or programme, against what was to be expected, with control and placebos."""
    from tahqiq.measure.effect import Windows
    from tahqiq.serve.cli.options import day

    windows, on = Windows(before, after, skip, within), day(date, "--date")
    return lambda verbs: verbs.effect(asked, name, on, windows, _own(verbs, publisher, metric))


_Unit = Annotated[str, typer.Option("--by", metavar="UNIT", help="month, quarter or year.")]


@_measure()
def trend(asked: Asked, by: _Unit = "month", publisher: _Publisher = "", metric: _Metric = "attacks") -> Take:
    """Growth a year with its interval, what follows the season, Ramadan and Eid, and the deadliest events left out."""
    return lambda verbs: verbs.trend(asked, by, _own(verbs, publisher, metric))


@_measure()
def breaks(asked: Asked, by: _Unit = "month", publisher: _Publisher = "", metric: _Metric = "attacks") -> Take:
    """When the level changed, between which days, by how much, and whether it may be a jump in coverage."""
    return lambda verbs: verbs.breaks(asked, by, _own(verbs, publisher, metric))


@_measure()
def delays(asked: Asked) -> Take:
    """How late events are reported, from successive releases, and recent counts corrected by that."""
    return lambda verbs: verbs.delays(asked)


@_measure()
def tempo(
    asked: Asked,
    about: Annotated[
        str, typer.Option("--about", metavar="WHAT", help="waits, exchange, lethality, operations or suicide.")
    ] = "waits",
) -> Take:
    """How hard and how fast: time between events and what follows on what, losses, lethality, suicide attacks."""
    return lambda verbs: verbs.tempo(asked, about)
