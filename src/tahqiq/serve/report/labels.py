"""How each verdict looks and what it means, in words for somebody who never saw the tool."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.terms import FlagName, Label, Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """A verdict on the page: ``css`` is its class, ``symbol`` stands beside it wherever colour does."""

    label: Label
    css: str
    symbol: str
    title: str
    means: str


# In the order of the legend. Where marks overlap, the earlier of SEVERITY is drawn nearest to the words.
LOOKS: dict[Label, Look] = {
    Label.SUPPORTED: Look(
        Label.SUPPORTED, "supported", "✓", "Supported", "every publisher that covers it agrees with the text"
    ),
    Label.CONTRADICTED: Look(
        Label.CONTRADICTED, "contradicted", "✗", "Contradicted", "every publisher that covers it differs from the text"
    ),
    Label.CONTESTED: Look(
        Label.CONTESTED, "contested", "⇄", "Contested", "the publishers disagree among themselves"
    ),
    Label.DEPENDS: Look(
        Label.DEPENDS, "depends", "◐", "Depends",
        "it holds only under a definition, area or period that the text does not state",
    ),
    Label.NOT_CHECKABLE: Look(
        Label.NOT_CHECKABLE, "unchecked", "–", "Not checkable",
        "no source covers it, or it is vague, an opinion, a cause or about the future",
    ),
}  # fmt: skip
SEVERITY = (
    Label.CONTRADICTED, Label.CONTESTED, Label.DEPENDS, Label.SUPPORTED, Label.NOT_CHECKABLE,
)  # fmt: skip

OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.AGREES: ("✓", "agrees"),
    Outcome.DIFFERS: ("✗", "differs"),
    Outcome.SILENT: ("–", "silent"),
}

FLAGS: dict[FlagName, tuple[str, str]] = {
    FlagName.ARITHMETIC: ("Arithmetic", "the report's own numbers do not add up"),
    FlagName.NOISE: ("Noise", "a change too small, at these counts, to tell from chance"),
    FlagName.WINDOW: ("Window", "in how many neighbouring windows the claim still holds"),
    FlagName.COMPOSITION: ("Composition", "one part of what is counted makes the whole change"),
    FlagName.MISPLACED: ("Misplaced", "wrong here, and exactly some publisher's figure for something else"),
    FlagName.REVISED: ("Revised", "the verdict was different as known on the report's date"),
    FlagName.CIRCULAR: ("Circular", "the only source that agrees is the one that the claim quotes"),
    FlagName.OTHERS_DIFFER: ("Others differ", "the named source is quoted rightly; other publishers differ"),
    FlagName.SOURCE_NOT_SEEN: ("Named source not seen", "the source that the claim names is not at hand"),
}

DATED = {
    "text": "date found in the text",
    "page": "date as the web page gives it",
    "file": "no date was found in the text: this is when the file was made",
}
"""Where a document's date was taken from, where it was not given."""


def look(label: Label) -> Look:
    """The look of ``label``."""
    return LOOKS[label]
