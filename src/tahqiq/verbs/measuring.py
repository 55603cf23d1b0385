"""``measure``: the words a user gives, as a selection of events; the measures by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.breaks import breaks as breaks_
from tahqiq.measure.calendar import Unit, after, floor
from tahqiq.measure.compare import PublishedSelection
from tahqiq.measure.compare import compare as compare_
from tahqiq.measure.compare import compare_published as compare_published_
from tahqiq.measure.count import By
from tahqiq.measure.count import count as count_
from tahqiq.measure.cover import covered, holds
from tahqiq.measure.coverage import Scope
from tahqiq.measure.coverage import coverage as coverage_
from tahqiq.measure.delays import delays as delays_
from tahqiq.measure.effect import Intervention, Windows, named, own_effect
from tahqiq.measure.effect import effect as effect_
from tahqiq.measure.months import Count, scope_of
from tahqiq.measure.names import actor, area
from tahqiq.measure.own import own_breaks, own_trend
from tahqiq.measure.pick import CLASSES
from tahqiq.measure.place import About
from tahqiq.measure.place import place as place_
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.spans import period
from tahqiq.measure.tempo import PUBLISHED, Pace, published_span
from tahqiq.measure.tempo import tempo as tempo_
from tahqiq.measure.trend import trend as trend_
from tahqiq.measure.undercount import undercount as undercount_
from tahqiq.measure.windows import windows as windows_
from tahqiq.measure.windows import windows_published
from tahqiq.registry import Publisher, Registry
from tahqiq.sources import card
from tahqiq.store import Workspace
from tahqiq.terms import Counts, Militants, RecordKind, Release, Victim
from tahqiq.terms.vocabulary import Violence
from tahqiq.verbs.evidence import open_workspace, registry

_DAY = dt.timedelta(days=1)
_MANKIND = 1e10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user says of the events to measure, all of it optional.

    ``area`` and ``actor`` are ids, names or aliases (several areas by ``+``); ``period`` is ``2023``, ``2023-Q1``,
    ``2023-H1``, ``2023-04``, ``2023-04-15`` or two of these with ``..`` between. Without an area the country of the
    dataset's release is meant, without a period all that it covers, without a dataset the only one.
    """

    area: str = ""
    period: str = ""
    actor: str = ""
    kind: str = ""
    victim: str = ""
    count: str = "deaths"
    dataset: str = ""
    as_of: dt.date | None = None
    workspace: Path | Workspace | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """A publisher's own printed count: its name or id, the metric, and the basis (``attacks``, ``operations,in``).

    Without a basis the one on which what is asked for is best filled.
    """

    publisher: str
    metric: str = "attacks"
    basis: str = ""


@dataclass(frozen=True)
class Ground:
    """The evidence that a measure is taken on."""

    workspace: Workspace
    registry: Registry


def ground(workspace: Path | Workspace | None = None) -> Ground:
    """The workspace, opened or as it was given, and the registry."""
    return Ground(workspace if isinstance(workspace, Workspace) else open_workspace(workspace), registry())


def selection(on: Ground, asked: Asked) -> Selection:
    """The words resolved. InputError or UnknownName, with the nearest names, for what is not known."""
    release = _release(on, asked)
    areas = tuple(area(on.registry, name) for name in asked.area.split("+")) if asked.area else (release.area,)
    start, end = period(asked.period) if asked.period else covered([release])
    return Selection(
        dataset=release.dataset, areas=areas, start=start, end=end,
        counted=_counted(asked.count),
        victim=_told_apart(asked.victim or "all"),
        actor=actor(on.registry, asked.actor) if asked.actor else "",
        kind=_word("--kind", asked.kind, Violence) if asked.kind else "", as_of=asked.as_of,
    )  # fmt: skip


def count(asked: Asked, by: str = "", *, reporting: bool = False) -> Measured:
    """Events and deaths, in all and by month, quarter, year, district, province, actor or kind."""
    on = ground(asked.workspace)
    told = By(_word("--by", by, By)) if by else None
    return count_(on.workspace, on.registry, selection(on, asked), told, reporting=reporting)


def compare(
    asked: Asked, base: str = "", base_area: str = "", people: tuple[float | None, float | None] = (None, None)
) -> Measured:
    """What is asked against the period ``base`` or the area ``base_area``, or both.

    ``people`` is how many lived on either side, None for what the registry's censuses say.
    """
    if not (base or base_area):
        raise InputError("there is nothing to compare with: give a period (--base) or an area (--base-area)")
    for option, number in zip(("--population", "--base-population"), people, strict=True):
        if number is not None and not 1 <= number <= _MANKIND:
            raise InputError(f"{option} {number:g}: expected the number of people, such as 12345678 or 12.3e6")
    on = ground(asked.workspace)
    then = replace(asked, period=base or asked.period, area=base_area or asked.area)
    return compare_(on.workspace, on.registry, selection(on, asked), selection(on, then), people)


def delays(asked: Asked) -> Measured:
    """How counts grew from release to release of one dataset, and recent ones corrected by that."""
    on = ground(asked.workspace)
    return delays_(on.workspace, on.registry, selection(on, asked))


_MEASURED = (RecordKind.EVENTS, RecordKind.OBSERVATIONS, RecordKind.INCIDENTS)


def coverage(asked: Asked, metric: str = "deaths", by: str = "year") -> Measured:
    """What each dataset and publisher has of an area by month, quarter, year or district, and what silence means."""
    if by not in ("month", "quarter", "year", "district"):
        raise InputError(f"--by {by!r}: one of month, quarter, year, district was expected")
    on = ground(asked.workspace)
    releases = [r for r in on.workspace.in_force(asked.as_of) if r.kind in _MEASURED]
    found = [r for r in releases if asked.dataset in ("", r.dataset)]
    if not found:
        known = ", ".join(sorted({r.dataset for r in releases})) or "none yet"
        raise InputError(f"nothing of {asked.dataset or 'any dataset'} is in the workspace; expected one of {known}")
    areas = [area(on.registry, name) for name in asked.area.split("+")] if asked.area else _narrowest(found)
    start, end = period(asked.period) if asked.period else _reach(found)
    scope = Scope(
        tuple(areas), start, end, metric, Victim(_word("--victim", asked.victim or "all", Victim)),
        actor(on.registry, asked.actor) if asked.actor else "", asked.dataset, asked.as_of,
    )  # fmt: skip
    return coverage_(on.workspace, on.registry, scope, None if by == "district" else Unit(by))


def _narrowest(releases: Sequence[Release]) -> list[str]:
    """The one country that events are of, else that anything is of."""
    kept = [r for r in releases if r.area not in ("", "world")]
    if not kept:
        raise InputError("the datasets in the workspace are of the whole world; name an area (--area)")
    return [_only([r for r in kept if r.kind is RecordKind.EVENTS] or kept).area]


def _reach(releases: Sequence[Release]) -> Period:
    """From where events begin (else anything) to where anything ends."""
    starts, ends = [r.start for r in releases if r.start], [r.end for r in releases if r.end]
    starts = [r.start for r in releases if r.start and r.kind is RecordKind.EVENTS] or starts
    if not starts or not ends:
        raise InputError("the datasets in the workspace have no dated rows; give a period (--period)")
    return floor(min(starts), Unit.MONTH), after(floor(max(ends), Unit.MONTH), Unit.MONTH) - _DAY


def compare_published(asked: Asked, own: Own, base: str, *, parts: bool = False) -> Measured:
    """Two periods by the counts that a publisher printed, with ``parts`` what the change is made of."""
    on = ground(asked.workspace)
    now = _printed(on, asked, own, base)
    return compare_published_(on.workspace, on.registry, now, now.over(period(base)), parts=parts)


def windows(asked: Asked, base: str, own: Own | None = None) -> Measured:
    """A change from a base, and the comparisons beside it; by events, or by what a publisher printed."""
    if not (asked.period and base):
        raise InputError("a change is set beside others by its two periods: give --period and --base")
    on = ground(asked.workspace)
    if own is not None:
        return windows_published(on.workspace, on.registry, _printed(on, asked, own, base), period(base))
    return windows_(on.workspace, on.registry, selection(on, asked), period(base))


def _printed(on: Ground, asked: Asked, own: Own, base: str) -> PublishedSelection:
    """What is asked of a publisher's printed counts. InputError for what they do not tell apart."""
    who = _publisher(on.registry, own.publisher)
    if not (asked.period and base and asked.area):
        raise InputError("printed counts are compared over an area and two periods: give --area, --period and --base")
    if "+" in asked.area:
        raise InputError(f"printed counts are those of one area, not of {asked.area!r}; give one (--area)")
    _counted(asked.count)
    other = "--kind" if asked.kind else "--dataset" if asked.dataset else ""
    if other:
        raise InputError(f"{other} is for events; of printed counts give --metric, --victim, --actor or --basis")
    return PublishedSelection(
        who, own.metric, area(on.registry, asked.area), *period(asked.period),
        victim=Victim(_word("--victim", asked.victim, Victim)) if asked.victim else _whose(own.metric),
        as_of=asked.as_of, actor=actor(on.registry, asked.actor) if asked.actor else "", basis=_basis(own.basis),
    )  # fmt: skip


def _basis(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    counts, _, militants = text.partition(",")
    first = _word("--basis", counts, Counts)
    return (first, _word("--basis", militants, Militants)) if militants else (first,)


def _whose(metric: str) -> Victim:
    """The class of victims that a metric is of where none is named: all of deaths and injuries, none of attacks."""
    return Victim.ALL if metric in ("deaths", "injuries") else Victim.NONE


def undercount(path: Path, lists: str = "") -> Measured:
    """How many people are on none of the lists of a CSV; ``lists`` are names of its columns with commas between."""
    return undercount_(path, tuple(n.strip() for n in lists.split(",") if n.strip()))


def place(asked: Asked, by: str = "district", border: str = "") -> Measured:
    """Where events were: rates and hot spots by district, distance to a border, spread over districts, targets."""
    on = ground(asked.workspace)
    neighbour = area(on.registry, border) if border else ""
    return place_(on.workspace, on.registry, selection(on, asked), About(_word("--by", by, About)), neighbour)


def effect(
    asked: Asked, name: str = "", date: dt.date | None = None, windows: Windows | None = None, own: Own | None = None
) -> Measured:  # fmt: skip
    """What followed an operation or programme (an id or name), or a day; by default in the operation's own areas.

    With ``own``, or a dataset of published statistics, by the months that a publisher printed of a whole country.
    """
    if not (name or date):
        raise InputError("there is nothing to measure from: name an operation or programme, or give a day (--date)")
    on = ground(asked.workspace)
    done = named(on.registry, name, date) if name else Intervention(f"what began on {date}", date)
    if counted := _own(on, asked, own, done.areas):
        return own_effect(
            on.workspace, on.registry, counted, done, windows, period(asked.period) if asked.period else None
        )
    asked = asked if asked.area or not done.areas else replace(asked, area="+".join(done.areas))
    return effect_(on.workspace, on.registry, selection(on, asked), done, windows)


def trend(asked: Asked, by: str = "month", own: Own | None = None) -> Measured:
    """How fast the counts grow or fall a year, of months, quarters or years; with ``own`` of printed months."""
    on = ground(asked.workspace)
    if counted := _own(on, asked, own):
        return own_trend(on.workspace, on.registry, counted, _months_of(asked, by))
    return trend_(on.workspace, on.registry, selection(on, asked), _unit(by))


def breaks(asked: Asked, by: str = "month", own: Own | None = None) -> Measured:
    """When the level of the counts changed, of months, quarters or years; with ``own`` of printed months."""
    on = ground(asked.workspace)
    if counted := _own(on, asked, own):
        return own_breaks(on.workspace, on.registry, counted, _months_of(asked, by))
    return breaks_(on.workspace, on.registry, selection(on, asked), _unit(by))


def _months_of(asked: Asked, by: str) -> Period | None:
    if by != "month":
        raise InputError(f"--by {by}: what a publisher printed is measured by month")
    return period(asked.period) if asked.period else None


def _own(on: Ground, asked: Asked, own: Own | None, areas: Sequence[str] = ()) -> Count | None:
    """The printed count that is meant; None where events are."""
    releases = on.workspace.in_force(asked.as_of)
    datasets = {r.dataset for r in releases if r.kind is RecordKind.OBSERVATIONS}
    if own is None and asked.dataset not in datasets:
        return None
    _counted(asked.count)
    if asked.kind or asked.actor:
        raise InputError(
            "printed figures are of no one kind of violence and no one actor; leave --kind and --actor out"
        )
    publisher = _publisher(on.registry, own.publisher) if own else card(asked.dataset).publisher
    if own is None and asked.dataset == "statistics":
        raise InputError("statistics holds the figures of many publishers; name one (--publisher)")
    metric = own.metric if own else card(asked.dataset).metrics[0]
    victim = Victim(_word("--victim", asked.victim, Victim)) if asked.victim else _whose(metric)
    if asked.area:
        where = area(on.registry, asked.area)
    else:
        countries = [c for a in areas if (c := on.registry.country(a))]
        where = countries[0] if countries else _narrowest([r for r in releases if r.kind in _MEASURED])[0]
    dataset = asked.dataset if asked.dataset != "statistics" else ""
    if dataset and dataset not in datasets:
        raise UnknownName(f"no statistics of {dataset!r} are in the workspace; expected one of {', '.join(datasets)}")
    scope = scope_of(on.workspace, dataset, metric) if dataset else ""
    return Count(publisher, metric, where, victim, dataset, scope, asked.as_of)


def _publisher(registry: Registry, name: str) -> str:
    found = [e for e in registry.find(name, Publisher) if isinstance(e, Publisher)]
    if not found:
        raise UnknownName(f"--publisher {name!r} is known, but as no publisher; expected the name of a publisher")
    return found[0].id


def _unit(text: str) -> Unit:
    if text not in ("month", "quarter", "year"):
        raise InputError(f"--by {text!r}: one of month, quarter, year was expected")
    return Unit(text)


def tempo(asked: Asked, about: str = "waits") -> Measured:
    """Exchange of losses, lethality, time between events and what follows on what; operations and suicide attacks."""
    on, pace = ground(asked.workspace), Pace(_word("--about", about, Pace))
    chosen = selection(on, asked)
    if pace in PUBLISHED and not asked.period:
        chosen = chosen.over(published_span(on.workspace, asked.as_of))
    return tempo_(on.workspace, on.registry, chosen, pace)


def _release(on: Ground, asked: Asked) -> Release:
    releases = [r for r in on.workspace.in_force(asked.as_of) if r.kind is RecordKind.EVENTS]
    names = sorted({r.dataset for r in releases})
    if asked.dataset == str(RecordKind.INCIDENTS):
        raise InputError(
            "incidents is a list of notable incidents and no census: nothing is counted in it; name a dataset of "
            f"events ({', '.join(names)}), or see what it holds by `tahqiq measure coverage --dataset incidents`"
        )
    if asked.dataset and asked.dataset not in names:
        raise UnknownName(f"no events of {asked.dataset!r} are in the workspace; expected one of {', '.join(names)}")
    found = [r for r in releases if asked.dataset in ("", r.dataset)]
    if not found:
        when = f" as of {asked.as_of}" if asked.as_of else ""
        raise InputError(f"no events are in the workspace{when}; import a release first (`tahqiq import`)")
    if len({r.dataset for r in found}) > 1:
        raise InputError(f"several datasets have events: name one of {', '.join(names)} (--dataset)")
    if not asked.area:
        return found[0] if len(found) == 1 else _only(found)
    areas = [area(on.registry, name) for name in asked.area.split("+")]
    return next((r for r in found if holds(r, on.registry, areas)), found[0])


def _only(releases: Sequence[Release]) -> Release:
    """The release of the one country that there are releases of; InputError where there are several."""
    areas = sorted({r.area for r in releases})
    if len(areas) > 1:
        raise InputError(f"the workspace has evidence of several countries ({', '.join(areas)}); name an area (--area)")
    return releases[0]


def _counted(text: str) -> Counted:
    """What ``--count`` names. InputError for incidents, which nothing at hand holds a count of."""
    if text == "incidents":
        raise InputError(
            "--count incidents: a count was expected that some source keeps, and the list of notable incidents is no "
            "census; count the lethal events of a dataset (--count events), or what a publisher printed (`measure "
            "compare --publisher … --metric attacks`)"
        )
    return Counted(_word("--count", text, Counted))


def _told_apart(text: str) -> Victim:
    """The class of victims that ``--victim`` names. InputError for one that events do not tell apart."""
    victim = Victim(_word("--victim", text, Victim))
    if victim is not Victim.ALL and victim not in CLASSES:
        raise InputError(
            f"--victim {text!r}: events tell apart {', '.join(CLASSES)}, not this; name one of them, or a publisher "
            "that prints it (compare --publisher)"
        )
    return victim


def _word(option: str, text: str, words: type[StrEnum]) -> str:
    known = [str(w) for w in words if str(w)]
    if text not in known:
        raise InputError(f"{option} {text!r}: one of {', '.join(known)} was expected")
    return text
