"""PDFs and DOCX made for a test, as files of their own."""

from __future__ import annotations

import io
import zipfile

import pytest
from fpdf import FPDF

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Press(FPDF):
    """Pages with a running head, a foot and a page number."""

    head, foot = "", ""

    def header(self):
        if self.head:
            self.set_font("Helvetica", size=9)
            self.text(20, 10, self.head.format(self.page_no(), (self.page_no() + 1) // 2))

    def footer(self):
        if self.foot:
            self.set_font("Helvetica", size=9)
            self.text(20, 287, self.foot.format(self.page_no()))


@pytest.fixture
def press():
    """An empty A4 PDF in 11-point Times, margins of 20 mm."""

    def make(head="", foot="", **options):
        pdf = Press(**options)
        pdf.head, pdf.foot = head, foot
        pdf.set_margins(20, 20)
        pdf.set_auto_page_break(True, 20)
        pdf.add_page()
        pdf.set_font("Times", size=11)
        return pdf

    return make


@pytest.fixture
def saved(tmp_path):
    """A file of some bytes, or what an FPDF or python-docx document prints as."""

    def save(made, name="report"):
        path = tmp_path / name
        if isinstance(made, bytes):
            path.write_bytes(made)
        elif isinstance(made, FPDF):
            path.write_bytes(bytes(made.output()))
        else:
            made.save(str(path))
        return path

    return save


@pytest.fixture
def word():
    """A DOCX whose body is the given XML (in the namespace w); more parts by name."""

    def make(body, **parts):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
            for name, text in parts.items():
                archive.writestr(f"word/{name}.xml", text.replace("<w:", "<w:").replace(" W>", f" {W}>"))
        return out.getvalue()

    return make
