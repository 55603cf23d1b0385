"""Every page of the workbench in a browser: WCAG 2.2 AA by axe, 360 px wide, nothing from elsewhere, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright.sync_api")
pytest.importorskip("axe_playwright_python", reason="axe is not installed; pip install 'tahqiq[dev]'")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.served import served

from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.team.roles import Role

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PAGES = (
    "/", "/checks/example", "/checks/example?verdict=contradicted", "/explore",
    "/explore?area=Balochistan&period=2018&show=both", "/explore/two", "/sources",
    "/measure", "/measure/compare", "/measure/effect", "/actors", "/actors/ttp", "/places/PAK",
    "/operations/zarb_e_azb", "/strategies", "/strategies/azm_e_istehkam", "/briefs", "/briefs/new/monthly", "/watch",
    "/account", "/nowhere", "/checks/example/claims/c10", "/checks/example/decisions", "/review",
    "/rows?at=tahqiq:{PAK}?id=obs-crss-0277",
    "/sources", "/sources/ucdp_ged@22.1", "/sources/ucdp_ged@22.1/rejects",
    "/sources/{PAK}/since/{NGA}", "/sources/datasets/facts", "/jobs",
    "/measure/undercount", "/measure/undercount?lists=a,b,c&cells=90,80,30,70,20,15,9",
    "/documents", "/documents/76fb3d90b6a55453", "/allegations", "/allegations/pk-alleg-01",
)  # fmt: skip
WORDS = "four plain words here"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench with one check of the example that is watched."""
    with served(Settings(tmp_path_factory.mktemp("browser") / "workspace")) as (at, app):
        from tahqiq.workbench import watching
        from tahqiq.workbench.example import example
        from tahqiq.workbench.watch import Kind

        name, _ = app.state.office.check(example())  # type: ignore[attr-defined]
        watching.begin(app.state.office, Kind.CHECK, {"check": name})  # type: ignore[attr-defined]
        EXAMPLE.append(name)
        with app.state.office.desk() as workspace:  # type: ignore[attr-defined]  # any ASGI app
            STATISTICS.update({r.area: r.release_id for r in workspace.releases() if r.dataset == "statistics"})
        yield at


EXAMPLE: list[str] = []
STATISTICS: dict[str, str] = {}
"""The release of printed figures of each country: which it is called hangs on the order of the packs."""


def opened(browser: Browser, at: str, path: str, width: int, scheme: str) -> tuple[Page, list[str]]:
    """A page, and what it logged or asked of anybody else."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",  # type: ignore[arg-type]
    )
    page, odd = context.new_page(), []
    missing = path == "/nowhere"  # its status is told in the console, as it should
    page.on("console", lambda message: odd.append(message.text) if not missing else None)
    page.on("pageerror", lambda error: odd.append(str(error)))
    page.on("request", lambda asked: odd.append(asked.url) if not asked.url.startswith((at, "data:")) else None)
    for country, release in STATISTICS.items():
        path = path.replace(f"{{{country}}}", release)
    page.goto(at + path.replace("/checks/example", f"/checks/{EXAMPLE[-1]}"))
    return page, odd


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_passes_axe(browser: Browser, address: str, path: str, scheme: str) -> None:
    page, odd = opened(browser, address, path, 1280, scheme)
    try:
        found = Axe().run(page, options=RULES)
        told = [
            f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:3]}" for v in found.response["violations"]
        ]
        assert not told, "\n".join(told)
        assert odd == []
    finally:
        page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_a_telephone(browser: Browser, address: str, path: str) -> None:
    page, _ = opened(browser, address, path, 360, "light")
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finally:
        page.context.close()


def test_the_menu_is_reached_by_keyboard(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address, "/", 1280, "light")
    try:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        for _ in range(3):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/explore")
    finally:
        page.context.close()


def test_a_team_signs_in_and_sees_what_its_roles_may(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settings = Settings(tmp_path_factory.mktemp("team") / "workspace", team=True)
    with served(settings) as (at, app):
        for role in (Role.VIEWER, Role.ADMIN):
            app.state.office.team.accounts.add(f"the-{role}", role, WORDS)  # type: ignore[attr-defined]
        for role, sees in ((Role.VIEWER, 0), (Role.ADMIN, 1)):
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{at}/strategies")
            page.get_by_label("Account").fill(f"the-{role}")
            page.get_by_label("Password").fill(WORDS)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/strategies")
            assert page.get_by_role("link", name="Team").count() == sees
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url("**/login")
            context.close()
