-- The text of a facts file as values. A fiscal year (2018-19) is an interval of days, as a month or a year is. Where
-- the text can be both a month and a fiscal year (2011-12), the interval holds both readings.
WITH dated AS (
  SELECT *,
    fiscal_year(start) IS NOT NULL AS start_fiscal, fiscal_year("end") IS NOT NULL AS end_fiscal,
    getvariable('fiscal_month')::BIGINT AS fm
  FROM raw
)
SELECT
  row, id, subject, predicate, object, url, reported_by, confidence, notes,
  start AS raw_start, "end" AS raw_end,
  CASE WHEN start_fiscal THEN least(fiscal_first(start, fm), first_day(start)) ELSE first_day(start) END AS start,
  CASE WHEN start_fiscal THEN greatest(fiscal_final(start, fm), final_day(start)) ELSE final_day(start) END
    AS start_latest,
  CASE WHEN end_fiscal THEN least(fiscal_first("end", fm), first_day("end")) ELSE first_day("end") END AS "end",
  CASE WHEN end_fiscal THEN greatest(fiscal_final("end", fm), final_day("end")) ELSE final_day("end") END
    AS end_latest,
  start_fiscal OR end_fiscal AS fiscal,
  (start_fiscal AND first_day(start) IS NOT NULL) OR (end_fiscal AND first_day("end") IS NOT NULL) AS ambiguous,
  min(row) OVER (PARTITION BY content) AS first_row,
  first_value(id) OVER (PARTITION BY content ORDER BY row) AS first_id,
  min(row) OVER (PARTITION BY id) AS id_row
FROM dated
