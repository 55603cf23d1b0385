"""``tahqiq brief``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tahqiq.errors import InputError
from tahqiq.serve.cli.options import day, deliver, one_of, say, working

_FORMATS = ("html", "docx", "pdf", "md", "json")
_BINARY = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Paper:
    """As what a brief is written, and where."""

    format: str | None
    out: Path | None
    reference: Path | None
    style: Path | None

    @property
    def kind(self) -> str:
        """The format given, else that of the file's name, else Markdown. InputError for one that is not known."""
        of_file = self.out.suffix.lstrip(".").lower() if self.out else ""
        kind = self.format or (of_file if of_file in _FORMATS else "md")
        one_of(kind, "--format", _FORMATS)
        if kind in _BINARY and self.out is None:
            raise InputError(f"--format {kind} needs a file to be written to; give --out PATH")
        return kind


def write_brief(asked: tuple[str, str, str | None, str | None, str], paper: Paper, workspace: Path | None) -> None:
    """Build the brief and deliver it; nothing is written where anything is wrong."""
    kind = paper.kind
    from tahqiq.brief.write import write
    from tahqiq.verbs.briefing import Order, brief

    outline, country, as_of, since, subject = asked
    with working("writing"):
        made = brief(Order(outline, country, day(as_of, "--as-of"), day(since, "--since"), subject, workspace))
        page = write(made, kind, reference=paper.reference, style=paper.style)
    deliver(page, paper.out)


def list_outlines() -> None:
    """Print the outlines that are shipped and what each is for."""
    from tahqiq.verbs.briefing import outlines

    for outline in outlines():
        say(f"{outline.name:<18} {outline.head.get('about', '')}")
