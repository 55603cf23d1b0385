"""Do the events add up to what their publisher says they add up to? GED against UCDP's country-year totals."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from tahqiq.errors import EvidenceError

# A year is reconciled where the sum of best is within this share of the publisher's total, or this many deaths. Within
# one version the two are equal to the death; the room is for revisions between versions (GED 22.1 against country-year
# 25.1 differs by at most 1.2% in every year of Pakistan but 2005; docs/reference/reconciliation.md).
TOLERANCE_SHARE = 0.02
TOLERANCE_DEATHS = 5

_COLUMNS: dict[str, pa.DataType] = {
    "year": pa.int64(),
    "events": pa.int64(),  # sum of deaths_best; null where the event file does not reach
    "published": pa.int64(),  # the publisher's total; null where it gives none
    "difference": pa.int64(),  # events less published
    "ratio": pa.float64(),  # events / published; null where published is 0
    "within": pa.bool_(),  # null where one side is missing
}
SCHEMA = pa.schema(_COLUMNS)

_QUERY = """
WITH span AS (SELECT year(min(start)) AS first, year(max(start)) AS last FROM events),
summed AS (
  SELECT year(start) AS year, sum(deaths_best)::BIGINT AS deaths FROM events WHERE iso3 = $iso3 GROUP BY ALL),
totals AS (
  SELECT year(start) AS year, value::BIGINT AS published FROM country_year
  WHERE area = $iso3 AND metric = 'deaths' AND victim = 'all' AND scope = ''),
years AS (
  SELECT coalesce(s.year, t.year) AS year, published,
    -- no event in a year that the file covers is a sum of 0, not an unknown
    CASE WHEN coalesce(s.year, t.year) BETWEEN span.first AND span.last THEN coalesce(deaths, 0) END AS events
  FROM summed AS s FULL JOIN totals AS t ON t.year = s.year CROSS JOIN span)
SELECT year, events, published, events - published AS difference, events / nullif(published, 0) AS ratio,
  abs(events - published) <= greatest($deaths, $share * published) AS within
FROM years ORDER BY year
"""


def reconcile(events: pa.Table, country_year: pa.Table, iso3: str) -> pa.Table:
    """Deaths by year of one country: summed from GED events, and as UCDP totals them (see SCHEMA).

    ``events`` has the columns of events, ``country_year`` those of observations. An event counts in the year in which
    it starts, as UCDP counts it (no event of GED spans two years). EvidenceError where neither side knows the country.
    """
    with duckdb.connect() as con:
        con.register("events", events.select(["start", "iso3", "deaths_best"]))
        con.register("country_year", country_year.select(["start", "area", "metric", "victim", "scope", "value"]))
        values = {"iso3": iso3, "deaths": TOLERANCE_DEATHS, "share": TOLERANCE_SHARE}
        table: pa.Table = con.sql(_QUERY, params=values).to_arrow_table()
    if table.num_rows == 0:
        raise EvidenceError(f"neither the events nor the totals know {iso3!r}; expected an ISO 3166-1 alpha-3 code")
    return table.cast(SCHEMA)
