"""An import in a browser: sent, followed while it is worked, cancelled; with script and without."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import served
from tests.workbench.grown import later_file

from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.jobs.foreman import Foreman

pytestmark = pytest.mark.browser
LONG = 60_000  # milliseconds


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[tuple[str, Any]]:
    """A workbench whose jobs a test has worked, and its application."""
    with served(Settings(tmp_path / "workspace", jobs=None)) as (at, app):
        yield at, app


def sent(page: Page, at: str, file: Path) -> None:
    """Sends the file by the form, by keyboard from the file on."""
    page.goto(f"{at}/sources")
    page.get_by_label("The file").set_input_files(str(file))
    page.get_by_text("Its dataset, version and day").press("Enter")
    page.get_by_role("combobox", name="Dataset").select_option("statistics")
    page.get_by_label("Version").fill("2026-08")
    page.get_by_label("Published").fill("2026-08")
    page.get_by_label("Published").press("Enter")
    page.wait_for_url("**/jobs/*")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_an_import_is_followed_to_its_end(
    browser: Browser, workbench: tuple[str, Any], tmp_path: Path, script: bool
) -> None:
    at, app = workbench
    context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 800})
    page, odd = context.new_page(), []
    page.on("console", lambda message: odd.append(message.text))
    sent(page, at, later_file(tmp_path, 500))
    expect(page.get_by_role("status")).to_contain_text("waits for its turn")
    foreman = Foreman(app.state.office.jobs)
    foreman.start()
    try:
        expect(page.get_by_role("status")).to_contain_text("statistics@2026-08 is in the workspace", timeout=LONG)
    finally:
        foreman.stop()
    expect(page.get_by_role("button", name="Cancel it")).to_have_count(0)
    page.get_by_role("link", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("statistics@2026-08")
    assert odd == []
    context.close()


def test_an_import_is_cancelled_from_its_page(browser: Browser, workbench: tuple[str, Any], tmp_path: Path) -> None:
    at, app = workbench
    context = browser.new_context()
    page = context.new_page()
    sent(page, at, later_file(tmp_path, 500))
    foreman = Foreman(app.state.office.jobs)
    foreman.start()
    job = page.url.rpartition("/")[2]
    while app.state.office.jobs.get(job).state != "working":
        time.sleep(0.02)
    os.kill(foreman._workers[job].process.pid, signal.SIGSTOP)  # so that it does not end before it is cancelled
    expect(page.get_by_role("status")).to_contain_text("working", timeout=LONG)
    page.get_by_role("button", name="Cancel it").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("nothing of it was kept", timeout=LONG)
    foreman.stop()
    assert "statistics@2026-08" not in app.state.office.held()
    context.close()
