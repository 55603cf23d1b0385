"""Untrusted text: nothing hidden, no link but http and https."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.serve.report.wording.visible import HIDDEN, host, safe_url, split_urls, visible


def test_controls_are_written_out_and_what_urdu_needs_is_kept() -> None:
    assert visible("a\u202eb\x00c\ufeffd\ud800") == "a[U+202E]b[U+0000]c[U+FEFF]d[U+D800]"
    assert visible("ہم\u200cنے\u200f\n\t") == "ہم\u200cنے\u200f\n\t"


def test_marks_that_could_reorder_or_split_a_figure_are_written_out() -> None:
    assert visible("12\u200f34\u200f56") == "12[U+200F]34[U+200F]56"
    assert visible("kil\u200dled 1\u200f\u200f\u200f2") == "kil[U+200D]led 1[U+200F][U+200F][U+200F]2"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/path",
        "/rows",
        "https://",
        "http:///x",
        "JaVaScRiPt:alert(1)",
        " https://a.example",
        "https://a.example/\u202e",
        "https://a.example/a b",
        "tahqiq:ucdp@25.1",
        "http://[::1",
        "java\nscript:alert(1)",
        "",
    ],
)
def test_other_addresses_never_become_links(url: str) -> None:
    assert safe_url(url) is None


def test_web_addresses_do() -> None:
    assert safe_url("https://a.example/x?y=1&z=(2)") == "https://a.example/x?y=1&z=(2)"
    assert safe_url("HTTP://a.example") == "HTTP://a.example"
    assert host("https://www.a.example:8443/x") == "a.example"


def test_addresses_in_a_citation_are_found_without_their_full_stop() -> None:
    assert split_urls("See https://a.example/p.pdf. Then javascript:x") == (
        ("See ", None),
        ("https://a.example/p.pdf", "https://a.example/p.pdf"),
        (". Then javascript:x", None),
    )


@given(st.text())
def test_no_hidden_character_is_left(text: str) -> None:
    assert not HIDDEN.search(visible(text))


@given(st.text())
def test_a_citation_keeps_all_its_text(text: str) -> None:
    runs = split_urls(text)
    assert "".join(run for run, _ in runs) == text
    assert all(url is None or url == safe_url(url) for _, url in runs)
