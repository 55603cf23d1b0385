"""A brief as a file: HTML, DOCX, PDF, Markdown or JSON, byte for byte the same when made again."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tahqiq.brief.build import Brief
from tahqiq.errors import InputError

FORMATS = ("html", "docx", "pdf", "md", "json")


def write(
    brief: Brief, format_: str, *, reference: Path | None = None, style: Path | None = None, folder: str = ""
) -> bytes:
    """The brief in a format. ``reference`` is a DOCX whose styles are taken, ``style`` a CSL file for the bibliography,
    ``folder`` where the pictures of a Markdown file lie (``beside`` gives them).

    InputError for an unknown format, or a file that is not there or not of its kind.
    """
    if format_ not in FORMATS:
        raise InputError(f"--format {format_!r}: one of {', '.join(FORMATS)} was expected")
    if reference is not None and format_ != "docx":
        raise InputError(f"--reference is for --format docx; the format is {format_}")
    for option, path, suffix in (("--reference", reference, ".docx"), ("--style", style, ".csl")):
        if path is not None and (not path.is_file() or path.suffix.lower() != suffix):
            raise InputError(f"{option} {path}: a {suffix} file was expected")
    module = import_module(f"tahqiq.brief.write.as_{format_}")
    more = {"folder": folder} if format_ == "md" else {}
    made: bytes = module.written(brief, reference=reference, style=style, **more)
    return made


def beside(brief: Brief) -> dict[str, bytes]:
    """The pictures that go into the folder of a Markdown file, as PNG by file name."""
    from tahqiq.brief.write.pictured import pngs

    return pngs(brief)
