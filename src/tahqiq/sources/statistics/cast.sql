-- The text of a statistics file as values. Renamed metrics are those of terms.vocabulary.METRICS.
SELECT
  row, id, publisher, document, url, area, victim, bound, unit, definition, reported_by, confidence,
  published, published AS raw_published, first_day(published) AS published_from, final_day(published) AS known_from,
  CASE metric
    WHEN 'fighters_strength' THEN 'fighters'
    WHEN 'change_pct:fighters_strength' THEN 'change_pct:fighters'
    WHEN 'fence_km' THEN 'other:fence_km'
    WHEN 'fence_pct' THEN 'other:fence_pct'
    WHEN 'border_km' THEN 'other:border_km'
    WHEN 'organisations' THEN 'other:organisations'
    WHEN 'plots_averted_pct' THEN 'other:plots_averted'
    ELSE metric END AS metric,
  regexp_replace(actor, '\s*\|\s*', ' | ', 'g') AS actor,
  period_start AS raw_period_start, first_day(period_start) AS start,
  period_end AS raw_period_end, final_day(period_end) AS "end",
  base_start AS raw_base_start, first_day(base_start) AS base_start,
  base_end AS raw_base_end, final_day(base_end) AS base_end,
  value AS raw_value, as_number(value) AS value,
  low AS raw_low, as_number(low) AS low,
  high AS raw_high, as_number(high) AS high,
  counts, militants, territory, scope,
  min(row) OVER (PARTITION BY content) AS first_row,
  first_value(id) OVER (PARTITION BY content ORDER BY row) AS first_id,
  min(row) OVER (PARTITION BY id) AS id_row
FROM raw
