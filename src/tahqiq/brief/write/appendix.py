"""How the brief was made: the releases with their hashes and the command, as the last section of every format."""

from __future__ import annotations

from collections.abc import Collection

from tahqiq.brief.build import Brief
from tahqiq.brief.write.notes import escaped
from tahqiq.measure.wording import day, many
from tahqiq.sources import card


def appendix(brief: Brief) -> str:
    """The section in Markdown, without the heading of the bibliography that follows it."""
    used = {r for e in brief.entries for r in e.basis.releases}
    rows = [
        f"- {escaped(r.release_id)}, published {r.published or r.known_from}, {many(r.accepted, 'row')}:\\\n"
        f"  `{r.sha256}`"  # in a table it does not fit the width of a page
        for r in brief.releases
        if r.release_id in used
    ]
    return "\n".join(
        [
            "",
            "## How this was made {#made}",
            "",
            f"Written from the evidence at hand as it was known on {day(brief.as_of)}. Every number is a query; the "
            f"same command on the same evidence makes the same file, byte for byte: `{brief.command}` (outline "
            f"{brief.outline}, SHA-256 `{brief.outline_sha256}`).",
            "",
            *([_by_hand(brief), ""] if brief.by_hand else []),
            "The releases that it stands on, each with the SHA-256 of the file as it came:",
            "",
            *rows,
            "",
            *_asked(brief, used),
            "Rows of evidence that are kept by hand became known on the day their page was published; facts and "
            "incidents, whose rows bear no day of publication, on the day they happened, though a page that one was "
            "read on may be a later one. A page’s title is the one in its address, which has lost its marks; where "
            "that has none, what the page was read for stands in brackets.",
            "",
        ]
    )


def _asked(brief: Brief, used: Collection[str]) -> list[str]:
    """How publishers of datasets want them cited; rows kept by hand name their pages themselves."""
    asked = {r.release_id: card(r.dataset) for r in brief.releases if r.release_id in used}
    lines = [f"- {escaped(i)}: {escaped(of.citation)}" for i, of in asked.items() if of.url]
    return ["As their publishers ask, datasets are cited so:", "", *lines, ""] if lines else []


def _by_hand(brief: Brief) -> str:
    texts = sum(n.kind == "pinned" for n in brief.notes)
    return (
        f"Edits by hand are kept in a file of their own (SHA-256 `{brief.by_hand}`). Texts by hand, here {texts}, say "
        "whose they are; a number in one of them that stands on nothing in the evidence bears no note."
    )
