"""The strategies and rival hypotheses of a registry's packs, read once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from tahqiq.errors import PackError
from tahqiq.registry.lookup import Registry
from tahqiq.registry.plans.cells import Cells
from tahqiq.registry.plans.model import Rivals, Strategy
from tahqiq.registry.plans.read import strategy
from tahqiq.registry.plans.read_rivals import rivals as one_of_rivals
from tahqiq.registry.read import rows_of

STRATEGIES, HYPOTHESES = "strategies.yml", "hypotheses.yml"
T = TypeVar("T", Strategy, Rivals)


@lru_cache(maxsize=8)
def strategies(registry: Registry) -> Mapping[str, Strategy]:
    """The strategies by id, in the order of the files; a pack may have none. PackError for a file with faults."""
    return _sound(registry, STRATEGIES, strategy)


@lru_cache(maxsize=8)
def rivals(registry: Registry) -> Mapping[str, Rivals]:
    """The questions with rival hypotheses by id. PackError for a file with faults."""
    return _sound(registry, HYPOTHESES, one_of_rivals)


def _sound(registry: Registry, name: str, make: Callable[[Cells], T]) -> Mapping[str, T]:
    from tahqiq.registry.plans.validate import references  # it reads with this module

    found, faults = read(registry.folders, name, make)
    faults += references(found, _parts(registry))
    if faults:
        more = f" (and {len(faults) - 1} more; `tahqiq pack check` lists all)" if len(faults) > 1 else ""
        raise PackError(f"{faults[0]}{more}. Mend the file.")
    return found


def _parts(registry: Registry) -> Mapping[str, Mapping[str, Any]]:
    return {
        "actors.yml": registry.actors, "places.csv": registry.places, "operations.yml": registry.operations,
        "programmes.yml": registry.programmes, "publishers.yml": registry.publishers,
    }  # fmt: skip


def read(folders: Iterable[Path], name: str, make: Callable[[Cells], T]) -> tuple[dict[str, T], list[str]]:
    """The records of a file of several packs by id, and every fault in them."""
    found: dict[str, T] = {}
    faults: list[str] = []
    for path in (folder / name for folder in folders):
        if not path.exists():
            continue
        try:
            rows = rows_of(path)
        except PackError as error:
            faults.append(str(error))
            continue
        for number, row in enumerate(rows, start=1):
            entry = make(Cells(row, f"{name} {row.get('id', f'record {number}')}", faults))
            if entry.id in found:
                faults.append(f"{name} {entry.id}: the id is given twice")
            found[entry.id] = entry
    return found, faults
