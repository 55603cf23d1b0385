"""A newcomer's path, the review queue by keyboard, and two editors at once, in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect
from tests.browser.served import served

from tahqiq.serve.report import parts as parting
from tahqiq.serve.web import parted
from tahqiq.serve.web.settings import Settings
from tahqiq.workbench.example import example

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench of its own."""
    with served(Settings(tmp_path_factory.mktemp("desk") / "workspace")) as (at, _):
        yield at


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page as somebody who has nothing of anybody else's; it asks no other host and logs no error."""
    odd: list[str] = []
    contexts = []

    def opened(path: str, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            accept_downloads=True,
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: odd.append(str(error)))
        page.on(
            "request", lambda asked: odd.append(asked.url) if not asked.url.startswith((address, "data:")) else None
        )
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert odd == []


def pasted(page: Page) -> str:
    """Pastes the example and checks it; the address of the check."""
    page.get_by_label("The report’s text").fill(example().text)
    page.get_by_role("button", name="Check it").click()
    page.wait_for_url("**/checks/*")
    return page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_a_newcomers_path(visit: Visit, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    check = pasted(page)
    card = page.locator("article.card").filter(has_text="killed 83 militants").first
    expect(card.get_by_role("heading")).to_contain_text("Contradicted")
    card.get_by_role("link", name="Correct or share").click()
    own = page.url
    page.get_by_role("link", name="rows").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What stands behind a figure")
    expect(page.locator("table.behind tbody tr").first).to_be_visible()
    page.goto(own)
    form = page.locator("form").filter(has=page.get_by_role("button", name="Store the correction"))
    form.locator("[name=period]").fill("2025-03")
    form.locator("[name=note]").fill("the month, by the table")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Stored. The verdict was contradicted and is")
    page.goto(check)
    expect(page.locator("article.card").filter(has_text="killed 83 militants").first).to_contain_text("Corrected by")
    for name in ("HTML", "Word", "CSV", "Markdown", "ClaimReview"):
        with page.expect_download() as saved:
            page.locator(".exports").get_by_role("link", name=name, exact=True).click()
        path = saved.value.path()
        assert path.stat().st_size > 1000
        if name == "ClaimReview":
            assert json.loads(path.read_text("utf-8"))["@graph"][0]["@type"] == "ClaimReview"
    page.get_by_role("link", name="correction").first.click()
    page.get_by_role("button", name="Undo").first.click()
    page.goto(own)
    expect(page.locator("article.card").get_by_role("heading")).to_contain_text("Contradicted")


def test_a_second_users_edit_at_the_same_time(visit: Visit) -> None:
    check = pasted(visit("/"))
    path = check[check.index("/checks/") :]
    forms = []
    for _ in range(2):
        page = visit(path)
        page.locator("article.card").filter(has_text="22,714 operations").get_by_role("link", name="Correct").click()
        forms.append((page, page.locator("form").filter(has=page.get_by_role("button", name="Store the correction"))))
    (first, one), (second, other) = forms
    one.locator("[name=value]").fill("22000")
    other.locator("[name=bound]").select_option("about")
    other.locator("[name=note]").fill("it says nearly")
    one.get_by_role("button").click()
    expect(first.get_by_role("status")).to_contain_text("Stored")
    other.get_by_role("button").click()
    expect(second.get_by_role("alert")).to_contain_text("value was 22,714 and is 22,000")
    kept = second.locator("form").filter(has=second.get_by_role("button", name="Store the correction"))
    expect(kept.locator("[name=value]")).to_have_value("22000")
    expect(kept.locator("[name=bound]")).to_have_value("about")
    expect(kept.locator("[name=note]")).to_have_value("it says nearly")
    kept.get_by_role("button").click()
    expect(second.get_by_role("status")).to_contain_text("Stored")


def test_a_long_report_is_read_a_part_at_a_time(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parted, "parts", partial(parting.parts, most=40_000))
    check = pasted(visit("/"))
    path = check[check.index("/checks/") :]
    page = visit(path)
    total = int(page.locator(".lead b").first.inner_text())
    cards = page.locator("article.card")
    here = cards.count()
    assert 1 < here < total
    page.get_by_role("link", name="Part 2 →").click()
    expect(page.locator(f"#d1c{here + 1}")).to_be_attached()
    for _ in range(total):  # the last claim of a part leads to the next part
        if "page=3" in page.url:
            break
        page.keyboard.press("j")
    assert "page=3" in page.url
    page.goto(f"{check}#d1c{total}")  # a link made when the report was one page
    page.wait_for_url(f"**?claim=d1c{total}#d1c{total}")
    expect(page.locator(".card.on")).to_have_id(f"d1c{total}")
    page.locator(".mini a").first.click()
    expect(page.get_by_role("status")).to_contain_text(f" of {total}")
    assert page.locator("#flag option").count() > 1
    page.locator("#flag").select_option(index=1)
    page.wait_for_url("**flag=*")
    page.keyboard.press("Escape")
    page.wait_for_url(check)


def test_a_brief_is_ordered_followed_and_saved(visit: Visit) -> None:
    page = visit("/briefs/new/monthly", width=360)
    page.get_by_label("As known on").fill("2025-04-08")
    page.get_by_role("button", name="Write it").click()
    page.wait_for_url(re.compile(r"/briefs/[0-9a-f]{24}$"))
    brief = page.url
    expect(page.locator("#job, .exports").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    link = page.locator(".exports").get_by_role("link", name="PDF")
    expect(link).to_be_visible(timeout=60_000)  # nobody loads it again
    if link.get_attribute("download") is None:  # its files are being set: a click follows them, and comes back
        link.click()
        page.wait_for_url(brief, timeout=60_000)
    with page.expect_download() as saved:
        link.click()
    assert saved.value.path().read_bytes().startswith(b"%PDF")


def test_the_queue_is_judged_by_keyboard(visit: Visit) -> None:
    pasted(visit("/"))
    page = visit("/review")
    asked = page.locator("#question")
    first = asked.inner_text()
    page.keyboard.press("j")
    expect(asked).not_to_have_text(first)
    page.keyboard.press("k")
    expect(asked).to_have_text(first)
    page.keyboard.press("e")
    expect(page.locator("#effects")).to_contain_text("A yes would change")
    page.keyboard.press("n")
    expect(page.get_by_role("status").first).to_contain_text("Stored as n")
    expect(asked).not_to_have_text(first)
    page.keyboard.press("z")
    expect(page.get_by_text("withdrawn by").first).to_be_visible()
    page.goto(page.url.split("?")[0])
    expect(asked).to_have_text(first)
    page.get_by_label("Note").press_sequentially("yes, you may")  # keys in a field are words
    expect(asked).to_have_text(first)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit(visit: Visit, width: int, scheme: str) -> None:
    check = pasted(visit("/"))
    path = check[check.index("/checks/") :]
    page = visit(path, width, color_scheme=scheme)
    rows = page.locator('a[href^="/rows"]').first.get_attribute("href")
    for at in (f"{path}/claims/c10", f"{path}/decisions", str(rows), "/review"):
        page.goto(page.url.split("/checks")[0] + at if "/checks" in page.url else page.url.split("/r")[0] + at)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, at
