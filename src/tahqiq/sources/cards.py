"""A dataset's card: what one row is, and what has to hold of a file before anything of it is taken."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from typing import Any

import pyarrow as pa
import yaml

from tahqiq.errors import EvidenceError
from tahqiq.sources.batch import Batch
from tahqiq.terms import Break, Card, RecordKind


class Refused(EvidenceError):
    """A file with too many rows that cannot be used; ``rejects`` has them all, in the form of ``REJECTS``."""

    def __init__(self, message: str, rejects: pa.Table) -> None:
        super().__init__(message)
        self.rejects = rejects


@dataclass(frozen=True)
class Expected:
    """What a file of the dataset looks like (``expects`` in card.yml).

    ``rejects`` and ``shares`` are shares of the rows read, 0 to 1: more means that the file is not what its source
    gives. They bind only above ``allowance`` rows, so that one bad row of ten is set aside, not the ten.
    ``ranges`` are inclusive bounds of a column; a row outside is set aside.
    """

    rejects: float
    allowance: int
    shares: Mapping[str, float] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@cache
def load(dataset: str) -> tuple[Card, Expected]:
    """The card of a dataset and what it expects, from ``<dataset>/card.yml``."""
    file = resources.files("tahqiq.sources") / dataset / "card.yml"
    data: dict[str, Any] = yaml.load(
        file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    expects = data.pop("expects")
    expects["ranges"] = {name: (low, high) for name, (low, high) in expects.get("ranges", {}).items()}
    data["record_kind"] = RecordKind(data["record_kind"])
    listed = data["known_breaks"]
    data["dated_breaks"] = [Break(dt.date.fromisoformat(b["day"]), b["what"]) for b in listed if isinstance(b, dict)]
    data["known_breaks"] = [b["what"] if isinstance(b, dict) else b for b in listed]
    for item in fields(Card):
        if item.name in data and str(item.type).startswith("tuple"):
            data[item.name] = tuple(data[item.name])
    return Card(**data), Expected(**expects)


def enforce(dataset: str, name: str, batch: Batch, measured: Mapping[str, int]) -> Batch:
    """The batch, if the file called ``name`` is within what the card expects; EvidenceError otherwise.

    ``measured`` gives, by the names in ``expects.shares``, the number of rows concerned.
    """
    _, expected = load(dataset)
    if batch.accepted == 0:
        raise Refused(
            f"{name}: none of {batch.rows_read} rows can be used: {_reasons(batch)}; fix the file", batch.rejects
        )
    if batch.rejected > expected.allowance and batch.rejected > expected.rejects * batch.rows_read:
        raise Refused(
            f"{name}: {batch.rejected:,} of {batch.rows_read:,} rows cannot be used, more than the"
            f" {expected.rejects:.0%} expected of {dataset}: {_reasons(batch)}; nothing was taken",
            batch.rejects,
        )
    for what, share in expected.shares.items():
        if measured[what] > expected.allowance and measured[what] > share * batch.rows_read:
            raise EvidenceError(
                f"{name}: {measured[what]:,} of {batch.rows_read:,} rows have {what}, more than the {share:.0%}"
                f" expected of {dataset}; compare the file with the publisher's"
            )
    return batch


def _reasons(batch: Batch, limit: int = 3) -> str:
    """The fields most often at fault, each with the reason and the row of its first case."""
    rejects = batch.rejects.select(["field", "reason", "row"]).to_pylist()
    counts = Counter(entry["field"] for entry in rejects)
    first = {entry["field"]: entry for entry in reversed(rejects)}
    return "; ".join(
        f"{count:,} × {name or 'row'} (first in data row {first[name]['row']}: {first[name]['reason']})"
        for name, count in counts.most_common(limit)
    )
