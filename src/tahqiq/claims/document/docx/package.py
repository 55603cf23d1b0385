"""The parts of a DOCX archive that hold its text, each opened within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from tahqiq.errors import InputError

if TYPE_CHECKING:
    from lxml import etree

MEMBERS = 20_000
PART = 100_000_000
"""Bytes of one part unpacked. The archive's own word on it is not believed."""
_KINDS = {
    "xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint file",
    "content.xml": "an OpenDocument file", "META-INF/container.xml": "an e-book",
}  # fmt: skip
_STRICT, _USUAL = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)  # fmt: skip
_EXPECTED = "a DOCX or PDF was expected"


class Package:
    """A DOCX archive. Only the parts asked for are unpacked; nothing is written anywhere."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
            names = self._archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise InputError("a DOCX or other archive arrived that is broken or cut off; save it again") from error
        if len(names) > MEMBERS:
            raise InputError(f"an archive of {len(names):,} files arrived; {_EXPECTED}")
        self._names = set(names)
        self._check(names)

    def _check(self, names: list[str]) -> None:
        if "word/document.xml" in self._names:
            if names.count("word/document.xml") > 1:
                raise InputError("a DOCX with two texts in it arrived; save it again")
            return
        what = next((kind for name, kind in _KINDS.items() if name in self._names), "an archive (ZIP)")
        raise InputError(f"{what} arrived; {_EXPECTED}; save it as one of them")

    def part(self, name: str) -> etree._Element | None:
        """A part's XML, None where there is none. Entities are not expanded and nothing is fetched."""
        from lxml import etree

        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            tree = etree.fromstring(self._unpacked(name), parser)
        except etree.XMLSyntaxError as error:
            raise InputError(f"a DOCX arrived whose {name} is broken ({_short(error)}); save it again") from error
        if tree.getroottree().docinfo.doctype:
            raise InputError(f"a DOCX arrived whose {name} declares entities, which none needs; save it again")
        return tree

    def _unpacked(self, name: str) -> bytes:
        try:
            if self._archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise InputError(f"a DOCX arrived whose {name} is packed in an unusual way; save it again")
            with self._archive.open(name) as file:
                data = file.read(PART + 1)
        except RuntimeError as error:  # what zipfile raises for a member under a password
            raise InputError("a DOCX locked with a password arrived; save it unlocked") from error
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise InputError(f"a DOCX arrived whose {name} is broken or cut off; save it again") from error
        if len(data) > PART:
            raise InputError(f"a DOCX arrived whose {name} is more than {PART // 1_000_000} MB unpacked; split it")
        return data.replace(_STRICT, _USUAL)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
