"""Read VIEWS' country-month panel of UCDP's state-based deaths as observations, one a country and month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from tahqiq.sources import cards, versions
from tahqiq.sources.batch import Batch
from tahqiq.sources.csvfile import read_columns
from tahqiq.sources.sift import Plan, Rule, sift
from tahqiq.sources.views_country_month.countries import countries
from tahqiq.terms import RecordKind

DATASET = "views_country_month"
REQUIRED = ("country_id", "month_id", "ged_sb", "year", "month", "country")
OPTIONAL = ("source",)


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The months of a panel; its version is its last month where none is given."""
    raw = read_columns(path, REQUIRED, OPTIONAL)
    version = version or _last_month(raw.table.column("year").to_pylist(), raw.table.column("month").to_pylist())
    sifted = sift(raw, _plan(version, published))
    older = sifted.measured["older vintage"]
    note = f"{older:,} months before November 2016 are of an older vintage of the panel: a known break lies there."
    batch = Batch(
        RecordKind.OBSERVATIONS,
        sifted.table,
        sifted.rejects,
        raw.rows_read,
        version,
        published,
        (note,) if older else (),
    )
    return cards.enforce(DATASET, path.name, batch, sifted.measured)


def _last_month(years: list[str | None], months: list[str | None]) -> str:
    """The last month of the rows as "2024-04"; "" where none can be read."""
    pairs = zip(years, months, strict=True)
    found = {(int(y), int(m)) for y, m in {*pairs} if y and m and y.isdecimal() and m.isdecimal()}
    return "{:04d}-{:02d}".format(*max(found)) if found else ""


def _plan(version: str, published: str) -> Plan:
    sql = resources.files("tahqiq.sources") / DATASET
    card, expected = cards.load(DATASET)
    renewed = card.dated_breaks[0].day
    last = versions.last_day(published)
    return Plan(
        kind=RecordKind.OBSERVATIONS,
        record_id="country",
        cast=(sql / "cast.sql").read_text(encoding="utf-8"),
        rules=_rules(expected.ranges, (last or dt.datetime.now(dt.UTC).date()).year),
        select=(sql / "normal.sql").read_text(encoding="utf-8"),
        measures={"older vintage": f"count(*) FILTER (WHERE make_date(year, month, 1) < DATE '{renewed}')"},
        variables={
            "known_from": last, "published": published, "version": version, "url": card.url, "renewed": renewed,
        },
        tables={"countries": countries()},
    )  # fmt: skip


def _rules(ranges: Mapping[str, tuple[float, float]], last_year: int) -> tuple[Rule, ...]:
    least, most = map(int, ranges["deaths"])
    first_year = int(ranges["year"][0])
    years = f"no year from {first_year} to {last_year}"
    return (
        Rule("country_id", "NOT is_known", "no country id of VIEWS that is known here"),
        Rule("year", f"year IS NULL OR year NOT BETWEEN {first_year} AND {last_year}", years),
        Rule("month", "month IS NULL OR month NOT BETWEEN 1 AND 12", "no month from 1 to 12"),
        Rule(
            "month_id",
            "month_id IS NULL OR month_id <> (year - 1980) * 12 + month",
            "'the year and month of the row are number ' || ((year - 1980) * 12 + month)",
            sql=True,
        ),
        Rule("country_id", "NOT in_time", "the id does not mean a country in this month"),
        Rule("month_id", "contents_differ", "'in several rows that differ, first in row ' || first_row", sql=True),
        Rule("month_id", "row > first_row", "'duplicate of row ' || first_row", sql=True),
        Rule(
            "ged_sb",
            f"deaths IS NULL OR deaths NOT BETWEEN {least} AND {most}",
            f"no number of deaths from {least} to {most:,}",
        ),
    )
