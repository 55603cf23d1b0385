"""Evidence in normal form: what a dataset's card says, and the columns of every kind of record.

Column types are Arrow type names (``string``, ``date32``, ``int64``, ``float64``, ``int8``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class RecordKind(StrEnum):
    """The kinds of record a release can hold; each is one Parquet table in the lake."""

    EVENTS = "events"
    OBSERVATIONS = "observations"
    INCIDENTS = "incidents"
    FACTS = "facts"
    ALLEGATIONS = "allegations"


Columns = tuple[tuple[str, str], ...]

EVENTS: Columns = (
    ("event_id", "string"),
    ("known_from", "date32"),  # the day from which the row was public (the release's own day for event data)
    ("start", "date32"), ("end", "date32"), ("date_prec", "int8"),  # UCDP: 1 exact day … 5 within a year
    ("event_clarity", "int8"),  # UCDP: 1 clear single event, 2 summary of several
    ("latitude", "float64"), ("longitude", "float64"), ("where_prec", "int8"),  # UCDP: 1 exact … 7 international
    ("country", "string"), ("iso3", "string"),
    ("adm1", "string"), ("adm2", "string"), ("place", "string"),
    ("kind", "string"),  # state_based | non_state | one_sided
    ("conflict", "string"), ("dyad", "string"),
    ("side_a", "string"), ("side_b", "string"), ("side_a_id", "string"), ("side_b_id", "string"),
    ("sources", "int64"),  # number of sources; null where the publisher does not say
    ("deaths_low", "int64"), ("deaths_best", "int64"), ("deaths_high", "int64"),
    ("deaths_state", "int64"), ("deaths_armed_group", "int64"),
    ("deaths_civilian", "int64"), ("deaths_unknown", "int64"),
    # set by resolve when the release is made, null where nothing was resolved:
    ("area_id", "string"), ("located_by", "string"),  # polygon | name | country
    ("actor_a", "string"), ("actor_b", "string"),
)  # fmt: skip

OBSERVATIONS: Columns = (
    ("obs_id", "string"),
    ("known_from", "date32"),  # last day of the publication date as far as it is given; null if not given
    ("published", "string"),  # as given: 2025-01-01, 2025-01 or 2025
    ("publisher", "string"), ("document", "string"), ("url", "string"),
    ("metric", "string"), ("area", "string"), ("actor", "string"), ("victim", "string"),
    ("start", "date32"), ("end", "date32"),
    ("value", "float64"), ("bound", "string"), ("low", "float64"), ("high", "float64"), ("unit", "string"),
    ("base_start", "date32"), ("base_end", "date32"),  # of a change: what it is measured against; null if not stated
    ("definition", "string"),
    # the basis, machine-readable (terms.vocabulary.Counts, Militants):
    ("counts", "string"), ("militants", "string"),
    ("territory", "string"),  # "" | "with:<area id>" | "without:<area id>": a sub-territory in or out
    ("scope", "string"),  # "" the whole of the metric | "part:<slug>" a part of it (suicide attacks only …)
    ("reported_by", "string"), ("confidence", "string"),
)  # fmt: skip

INCIDENTS: Columns = (
    ("incident_id", "string"), ("known_from", "date32"),
    ("start", "date32"), ("end", "date32"),
    ("place", "string"), ("district", "string"), ("area", "string"),
    ("latitude", "float64"), ("longitude", "float64"), ("area_id", "string"),
    ("kind", "string"), ("target", "string"), ("claimed_by", "string"), ("attributed_to", "string"),
    ("killed_low", "int64"), ("killed_best", "int64"), ("killed_high", "int64"),
    ("killed_security", "int64"), ("killed_civilian", "int64"), ("killed_militant", "int64"),
    ("injured_low", "int64"), ("injured_high", "int64"),
    ("urls", "string"), ("notes", "string"),
)  # fmt: skip

FACTS: Columns = (
    ("fact_id", "string"), ("known_from", "date32"),
    ("subject", "string"), ("predicate", "string"), ("object", "string"),
    ("start", "date32"), ("start_latest", "date32"),  # earliest and latest day the start can be
    ("end", "date32"), ("end_latest", "date32"),
    ("start_text", "string"), ("end_text", "string"),  # as given
    ("url", "string"), ("reported_by", "string"), ("confidence", "string"), ("notes", "string"),
)  # fmt: skip

ALLEGATIONS: Columns = (
    ("allegation_id", "string"), ("known_from", "date32"),
    ("alleger", "string"), ("accused", "string"), ("allegation", "string"),
    ("first_date", "string"), ("denied_by", "string"), ("denial_date", "string"),
    ("evidence_offered", "string"), ("third_party_view", "string"), ("urls", "string"),
)  # fmt: skip

REJECTS: Columns = (
    ("row", "int64"),  # 1 is the first data row of the raw file
    ("record_id", "string"), ("field", "string"), ("value", "string"), ("reason", "string"),
)  # fmt: skip

COLUMNS: dict[RecordKind, Columns] = {
    RecordKind.EVENTS: EVENTS,
    RecordKind.OBSERVATIONS: OBSERVATIONS,
    RecordKind.INCIDENTS: INCIDENTS,
    RecordKind.FACTS: FACTS,
    RecordKind.ALLEGATIONS: ALLEGATIONS,
}


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a dataset counts otherwise than before, and what changed: a jump there may be of coverage."""

    day: dt.date
    what: str


VARIOUS = "various"
"""The publisher of a dataset that is put together row by row, each row read on a page of its own."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one row of a dataset is, and what it leaves out (the dataset's ``card.yml``).

    ``grade`` is the Admiralty source grade, A (reliable) to F (cannot be judged). ``metrics`` are those the
    dataset can answer; ``counts`` its basis where it is one for the whole dataset. ``known_breaks`` are all that is
    known to be uneven, in words; ``dated_breaks`` those of them that have a day.
    """

    dataset: str
    publisher: str
    title: str
    record_kind: RecordKind
    row_is: str
    leaves_out: str
    victims: tuple[str, ...]
    metrics: tuple[str, ...]
    area: str
    start: str | None
    end: str | None
    known_breaks: tuple[str, ...]
    licence: str
    citation: str
    url: str
    grade: str
    counts: str = ""
    notes: tuple[str, ...] = ()
    dated_breaks: tuple[Break, ...] = ()
    silence: str = ""
    """What it means that nothing is recorded of an area and period inside what the dataset covers; "" if nothing."""
    withheld: str = ""
    """Why its licence keeps its rows from being passed on; "" where they may be. Figures made of them always may."""


@dataclass(frozen=True, slots=True)
class Release:
    """One immutable import of a dataset, as its catalog row has it.

    ``published`` is as precise as the publisher is (2022, 2022-06, 2022-06-15); ``known_from`` is its last day.
    """

    release_id: str  # "<dataset>@<version>" or "<dataset>@<version>.<n>" for a second import of a version
    dataset: str
    version: str
    published: str
    known_from: dt.date
    retrieved: dt.date
    sha256: str
    rows_read: int
    accepted: int
    rejected: int
    kind: RecordKind
    start: dt.date | None
    end: dt.date | None
    area: str
    imported_at: dt.datetime
    folder: str  # below the lake
    raw_name: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "release": self.release_id, "dataset": self.dataset, "version": self.version,
            "published": self.published, "retrieved": self.retrieved.isoformat(), "sha256": self.sha256,
            "rows_read": self.rows_read, "accepted": self.accepted, "rejected": self.rejected,
            "kind": str(self.kind),
            "covers": {
                "start": self.start.isoformat() if self.start else None,
                "end": self.end.isoformat() if self.end else None,
                "area": self.area,
            },
            "imported_at": self.imported_at.isoformat(timespec="seconds"),
        }  # fmt: skip
