"""Pandoc, which reads the brief's Markdown and sets the bibliography."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tahqiq.brief.build import Brief
from tahqiq.errors import InputError

READER = "markdown-tex_math_dollars-raw_tex-raw_html-citations+citations"


def converted(
    text: str,
    to: str,
    brief: Brief,
    *,
    style: Path | None = None,
    extra: Sequence[str] = (),
    into: Path | None = None,
    files: Mapping[str, bytes] | None = None,
) -> str:
    """The text in another format, with the bibliography of the brief's sources; written ``into`` a file if given.

    ``files`` are those that the text names.
    """
    try:
        import pypandoc
    except ImportError as error:
        raise InputError("writing a brief takes the extra `brief`: pip install 'tahqiq[brief]'") from error
    with _aside(brief, files or {}) as folder:
        args = [
            "--wrap=none",
            "--citeproc",
            "--bibliography=sources.json",
            *([f"--csl={style.absolute()}"] if style else []),
            *extra,
        ]
        try:
            made = pypandoc.convert_text(  # in the folder, as a DOCX keeps the path of its bibliography
                text,
                to,
                format=READER,
                extra_args=args,
                outputfile=str(into.absolute()) if into else None,
                cworkdir=str(folder),
            )
        except RuntimeError as error:
            why = str(error).strip().splitlines()[-1]
            raise InputError(f"the brief could not be written as {to}: {why}") from error
    return str(made)


@contextmanager
def _aside(brief: Brief, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with the sources and the pictures, and the clock that files are stamped with set to the brief's day."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    with tempfile.TemporaryDirectory(prefix="tahqiq-") as name:
        folder = Path(name)
        (folder / "sources.json").write_text(json.dumps([s.csl() for s in brief.sources]), encoding="utf-8")
        for file, data in files.items():
            (folder / file).write_bytes(data)
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch(brief))
        try:
            yield folder
        finally:
            if before is None:
                del os.environ["SOURCE_DATE_EPOCH"]
            else:
                os.environ["SOURCE_DATE_EPOCH"] = before


def epoch(brief: Brief) -> int:
    """Midnight of the brief's day in seconds since 1970, so that the same brief is the same bytes."""
    return (brief.as_of.toordinal() - 719163) * 86400


def cited(brief: Brief) -> str:
    """The head that puts every source of the brief into the bibliography."""
    keys = ", ".join(f"@{s.key}" for s in brief.sources)
    return f"---\nnocite: |\n  {keys}\nlang: en-GB\n---\n\n" if keys else ""
