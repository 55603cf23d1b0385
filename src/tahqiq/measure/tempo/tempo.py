"""The questions about tempo, as one measure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tahqiq.measure.cover import releases_of
from tahqiq.measure.tempo.exchange import exchange
from tahqiq.measure.tempo.lethality import lethality
from tahqiq.measure.tempo.published import operations, suicide
from tahqiq.measure.tempo.waits import waits

if TYPE_CHECKING:
    from tahqiq.measure.result import Measured
    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace


class Pace(StrEnum):
    """What is asked of tempo."""

    EXCHANGE = "exchange"
    LETHALITY = "lethality"
    WAITS = "waits"
    OPERATIONS = "operations"
    SUICIDE = "suicide"


PUBLISHED = frozenset({Pace.OPERATIONS, Pace.SUICIDE})
"""What is taken of published statistics, as event data do not record it."""


def tempo(workspace: Workspace, registry: Registry, selection: Selection, about: Pace) -> Measured:
    """How hard and how fast. InputError for what is not covered, or where nothing fits."""
    if about is Pace.OPERATIONS:
        return operations(workspace, registry, selection)
    if about is Pace.SUICIDE:
        return suicide(workspace, registry, selection)
    releases = releases_of(workspace, registry, selection)
    return {Pace.EXCHANGE: exchange, Pace.LETHALITY: lethality, Pace.WAITS: waits}[about](
        workspace, registry, selection, releases
    )
