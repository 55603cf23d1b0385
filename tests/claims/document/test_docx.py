"""DOCX as they read with all changes accepted; and what is refused."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK

from tahqiq.claims.document import from_bytes, read
from tahqiq.errors import InputError


def text(raw):
    return from_bytes(raw, name="report.docx").text


def p(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_headings_paragraphs_lists_tables(saved):
    made = docx.Document()
    made.add_heading("The first quarter of 2025", 0)
    made.add_paragraph("8 April 2025")
    made.add_heading("Overview", 1)
    made.add_paragraph("PICSS recorded 79 militant attacks.")
    made.add_paragraph("46 killed in Balochistan", style="List Bullet")
    made.add_paragraph("51 attacks elsewhere", style="List Number")
    made.add_heading("By province", 2)
    table = made.add_table(rows=0, cols=2)
    for row in (("Province", "Attacks"), ("Sindh | Karachi", "12")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    found = read(saved(made))
    assert found.text == (
        "# The first quarter of 2025\n\n8 April 2025\n\n# Overview\n\nPICSS recorded 79 militant attacks.\n\n"
        "- 46 killed in Balochistan\n- 51 attacks elsewhere\n\n## By province\n\n"
        "| Province | Attacks |\n| Sindh \u00a6 Karachi | 12 |"
    )
    assert (found.title, found.date, found.date_from) == ("The first quarter of 2025", dt.date(2025, 4, 8), "text")
    assert found.pages == ()


def test_a_table_in_a_table(saved):
    made = docx.Document()
    outer = made.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Killed"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "civilians", "55"
    assert read(saved(made)).text == "| Killed | \u00a6 civilians \u00a6 55 \u00a6 |"


def test_pages_are_those_broken_by_hand(saved):
    made = docx.Document()
    made.add_paragraph("One.")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Two.")
    made.add_paragraph("Three.").paragraph_format.page_break_before = True
    found = read(saved(made))
    assert found.text == "One.\n\nTwo.\n\nThree."
    assert [found.page(found.text.index(word)) for word in ("One", "Two", "Three")] == [1, 2, 3]


def test_tracked_changes_are_accepted(word):
    change = 'w:id="1" w:author="a"'
    raw = word(
        "<w:p><w:r><w:t>Killed: </w:t></w:r>"
        f"<w:del {change}><w:r><w:delText>84</w:delText></w:r></w:del>"
        f"<w:ins {change}><w:r><w:t>101</w:t></w:r></w:ins>"
        f"<w:moveFrom {change}><w:r><w:t> away</w:t></w:r></w:moveFrom></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr><w:r><w:t>It ran on </w:t></w:r></w:p>" + p("to here.")
    )
    assert text(raw) == "Killed: 101\n\nIt ran on to here."


def test_notes_stand_behind_their_paragraph_and_hidden_words_are_left_out(word):
    raw = word(
        '<w:p><w:r><w:t>In 2023</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> it fell.</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Secret.</w:t></w:r></w:p>" + p("Next."),
        footnotes='<w:footnotes W><w:footnote w:id="0" w:type="separator"/>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>PICSS, 2024.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    )
    assert text(raw) == "In 2023\u00b9 it fell.\n\n\u00b9 PICSS, 2024.\n\nNext."


def test_text_boxes_content_controls_fields_and_breaks(word):
    raw = word(
        "<w:sdt><w:sdtContent>" + p("In a control.") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>line,</w:t><w:tab/><w:t>two</w:t><w:noBreakHyphen/><w:t>thirds</w:t>"
        "<w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:pict><w:txbxContent>{p('In a box.')}</w:txbxContent></w:pict></w:r></w:p>"
    )
    assert text(raw) == "In a control.\n\nOne\nline, two-thirds\n\nIn a box."


def test_the_properties_of_the_file_are_a_last_resort(saved):
    made = docx.Document()
    made.core_properties.title = "Monthly report"
    made.core_properties.created = dt.datetime(2025, 4, 10)  # noqa: DTZ001  # python-docx takes no time zone
    made.add_paragraph("PICSS recorded 79 militant attacks in Pakistan in February 2025, it said on its page.")
    found = read(saved(made))
    assert (found.title, found.date, found.date_from) == ("Monthly report", dt.date(2025, 4, 10), "file")


def refused(raw, match):
    with pytest.raises(InputError, match=match) as caught:
        from_bytes(raw, name="x")
    assert str(caught.value).startswith("x: ") and "\n" not in str(caught.value)


def archive(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_a_bomb_does_not_go_off():
    begin = time.monotonic()
    bomb = b'<w:document xmlns:w="x"><w:body>' + b" " * 300_000_000
    refused(archive({"word/document.xml": bomb}), "100 MB unpacked")
    assert time.monotonic() - begin < 30


def test_the_sizes_that_an_archive_declares_are_not_believed():
    raw = archive({"word/document.xml": b"<a>" + b" " * 150_000_000 + b"</a>"})
    size = (150_000_007).to_bytes(4, "little")
    assert raw.count(size) == 2
    refused(raw.replace(size, (500).to_bytes(4, "little")), "unpacked|broken")


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    for entity in (f'<!ENTITY e SYSTEM "file://{secret}">', '<!ENTITY e "ha"><!ENTITY f "&e;&e;&e;">'):
        body = f'<!DOCTYPE d [{entity}]><w:document xmlns:w="x"><w:body>&e;</w:body></w:document>'
        refused(archive({"word/document.xml": body}), "entities")


@pytest.mark.parametrize(
    ("raw", "match"),
    [
        (archive({"xl/workbook.xml": "<a/>"}), "Excel"),
        (archive({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        (archive({"content.xml": "<a/>"}), "OpenDocument"),
        (archive({"inner.zip": archive({"word/document.xml": "<a/>"})}), "archive"),
        (archive({f"f{n}": "" for n in range(20_001)}), "20,001 files"),
        (archive({"word/document.xml": "<a><b></a>"}), "broken"),
        (archive({"word/document.xml": ""}), "broken"),
        (archive({"word/document.xml": "<a>" * 5000 + "</a>" * 5000}), "broken"),
        (b"PK\x03\x04" + b"\x00" * 500, "broken"),
        (archive({"word/document.xml": "x" * 5000})[:-40], "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, "password"),
        (b"{\\rtf1 text}", "RTF"),
    ],
)
def test_what_is_no_docx(raw, match):
    refused(raw, match)


def test_an_empty_docx_has_an_empty_text(word):
    assert text(word("")) == ""
