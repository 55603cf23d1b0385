-- The text of a GED file as values, row for row; null where the text is none. Columns as in UCDP GED 18.1 to 25.1.
SELECT
  row, id, country, adm_1, adm_2, where_coordinates, conflict_name, dyad_name, side_a, side_b, code_status,
  as_whole(id) AS event_id,
  as_whole(type_of_violence) AS kind_code,
  as_day(date_start) AS start,
  as_day(date_end) AS "end",
  as_whole(year) AS file_year,
  as_whole(date_prec) AS date_prec,
  as_whole(event_clarity) AS event_clarity,
  as_whole(where_prec) AS where_prec,
  as_number(latitude) AS latitude,
  as_number(longitude) AS longitude,
  upper(iso3) AS file_iso3,
  gw_iso3,
  as_whole(side_a_new_id) AS side_a_id,
  as_whole(side_b_new_id) AS side_b_id,
  as_whole(number_of_sources) AS sources,
  as_whole(best) AS best, as_whole(low) AS low, as_whole(high) AS high,
  as_whole(deaths_a) AS deaths_a, as_whole(deaths_b) AS deaths_b,
  as_whole(deaths_civilians) AS deaths_civilians, as_whole(deaths_unknown) AS deaths_unknown,
  -- a government has a Gleditsch-Ward number, and UCDP names it "Government of …" (all 163 governments of the actor
  -- list 22.1, and no other actor); the name alone decides where a file has no numbers
  gwnoa IS NOT NULL OR starts_with(side_a, 'Government of ') AS a_is_state,
  gwnob IS NOT NULL OR starts_with(side_b, 'Government of ') AS b_is_state,
  raw.latitude AS raw_latitude, raw.longitude AS raw_longitude, raw.where_prec AS raw_where_prec,
  raw.date_prec AS raw_date_prec, raw.event_clarity AS raw_event_clarity,
  first_row, contents_differ
FROM raw
LEFT JOIN states ON states.gw = as_whole(country_id)
LEFT JOIN (
  SELECT as_whole(id) AS same_id, min(row) AS first_row, min(content) <> max(content) AS contents_differ
  FROM raw GROUP BY as_whole(id) HAVING count(*) > 1
) ON same_id = as_whole(id)
