"""Texts in their encodings, web pages, and paths that are no documents."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys

import pytest

from tahqiq.claims.document import LIMIT, date_in, document, from_bytes, read, read_standard_input
from tahqiq.errors import InputError

TEXT = "8 April 2025\n\nPICSS recorded 79 militant attacks in Pakistan in February 2025 \u2013 up from 74."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding):
    assert from_bytes(TEXT.encode(encoding), name="x").text == TEXT


@pytest.mark.parametrize("raw", [b"Killed: 12\x00 soldiers", os.urandom(40_000), b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08"])
def test_what_is_no_text(raw):
    with pytest.raises(InputError, match=r"x: .+ arrived"):
        from_bytes(raw, name="x")


def test_broken_bytes_are_shown_and_do_not_stop_the_reading():
    found = from_bytes(b"\xff\xfeK\x00i\x00l\x00l\x00\x00\xd8e\x00d\x00", name="x")
    assert found.text.startswith("Kill")


def test_a_page_is_its_article():
    page = """<!doctype html><html><head><title>Attacks in 2023 | The Paper</title>
    <meta property="article:published_time" content="2024-01-05"><script>document.write('run')</script></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Attacks in 2023</h1>
    <p>PICSS recorded 645 militant attacks in Pakistan in 2023, the institute said in its annual report on Friday.</p>
    <p>The attacks killed 976 people, among them many members of the security forces and a number of civilians.</p>
    <table><tr><th>Year</th><th>Attacks</th></tr><tr><td>2022</td><td>380</td></tr></table></article>
    <footer>Subscribe to our newsletter</footer></body></html>"""
    found = from_bytes(page.encode(), name="x")
    assert "645 militant attacks" in found.text and "976 people" in found.text and "380" in found.text
    assert not any(word in found.text for word in ("Sport", "Subscribe", "run"))
    assert (found.date, found.date_from) == (dt.date(2024, 1, 5), "page")
    assert found.title.startswith("Attacks in 2023") and found.pages == ()


def test_a_page_without_an_article_is_all_its_words():
    found = from_bytes(b"<p>PICSS counted 645 attacks.<p>Nothing <b>more</b>.<script>x</script>", name="x")
    assert found.text == "PICSS counted 645 attacks.\n\nNothing more."


def test_a_page_nested_far_too_deep_is_refused_or_read():
    for tag in ("div", "b", "table><tr><td", "blockquote", "font"):
        page = f"<html><body>{f'<{tag}>' * 100_000}645 attacks</body></html>"
        try:
            found = from_bytes(page.encode(), name="x")
        except InputError as error:
            assert "x: " in str(error) and "\n" not in str(error)
        else:
            assert found.text in ("", "645 attacks")


def test_a_page_of_very_many_tags_is_read_whole():
    page = b"<html><body>" + b"<p>12 <b>killed</b>, it said.</p>" * 20_000 + b"<p>The last word.</p>"
    found = from_bytes(page, name="x")
    assert found.text.count("12 killed, it said.\n\n") == 20_000
    assert found.text.endswith("The last word.")


def test_the_date_that_a_text_gives():
    assert date_in("Updated: 3 March 2024\nText") == dt.date(2024, 3, 3)
    assert date_in("Title\n\nFriday, March 1st, 2024\n\nIn 2023 ...") == dt.date(2024, 3, 1)
    assert date_in("Figures as of 2024-02-29.") == dt.date(2024, 2, 29)
    assert date_in("31 February 2024") is None
    assert date_in("In March 2024 nothing happened.") is None


def test_a_date_that_no_report_can_have():
    with pytest.raises(InputError, match="1900"):
        document(TEXT, date=dt.date(1, 1, 1))
    assert date_in("1 January 0001") is None


def test_paths_that_are_no_files(tmp_path):
    with pytest.raises(InputError, match="a folder arrived"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe"):
        read(tmp_path / "pipe")  # nobody writes to it: a reader that waited would wait for ever
    with pytest.raises(InputError, match="pipe or device"):
        read(tmp_path.__class__("/dev/zero"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="Permission"):
        read(path)


def test_a_text_that_is_too_long():
    with pytest.raises(InputError, match="split it"):
        document("x" * (LIMIT + 1))
    with pytest.raises(InputError, match="50 MB"):
        from_bytes(b"x" * 50_000_000, name="x")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read_standard_input().text == TEXT


def test_an_empty_file(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert read(path).text == ""
