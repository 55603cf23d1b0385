"""The formats: the same bytes twice, numbers with their sources, fonts inside, faults in one line."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import docx
import pypdfium2
import pytest

from tahqiq.brief.write import FORMATS, write
from tahqiq.errors import InputError


@pytest.mark.parametrize("format_", FORMATS)
def test_a_brief_is_the_same_bytes_when_written_again(assessment, format_):
    assert write(assessment, format_) == write(assessment, format_)


def test_html_has_a_card_for_every_number_and_asks_nobody(assessment):
    page = write(assessment, "html").decode()
    assert page.count('role="tooltip"') == len(assessment.entries)
    assert "<script" not in page and 'src="http' not in page and "@import" not in page


def test_docx_is_a_word_document_with_footnotes_and_headings(assessment):
    data = write(assessment, "docx")
    document = docx.Document(io.BytesIO(data))
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [assessment.title]
    assert any(p.style.name == "Heading 1" for p in document.paragraphs)
    notes = zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml").decode()
    assert "PICSS: attacks" in notes


def test_pdf_embeds_its_fonts_and_shapes_arabic_script(assessment):
    made = replace(assessment, title="تحریک طالبان پاکستان", text="## حصہ\n\nتحریک طالبان پاکستان\n")
    document = pypdfium2.PdfDocument(write(made, "pdf"))
    text = document[0].get_textpage().get_text_range()
    assert any("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufeff" for c in text)
    assert b"NotoNaskhArabic" in write(made, "pdf")


def test_json_has_every_number_with_its_query(assessment):
    made = json.loads(write(assessment, "json"))
    assert [n["id"] for n in made["numbers"]] == [e.id for e in assessment.entries]
    assert all(n["query"] and n["releases"] for n in made["numbers"])


def test_markdown_has_footnotes_and_the_command(assessment):
    text = write(assessment, "md").decode()
    assert "[^1]:" in text and assessment.command in text


def test_text_that_looks_like_markup_stays_text(assessment):
    entry = replace(
        assessment.entries[0], basis=replace(assessment.entries[0].basis, what="<script>*x*</script> [a](b) $y$")
    )
    made = replace(assessment, entries=(entry, *assessment.entries[1:]))
    assert "<script>" not in write(made, "html").decode()
    assert "&lt;script&gt;" in write(made, "html").decode()
    write(made, "docx")


@pytest.mark.parametrize(
    ("options", "why"),
    [({"reference": "x.docx"}, "docx"), ({"style": "no.csl"}, "csl")],
)
def test_a_missing_file_is_one_line(assessment, tmp_path, options, why):
    with pytest.raises(InputError, match=why):
        write(assessment, "docx", **{k: tmp_path / v for k, v in options.items()})


def test_an_unknown_format_is_one_line(assessment):
    with pytest.raises(InputError, match="html, docx, pdf, md, json"):
        write(assessment, "odt")
