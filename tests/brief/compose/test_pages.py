"""What an address says of its page is read off it, never guessed."""

from __future__ import annotations

import pytest

from tahqiq.brief.compose.pages import host, issued, title

SITE = "https://www.paper.example"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/news/1846145/8-guards-killed-in-blast-10-held-abc", "8 guards killed in blast 10 held ABC"),
        ("/world/tax-board-gets-major-share-of-budget-6978628.html", "Tax board gets major share of budget"),
        ("/2024/12/toll-of-the-train-reaches-31/", "Toll of the train reaches 31"),
        ("/print/406689-802-km-of-fence-done-army", "802 km of fence done army"),
        ("/election-of-a-mayor-in-2024/amp", "Election of a mayor in 2024"),
        ("/wiki/History_of_the_Harbour", "History of the Harbour"),
        ("/news/1902668", ""),
        ("/?p=109751", ""),
        ("/wiki/Harbour_fire", ""),
        ("/%D8%A8%D8%A7%DA%A9-%D8%A8%D8%A7%DA%A9-%D8%A8%D8%A7%DA%A9-%D8%A8%D8%A7%DA%A9", ""),
    ],
)
def test_a_title_is_read_off_an_address_without_the_numbers_of_the_site(path, said):
    assert title(SITE + path, {"ABC"}) == said


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2025/03/17/a-page", "2025-03-17"),
        ("/2024/dec/25/a-page", "2024-12-25"),
        ("/06-Mar-2025/a-page", "2025-03-06"),
        ("/2024-08-25-a-page", "2024-08-25"),
        ("/2018/05/a-page", "2018-05"),
        ("/2024/13/40/a-page", ""),
        ("/2024/Foo/25/a-page", ""),
        ("/news/20241/12/a-page", ""),
        ("/1902668", ""),
        ("/a-page?day=2025/03/17", ""),
    ],
)
def test_a_day_is_read_off_an_address_where_it_is_one(path, day):
    assert issued(SITE + path) == day


def test_the_site_of_an_address():
    assert host(SITE + "/a") == "paper.example"


def test_a_page_has_its_address_title_or_what_it_was_read_for_in_brackets_and_never_an_author(assessment):
    pages = [s for s in assessment.sources if s.site]
    assert pages and all(not s.author and s.title for s in pages)
    assert {s.title[0] == "[" for s in pages} == {True, False}
    assert not [s for s in assessment.sources if "_" in s.title]
    assert len({(s.author, s.site, s.title, s.url, s.issued) for s in assessment.sources}) == len(assessment.sources)


def test_a_dataset_stands_in_the_bibliography_by_its_name_and_version(assessment):
    (held,) = (s for s in assessment.sources if s.version)
    assert held.title == "UCDP Georeferenced Event Dataset (GED)" and held.csl()["version"] == "22.1"
    assert held.author == "Uppsala Conflict Data Program"
