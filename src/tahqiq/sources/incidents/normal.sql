-- The rows kept, in the form of terms.evidence.INCIDENTS.
SELECT
  id AS incident_id, known_from, start, "end",
  coalesce(place, '') AS place, coalesce(district, '') AS district, area,
  lat AS latitude, lon AS longitude, NULL AS area_id,
  kind, coalesce(target, '') AS target,
  coalesce(claimed_by, '') AS claimed_by, coalesce(attributed_to, '') AS attributed_to,
  killed_low, killed_best, killed_high, killed_security, killed_civilian, killed_militant,
  injured_low, injured_high,
  coalesce(urls, '') AS urls, coalesce(notes, '') AS notes
FROM kept ORDER BY row
