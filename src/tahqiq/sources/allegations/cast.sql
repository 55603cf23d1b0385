-- The text of an allegations file, its dates checked but kept as given.
SELECT
  row, id, alleger, accused, allegation, denied_by, evidence_offered, third_party_view,
  first_date, first_date AS raw_first_date, first_day(first_date) AS first_from, final_day(first_date) AS known_from,
  denial_date, denial_date AS raw_denial_date, first_day(denial_date) AS denial_from,
  final_day(denial_date) AS denial_until,
  regexp_replace(urls, '\s+\|\s+', ' | ', 'g') AS urls,
  min(row) OVER (PARTITION BY content) AS first_row,
  first_value(id) OVER (PARTITION BY content ORDER BY row) AS first_id,
  min(row) OVER (PARTITION BY id) AS id_row
FROM raw
