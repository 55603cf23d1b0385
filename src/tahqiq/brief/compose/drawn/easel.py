"""What every picture of a brief is made with: its heading, and its place in the text."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.brief.charts import Figure, Heading
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.ledger import Basis
from tahqiq.brief.pictures import Picture
from tahqiq.measure.records import Figure as Printed

Rows = Iterable[tuple[str, float, Basis]]


def heading(desk: Desk, finding: str, shown: str, publishers: Iterable[str], credit: str = "") -> Heading:
    """The lines of a picture; ``publishers`` are those whose figures it shows."""
    names = dict.fromkeys(desk.publisher(p).removeprefix("the ") for p in publishers)
    return Heading(_capital(finding), _capital(shown), ", ".join(names), desk.as_of, credit)


def placed(desk: Desk, kind: str, figure: Figure, caption: str, rows: Rows) -> str:
    """The picture in the text, under a caption whose numbers are in the ledger."""
    name = f"{kind}-{len(desk.pictures) + 1}"
    desk.pictures[name] = Picture(name, figure, tuple(rows))
    return f"\n\n![{caption}]({name}.png)\n\n"


def of_figures(desk: Desk, figures: Iterable[tuple[str, Printed]]) -> list[tuple[str, float, Basis]]:
    """Printed figures as rows of a picture, each with its name."""
    return [(name, f.value, desk.basis(f)) for name, f in figures]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
