"""The live page of a check a part at a time, where it is long or only some of its claims are wanted; all by links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, Field

from tahqiq.serve.report.choice import Choice
from tahqiq.serve.report.labels import LOOKS, Look
from tahqiq.serve.report.parts import Laid, Part, laid, parts
from tahqiq.serve.report.wording.known import bundled
from tahqiq.terms import CheckResult, FlagName, Label

_TITLE = 90


class Wanted(BaseModel):
    """Which claims of a check are wanted, and which part of it."""

    verdict: list[Label] = Field([], description="Only claims with one of these verdicts; any where none is named.",
                                 max_length=len(Label))  # fmt: skip
    flag: FlagName | Literal[""] = Field("", description="Only claims with this flag.")
    find: str = Field("", description="Only claims with all these words in their card.", max_length=200)
    moved: bool = Field(False, description="Only claims whose verdict is another than when it was checked first.")
    page: int = Field(1, description="Which part; one that is not there is the last.", ge=1, le=1_000_000)
    claim: str = Field("", description="The part that has this claim, in place of `page`.", max_length=64)

    def query(self, **other: object) -> str:
        """The query that asks for the same but for ``other``; from the first part, where that does not say which."""
        asked = self.model_copy(update={"page": 1, "claim": "", **other})
        given = asked.model_dump(mode="json", exclude_defaults=True)
        query = urlencode({**given, "moved": "yes"} if asked.moved else given, doseq=True)
        return f"?{query}" if query else ""


Asked = Annotated[Wanted, Query()]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part as the list of contents has it."""

    at: str
    title: str
    says: str
    counts: Sequence[tuple[Look, int]]


@dataclass(frozen=True)
class Turn:
    """A part of a check, and the addresses of what else there is. ``found`` are the claims that are wanted."""

    wanted: Wanted
    parts: Sequence[Part]
    part: Part
    found: int
    address: str

    @property
    def at(self) -> int:
        """Which part it is, from 1."""
        return next(n for n, part in enumerate(self.parts, 1) if part is self.part)

    @property
    def of(self) -> int:
        """How many parts there are."""
        return len(self.parts)

    @property
    def filtered(self) -> bool:
        """Whether only some claims are wanted."""
        own = self.wanted
        return bool(own.verdict or own.flag or own.find.strip() or own.moved)

    @property
    def flag(self) -> str:
        """The flag that is wanted."""
        return str(self.wanted.flag)

    @property
    def find(self) -> str:
        """The words that are looked for."""
        return self.wanted.find

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form keeps without showing it."""
        kept = [("verdict", str(label)) for label in self.wanted.verdict]
        return [*kept, ("moved", "yes")] if self.wanted.moved else kept

    @property
    def says(self) -> str:
        """Which claims are here."""
        total = len(self.part.of.claims)
        if self.filtered:
            return f"{self.found:,} of {total:,}{' whose verdict moved' if self.wanted.moved else ''}"
        return f"{_numbers(self.part)} of {total:,}"

    @property
    def before(self) -> str:
        """The address of the part before it; "" for none."""
        return self._page(self.at - 1) if self.at > 1 else ""

    @property
    def after(self) -> str:
        """The address of the part after it; "" for none."""
        return self._page(self.at + 1) if self.at < self.of else ""

    @property
    def contents(self) -> list[Leaf]:
        """The parts of the whole report; none where only some claims are wanted."""
        if self.filtered or self.of == 1:
            return []
        return [
            Leaf(self._page(n), _title(p) or f"Part {n}", _numbers(p), _counts(p)) for n, p in enumerate(self.parts, 1)
        ]

    def has(self, label: Label) -> bool:
        """Whether claims with that verdict are chosen."""
        return label in self.wanted.verdict

    def only(self, label: Label) -> str:
        """The address at which claims with that verdict are chosen too, or not any more."""
        others = [own for own in self.wanted.verdict if own != label]
        return self.address + self.wanted.query(verdict=others if self.has(label) else [*others, label])

    def _page(self, number: int) -> str:
        return f"{self.address}{self.wanted.query(page=number)}#main"


def turned_to(result: CheckResult, wanted: Wanted, moved: Collection[str], address: str) -> Turn:
    """The part of a check that is wanted; ``moved`` are the claims whose verdict is another by now."""
    own = laid(result)
    choice = Choice(wanted.verdict, wanted.flag or None, wanted.find, moved if wanted.moved else None)
    chosen = choice.places(own.claims, bundled()) if choice else None
    found = parts(own, chosen)
    at = _place(own, wanted.claim)
    here = next((part for part in found if at in part.claims), None) or found[min(wanted.page, len(found)) - 1]
    return Turn(wanted, found, here, len(own.claims if chosen is None else chosen), address)


def _place(own: Laid, claim: str) -> int:
    """The place of a claim, by its id or by the key of its card; -1 for none."""
    return next((n for n, item in enumerate(own.claims) if claim in (item.claim.id, f"d1c{n + 1}")), -1)


def _numbers(part: Part) -> str:
    if not part.claims:
        return "none"
    first, last = min(part.claims) + 1, max(part.claims) + 1
    return f"{first:,}–{last:,}" if first < last else f"{first:,}"


def _title(part: Part) -> str:
    """The first heading of a part, else its first words."""
    head = next((b for b in part.blocks if b.kind == "heading"), part.blocks[0] if part.blocks else None)
    text = " ".join(part.of.text[slice(*head.range)].split()).strip("*_#| ") if head else ""
    return text if len(text) <= _TITLE else f"{text[:_TITLE].rsplit(' ', 1)[0]}…"


def _counts(part: Part) -> list[tuple[Look, int]]:
    labels = [part.of.claims[at].verdict.label for at in part.claims]
    return [(look, labels.count(label)) for label, look in LOOKS.items()]
