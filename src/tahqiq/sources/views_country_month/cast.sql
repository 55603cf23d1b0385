-- One row a country and month; the country by the id that VIEWS gives it, in the months in which it has that meaning.
SELECT
  raw.row, raw.country, iso3 AS area,
  as_whole(raw.year) AS year, as_whole(raw.month) AS month, as_whole(raw.month_id) AS month_id,
  as_whole(raw.ged_sb) AS deaths,
  coalesce(raw.source, '') AS vintage,
  known.id IS NOT NULL AS is_known,
  as_whole(raw.month_id) BETWEEN coalesce(known.first, 0) AND coalesce(known.last, 9999) AS in_time,
  min(raw.row) OVER same AS first_row,
  min(content) OVER same <> max(content) OVER same AS contents_differ
FROM raw LEFT JOIN countries AS known ON known.id = as_whole(raw.country_id)
WINDOW same AS (PARTITION BY raw.country_id, raw.month_id)
