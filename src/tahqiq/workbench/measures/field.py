"""What a form asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

Choices = tuple[tuple[str, str], ...]
"""Values with the words that a reader chooses by."""
Given = Mapping[str, str]
"""What was filled in, by the name of the field; text, and empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for.

    ``names`` are the kinds of names it suggests (``names.suggested``). What is ``further`` stands folded away
    until it is used.
    """

    name: str
    label: str
    hint: str = ""
    default: str = ""
    choices: Choices = ()
    names: str = ""
    kind: str = "text"
    further: bool = False
    longest: int = 500

    def by_default(self, value: str) -> Field:
        """The same with another default."""
        return replace(self, default=value)


AREA = Field("area", "Area", "A country, province or district; several joined by +", names="area")
PERIOD = Field("period", "Period", "2021, 2021-Q1, 2021-04, or 2019..2021; empty for all")
BASE = Field("base", "Against", "The earlier period")
ACTOR = Field("actor", "Group", "Only events with it on a side", names="actor", further=True)
KIND = Field(
    "kind", "Kind of violence",
    choices=(("", "all"), ("state_based", "state-based"), ("non_state", "non-state"), ("one_sided", "one-sided")),
    further=True,
)  # fmt: skip
VICTIM = Field(
    "victim", "Whose deaths",
    choices=(("", "all"), ("civilian", "civilians"), ("security", "security forces"), ("militant", "militants")),
    further=True,
)  # fmt: skip
COUNT = Field("count", "Count", choices=(("deaths", "deaths"), ("events", "events")), default="deaths")
AS_OF = Field("as_of", "As known on", kind="date", further=True)
DATASET = Field("dataset", "Dataset", "A dataset of events", names="dataset", further=True)
PUBLISHER = Field(
    "publisher", "By a publisher’s printed figures", "Instead of events; its name", names="publisher", further=True
)
METRIC = Field(
    "metric", "What it printed", "With a publisher", default="attacks",
    choices=tuple((w, w) for w in ("attacks", "deaths", "injuries", "operations", "arrests")), further=True,
)  # fmt: skip


def units(*names: str, default: str = "") -> Field:
    """By which units it is told."""
    words = {"": "in all"}
    return Field("by", "By", choices=tuple((n, words.get(n, n)) for n in names), default=default)


def in_words(line: str, fields: Iterable[Field]) -> str:
    """A line of the verbs with the form's own labels in place of the command line's options."""
    labels = {f.name.replace("_", "-"): f.label for f in fields}
    return re.sub(r"--([a-z-]+)", lambda m: f"“{labels[m[1]]}”" if m[1] in labels else m[0], line)
