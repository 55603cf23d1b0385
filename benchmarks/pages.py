"""The pages of a workbench by their addresses: one of every kind, and each with what it can be asked to show."""

from __future__ import annotations

from typing import Any

import httpx

_FIXED = (
    "/", "/explore", "/explore?show=both", "/explore?show=hot", "/explore?area=Balochistan",
    "/explore?actor=TTP&level=province", "/explore?sort=deadliest&page=20", "/explore/two", "/measure",
    "/measure/breaks", "/measure/compare", "/measure/count", "/measure/coverage", "/measure/delays", "/measure/effect",
    "/measure/place", "/measure/tempo", "/measure/trend", "/measure/undercount", "/measure/windows", "/actors",
    "/actors/ttp", "/places", "/places/PAK", "/operations", "/operations/zarb_e_azb", "/programmes", "/publishers",
    "/publishers/picss", "/strategies", "/strategies/azm_e_istehkam", "/documents", "/allegations", "/review",
    "/briefs", "/sources", "/sources/datasets/ucdp_ged", "/jobs", "/watch", "/account",
)  # fmt: skip
_BRIEFS = {"actor": {"subject": "ttp"}, "assessment": {}, "monthly": {}}


async def pages(client: httpx.AsyncClient, report: str) -> list[str]:
    """All addresses; a report is checked and briefs are ordered first, so that there are pages of them."""
    check = await _made(client, "/checks.json", {"text": report, "title": "Pages", "date": "2025-04-08"})
    (claim, *_) = (await _read(client, f"{check}.json"))["claims"]
    found = [*_FIXED, check, f"{check}/claims/{claim['id']}", f"{check}/decisions"]
    for outline, more in _BRIEFS.items():
        ordered = {"outline": outline, "country": "Pakistan", **more}
        found += [f"/briefs/new/{outline}", await _made(client, "/briefs.json", ordered)]
    found += [f"/{of}/{(await _read(client, f'/{of}.json'))[of][0]['id']}" for of in ("documents", "allegations")]
    found += [
        f"/places/{one['id']}" for one in (await _read(client, "/explore.json"))["areas"][:1]
    ]  # the district with the most
    release = next(r for r in (await _read(client, "/sources.json"))["sources"] if r["kind"] == "events")["release"]
    row = (await _read(client, "/explore.json"))["events"][0]["rows"]
    return [*found, f"/sources/{release}", f"/sources/{release}/rejects", f"/rows?at={row}"]


async def _made(client: httpx.AsyncClient, path: str, asked: dict[str, Any]) -> str:
    """The page of what a request made."""
    answer = await client.post(path, json=asked)
    answer.raise_for_status()
    return answer.headers["location"].removesuffix(".json")


async def _read(client: httpx.AsyncClient, path: str) -> Any:
    answer = await client.get(path)
    answer.raise_for_status()
    return answer.json()
