"""Explore in a browser: a click on the map sets the area, a brush over the timeline the period; the same by keyboard
and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import served

from tahqiq.serve.web.settings import Settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench on the bundled evidence."""
    with served(Settings(tmp_path_factory.mktemp("explore") / "workspace")) as (at, _):
        yield at


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Explore, opened; the test fails if the page logged anything or asked anybody else."""
    odd: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.on("console", lambda message: odd.append(message.text))
    opened.on("pageerror", lambda error: odd.append(str(error)))
    opened.on("request", lambda asked: odd.append(asked.url) if not asked.url.startswith((address, "data:")) else None)
    opened.goto(f"{address}/explore")
    yield opened
    context.close()
    assert odd == []


def _finding(page: Page) -> str:
    return str(page.locator(".finding").inner_text())


def _bar(page: Page, at: int) -> tuple[float, float]:
    box = page.locator("#timeline").bounding_box()
    bars = int(page.locator("#timeline").get_attribute("data-bars") or 0)
    assert box
    return box["x"] + (at + 0.5) * box["width"] / bars, box["y"] + box["height"] / 2


def test_a_click_on_the_map_sets_the_area_and_the_way_back_unsets_it(page: Page) -> None:
    whole = _finding(page)
    area = page.locator("svg a[data-area] path.s5").first
    name = str(page.locator("svg a[data-area]:has(path.s5) title").first.text_content()).split(":")[0]
    area.click()
    expect(page.locator(".finding")).to_contain_text(name)
    assert re.search(r"[?&]area=", page.url)
    row = page.locator(".areas tbody tr")
    expect(row).to_have_count(1)
    assert str(row.locator("td").first.inner_text()) in _finding(page)
    page.go_back()
    expect(page.locator(".finding")).to_have_text(whole)


def test_a_brush_over_the_timeline_sets_the_period_of_everything(page: Page) -> None:
    page.mouse.move(*_bar(page, 240))
    page.mouse.down()
    page.mouse.move(*_bar(page, 250), steps=4)
    assert float(page.locator("#timeline .brush").get_attribute("width") or 0) > 20
    page.mouse.move(*_bar(page, 251))
    page.mouse.up()
    page.wait_for_url("**/explore?*period=2009-01..2009-12*")
    expect(page.locator(".finding")).to_contain_text("2009")
    expect(page.locator("#timeline .on")).to_have_count(12)
    assert page.locator("input[name=period]").input_value() == "2009-01..2009-12"
    days = page.locator(".events tbody th").all_inner_texts()
    assert days and all(day.startswith("2009") for day in days)


def test_one_bar_sets_its_month_and_keeps_the_area(page: Page, address: str) -> None:
    page.goto(f"{address}/explore?area=Balochistan")
    page.mouse.click(*_bar(page, 300))
    page.wait_for_url("**/explore?*period=2014-01*")
    assert "area=Balochistan" in page.url
    expect(page.locator("#timeline .on")).to_have_count(1)


def test_the_period_is_set_by_keyboard(page: Page) -> None:
    page.locator("#from").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator("#from").get_attribute("aria-valuetext") == "1989-04"
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?*period=1989-04..2021-12*")
    page.locator(".steps a", has_text="2014").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?*period=2014*")
    page.locator(".areas a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore?*area=*")


def test_filters_sorting_and_pages_stay_in_place(page: Page) -> None:
    page.fill("input[name=actor]", "TTP")
    page.click("button.main")
    page.wait_for_url("**/explore?*actor=TTP*")
    page.locator("#events + p a, p.hint a", has_text="Most deaths").first.click()
    page.wait_for_url("**sort=deadliest*")
    page.locator(".pager a[rel=next]").click()
    page.wait_for_url("**page=2*")
    expect(page.locator(".pager span")).to_contain_text("Page 2 of")
    assert "actor=TTP" in page.url and "sort=deadliest" in page.url


def test_without_script_everything_is_a_link_or_a_form(browser: Browser, address: str) -> None:
    options: dict[str, Any] = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(f"{address}/explore")
        page.locator(".steps a", has_text="2014").click()
        page.wait_for_url("**/explore?*period=2014*")
        page.locator(".areas a").first.click()
        page.wait_for_url("**/explore?*area=*")
        page.fill("input[name=actor]", "no such group")
        page.click("button.main")
        assert "names no actor" in str(page.locator("[role=alert]").inner_text())
        assert page.locator(".finding").count() == 0
