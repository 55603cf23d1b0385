"""Read UCDP's country-year totals of organised violence as observations, eight a country and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from tahqiq.errors import EvidenceError
from tahqiq.sources import cards, gw, versions
from tahqiq.sources.batch import Batch
from tahqiq.sources.csvfile import lower, read_columns
from tahqiq.sources.sift import Plan, Rule, sift
from tahqiq.terms import RecordKind

DATASET = "ucdp_country_year"
_TOTALS = ("cumulative_total_deaths_in_orgvio", "sb_total_deaths", "ns_total_deaths", "os_total_deaths")
_DEATHS = {
    f"{total}_{level}": f"{short}_{level}"
    for total, short in zip(_TOTALS, ("all", "sb", "ns", "os"), strict=True)
    for level in ("best", "low", "high")
} | {
    "cumulative_total_deaths_civilians_in_orgvio": "all_civilian",
    "sb_deaths_civilians": "sb_civilian",
    "ns_deaths_civilians": "ns_civilian",
}
REQUIRED = ("country_id", "country", "year", *_DEATHS)
OPTIONAL = ("version",)


def column_name(name: str) -> str:
    """A column's name without the suffix ``_cy``, which versions up to 25.1 have and later ones do not."""
    return lower(name).removesuffix("_cy")


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The totals of a country-year file; the version is read from the file where it is not given."""
    raw = read_columns(path, REQUIRED, OPTIONAL, rename=column_name)
    version = version or _version(path, raw.table.column("version")) or versions.from_name(path.name)
    published = published or versions.year_of(version)
    sifted = sift(raw, _plan(version, published))
    widened = sifted.measured["best outside low to high"]
    note = (
        f"{widened:,} rows have a total whose best estimate lies outside its own low to high; the interval was widened,"
        " or left empty where they are far apart."
    )
    batch = Batch(
        RecordKind.OBSERVATIONS,
        sifted.table,
        sifted.rejects,
        raw.rows_read,
        version,
        published,
        (note,) if widened else (),
    )
    return cards.enforce(DATASET, path.name, batch, sifted.measured)


def _version(path: Path, column: Any) -> str:
    """The one version that the rows give; "" where they give none."""
    found = {value for value in column.unique().to_pylist() if value}
    if len(found) > 1:
        raise EvidenceError(f"{path.name} mixes versions {', '.join(sorted(found))}; expected the rows of one version")
    return found.pop() if found else ""


def _plan(version: str, published: str) -> Plan:
    sql = resources.files("tahqiq.sources") / DATASET
    card, expected = cards.load(DATASET)
    last = versions.last_day(published)
    last_year = last.year if last else dt.datetime.now(dt.UTC).year
    outside = " OR ".join(
        f"{short}_best NOT BETWEEN {short}_low AND {short}_high" for short in ("all", "sb", "ns", "os")
    )
    return Plan(
        kind=RecordKind.OBSERVATIONS,
        record_id="country",
        cast=(sql / "cast.sql").read_text(encoding="utf-8"),
        rules=_rules(expected.ranges, last_year),
        select=(sql / "normal.sql").read_text(encoding="utf-8"),
        measures={"best outside low to high": f"count(*) FILTER (WHERE {outside})"},
        variables={"known_from": last, "published": published, "version": version, "url": card.url},
        tables={"states": gw.states()},
    )


def _rules(ranges: Mapping[str, tuple[float, float]], last_year: int) -> tuple[Rule, ...]:
    least, most = map(int, ranges["deaths"])
    first_year = int(ranges["year"][0])
    years = f"no year from {first_year} to {last_year}"
    return (
        Rule("country_id", "area IS NULL", "not a Gleditsch–Ward number of a state since 1989"),
        Rule("year", f"year IS NULL OR year NOT BETWEEN {first_year} AND {last_year}", years),
        Rule("year", "contents_differ", "'in several rows that differ, first in row ' || first_row", sql=True),
        Rule("year", "row > first_row", "'duplicate of row ' || first_row", sql=True),
        *(
            Rule(
                name,
                f"{short} IS NULL OR {short} NOT BETWEEN {least} AND {most}",
                f"no number of deaths from {least} to {most:,}",
            )
            for name, short in _DEATHS.items()
        ),
        Rule(
            "cumulative_total_deaths_in_orgvio_best",
            "all_best <> sb_best + ns_best + os_best",
            "'the three types make ' || (sb_best + ns_best + os_best)",
            sql=True,
        ),
    )
