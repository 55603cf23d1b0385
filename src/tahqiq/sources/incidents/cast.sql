-- The text of an incidents file as values.
SELECT
  row, id, place, district, area, kind, target, notes,
  date_start AS raw_date_start, first_day(date_start) AS start, final_day(date_start) AS known_from,
  date_end AS raw_date_end, final_day(coalesce(date_end, date_start)) AS "end",
  lat AS raw_lat, as_number(lat) AS lat, lon AS raw_lon, as_number(lon) AS lon,
  regexp_replace(claimed_by, '\s*\|\s*', ' | ', 'g') AS claimed_by,
  regexp_replace(attributed_to, '\s*\|\s*', ' | ', 'g') AS attributed_to,
  regexp_replace(urls, '\s+\|\s+', ' | ', 'g') AS urls,
  killed_low AS raw_killed_low, as_whole(killed_low) AS killed_low,
  killed_best AS raw_killed_best, as_whole(killed_best) AS killed_best,
  killed_high AS raw_killed_high, as_whole(killed_high) AS killed_high,
  killed_security AS raw_killed_security, as_whole(killed_security) AS killed_security,
  killed_civilian AS raw_killed_civilian, as_whole(killed_civilian) AS killed_civilian,
  killed_militant AS raw_killed_militant, as_whole(killed_militant) AS killed_militant,
  injured_low AS raw_injured_low, as_whole(injured_low) AS injured_low,
  injured_high AS raw_injured_high, as_whole(injured_high) AS injured_high,
  min(row) OVER (PARTITION BY content) AS first_row,
  first_value(id) OVER (PARTITION BY content ORDER BY row) AS first_id,
  min(row) OVER (PARTITION BY id) AS id_row
FROM raw
