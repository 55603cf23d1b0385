"""The page as text: nothing from outside, nothing that runs, headings in order, small and fast."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tahqiq.serve.report import render_html
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import (
    CheckedClaim,
    CheckResult,
    Claim,
    ClaimKind,
    Document,
    Label,
    Outcome,
    Reading,
    Verdict,
    Victim,
    WhyNot,
)

VOID = {"meta", "link", "br", "hr", "input", "img"}


class Page(HTMLParser):
    """The elements of a page: every start tag with its attributes, and whether all were closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


@pytest.fixture(scope="module")
def html(checked: CheckResult, names: Names) -> str:
    return render_html([checked], names)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_elements_are_closed_and_ids_are_given_once(page: Page) -> None:
    assert page.open == []
    ids = Counter(attrs["id"] for _, attrs in page.tags if "id" in attrs)
    assert [name for name, n in ids.items() if n > 1] == []
    for _, attrs in page.tags:
        for reference in ("aria-labelledby", "aria-controls", "for"):
            assert all(name in ids for name in (attrs.get(reference) or "").split())
        if (attrs.get("href") or "").startswith("#"):
            assert (attrs["href"] or "")[1:] in ids


def test_nothing_is_loaded_and_nothing_runs_but_the_pages_own_script(html: str, page: Page) -> None:
    for tag, attrs in page.tags:
        assert tag not in ("img", "iframe", "object", "embed", "base"), tag
        assert "src" not in attrs and "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        if tag == "a":
            assert re.match(r"#|https?://", attrs["href"] or "")
            if not (attrs["href"] or "").startswith("#"):
                assert attrs["rel"] == "noopener noreferrer"
    assert [attrs["href"] for attrs in page.of("link")] == ["data:,"]
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL) for tag in ("style", "script"))
    policy = next(a["content"] for a in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for part, body in (("style-src", style), ("script-src", script)):
        assert body
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{part} 'sha256-{digest}'" in policy
    assert len(page.of("script")) == len(page.of("style")) == 1
    assert "url(" not in (style[1] if style else "") and "@import" not in (style[1] if style else "")


def test_hostile_text_is_shown_and_never_taken_for_html(html: str, page: Page) -> None:
    for words in (
        '<script>alert("x")</script>',
        "{{ 7*7 }}",
        "<img src=x onerror=alert(1)>",
        "<b>bold</b>",
        "<i>evil</i>",
    ):
        assert words in page.text
    assert "[U+202E]evil[U+202C]" in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html)
    assert "(javascript:alert(1))" in page.text  # as it is written


def test_every_claim_has_a_card_and_a_marker_that_leads_to_it(page: Page, checked: CheckResult) -> None:
    cards = [a["id"] for a in page.of("article")]
    markers = [a["href"] for a in page.of("a") if a.get("class", "").startswith("no ")]  # type: ignore[union-attr]
    assert len(cards) == len(checked.claims)
    assert sorted(markers) == sorted(f"#{card}" for card in cards)  # type: ignore[type-var]
    for number, item in enumerate(checked.claims, 1):
        assert f"(claim {number}, {item.verdict.label})" in page.text


def test_the_whole_text_of_the_report_is_there(page: Page, checked: CheckResult) -> None:
    shown = re.sub(r"[✓✗⇄◐–]\d+ \(claim \d+, [\w ]+\) ", "", page.text)
    for sentence in (
        "Violence in Kestria has moved",
        "at the cost of 111 soldiers' lives.",
        "killed 16 soldiers. Kestria left",
    ):
        assert sentence in shown


def test_headings_go_down_one_step_at_a_time(checked: CheckResult) -> None:
    for results in ([checked], [checked, checked], []):
        levels = [int(tag[1]) for tag, _ in Page(render_html(results)).tags if re.fullmatch("h[1-6]", tag)]
        levels = levels[:-1]  # the last one heads the help, a dialogue of its own
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), levels


def test_cards_say_what_an_editor_needs(page: Page) -> None:
    for words in (
        "Deaths of militants · 83 · Q1 2025 · Kestria · by security forces · said by the national press",
        "Differs from PICSS 228, CRSS 239 and GTI 190.",
        "As known on the report’s date, 8 Apr 2025",
        "83 is exactly PICSS's figure for March 2025 alone.",
        "the release ends on 31 Dec 2024, before the period",
        "20 claims found; 16 are of a kind that evidence can answer, and for 15 of them evidence was at hand.",
        "covers Kestria, 1 Jan 1989 to 31 Dec 2024",
        "Sundberg and Melander 2013",
        "Programme for Incidents of Conflict and Strife",
        "1 claim that the evidence at hand does not answer",
        "4 statements that cannot be checked",
        "5 readings from 3 publishers, 1 silent",
    ):
        assert words in re.sub(r"\s+", " ", page.text), words


def test_several_documents_share_a_page_with_a_list_of_contents(checked: CheckResult) -> None:
    page = Page(render_html([checked, replace(checked, document=replace(checked.document, title="Another"))]))
    assert [a["id"] for a in page.of("section")] == ["d1", "d2"]
    assert [a["href"] for a in page.of("a")][1:3] == ["#d1", "#d2"]
    ids = Counter(attrs["id"] for _, attrs in page.tags if "id" in attrs)
    assert max(ids.values()) == 1


def test_a_text_without_claims_says_so() -> None:
    for document in (Document(""), Document("Nothing to check here.")):
        page = Page(render_html([CheckResult(document, (), ())]))
        assert "No claims were found in this text" in page.text
    assert Page(render_html([])).open == []


def test_a_text_with_lone_surrogates_can_be_written(checked: CheckResult) -> None:
    document = replace(checked.document, text=checked.document.text + "\ud83d end", title="odd \udc00")
    assert "[U+D83D] end" in Page(render_html([replace(checked, document=document)]).encode().decode()).text


def test_a_report_of_110_claims_is_small() -> None:
    import kestria

    text = render_html([kestria.large(110)])
    assert len(text.encode()) < 1_500_000
    assert text.count("<article") == 110


def test_figures_that_belong_together_lead_to_each_other(checked: CheckResult) -> None:
    one, other, *rest = checked.claims
    linked = (
        replace(one, claim=replace(one.claim, links=(other.claim.id,))),
        replace(other, claim=replace(other.claim, links=(one.claim.id, "not there"))),
    )
    page = Page(render_html([replace(checked, claims=(*linked, *rest))]))
    shown = [a["href"] for a in page.of("a") if a.get("title") in {one.claim.quote, other.claim.quote}]
    assert shown == ["#d1c2", "#d1c1"] and page.text.count("Belongs with") == 2


def test_an_allegation_is_told_with_its_pages(checked: CheckResult) -> None:
    claim = Claim("c1", "A accuses B", 0, 11, ClaimKind.OTHER, checkable=False, why_not=WhyNot.ALLEGATION)
    told = Reading(
        "press", "allegations", "allegations@1", "A alleges of B: it pays rebels", "", None, Victim.NONE,
        None, None, None, Outcome.SILENT, "B denies it (2020-11)", False, "https://example.org/a", "https://example.org/a",
    )  # fmt: skip
    item = CheckedClaim(claim, Verdict(Label.NOT_CHECKABLE, "It is an allegation."), readings=(told,))
    page = Page(render_html([replace(checked, document=Document("A accuses B"), claims=(item,))]))
    text = re.sub(r"\s+", " ", page.text)
    assert "1 allegation on record, which says nothing of whether it is so" in text
    assert "A alleges of B: it pays rebels" in text and "B denies it" in text
    assert any(a.get("href") == "https://example.org/a" for a in page.of("a"))
