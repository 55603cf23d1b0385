-- Eight observations a country and year: all deaths in total and by type of violence, civilians likewise.
--
-- In nine rows of 25.1 best lies outside low to high. Within 10 deaths or a tenth of best the interval is widened to
-- take best in; further out (Eritrea 1998, Russia 2024) it says nothing and is left empty. For civilians UCDP gives no interval, except that all victims of one-sided violence are civilians by definition.
WITH parts AS (
  SELECT row, area, country, year, unnest([
    {name: 'all', scope: '', victim: 'all', best: all_best, low: all_low, high: all_high},
    {name: 'state_based', scope: 'part:state_based', victim: 'all', best: sb_best, low: sb_low, high: sb_high},
    {name: 'non_state', scope: 'part:non_state', victim: 'all', best: ns_best, low: ns_low, high: ns_high},
    {name: 'one_sided', scope: 'part:one_sided', victim: 'all', best: os_best, low: os_low, high: os_high},
    {name: 'civilian', scope: '', victim: 'civilian', best: all_civilian, low: NULL, high: NULL},
    {name: 'state_based-civilian', scope: 'part:state_based', victim: 'civilian', best: sb_civilian, low: NULL,
     high: NULL},
    {name: 'non_state-civilian', scope: 'part:non_state', victim: 'civilian', best: ns_civilian, low: NULL,
     high: NULL},
    {name: 'one_sided-civilian', scope: 'part:one_sided', victim: 'civilian', best: os_best, low: os_low,
     high: os_high}
  ], recursive := true)
  FROM kept
)
SELECT
  'ucdp-cy-' || area || '-' || year || '-' || name AS obs_id,
  getvariable('known_from')::DATE AS known_from,
  getvariable('published')::VARCHAR AS published,
  'ucdp' AS publisher,
  'UCDP Country-Year Dataset on Organized Violence ' || getvariable('version')::VARCHAR AS document,
  getvariable('url')::VARCHAR AS url,
  'deaths' AS metric,
  area,
  '' AS actor,
  victim,
  make_date(year, 1, 1) AS start,
  make_date(year, 12, 31) AS "end",
  best AS value,
  -- civilians among the dead whose side is unknown are not in the figure
  CASE WHEN victim = 'civilian' AND scope <> 'part:one_sided' THEN 'at_least' ELSE 'exact' END AS bound,
  CASE WHEN greatest(low - best, best - high) <= greatest(10, best / 10) THEN least(low, best) END AS low,
  CASE WHEN greatest(low - best, best - high) <= greatest(10, best / 10) THEN greatest(high, best) END AS high,
  'count' AS unit,
  NULL AS base_start, NULL AS base_end,
  CASE WHEN victim = 'civilian' AND scope <> 'part:one_sided'
       THEN 'people known to have been civilians, killed directly inside the country''s borders in '
       ELSE 'people killed directly inside the country''s borders in ' END
  || CASE scope
       WHEN '' THEN 'organised violence of all three types (state-based, non-state, one-sided)'
       WHEN 'part:state_based' THEN 'fighting with a government on at least one side'
       WHEN 'part:non_state' THEN 'fighting between armed groups without a government'
       ELSE 'deliberate killing of civilians by a government or an armed group' END
  || '; lethal events of dyads and actors that passed 25 deaths in some year'
  || CASE WHEN victim = 'all' AND scope <> 'part:one_sided'
          THEN '; fighters of every side and bystanders together' ELSE '' END AS definition,
  'lethal_events' AS counts,
  CASE WHEN victim = 'civilian' OR scope = 'part:one_sided' THEN 'out' ELSE 'in' END AS militants,
  '' AS territory,
  scope,
  'direct' AS reported_by,
  'high' AS confidence
FROM parts ORDER BY row, name
