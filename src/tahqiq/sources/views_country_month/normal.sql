-- One observation a country and month: best estimates only, of state-based violence only.
SELECT
  'views-cm-' || area || '-' || year || '-' || lpad(month::VARCHAR, 2, '0') AS obs_id,
  getvariable('known_from')::DATE AS known_from,
  getvariable('published')::VARCHAR AS published,
  'ucdp' AS publisher,
  'VIEWS country-month panel of UCDP state-based deaths, to ' || getvariable('version')::VARCHAR AS document,
  getvariable('url')::VARCHAR AS url,
  'deaths' AS metric,
  area,
  '' AS actor,
  'all' AS victim,
  make_date(year, month, 1) AS start,
  last_day(make_date(year, month, 1)) AS "end",
  deaths AS value,
  'exact' AS bound,
  NULL AS low, NULL AS high,
  'count' AS unit,
  NULL AS base_start, NULL AS base_end,
  'people killed directly inside the country''s borders in fighting with a government on at least one side, best '
  || 'estimate; lethal events of dyads that passed 25 deaths in some year; fighters of every side and bystanders together'
  || CASE WHEN make_date(year, month, 1) < getvariable('renewed')::DATE THEN '; older vintage of the panel' ELSE '' END
    AS definition,
  'lethal_events' AS counts,
  'in' AS militants,
  '' AS territory,
  'part:state_based' AS scope,
  'direct' AS reported_by,
  'high' AS confidence
FROM kept ORDER BY row
