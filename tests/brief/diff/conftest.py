"""Two made briefs of a day each, and what was known on it."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from tahqiq.brief.align.known import Known
from tahqiq.brief.build import Brief, tidied
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.diff.compare import compared
from tahqiq.brief.diff.reasons import Between
from tahqiq.brief.ledger import Basis
from tahqiq.measure.records import Figure, Incident

A, B = dt.date(2025, 1, 20), dt.date(2025, 4, 8)


def figure(id_, value, year=2024, **other):
    """A count of attacks by PICSS."""
    of = dict(
        obs_id=id_, release_id="statistics@1", dataset="statistics", publisher="picss", document="",
        url=f"https://a.example/{id_}",
        published="2025-01-01", known_from=dt.date(2025, 1, 1), metric="attacks", area="PAK", actor="", victim="",
        start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), value=float(value), bound="exact", low=None, high=None,
        unit="count", definition="", counts="attacks", militants="n/a", territory="", scope="",
        reported_by="", confidence="high",
    )  # fmt: skip
    return Figure(**{**of, **other})


def incident(id_, start, killed=9, **other):
    """A bombing."""
    of = dict(
        incident_id=id_, release_id="incidents@1", start=start, end=start, place="Somewhere",
        district="", area="PAK", area_id=None, kind="bombing", target="", claimed_by="", attributed_to="",
        killed_low=None, killed_best=killed, killed_high=None, urls="https://b.example/" + id_, notes="",
    )  # fmt: skip
    return Incident(**{**of, **other})


@pytest.fixture
def side(desk):
    """A brief whose text is made with ``n(row)`` for numbers, and the rows that were known on its day."""

    def make(as_of, rows, text):
        evidence = SimpleNamespace(
            as_of=as_of, country="PAK", registry=desk().registry, releases=[],
            figures=[r for r in rows if isinstance(r, Figure)], incidents=[r for r in rows if isinstance(r, Incident)],
            facts=[], allegations=[],
        )  # fmt: skip
        of = Desk(evidence)

        def number(row, text=None):
            value = row.value if isinstance(row, Figure) else row.killed_best
            address = f"tahqiq:{row.release_id}?id={getattr(row, 'obs_id', '') or row.incident_id}"
            basis = Basis(
                "PICSS: attacks", f"row({address!r})", f"tahqiq show '{address}'", (row.release_id,), (address,)
            )
            return of.ledger.number(text or f"{value:,.0f}", float(value), basis)

        def measured(value, query, release):
            return of.ledger.number(str(value), value, Basis("UCDP: deaths", query, "tahqiq measure count", (release,)))

        settled, ledger = of.ledger.settle(tidied(text(number, measured)))
        brief = Brief("T", "PAK", as_of, "o", "", settled, tuple(ledger.entries), (), ())
        return brief, Known(evidence)

    return make


@pytest.fixture
def changes(side):
    """What changed between two sides, each given as its rows and its text."""

    def make(before, after, since=(dt.date(2024, 1, 1), dt.date(2024, 1, 1))):
        (one, known), (other, now) = side(A, *before), side(B, *after)
        return compared(one, other, Between(known, now, since))

    return make
