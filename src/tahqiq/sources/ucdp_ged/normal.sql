-- The rows kept, in the form of terms.evidence.EVENTS.
--
-- Deaths by victim class. UCDP gives deaths of side A, of side B, of civilians and of people whose side is unknown
-- (codebook 24.1, "deaths_a" and following); best is always their sum. Who the sides are follows from the type of
-- violence: in a state-based conflict side A is a government, and side B too where the conflict is between states; in
-- a non-state conflict neither is; in one-sided violence side A is the perpetrator, side B reads "Civilians", and the
-- dead are civilians (or unknown).
SELECT
  event_id::VARCHAR AS event_id,
  getvariable('known_from')::DATE AS known_from,
  start, "end", date_prec, event_clarity, latitude, longitude, where_prec,
  country, coalesce(file_iso3, gw_iso3) AS iso3,
  adm_1 AS adm1, adm_2 AS adm2, where_coordinates AS place,
  ['state_based', 'non_state', 'one_sided'][kind_code] AS kind,
  conflict_name AS conflict, dyad_name AS dyad,
  side_a, side_b, side_a_id::VARCHAR AS side_a_id, side_b_id::VARCHAR AS side_b_id,
  nullif(sources, -1) AS sources,  -- -1: not recorded, as for all events coded before 2013
  -- in a few rows best lies outside low to high; the interval is widened to take it in
  least(low, best) AS deaths_low, best AS deaths_best, greatest(high, best) AS deaths_high,
  CASE WHEN a_is_state THEN deaths_a ELSE 0 END + CASE WHEN b_is_state THEN deaths_b ELSE 0 END AS deaths_state,
  CASE WHEN a_is_state THEN 0 ELSE deaths_a END + CASE WHEN b_is_state THEN 0 ELSE deaths_b END
    AS deaths_armed_group,
  deaths_civilians AS deaths_civilian,
  deaths_unknown,
  NULL AS area_id, NULL AS located_by, NULL AS actor_a, NULL AS actor_b
FROM kept ORDER BY row
