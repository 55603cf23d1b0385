"""Notes of the margin as each format has them: asides in HTML, comments in Word, footnotes elsewhere."""

from __future__ import annotations

import re
from html import escape

from tahqiq.brief.build import Brief
from tahqiq.brief.ledger import MARK
from tahqiq.brief.margin import MarginNote
from tahqiq.brief.write.notes import escaped
from tahqiq.measure.wording import day

_IN_HTML = re.compile(r'<span id="(?P<id>m\d+)(?P<end>e?)" class="m"></span>')


def as_footnotes(text: str, brief: Brief) -> str:
    """Markdown with each note as a footnote where what it is about ends."""
    notes = {n.id: n for n in brief.notes}
    said = [f"[^{n.id}]: {escaped(n.signed)}" for n in brief.notes]
    text = MARK.sub(lambda m: f"[^{m['id']}]" if m["end"] and m["id"] in notes else "", text)
    return text + ("\n" + "\n\n".join(said) + "\n" if said else "")


def as_comments(text: str, brief: Brief) -> str:
    """Markdown with each note as a comment of Word, from where it begins to where it ends."""
    notes = {n.id: n for n in brief.notes}

    def put(match: re.Match[str]) -> str:
        note = notes[match["id"]]
        if match["end"]:
            return f'[]{{.comment-end id="{note.id[1:]}"}}'
        said = note.text if note.kind == "comment" else f"Written by hand. {note.text}".strip()
        author = note.by.replace("\\", " ").replace('"', "'")
        start = f'.comment-start id="{note.id[1:]}" author="{author}" date="{note.on}T00:00:00Z"'
        return f"[{escaped(said)}]{{{start}}}"

    return MARK.sub(put, text)


def as_asides(page: str, brief: Brief) -> str:
    """Pandoc's HTML with each note beside the text, and what it is about between marks."""
    notes = {n.id: n for n in brief.notes}

    def put(match: re.Match[str]) -> str:
        note = notes[match["id"]]
        if match["end"]:
            return f"{'</span>' if note.kind == 'comment' else ''}{_aside(note)}"
        # a text by hand is not put in a span of its own, which could cross that of a comment in it
        return f'<span class="noted" aria-describedby="{note.id}">' if note.kind == "comment" else ""

    return _IN_HTML.sub(put, page)


def _aside(note: MarginNote) -> str:
    what = "Comment" if note.kind == "comment" else "Written by hand"
    text = f" {escape(note.text)}" if note.text else ""
    return (
        f'<span class="margin" role="note" id="{note.id}"><span class="who">{what}, {escape(note.by)}, '
        f"{day(note.on)}</span>{text}</span>"
    )
