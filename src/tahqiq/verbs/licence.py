"""The licence guard: rows that a publisher does not let others pass on leave in no form; figures of them do."""

from __future__ import annotations

from tahqiq.errors import Withheld
from tahqiq.sources import card


def passes_on(dataset: str) -> bool:
    """Whether rows of a dataset may be shown and passed on, as far as its card says."""
    return not card(dataset).withheld


def check_passes_on(dataset: str) -> None:
    """``Withheld`` where the dataset's licence keeps its rows from being passed on (``withheld`` of its card)."""
    own = card(dataset)
    if own.withheld:
        raise Withheld(
            f"rows of {own.title} are not passed on ({own.withheld}); figures worked out of them are, or get the rows "
            f"from the publisher{f': {own.url}' if own.url else ''}"
        )
