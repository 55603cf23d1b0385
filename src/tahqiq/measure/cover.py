"""What a dataset covers, asked before anything is counted: a number outside it would be an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, after, floor
from tahqiq.measure.result import Used
from tahqiq.measure.selection import Period, Selection
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_EVERYWHERE = "world"


def releases_of(workspace: Workspace, registry: Registry, selection: Selection) -> list[Release]:
    """The releases in force of the selection's dataset.

    InputError where there are none, or where they do not reach the period or the areas.
    """
    found = [
        r for r in workspace.in_force(selection.as_of)
        if r.dataset == selection.dataset and r.kind is RecordKind.EVENTS
    ]  # fmt: skip
    if not found:
        have = sorted({r.dataset for r in workspace.in_force(selection.as_of) if r.kind is RecordKind.EVENTS})
        when = f" as of {selection.as_of}" if selection.as_of else ""
        raise InputError(
            f"no events of {selection.dataset!r} are in the workspace{when}; expected one of "
            f"{', '.join(have) or 'none yet'}: import a release first (`tahqiq import`)"
        )
    found = [r for r in found if holds(r, registry, selection.areas)] or _outside(found, selection)
    start, end = covered(found)
    if selection.start < start or selection.end > end:
        raise InputError(
            f"the period {selection.start} to {selection.end} lies outside what {selection.dataset} covers "
            f"({start} to {end}); give a period inside it (--period)"
        )
    return found


def covered(releases: list[Release]) -> Period:
    """The first and the last day that releases of one dataset cover. InputError where they have no dated rows.

    It begins where the dataset's card says that the dataset does, though nothing happened on that day, and ends with
    the month of the last event.
    """
    starts, ends = [r.start for r in releases if r.start], [r.end for r in releases if r.end]
    if not starts or not ends:
        raise InputError(f"{releases[0].release_id} has no dated events; import a release that has")
    begins = card(releases[0].dataset).start
    start = min([*starts, *([dt.date.fromisoformat(begins)] if begins else [])])
    return start, after(floor(max(ends), Unit.MONTH), Unit.MONTH) - dt.timedelta(days=1)


def holds(release: Release, registry: Registry, areas: Iterable[str]) -> bool:
    """Whether a release is about an area, a part of it, or what contains it."""
    return release.area == _EVERYWHERE or any(
        registry.within(a, release.area) or registry.within(release.area, a) for a in areas
    )


def _outside(found: list[Release], selection: Selection) -> list[Release]:
    have = ", ".join(sorted({r.area for r in found}))
    raise InputError(
        f"{selection.dataset} as imported covers {have}, not {' and '.join(selection.areas)}; import a release that "
        "does, or name an area inside it"
    )


def used(releases: list[Release]) -> tuple[Used, ...]:
    """The releases as a result names them."""
    return tuple(Used(r.dataset, r.release_id, r.published, card(r.dataset).citation) for r in releases)
