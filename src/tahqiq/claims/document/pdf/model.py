"""What stands where on a page. Places are in points (1/72 inch), from the lower left corner of the upright page."""

from __future__ import annotations

from dataclasses import dataclass, field

HYPHEN = "\u00ad"
"""What a run ends with whose last word was broken at the line end, in PDFium's opinion."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words printed side by side: ``y`` is their baseline, ``size`` the height of their type."""

    text: str
    left: float
    right: float
    y: float
    size: float

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: one run, or the cells of a table's row.

    ``column`` numbers the columns of the whole document. ``edges`` are the left and right edge of its column,
    ``pitch`` the usual distance of the lines in it.
    """

    runs: tuple[Run, ...]
    edges: tuple[float, float]
    column: int
    pitch: float

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(run.right for run in self.runs)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.runs[0].y

    @property
    def size(self) -> float:
        """The height of most of its type."""
        return max(self.runs, key=lambda run: len(run.text)).size


@dataclass(slots=True)
class Page:
    """The runs of a page; ``pictures`` says whether it has any, where it has no words."""

    number: int
    runs: list[Run] = field(default_factory=list)
    pictures: bool = False
