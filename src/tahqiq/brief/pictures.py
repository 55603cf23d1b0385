"""Pictures in the text of a brief: how they stand there, and what each carries with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tahqiq.brief.charts import Figure
from tahqiq.brief.ledger import PICTURE, SPAN, Basis, plain


@dataclass(frozen=True)
class Picture:
    """A picture with its rows: each has ``name`` and ``value``, and what they stand on."""

    name: str
    figure: Figure
    rows: tuple[tuple[str, float, Basis], ...]

    @property
    def title(self) -> str:
        """The finding, as it stands in the picture."""
        return self.figure.title

    @property
    def alt(self) -> str:
        """The finding and the data: what a screen reader says. Its figures are those of ``rows``, and their sums."""
        return f"{self.title}. {self.figure.alt}"

    def to_dict(self, caption: str) -> dict[str, Any]:
        """The JSON form (docs/reference/figures.md)."""
        return {
            "name": self.name, "title": self.title, "alt": self.alt, "caption": plain(caption),
            "source": self.figure.source,
            "numbers": [m["id"] for m in SPAN.finditer(caption)], "svg": self.figure.svg(),
            "rows": [{"name": n, "value": v, **_basis(b)} for n, v, b in self.rows],
        }  # fmt: skip


def captions(text: str) -> dict[str, str]:
    """The captions of the pictures that stand in a text, by their names."""
    return {m["name"]: m["caption"] for m in PICTURE.finditer(text)}


def _basis(basis: Basis) -> Mapping[str, Any]:
    found = asdict(basis)
    return {k: list(found[k]) for k in ("releases", "rows", "sources")} | {"query": basis.query}
