"""``attested``: which datasets and publishers name an actor or a place, under which name, and how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.registry.fold import key
from tahqiq.sources import card
from tahqiq.terms import VARIOUS, RecordKind
from tahqiq.verbs.evidence import registry

if TYPE_CHECKING:
    from tahqiq.store import Workspace


@dataclass(frozen=True, slots=True)
class Attested:
    """So many rows of a dataset name something; ``name`` as they write it, "" where they hold its id alone."""

    dataset: str
    publisher: str
    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Names:
    """How the sources at hand name actors and places: by kind (actor, area) and id, and by kind and folded name."""

    of: Mapping[tuple[str, str], Sequence[Attested]]
    written: Mapping[tuple[str, str], Sequence[Attested]]


def attested(workspace: Workspace) -> Names:
    """How the releases in force name every actor and place, those with the most rows first.

    Counted in the database: what comes from it is a row for each source and spelling.
    """
    of: dict[tuple[str, str], dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
    written: dict[tuple[str, str], dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
    for kind, ids, name, publisher, dataset, rows in _counted(workspace):
        source = (dataset, _called(publisher or card(dataset).publisher), name)
        for id_ in ids:
            of[kind, id_][source] += rows
        if name:
            written[kind, key(name)][source] += rows
    return Names(_sorted(of), _sorted(written))


_Counted = tuple[str, Iterable[str], str, str, str, int]
_COLUMNS = {
    RecordKind.EVENTS: (("actor", "actor_a", "side_a"), ("actor", "actor_b", "side_b"), ("area", "area_id", "adm2"),
                        ("area", "area_id", "adm1")),
    RecordKind.OBSERVATIONS: (("actor", "actor", ""), ("area", "area", "")),
    RecordKind.INCIDENTS: (("actor", "claimed_by", ""), ("actor", "attributed_to", ""),
                           ("area", "area_id", "district")),
    RecordKind.FACTS: (("actor", "subject", ""),),
    RecordKind.ALLEGATIONS: (("actor", "alleger", ""), ("actor", "accused", ""), ("actor", "denied_by", "")),
}  # fmt: skip
"""Of each kind of record what a column names, by which id, and the column that has it as it is written."""
_LEVELS = {"adm2": ("district", "agency"), "adm1": ("province", "territory"), "district": ("district", "agency")}
"""The kinds of places whose own name a column has."""


def _counted(workspace: Workspace) -> Iterable[_Counted]:
    """Kind, ids, name, publisher, dataset and number of rows, for each combination that is there."""
    places = registry().places
    for record, columns in _COLUMNS.items():
        table = workspace.table(record)
        for kind, id_, name in columns:
            wanted = [
                "dataset",
                id_,
                *([name] if name else []),
                *(["publisher"] if "publisher" in table.columns else []),
            ]
            for row in workspace.arrow(table.group_by(wanted).agg(rows=table.count())).to_pylist():
                ids = [part.strip() for part in (row[id_] or "").split("|") if part.strip()]
                own = [i for i in ids if name not in _LEVELS or (i in places and places[i].kind in _LEVELS[name])]
                said = (row.get(name) or "") if own == ids else ""
                if record is RecordKind.EVENTS:  # whose rows are counted once for each column of names
                    ids = own
                if ids or said:
                    yield kind, ids, said, row.get("publisher") or "", row["dataset"], int(row["rows"])


def _called(publisher: str) -> str:
    known = registry().publishers.get(publisher)
    return "several publishers" if publisher == VARIOUS else known.name if known else publisher


def _sorted(found: Mapping[Any, Mapping[tuple[str, str, str], int]]) -> dict[Any, Sequence[Attested]]:
    told = {k: [Attested(*source, rows) for source, rows in sources.items()] for k, sources in found.items()}
    return {k: sorted(rows, key=lambda a: (-a.rows, a.dataset, a.name)) for k, rows in told.items()}
