"""``tahqiq brief``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.serve.cli.options import day, deliver, notes, one_of, say, working

if TYPE_CHECKING:
    from tahqiq.verbs.briefing import Order

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

    @property
    def folder(self) -> str:
        """Where the pictures of a Markdown file lie, beside it; "" where none are written."""
        return f"{self.out.stem}-pictures" if self.kind == "md" and self.out else ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Edits by hand: the file that keeps them, a copy to read them off, and who made them there."""

    pins: Path | None
    edited: Path | None
    by: str


Asked = tuple[str, str, str | None, str | None, str]
"""Outline, country, as of, since, subject, as given."""


def one_subject(named: str, option: str) -> str:
    """What the outline is of, named behind it or by --subject. InputError where the two differ."""
    if named and option and named != option:
        raise InputError(f"what is the brief of? {named!r} stands behind the outline and {option!r} behind --subject")
    return named or option


def serve_brief(asked: Asked, paper: Paper, hand: Hand, days: tuple[str, str] | None, workspace: Path | None) -> None:
    """Write a brief, or what changed between those of two days, or the edits in a copy of one."""
    if days and (hand.pins or hand.edited):
        raise InputError("--diff compares briefs without edits by hand; leave out --pins and --edited")
    if days:
        compare_briefs(asked, days, paper, workspace)
    elif hand.edited:
        take_edits(asked, paper, hand, workspace)
    else:
        write_brief(asked, paper, hand.pins, workspace)


def write_brief(asked: Asked, paper: Paper, pins: Path | None, workspace: Path | None) -> None:
    """Build the brief and deliver it; nothing is written where anything is wrong. Edits by hand are reported on."""
    kind = paper.kind
    from tahqiq.brief.write import beside, write
    from tahqiq.verbs.briefing import brief, remarks
    from tahqiq.verbs.briefs import kept

    with working("writing"):
        order = _order(asked, workspace)
        made, outcome = kept(order, pins) if pins else (brief(order), None)
        page = write(made, kind, reference=paper.reference, style=paper.style, folder=paper.folder)
        language = remarks(made)
    deliver(page, paper.out)
    if paper.folder and paper.out and made.pictures:
        place = paper.out.parent / paper.folder
        place.mkdir(exist_ok=True)
        for name, data in beside(made).items():
            deliver(data, place / name)
    for line in outcome.lines() if outcome else ():
        say(line, notes)
    for remark in language:
        say(f"Language: “{remark.quote}” ({remark.rule}): {remark.why}; rather: {remark.instead}", notes)


def take_edits(asked: Asked, paper: Paper, of: Hand, workspace: Path | None) -> None:
    """Write what was changed by hand in a copy of the brief to the file of its edits."""
    if paper.format or paper.out:
        raise InputError("--edited writes no brief but the file of --pins; leave out --format and --out")
    import datetime as dt

    from tahqiq.brief.pins import take
    from tahqiq.brief.pins.file import written
    from tahqiq.verbs.briefs import edited

    if of.edited is None or of.pins is None or not of.by.strip():
        raise InputError("--edited needs the file that keeps the edits (--pins FILE) and who made them (--by NAME)")
    hand = take.Hand(of.by.strip(), dt.datetime.now(dt.UTC).date())
    with working("reading"):
        found = edited(_order(asked, workspace), of.edited, of.pins, hand)
    deliver(written(found.edits), of.pins)
    say(f"Edits by hand: {len(found.edits)} kept, {len(found.left)} not.", notes)
    for line in found.left:
        say(f"  {line}", notes)


def _order(asked: Asked, workspace: Path | None) -> Order:
    from tahqiq.verbs.briefing import Order

    outline, country, as_of, since, subject = asked
    return Order(outline, country, day(as_of, "--as-of"), day(since, "--since"), subject, workspace)


def compare_briefs(asked: Asked, days: tuple[str, str], paper: Paper, workspace: Path | None) -> None:
    """Build the briefs of two days and deliver what changed between them."""
    from tahqiq.brief.diff.write import FORMATS, written
    from tahqiq.serve.report.wording.visible import visible
    from tahqiq.verbs.briefs import diff

    as_of = asked[2]
    if as_of or paper.reference or paper.style:
        option = "--as-of" if as_of else "--reference" if paper.reference else "--style"
        raise InputError(f"{option} does not go with --diff, which has two days of its own and no bibliography")
    of_file = paper.out.suffix.lstrip(".").lower() if paper.out else ""
    form = paper.format or (of_file if of_file in FORMATS else "text")
    one_of(form, "--format", FORMATS)
    before, after = (day(d, "--diff") for d in days)
    assert before is not None
    assert after is not None
    with working("comparing"):
        made = diff(_order(asked, workspace), before, after)
    page = written(made, form)
    if form == "text":  # parts of it come from files: nothing in them may act on the terminal
        page = "\n".join(visible(line) for line in page.split("\n"))
    deliver(page, paper.out)


def list_outlines() -> None:
    """Print the outlines that are shipped and what each is for."""
    from tahqiq.verbs.briefing import outlines

    for outline in outlines():
        say(f"{outline.name:<18} {outline.head.get('about', '')}")
