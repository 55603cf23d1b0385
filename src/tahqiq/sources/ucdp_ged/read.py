"""Read UCDP GED, versions 18.1 to 25.1, as UCDP gives it and as HDX gives it.

Between versions the columns differ only at the edge: up to 19.1 there is no ``code_status``, ``relid``,
``where_description`` nor ``*_dset_id``, and the order is another; HDX adds ``iso3`` and, under the header, a row of
HXL tags. Whole numbers may be written 300380.0 and days with a time of day. Nothing else is needed to tell them apart.
"""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path

from tahqiq.errors import EvidenceError
from tahqiq.sources import cards, gw, versions
from tahqiq.sources.batch import Batch
from tahqiq.sources.csvfile import RawTable, read_columns
from tahqiq.sources.sift import Plan, Sifted, sift
from tahqiq.sources.ucdp_ged.rules import DEATHS, rules
from tahqiq.terms import RecordKind

DATASET = "ucdp_ged"
REQUIRED = (
    "id", "type_of_violence", "conflict_name", "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "side_b",
    "number_of_sources", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "country",
    "country_id", "event_clarity", "date_prec", "date_start", "date_end", *DEATHS,
)  # fmt: skip
OPTIONAL = ("year", "code_status", "iso3", "gwnoa", "gwnob")
NULLS = ("NA", "NaN", "nan", "NULL", "null", "#N/A")  # as R, pandas and spreadsheets write an empty cell


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The events of a GED file; version and publication are read from its name where they are not given."""
    version = version or versions.from_name(path.name)
    published = published or versions.year_of(version)
    if ".0" in version:
        raise EvidenceError(
            f"{path.name} is version {version} of UCDP's candidate events, which are not yet vetted;"
            " expected a yearly release of UCDP GED (25.1)"
        )
    raw = read_columns(path, REQUIRED, OPTIONAL, nulls=NULLS)
    sifted = sift(raw, _plan(published))
    batch = Batch(
        RecordKind.EVENTS, sifted.table, sifted.rejects, raw.rows_read, version, published, _notes(raw, sifted)
    )
    return cards.enforce(DATASET, path.name, batch, sifted.measured)


def _plan(published: str) -> Plan:
    sql = resources.files("tahqiq.sources") / DATASET
    _, expected = cards.load(DATASET)
    last = versions.last_day(published)
    last_year = last.year if last else dt.datetime.now(dt.UTC).year
    return Plan(
        kind=RecordKind.EVENTS,
        record_id="id",
        cast=(sql / "cast.sql").read_text(encoding="utf-8"),
        rules=rules(expected.ranges, last_year),
        select=(sql / "normal.sql").read_text(encoding="utf-8"),
        measures={
            "best outside low to high": "count(*) FILTER (WHERE best NOT BETWEEN low AND high)",
            "largest gap": "max(greatest(low - best, best - high))",
            "no country code": "count(*) FILTER (WHERE file_iso3 IS NULL AND gw_iso3 IS NULL)",
            "best of 0": "count(*) FILTER (WHERE best = 0)",
        },
        variables={"known_from": last},
        tables={"states": gw.states()},
    )


def _notes(raw: RawTable, sifted: Sifted) -> tuple[str, ...]:
    widened = sifted.measured["best outside low to high"]
    gap = sifted.measured["largest gap"]
    unplaced = sifted.measured["no country code"]
    notes = {
        "The row of HXL tags under the header was skipped.": raw.header.hxl,
        f"{widened:,} rows have a best estimate outside their own low to high (by {gap:,} at most); the interval was"
        " widened to take it in.": widened,
        f"{unplaced:,} rows have a country number without an ISO code; iso3 is empty there.": unplaced,
        "The file has no gwnoa or gwnob; governments were told by their names.": not (
            {"gwnoa", "gwnob"} <= set(raw.header.names)
        ),
    }
    return tuple(note for note, holds in notes.items() if holds)
