"""Every format shows the pictures of a brief, with their captions and with what a screen reader reads."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from tahqiq.brief.build import tidied
from tahqiq.brief.ledger import PICTURE, plain
from tahqiq.brief.write import beside, write


@pytest.fixture(scope="module")
def names(assessment):
    assert assessment.pictures
    return list(assessment.pictures)


def test_html_has_them_drawn_in_the_page_each_with_its_own_ids(assessment, names):
    page = write(assessment, "html").decode()
    assert page.count("<figure>") == page.count('<svg role="img"') == len(names)
    assert "<img" not in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for name in names:
        assert f'aria-label="{assessment.pictures[name].title}' in page


def test_docx_has_them_as_png_with_their_data_as_alternative_text(assessment, names):
    with zipfile.ZipFile(io.BytesIO(write(assessment, "docx"))) as file:
        pictures = [n for n in file.namelist() if n.startswith("word/media/") and n.endswith(".png")]
        document = file.read("word/document.xml").decode()
    assert len(pictures) == len(names)
    assert all(f'descr="{assessment.pictures[n].title}. ' in document for n in names)


def test_pdf_has_their_words_as_text(assessment, names):
    document = pypdfium2.PdfDocument(write(assessment, "pdf"))
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    for name in names:
        assert assessment.pictures[name].figure.source.partition(";")[0] in text


def test_markdown_names_the_files_that_lie_beside_it_and_without_a_folder_has_captions(assessment, names):
    files = beside(assessment)
    assert set(files) == {f"{n}.png" for n in names}
    text = write(assessment, "md", folder="there").decode()
    assert all(f"](there/{name})" in text and data.startswith(b"\x89PNG") for name, data in files.items())
    assert ".png" not in write(assessment, "md").decode()


def test_a_picture_reads_as_its_caption_and_goes_with_it(assessment):
    found = PICTURE.search(assessment.text)
    assert plain(found["caption"]) in plain(assessment.text) and "![" not in plain(assessment.text)
    assert "![" not in tidied(f"a\n\n![]({found['name']}.png)\n\nb\n")


def test_a_brief_without_pictures_is_written_as_before(assessment):
    bare = replace(assessment, text=PICTURE.sub(lambda m: m["caption"], assessment.text), pictures={})
    assert "<figure" not in write(bare, "html").decode()
