"""Edits by hand when a brief is made again: with the same evidence, on a later day, with their section gone."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from tahqiq.brief.align.units import blocks
from tahqiq.brief.ledger import SPAN, plain
from tahqiq.brief.pins import file
from tahqiq.brief.pins.model import Act, Matter
from tahqiq.brief.pins.take import Hand
from tahqiq.brief.write import FORMATS, write
from tahqiq.errors import InputError
from tahqiq.verbs.briefing import Order, brief
from tahqiq.verbs.briefs import edited, kept

A, B = dt.date(2025, 4, 8), dt.date(2026, 1, 10)
HAND = Hand("A. Analyst", dt.date(2025, 4, 9))
BODY = """## Attacks

{{ violence("attacks", "2024", "2023") }}

{{ violence("attacks", last_month, month_before) }}

## Incidents

{{ happenings(since, most=3) }}

## Listed

{{ standing("ttp") }}
"""
PICSS = "PICSS counted 905 attacks in 2024, up 40% from 645 in 2023."


@pytest.fixture(scope="module")
def order(workspace, tmp_path_factory):
    path = tmp_path_factory.mktemp("keep") / "outline.md"
    path.write_text(f"---\noutline: 1\ntitle: A trial\n---\n{BODY}", encoding="utf-8")
    return Order(str(path), "PAK", A, dt.date(2025, 1, 1), workspace=workspace.path)


@pytest.fixture(scope="module")
def untouched(order):
    """The brief before any hand has changed it, built once."""
    return brief(order)


@pytest.fixture
def edit(order, untouched, tmp_path):
    """The file of edits after a hand has changed the Markdown of the brief."""
    pins = tmp_path / "o.pins.yml"

    def make(*changes):
        made = kept(order, pins)[0] if pins.exists() else untouched
        text = write(made, "md").decode()
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        copy = tmp_path / "copy.md"
        copy.write_text(text, encoding="utf-8")
        found = edited(order, copy, pins, HAND)
        pins.write_text(file.written(found.edits), encoding="utf-8")
        return pins, found

    return make


def year(made):
    """The paragraph on years."""
    return next(u for u in blocks(made) if u.section == ("Attacks",))


@pytest.fixture
def pinned(edit, untouched):
    """The paragraph on years in an analyst's words, with 905 and 645 in it."""
    paragraph = write(untouched, "md").decode().split("## Attacks\n\n")[1].split("\n")[0]
    return edit((paragraph, "PICSS has 905 attacks where it had 645 the year before."))


def test_an_untouched_copy_has_no_edits(edit):
    _, found = edit()
    assert not found.edits and not found.left


def test_a_pinned_paragraph_keeps_its_place_its_author_and_its_numbers(pinned, order):
    pins, found = pinned
    (one,) = found.edits
    assert (one.act, one.by, one.on) == (Act.REPLACE, "A. Analyst", HAND.on)
    assert [(n.text, n.stands_on) for n in one.numbers] == [
        ("905", ("statistics:pp-1889",)), ("645", ("statistics:pp-1298",))
    ]  # fmt: skip
    made, outcome = kept(order, pins)
    assert plain(year(made).text) == one.text and not outcome.notices and outcome.placed == 1
    assert [e.text for e in year(made).entries] == ["905", "645"]
    assert [(n.kind, n.by, n.on) for n in made.notes] == [("pinned", "A. Analyst", HAND.on)]
    assert [m["id"] for m in SPAN.finditer(made.text)] == [e.id for e in made.entries]
    assert "--pins" in made.command and made.by_hand


def test_the_rest_of_the_brief_is_as_it_was(pinned, order, untouched):
    made, _ = kept(order, pinned[0])
    texts = [plain(u.text) for u in blocks(made)]
    assert texts[1:] == [plain(u.text) for u in blocks(untouched)][1:]


def test_a_number_that_was_revised_since_is_reported_and_not_anchored(pinned, order):
    made, outcome = kept(replace(order, as_of=B), pinned[0])
    (said,) = [n.said for n in outcome.notices if n.matter is Matter.NUMBER]
    assert said.startswith("the evidence has 908 where the text has 905 (tahqiq show ")
    assert [n.matter for n in outcome.notices if n.matter is not Matter.NUMBER] == [Matter.BENEATH]
    assert [e.text for e in year(made).entries] == ["645"] and "905" in plain(year(made).text)
    assert "908 where the text has 905" in made.notes[0].text
    assert any("Numbers to look at:" in line for line in outcome.lines())


def test_a_number_by_hand_is_reported(edit, order):
    pins, _ = edit(("no more than chance may give.", "no more than chance may give, say 77 people and five hundred."))
    said = [n.said for n in kept(order, pins)[1].notices]
    assert said == ["77 has no query", "“five” has no query", "“hundred” has no query"]


def test_what_moved_on_to_another_period_is_not_overwritten(edit, order):
    month = "attacks in Pakistan went from 79 in February 2025 to 105 in March 2025"
    pins, _ = edit((month, "there were 79 in February 2025 and 105 in March 2025"))
    made, outcome = kept(replace(order, as_of=dt.date(2025, 6, 10)), pins)
    assert "in April 2025 to" in plain(made.text)
    assert outcome.placed == 0 and "there were 79" not in made.text
    (notice,) = outcome.notices
    assert notice.matter is Matter.NOT_PLACED and "another period" in notice.said
    assert any(line == "Not placed:" for line in outcome.lines())


def test_a_section_that_is_gone_is_reported(edit, order, outline):
    pins, found = edit(
        ("The TTP has been banned", "In law the TTP has been banned"), ("## Listed", "A new last line.\n\n## Listed")
    )
    assert [e.act for e in found.edits] == [Act.ADD, Act.REPLACE]
    shorter = replace(order, outline=outline(BODY.partition("## Incidents")[0]), since=None)
    made, outcome = kept(shorter, pins)
    assert outcome.placed == 0 and not made.notes
    assert ["no section" in n.said for n in outcome.notices] == [True, True]


def test_a_comment_stands_at_its_sentence_when_that_has_another_number(edit, order, untouched):
    pins, found = edit((f"{PICSS}", f"{PICSS} {{>>Ask them\nabout it.<<}}"))
    (one,) = found.edits
    assert (one.act, one.text, one.place.words) == (Act.COMMENT, "Ask them about it.", PICSS)
    same, outcome = kept(order, pins)
    assert not outcome.notices and plain(same.text) == plain(untouched.text)
    later, outcome = kept(replace(order, as_of=B), pins)
    assert [n.matter for n in outcome.notices] == [Matter.BENEATH] and len(later.notes) == 1
    assert later.text.split("[]{#m1 .m}")[1].startswith("PICSS counted [908]")


def test_a_comment_on_a_sentence_by_hand(edit, order):
    pins, _ = edit((PICSS, "PICSS counted 905 of them. {>>Of whom?<<}"))
    made, outcome = kept(order, pins)
    assert not [n for n in outcome.notices if n.matter is Matter.NOT_PLACED]
    assert sorted(n.kind for n in made.notes) == ["comment", "pinned"]


def test_what_is_left_out_stays_out_and_what_is_added_stays_in(edit, order, untouched):
    text = write(untouched, "md").decode()
    items = [line for line in text.split("\n") if line.startswith("- ") and " killed " in line]
    pins, found = edit((f"{items[1]}\n", "- Another matter by hand.\n"), (f"{items[2]}\n", ""))
    assert sorted(e.act for e in found.edits) == [Act.DROP, Act.REPLACE]
    made, outcome = kept(order, pins)
    told = [u.plain for u in blocks(made) if u.section == ("Incidents",)]
    assert len(told) == 2 and told[1] == "Another matter by hand." and outcome.placed == 2


def test_an_edit_that_is_edited_again_keeps_its_first_place(pinned, edit, order):
    pins, found = edit(("PICSS has 905 attacks", "According to PICSS there were 905 attacks"))
    (one,) = found.edits
    assert one.place == pinned[1].edits[0].place and one.text.startswith("According to PICSS")
    assert kept(order, pins)[1].placed == 1


def test_the_place_of_an_addition_whose_neighbour_is_gone(edit, order):
    pins, found = edit(("## Incidents", "By hand.\n\n## Incidents"))
    assert found.edits[0].act is Act.ADD
    assert "105" in found.edits[0].place.words
    made, outcome = kept(replace(order, as_of=B), pins)
    attacks = [u.plain for u in blocks(made) if u.section == ("Attacks",)]
    assert attacks[-1] == "By hand." and outcome.placed == 1
    assert "end of its section" in outcome.notices[0].said


def test_tables_and_headings_are_not_taken_and_said(edit):
    _, found = edit(("## Listed", "## Banned"))
    assert not found.edits and len(found.left) == 2 and all("outline" in line for line in found.left)


def test_another_text_is_no_copy(order, tmp_path):
    copy = tmp_path / "x.md"
    copy.write_text("# T\n\nNothing of it.\n", encoding="utf-8")
    with pytest.raises(InputError, match="nothing in it is of this brief"):
        edited(order, copy, tmp_path / "p.yml", HAND)


def test_a_copy_of_another_day_is_told(order, tmp_path):
    copy = tmp_path / "x.md"
    copy.write_bytes(write(brief(replace(order, as_of=dt.date(2025, 4, 1))), "md"))
    with pytest.raises(InputError, match="--as-of 2025-04-01"):
        edited(order, copy, tmp_path / "p.yml", HAND)


def test_every_format_shows_edits_and_is_the_same_bytes_again(edit, order):
    pins, _ = edit((PICSS, f"{PICSS} {{>>Ask <b>them</b> & “us” @home [x](y).<<}}"),
                   ("The TTP has been banned", "In law the TTP @ home has been banned"))  # fmt: skip
    made, _ = kept(order, pins)
    for format_ in FORMATS:
        assert write(made, format_) == write(made, format_)
    page = write(made, "html").decode()
    assert page.count('role="note"') == 2 and "<b>them" not in page and "&lt;b&gt;them" in page
    assert page.count("<span") == page.count("</span>") and "@ home" in page
    comments = zipfile.ZipFile(io.BytesIO(write(made, "docx"))).read("word/comments.xml").decode()
    assert comments.count('w:author="A. Analyst"') == 2 and "2025-04-09" in comments
    assert "A. Analyst, 9 April 2025: Ask" in write(made, "md").decode()
    assert made.by_hand in write(made, "md").decode()


def test_json_and_file_fit_their_schemas(edit, order):
    pins, _ = edit((PICSS, f"{PICSS} {{>>Hm.<<}}"), ("## Incidents", "By hand, 905.\n\n## Incidents"))
    docs = Path(__file__).parents[3] / "docs" / "reference"
    made, _ = kept(order, pins)
    jsonschema.validate(made.to_dict(), json.loads((docs / "brief.schema.json").read_text(encoding="utf-8")))
    data = json.loads(json.dumps(yaml.safe_load(pins.read_text(encoding="utf-8")), default=str))
    jsonschema.validate(data, json.loads((docs / "pins.schema.json").read_text(encoding="utf-8")))
    assert file.written(file.read(pins)) == pins.read_text(encoding="utf-8")
