-- The rows kept, in the form of terms.evidence.OBSERVATIONS. What is not given is "" in a text, null in a value.
SELECT
  id AS obs_id,
  known_from,
  coalesce(published, '') AS published,
  publisher,
  coalesce(document, '') AS document,
  coalesce(url, '') AS url,
  metric, area,
  coalesce(actor, '') AS actor,
  coalesce(victim, '') AS victim,
  start, "end", value, bound, low, high, unit, base_start, base_end,
  coalesce(definition, '') AS definition,
  coalesce(counts, 'unspecified') AS counts,
  coalesce(militants, 'unspecified') AS militants,
  coalesce(territory, '') AS territory,
  coalesce(scope, '') AS scope,
  coalesce(reported_by, '') AS reported_by,
  coalesce(confidence, '') AS confidence
FROM kept ORDER BY row
