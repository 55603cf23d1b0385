"""Whatever stands in a text, it is read to the end: no exception, quotes that stand, figures that JSON can carry."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq import verbs
from tahqiq.claims.document import document
from tahqiq.claims.document.dates import FIRST, LAST
from tahqiq.claims.extract import extract
from tahqiq.serve.report import render_csv, render_html, render_json, render_markdown
from tahqiq.terms import ExtractResult


def _listed(text):
    """What reports are made of, to be put together in any order with the signs that break readers."""
    return [" ".join(word.split()) for word in text.split(";")]


NUMBERS = _listed("""
    0; 1; 12; 1,234; 12,34,567; 1.6 million; 1e9; 999999999999999999999999; 0.0; 5%; 13 per cent; half; a third;
    two-thirds; dozens; one in three; 3,000-5,000; between 20 and 30; 1,1,1; 22nd; 9/11; $1 billion; Rs 5 crore; 111
    222 333; ١٢; ½; ²; -7; five hundred and
""")
TIMES = _listed("""
    2023; in 2023; February 2025; 31 February 2024; on 4 March 2025; last year; the same quarter of 2024; since
    2014; since the fall of Kabul; in the first quarter; FY2023-24; between 2009 and 2014; 0000-00-00; year-on-year;
    the past six months; in the 1990s; 9999; Muharram; today; in 31; 2024-13-45
""")
THINGS = _listed("""
    attacks; soldiers; civilians; people were killed; militants killed; deaths; suicide attack; rose by; fell from;
    to; doubled; the highest; second only to; of whom; including; respectively; more than; compared with; killed;
    injured; arrested; operations; of the; share of; per month; did not; due to; will; alleged that; as many as;
    twice as many
""")
NAMES = _listed("""
    Pakistan; Balochistan; the TTP; Tehrik-i-Taliban Pakistan; PICSS; according to UCDP; ISPR said; Mali; Operation
    Zarb-e-Azb; Afghanistan's; the army; KP; Lahore; U.S.; he; it
""")
SIGNS = [
    ".", ",", ";", ":", " - ", "\u2014", "(", ")", '"', "\u201c", "'", "\n", "\n\n", "\r\n", "\n- ", "\n1. ",
    "\n# ", "|", "\n| a | 12 |\n", "\t", "\xa0", "\xad", "\u200b", "\u202e", "\ud800", "\x00", "e\u0301", "\ufb01",
    "*", "_", "`", "[x](javascript:1)", "<script>", "&amp;", "\u0628", "\U0001f4a5", "\u2028", "...", "/", "%",
]  # fmt: skip
words = st.sampled_from(NUMBERS + TIMES + THINGS + NAMES) | st.sampled_from(SIGNS)
reports = st.lists(words, max_size=60).map(" ".join) | st.lists(words, max_size=40).map("".join)
dates = st.none() | st.dates(FIRST, LAST)


def hold(result):
    """What is true of every result."""
    text, claims = result.document.text, result.claims
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote != ""
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    assert [(c.start, c.end) for c in claims] == sorted((c.start, c.end) for c in claims)
    spans = [s for c in claims for s in (c.period, c.base) if s and s.start and s.end]
    assert all(s.start <= s.end for s in spans)
    known = {c.id for c in claims}
    assert all(link in known for c in claims for link in c.links)
    assert json.loads(render_json([result]))["claims"] == json.loads(json.dumps(result.to_dict()["claims"]))


@settings(max_examples=150, deadline=None)
@given(reports, dates)
def test_texts_of_the_words_of_reports(registry, text, date):
    source = document(text, date=date)
    hold(ExtractResult(source, extract(source, registry)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400), dates)
def test_any_text(registry, text, date):
    source = document("In 2023, 12 soldiers were killed. " + text, date=date)
    hold(ExtractResult(source, extract(source, registry)))


@settings(max_examples=25, deadline=None)
@given(reports, st.dates(FIRST, LAST))
def test_checks_and_their_reports(workspace, text, date):
    source = document("PICSS counted 645 attacks in Pakistan in 2023.\n\n" + text, date=date)
    result = verbs.check_document(source, workspace=workspace)
    hold(ExtractResult(source, tuple(item.claim for item in result.claims)))
    page = render_html([result])
    assert "\u202e" not in page and "<script>" not in page.split("</head>")[1]
    assert "\x00" not in page + render_markdown([result]) + render_csv([result])
    json.loads(render_json([result]))
