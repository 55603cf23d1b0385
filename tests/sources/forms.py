"""Small files in the publishers' forms. Every figure in them is invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

Row = Mapping[str, str]
Write = Callable[..., Path]

GED = {
    "id": "1", "relid": "PAK-2013-1-1-1", "year": "2013", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_dset_id": "404", "conflict_new_id": "404",
    "conflict_name": "Pakistan: Government", "dyad_dset_id": "855", "dyad_new_id": "855",
    "dyad_name": "Government of Pakistan - TTP", "side_a_dset_id": "142", "side_a_new_id": "142",
    "side_a": "Government of Pakistan", "side_b_dset_id": "325", "side_b_new_id": "325",
    "side_b": "TTP", "number_of_sources": "2", "source_article": "invented", "where_prec": "2",
    "where_coordinates": "Miran Shah town", "where_description": "near the town", "adm_1": "FATA",
    "adm_2": "North Waziristan", "latitude": "33.0", "longitude": "70.07", "geom_wkt": "POINT (70.07 33.0)",
    "country": "Pakistan", "country_id": "770", "region": "Asia", "event_clarity": "1", "date_prec": "1",
    "date_start": "2013-05-01", "date_end": "2013-05-02", "deaths_a": "1", "deaths_b": "4", "deaths_civilians": "2",
    "deaths_unknown": "3", "best": "10", "high": "12", "low": "9", "gwnoa": "770", "gwnob": "",
}  # fmt: skip

COUNTRY_YEAR = {
    "country_id_cy": "770", "country_cy": "Pakistan", "year_cy": "2013",
    "sb_deaths_civilians_cy": "2", "sb_total_deaths_best_cy": "10", "sb_total_deaths_high_cy": "12",
    "sb_total_deaths_low_cy": "9", "ns_deaths_civilians_cy": "0", "ns_total_deaths_best_cy": "3",
    "ns_total_deaths_high_cy": "3", "ns_total_deaths_low_cy": "3", "os_total_deaths_best_cy": "5",
    "os_total_deaths_high_cy": "8", "os_total_deaths_low_cy": "5",
    "cumulative_total_deaths_civilians_in_orgvio_cy": "7", "cumulative_total_deaths_in_orgvio_best_cy": "18",
    "cumulative_total_deaths_in_orgvio_high_cy": "23", "cumulative_total_deaths_in_orgvio_low_cy": "17",
    "version": "25.1",
}  # fmt: skip

STATISTIC = {
    "id": "s-1", "publisher": "picss", "document": "annual report", "url": "https://example.org/1",
    "published": "2025-01", "metric": "deaths", "area": "PAK", "actor": "", "victim": "all",
    "period_start": "2024-01-01", "period_end": "2024-12-31", "value": "100", "bound": "exact", "low": "", "high": "",
    "unit": "count", "definition": "killed in attacks", "reported_by": "direct", "confidence": "high",
}  # fmt: skip

INCIDENT = {
    "id": "i-1", "date_start": "2024-03-01", "date_end": "2024-03-02", "place": "a market", "district": "Quetta",
    "area": "PK-BA", "lat": "30.2", "lon": "67.0", "kind": "bombing", "target": "shoppers", "claimed_by": "bla",
    "attributed_to": "", "killed_low": "3", "killed_best": "4", "killed_high": "6", "killed_security": "1",
    "killed_civilian": "3", "killed_militant": "", "injured_low": "5", "injured_high": "9",
    "urls": "https://example.org/2 | https://example.org/3", "notes": "",
}  # fmt: skip

FACT = {
    "id": "f-1", "subject": "agency", "predicate": "budget", "object": "1", "start": "2018-19", "end": "",
    "url": "https://example.org/4", "reported_by": "direct", "confidence": "medium", "notes": "",
}  # fmt: skip

ALLEGATION = {
    "id": "a-1", "alleger": "one", "accused": "another", "allegation": "support", "first_date": "2021-06",
    "denied_by": "another", "denial_date": "2021-06-27", "evidence_offered": "", "third_party_view": "",
    "urls": "https://example.org/5",
}  # fmt: skip

COUNTRY_MONTH = {
    "country_id": "136", "month_id": "420", "ged_sb": "24.0", "source": "", "year": "2014", "month": "12",
    "country": "Pakistan",
}  # fmt: skip

FORMS: dict[str, Row] = {
    "ucdp_ged": GED,
    "ucdp_country_year": COUNTRY_YEAR,
    "views_country_month": COUNTRY_MONTH,
    "statistics": STATISTIC,
    "incidents": INCIDENT,
    "facts": FACT,
    "allegations": ALLEGATION,
}
NAMES = {"ucdp_ged": "GEDEvent_v22_1.csv", "ucdp_country_year": "organizedviolencecy_v25_1.csv"}
