"""Pictures of every page of the workbench, light and dark, wide and narrow: ``python -m tools.workbench_pictures``.

Written to ``docs/images/workbench`` and listed in ``docs/workbench-pictures.md``. Needs Debian's chromium.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from tests.browser.served import served

from tahqiq.serve.web.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
FOLDER = DOCS / "images" / "workbench"
PAGE = DOCS / "workbench-pictures.md"
SIZES = {"wide": (1280, 860), "narrow": (360, 720)}
COLOURS = 48  # enough for a page, and a fifth of the bytes
PAGES: Mapping[str, str] = {
    "check": "/", "report": "/checks/{check}", "claim": "/checks/{check}/claims/c1", "explore": "/explore",
    "measure": "/measure/compare", "effect": "/measure/effect?name=zarb_e_azb&area=North+Waziristan&count=events",
    "actors": "/actors", "actor": "/actors/ttp", "place": "/places/PK-BA", "operation": "/operations/zarb_e_azb",
    "strategies": "/strategies", "strategy": "/strategies/azm_e_istehkam", "review": "/review", "briefs": "/briefs",
    "brief": "/briefs/{brief}", "sources": "/sources", "documents": "/documents",
    "document": "/documents/76fb3d90b6a55453", "allegations": "/allegations", "allegation": "/allegations/pk-alleg-01",
    "undercount": "/measure/undercount?lists=a,b,c&cells=90,80,30,70,20,15,9", "watch": "/watch", "login": "/login",
}  # fmt: skip


def main() -> None:
    """Take them."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, served(Settings(Path(folder) / "workspace")) as (at, app):
        ids = _filled(app)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            taken = [name for name, path in PAGES.items() if _all(browser, name, at + path.format(**ids))]
            browser.close()
    PAGE.write_text(_listed(taken), encoding="utf-8")


def _filled(app: Any) -> dict[str, str]:
    """A check of the example that is watched, and a brief."""
    from datetime import date

    from tahqiq.workbench import briefing, watching
    from tahqiq.workbench.briefs import Ordered
    from tahqiq.workbench.example import example
    from tahqiq.workbench.watch import Kind

    office = app.state.office
    name, _ = office.check(example())
    watching.begin(office, Kind.CHECK, {"check": name})
    ordered = Ordered("assessment", "Pakistan", date(2025, 4, 8), date(2024, 1, 1))
    brief = office.briefs.get(office.briefs.add(ordered))
    briefing.write_draft(office, brief)
    return {"check": name, "brief": brief.id}


def _all(browser: Browser, name: str, address: str) -> bool:
    """Whether there is such a page; its four pictures."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme,
                                          reduced_motion="reduce")  # type: ignore[arg-type]  # fmt: skip
            page = context.new_page()
            answer = page.goto(address)
            if answer is None or answer.status == 404:
                context.close()
                return False
            page.wait_for_load_state("networkidle")
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
            picture.save(FOLDER / f"{name}-{size}-{scheme}.png", optimize=True)
            context.close()
    return True


def _listed(names: list[str]) -> str:
    parts = ["# The workbench in pictures", "", "Made by `python -m tools.workbench_pictures` on the bundled evidence."]
    for name in names:
        parts += ["", f"## {name.capitalize()}", ""]
        for size in SIZES:
            row = [
                f"![{name}, {size}, {scheme}](images/workbench/{name}-{size}-{scheme}.png)"
                for scheme in ("light", "dark")
            ]
            parts.append(" ".join(row))
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
