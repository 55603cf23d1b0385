"""A brief as a PDF set by Typst: fonts embedded, Arabic script shaped, numbers with footnotes."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path

from tahqiq.brief.build import Brief
from tahqiq.brief.write.appendix import appendix
from tahqiq.brief.write.margin import as_footnotes
from tahqiq.brief.write.notes import footnoted
from tahqiq.brief.write.pandoc import cited, converted, epoch
from tahqiq.brief.write.pictured import pictured
from tahqiq.errors import InputError
from tahqiq.measure.wording import day


def written(brief: Brief, *, reference: Path | None, style: Path | None) -> bytes:
    """The bytes of a PDF file."""
    try:
        import typst
    except ImportError as error:
        raise InputError("writing a PDF takes the extra `brief`: pip install 'tahqiq[brief]'") from error
    home = Path(str(resources.files(__package__)))
    noted = as_footnotes(footnoted(brief, cite=True), brief)
    text = f"{cited(brief)}{pictured(brief, noted, 'pdf')}\n{appendix(brief)}\n## Sources\n"
    extra = [
        "--standalone", f"--template={home / 'house.typ'}", f"--metadata=title:{brief.title}",
        f"--metadata=date:{day(brief.as_of)}", "--shift-heading-level-by=-1",
    ]  # fmt: skip
    source = converted(text, "typst", brief, style=style, extra=extra)
    with tempfile.TemporaryDirectory(prefix="tahqiq-") as folder:
        place = Path(folder)
        (place / "brief.typ").write_text(source, encoding="utf-8")
        for name, picture in brief.pictures.items():
            (place / f"{name}.pdf").write_bytes(picture.figure.pdf())
        try:
            return bytes(
                typst.compile(
                    str(place / "brief.typ"),
                    font_paths=[str(home / "fonts")],
                    timestamp=epoch(brief),
                    ignore_system_fonts=True,
                )
            )
        except (RuntimeError, TypeError) as error:
            raise InputError(f"the PDF could not be set: {str(error).strip().splitlines()[-1]}") from error
