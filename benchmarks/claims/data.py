"""Labelled passages: a folder of ``passages.jsonl`` and ``claims.jsonl``, one JSON object a line.

What the fields mean stands in ``data/README.md``; ``data/schema.json`` holds their types. Folders of other
people's text in the same form (without the fields on verdicts) can be read too.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
SPLITS = ("dev", "test")

Label = dict[str, Any]  # a line of claims.jsonl


class LabelFault(Exception):
    """A label that does not fit its passage: which one, what arrived, what was expected."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its labels. ``published`` is None where the folder gives none."""

    id: str
    text: str
    published: dt.date | None
    labels: tuple[Label, ...]


def folders(data: Path | None, split: str) -> list[Path]:
    """The folders to read: ``data`` itself where it is given, else the bundled split or splits."""
    if data is not None:
        return [data]
    return [DATA / name for name in SPLITS if split in (name, "all") and (DATA / name).is_dir()]


def load(folder: Path) -> list[Passage]:
    """The passages of a folder in its order.

    Raises ``LabelFault`` for a label without a passage or whose quote does not stand at its offsets.
    """
    labels: dict[str, list[Label]] = {}
    for label in _rows(folder / "claims.jsonl"):
        labels.setdefault(label["passage_id"], []).append(label)
    passages = [
        Passage(row["id"], row["text"], _day(row.get("published")), tuple(labels.pop(row["id"], ())))
        for row in _rows(folder / "passages.jsonl")
    ]
    if labels:
        raise LabelFault(f"{folder}: labels of passages that are not there: {', '.join(sorted(labels))}")
    for passage in passages:
        for label in passage.labels:
            _stands(passage, label)
    return passages


def _stands(passage: Passage, label: Label) -> None:
    quote = label["quote"]
    if passage.text[label["start"] : label["end"]] != quote:
        at = passage.text.find(quote)
        where = f"it starts at {at}" if at >= 0 else "it is nowhere in the text"
        raise LabelFault(f"{passage.id}: {quote!r} does not stand at {label['start']}-{label['end']}; {where}")


def _rows(path: Path) -> list[Label]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _day(published: str | None) -> dt.date | None:
    """A day; the first of the year or month where that is all that is given."""
    if not published:
        return None
    year, month, day, *_ = [*(int(part) for part in str(published)[:10].split("-")), 1, 1]
    return dt.date(year, month, day)
