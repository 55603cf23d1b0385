-- One row a country and year; deaths as whole numbers, null where the text is none.
SELECT
  row, country, gw_iso3 AS area, file_version,
  as_whole(year) AS year,
  as_whole(cumulative_total_deaths_in_orgvio_best) AS all_best,
  as_whole(cumulative_total_deaths_in_orgvio_low) AS all_low,
  as_whole(cumulative_total_deaths_in_orgvio_high) AS all_high,
  as_whole(sb_total_deaths_best) AS sb_best, as_whole(sb_total_deaths_low) AS sb_low,
  as_whole(sb_total_deaths_high) AS sb_high,
  as_whole(ns_total_deaths_best) AS ns_best, as_whole(ns_total_deaths_low) AS ns_low,
  as_whole(ns_total_deaths_high) AS ns_high,
  as_whole(os_total_deaths_best) AS os_best, as_whole(os_total_deaths_low) AS os_low,
  as_whole(os_total_deaths_high) AS os_high,
  as_whole(cumulative_total_deaths_civilians_in_orgvio) AS all_civilian,
  as_whole(sb_deaths_civilians) AS sb_civilian,
  as_whole(ns_deaths_civilians) AS ns_civilian,
  min(raw.row) OVER same AS first_row,
  min(content) OVER same <> max(content) OVER same AS contents_differ
FROM (SELECT *, version AS file_version FROM raw) AS raw LEFT JOIN states ON states.gw = as_whole(country_id)
WINDOW same AS (PARTITION BY country_id, year)
