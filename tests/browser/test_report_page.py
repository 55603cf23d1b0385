"""The HTML report in a browser: filters, keys, widths, print, and that it asks nobody for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page

from tahqiq.serve.report import render_html

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample report alone, and twice in one file."""
    import kestria

    folder = tmp_path_factory.mktemp("pages")
    pages = {"one": [kestria.checked()], "two": [kestria.checked()] * 2}
    for name, results in pages.items():
        (folder / f"{name}.html").write_text(render_html(results, kestria.NAMES), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def visit(browser: Browser, files: dict[str, Path]) -> Iterator[Open]:
    """Opens a page from disk; the test fails if it logged anything or asked for another file."""
    seen: list[str] = []
    contexts = []

    def opened(name: str = "one", width: int = 1360, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on(
            "request", lambda asked: seen.append(asked.url) if not asked.url.startswith(("file:", "data:,")) else None
        )
        page.goto(files[name].as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


def _shown(page: Page) -> list[str]:
    """The numbers of the cards that pass the filters."""
    cards = page.locator(".card:not([data-out])")
    return [str(card.get_attribute("id")).removeprefix("d1c") for card in cards.all()]


def _current(page: Page) -> str | None:
    return page.locator(".card.on").get_attribute("id")


def test_it_opens_from_disk_and_asks_for_nothing(visit: Open) -> None:
    page = visit()
    assert page.locator("h1").inner_text() == "Kestria: security in the first quarter of 2025"
    assert page.locator(".card").count() == 20
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length") == 0
    )


def test_verdicts_filter_the_cards_and_dim_the_marks(visit: Open) -> None:
    page = visit()
    contradicted = page.locator(".legend [data-verdict=contradicted]")
    contradicted.click()
    assert _shown(page) == ["1", "8", "14"]
    assert contradicted.get_attribute("aria-pressed") == "true"
    assert page.locator("#status").inner_text() == "3 of 20 claims"
    assert page.locator(".mark:not([data-dim])").count() < page.locator(".mark").count()
    page.locator(".mini [data-verdict=depends]").click()
    assert _shown(page) == ["1", "4", "8", "14", "19"]
    page.keyboard.press("Escape")
    assert len(_shown(page)) == 20


def test_flags_and_words_filter_together(visit: Open) -> None:
    page = visit()
    page.locator("#flag").select_option("misplaced")
    assert _shown(page) == ["1", "8"]
    page.locator("#find").fill("north VALE")
    assert _shown(page) == ["1", "8"]  # one of the first one's readings is of North Vale
    page.locator("#find").fill("press march")
    assert _shown(page) == ["1"]
    page.locator("#find").fill("nothing has this")
    assert _shown(page) == []
    page.get_by_role("button", name="Show all").click()
    assert len(_shown(page)) == 20


def test_a_filter_opens_the_group_of_what_cannot_be_checked(visit: Open) -> None:
    page = visit()
    assert not page.locator("#d1c16").is_visible()
    page.locator(".legend [data-verdict=unchecked]").click()
    assert page.locator("#d1c16").is_visible()
    assert len(_shown(page)) == 5


def test_keys_walk_through_the_claims(visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    assert _current(page) == "d1c1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert _current(page) == "d1c2"
    assert page.evaluate("document.activeElement.id") == "d1c2"
    assert page.locator("#d1c2 .readings").get_attribute("open") is None
    page.keyboard.press("Enter")
    assert page.locator("#d1c2 .found").is_visible()
    page.keyboard.press("Enter")
    assert not page.locator("#d1c2 .found").is_visible()
    assert page.locator(".mark.on").count() >= 2
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")  # not while the help is open
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    assert _current(page) == "d1c2"
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.locator("#find").input_value() == "jk"
    assert _current(page) == "d1c2"


def test_a_number_in_the_text_leads_to_its_card_and_back(visit: Open) -> None:
    page = visit()
    page.locator("#t-d1c8").click()
    assert _current(page) == "d1c8"
    page.locator("#d1c8 .back").click()
    assert page.evaluate("document.activeElement.id") == "t-d1c8"
    page.locator("#t-d1c16").click()  # one of those that are folded away
    assert page.locator("#d1c16").is_visible()


def test_words_of_several_claims_lead_to_each_in_turn(visit: Open) -> None:
    page = visit()
    both = page.locator(".mark[data-claims='d1c4 d1c5']").first
    both.click()
    first = _current(page)
    both.click()
    assert {first, _current(page)} == {"d1c4", "d1c5"}


def test_the_card_and_its_words_are_both_in_sight(visit: Open) -> None:
    page = visit()
    for _ in range(9):
        page.keyboard.press("j")
    for selector in (".card.on header", ".mark.on"):
        box = page.locator(selector).first.bounding_box()
        assert box and 0 <= box["y"] < 900, selector


def test_the_theme_follows_the_system_until_it_is_chosen(visit: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert visit(color_scheme="light").evaluate(ground) == "rgb(250, 249, 246)"
    page = visit(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(22, 25, 29)"
    page.locator("#theme").click()
    assert page.evaluate(ground) == "rgb(250, 249, 246)"
    page.reload()
    assert page.evaluate(ground) == "rgb(250, 249, 246)"


@pytest.mark.parametrize("width", [320, 360, 1000, 1360])
@pytest.mark.parametrize("name", ["one", "two"])
def test_no_width_scrolls_sideways(visit: Open, width: int, name: str) -> None:
    page = visit(name, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """w => [...document.querySelectorAll('.card *, .prose *, .top *')].filter(e => !e.closest('.vh, .scroll')
             && e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 80))""",
        width,
    )
    assert wide == []
    cut = "[...document.querySelectorAll('button')].filter(b => b.offsetParent && b.scrollHeight > b.clientHeight + 1)"
    assert page.evaluate(f"{cut}.length") == 0


def test_everything_has_a_name_a_screen_reader_can_say(visit: Open) -> None:
    page = visit()
    assert page.get_by_role("link", name="(claim 8, contradicted)").count() == 1
    assert page.evaluate("document.querySelectorAll('a.no').length") == 20
    unnamed = page.evaluate(
        """[...document.querySelectorAll('a, button, input, select, summary, article, dialog, [role]')].filter(e => {
             const said = (e.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id));
             const words = [e.ariaLabel, e.labels?.[0]?.textContent, e.textContent, ...said.map(s => s?.textContent)];
             return e.role !== 'status' && !words.some(w => w?.trim());
           }).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert unnamed == []
    chart = page.get_by_role("img", name="Claimed: 633, against 2 publishers")
    assert "UCDP 1,005 (911–1,204), differs" in (chart.locator("desc").text_content() or "")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("main").count() == 1


def test_focus_is_always_visible(visit: Open) -> None:
    page = visit()
    for _ in range(30):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_the_skip_link_comes_first_and_leads_to_the_claims(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#d1-claims"


def test_paper_hides_nothing(visit: Open) -> None:
    page = visit()
    page.locator(".legend [data-verdict=contradicted]").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(card.is_visible() for card in page.locator(".card").all())
    assert page.locator("#d1c16 .reason").is_visible() and page.locator("#d1c2 .found").is_visible()
    assert not page.locator(".tools").is_visible()
    after = page.locator("#d1c1 .cite a").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "attr(href)" in after or "https://picss.example.org" in after
    above = page.locator(".report").bounding_box(), page.locator(".cards").bounding_box()
    assert above[0] and above[1] and above[0]["y"] < above[1]["y"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.locator("#d1c2 .found").is_visible()


def test_it_can_be_read_without_its_script(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    assert not page.locator(".tools").is_visible()
    assert page.locator("#d1c8 .reason").is_visible()
    page.locator("#d1c8 summary").click()
    assert page.locator("#d1c8 .found").is_visible()


def test_two_reports_in_one_file_have_a_list_of_contents(visit: Open) -> None:
    page = visit("two")
    assert page.get_by_role("navigation").get_by_role("link").count() == 2
    for _ in range(16):
        page.keyboard.press("j")
    assert _current(page) == "d2c1"
