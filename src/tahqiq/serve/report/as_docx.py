"""One check as a Word document, for editors who work in one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from tahqiq.errors import InputError
from tahqiq.serve.report.as_markdown import render_markdown
from tahqiq.serve.report.wording.known import Names
from tahqiq.terms import CheckResult

_READER = "commonmark+pipe_tables"
_HOUSE = resources.files("tahqiq.brief.write") / "house.docx"


def render_docx(results: Sequence[CheckResult], names: Names | None = None) -> bytes:
    """The bytes of a DOCX file in the house style, with what the Markdown form says.

    InputError where the extra ``brief`` is not installed, or the document cannot be made.
    """
    try:
        import pypandoc
    except ImportError as error:
        raise InputError("a Word document takes the extra `brief`: pip install 'tahqiq[brief]'") from error
    with tempfile.TemporaryDirectory(prefix="tahqiq-") as folder, resources.as_file(_HOUSE) as house:
        made = Path(folder) / "check.docx"
        try:
            pypandoc.convert_text(
                render_markdown(results, names), "docx", format=_READER, outputfile=str(made),
                extra_args=[f"--reference-doc={house.absolute()}", "--sandbox", f"--metadata=title:{_title(results)}"],
            )  # fmt: skip
        except RuntimeError as error:
            why = str(error).strip().splitlines()[-1]
            raise InputError(f"the Word document could not be made: {why}") from error
        return made.read_bytes()


def _title(results: Sequence[CheckResult]) -> str:
    if len(results) != 1:
        return f"{len(results)} reports checked"
    return f"Checked: {' '.join((results[0].document.title or results[0].document.name or 'a report').split())}"
