"""The report's text as blocks and pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.serve.report.text.blocks import blocks
from tahqiq.serve.report.text.segments import Piece, Spans, pieces, with_markers


def _said(text: str) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, text[slice(*b.range)]) for b in blocks(text)]


def test_markdown_keeps_its_headings_items_and_quotes() -> None:
    text = "# One #\n\nWords here.\n\n## Two\n- a\n  - b\n1. c\n> said\n\n---\nOld\n===\n"
    assert _said(text) == [
        ("heading", 1, "One"),
        ("para", 0, "Words here."),
        ("heading", 2, "Two"),
        ("item", 0, "a"),
        ("item", 1, "b"),
        ("item", 0, "c"),
        ("quote", 0, "said"),
        ("rule", 0, ""),
        ("heading", 1, "Old"),
    ]
    assert [b.marker for b in blocks(text) if b.kind == "item"] == ["", "", "1."]


def test_plain_text_has_headings_where_a_short_line_stands_before_others() -> None:
    text = (
        "A report on the hills\nOverview\nThe hills were calm in the first quarter, says the press.\nEnd of the matter"
    )
    assert [(kind, words) for kind, _, words in _said(text)] == [
        ("heading", "A report on the hills"),
        ("heading", "Overview"),
        ("para", "The hills were calm in the first quarter, says the press."),
        ("para", "End of the matter"),
    ]


def test_a_hand_wrapped_paragraph_is_one_and_long_lines_are_paragraphs() -> None:
    wrapped = (
        "The quick brown fox jumps over the lazy\ndog, and then it does so once more until\n"
        "evening. A new sentence starts in the middle\nof it.\nThe next one begins."
    )
    assert [words.split()[-1] for _, _, words in _said(wrapped)] == ["it.", "begins."]
    long = "One sentence that goes on " * 8 + ".\n" + "Another that goes on " * 8 + ".\n"
    assert [kind for kind, _, _ in _said(long)] == ["para", "para"]


def test_in_markdown_a_line_break_is_a_space() -> None:
    text = "# Title\n\n*A short\nline.*\nAnother.\n- one\n  two\nthree\n\nEnd."
    assert [words.split()[-1] for _, _, words in _said(text)] == ["Title", "Another.", "three", "End."]
    para = blocks(text)[1]
    assert [p.tag for p in pieces(text, para.range, Spans([]))] == ["em", ""]


def test_an_item_that_ends_in_a_colon_heads_the_next_ones() -> None:
    assert [b[:2] for b in _said("- Tempo:\n- one\n- two\n- Money:\n- three\n\nEnd.")] == [
        ("label", 0),
        ("item", 1),
        ("item", 1),
        ("label", 0),
        ("item", 1),
        ("para", 0),
    ]


def test_tables_give_their_cells_and_code_its_lines() -> None:
    text = "| Year | Attacks |\n|---|---:|\n| 2022 | 306 |\n\n```\nx = 1\ny = 2\n```\n```\nopen"
    table, code, unclosed = blocks(text)
    assert [[text[slice(*cell)] for cell in row] for row in table.rows] == [["Year", "Attacks"], ["2022", "306"]]
    assert text[slice(*code.range)] == "x = 1\ny = 2"
    assert text[slice(*unclosed.range)] == "open"


def _cut(text: str, *quotes: str) -> list[Piece]:
    spans = sorted((text.index(q), text.index(q) + len(q)) for q in quotes)
    return pieces(text, (0, len(text)), Spans(spans))


def test_overlapping_and_nested_claims_are_cut_into_pieces_of_both() -> None:
    text = "forces killed 83 militants while violence fell"
    found = [
        (text[p.start : p.end], p.claims)
        for p in _cut(text, "killed 83 militants while", "83", "militants while violence")
    ]
    assert found == [
        ("forces ", ()),
        ("killed ", (0,)),
        ("83", (0, 1)),
        (" ", (0,)),
        ("militants while", (0, 2)),
        (" violence", (2,)),
        (" fell", ()),
    ]


def test_two_claims_on_the_same_words_share_them_and_both_have_a_marker() -> None:
    text = "cost 111 lives"
    marked = with_markers([pieces(text, (0, 14), Spans([(5, 8), (5, 8)]))], 2)
    assert [(p.claims, p.ends) for p in marked[0]] == [((), ()), ((0, 1), (0, 1)), ((), ())]


def test_a_claim_over_two_blocks_has_one_marker_at_its_end() -> None:
    text = "one two\n\nthree four"
    parts = [pieces(text, b.range, Spans([(4, 14)])) for b in blocks(text)]
    ends = [(text[p.start : p.end], p.ends) for part in with_markers(parts, 1) for p in part]
    assert ends == [("one ", ()), ("two", ()), ("three", (0,)), (" four", ())]


def test_markdown_marks_are_left_out_and_unsafe_links_stay_as_written() -> None:
    text = "**Bold** and [site](https://a.example/) and [bad](javascript:x) `x*y` _em_ snake_case_name"
    found = _cut(text, "and [site]")
    assert (
        "".join(text[p.start : p.end] for p in found) == "Bold and site and [bad](javascript:x) x*y em snake_case_name"
    )
    assert [(p.tag, p.url) for p in found if p.tag] == [
        ("strong", ""),
        ("a", "https://a.example/"),
        ("code", ""),
        ("em", ""),
    ]


def test_text_that_is_hard_to_search_is_not_slow() -> None:
    for text in ("[" * 20_000, "**a" * 20_000, "*" * 20_000, "_a " * 20_000, "`" * 19_999):
        pieces(text, (0, len(text)), Spans([]))


# Letters are in the words only; the other characters are what Markdown gives a meaning.
@given(st.text(alphabet="abcX *_#>-+|\n\t:.", max_size=200))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    spans = Spans([])
    ranges = [r for b in blocks(text) for r in ([c for row in b.rows for c in row] if b.rows else [b.range])]
    shown = "".join(text[p.start : p.end] for r in ranges for p in pieces(text, r, spans))
    assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_tile_the_text_and_each_belongs_to_the_claims_around_it(drawn: list[tuple[int, int]]) -> None:
    text = "abcdefghij" * 4
    claims = sorted((min(pair), max(pair)) for pair in drawn)
    found = pieces(text, (0, 40), Spans(claims))
    assert found[0].start == 0 and found[-1].end == 40
    assert all(one.end == other.start for one, other in pairwise(found))
    for piece in found:
        for char in range(piece.start, piece.end):
            assert piece.claims == tuple(n for n, (start, end) in enumerate(claims) if start <= char < end)


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t"])
def test_an_empty_text_has_no_blocks(text: str) -> None:
    assert blocks(text) == []
