-- The rows kept, in the form of terms.evidence.FACTS.
SELECT
  id AS fact_id,
  coalesce(start_latest, end_latest) AS known_from,
  subject, predicate, coalesce(object, '') AS object,
  start, start_latest, "end", end_latest,
  coalesce(raw_start, '') AS start_text, coalesce(raw_end, '') AS end_text,
  coalesce(url, '') AS url, coalesce(reported_by, '') AS reported_by, coalesce(confidence, '') AS confidence,
  coalesce(notes, '') AS notes
FROM kept ORDER BY row
