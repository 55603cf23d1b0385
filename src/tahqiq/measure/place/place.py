"""The four questions about places, as one measure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.cover import releases_of
from tahqiq.measure.place.border import border as border_
from tahqiq.measure.place.districts import districts
from tahqiq.measure.place.spread import spread
from tahqiq.measure.place.targets import targets

if TYPE_CHECKING:
    from tahqiq.measure.result import Measured
    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace


class About(StrEnum):
    """What is asked of places."""

    DISTRICT = "district"
    BORDER = "border"
    SPREAD = "spread"
    TARGET = "target"


def place(
    workspace: Workspace, registry: Registry, selection: Selection, about: About = About.DISTRICT, border: str = ""
) -> Measured:
    """Where the events of a selection were.

    ``border`` is the id of the neighbour whose border is meant, "" for the first of the pack. InputError for a period
    or area that is not covered, where nothing fits, or where the packs have no polygons or line.
    """
    releases = releases_of(workspace, registry, selection)
    if border and about is not About.BORDER:
        raise InputError(f"a border was given, and the question is about the {about}; ask for --by border, or leave it")
    if about is About.BORDER:
        return border_(workspace, registry, selection, releases, border)
    return {About.DISTRICT: districts, About.SPREAD: spread, About.TARGET: targets}[about](
        workspace, registry, selection, releases
    )
