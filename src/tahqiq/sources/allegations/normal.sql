-- The rows kept, in the form of terms.evidence.ALLEGATIONS.
SELECT
  id AS allegation_id, known_from, alleger, accused, allegation,
  coalesce(first_date, '') AS first_date,
  coalesce(denied_by, '') AS denied_by, coalesce(denial_date, '') AS denial_date,
  coalesce(evidence_offered, '') AS evidence_offered, coalesce(third_party_view, '') AS third_party_view,
  coalesce(urls, '') AS urls
FROM kept ORDER BY row
