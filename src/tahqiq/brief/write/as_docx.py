"""A brief as a Word document in the house style, or in that of a reference file; numbers with footnotes."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path

from tahqiq.brief.build import Brief
from tahqiq.brief.write.appendix import appendix
from tahqiq.brief.write.margin import as_comments
from tahqiq.brief.write.notes import footnoted
from tahqiq.brief.write.pandoc import cited, converted
from tahqiq.brief.write.pictured import pictured, pngs
from tahqiq.measure.wording import day


def written(brief: Brief, *, reference: Path | None, style: Path | None) -> bytes:
    """The bytes of a DOCX file."""
    house = Path(str(resources.files(__package__))) / "house.docx"
    noted = as_comments(footnoted(brief, cite=True), brief)
    text = f"{cited(brief)}{pictured(brief, noted, 'png')}\n{appendix(brief)}\n## Sources\n"
    extra = [
        f"--reference-doc={(reference or house).absolute()}", f"--metadata=title:{brief.title}",
        f"--metadata=subtitle:As known on {day(brief.as_of)}", "--shift-heading-level-by=-1",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="tahqiq-") as folder:
        made = Path(folder) / "brief.docx"
        converted(text, "docx", brief, style=style, extra=extra, into=made, files=pngs(brief))
        return made.read_bytes()
