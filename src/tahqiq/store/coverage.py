"""What a batch covers: its first and last day, its area, and when the first of its rows became public."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from tahqiq.errors import EvidenceError
from tahqiq.sources.batch import schema
from tahqiq.store.views import KNOWN
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    from tahqiq.sources.batch import Batch


def normal(dataset: str, batch: Batch, known_from: dt.date) -> pa.Table:
    """The batch's table with exactly its kind's columns. EvidenceError if one is missing or of another type.

    An event is public from its release's own day unless the row says otherwise.
    """
    wanted = schema(batch.kind)
    missing = [name for name in wanted.names if name not in batch.table.column_names]
    if missing:
        raise EvidenceError(f"{dataset} lacks the columns {', '.join(missing)}: expected every column of {batch.kind}")
    try:
        table = batch.table.select(wanted.names).cast(wanted)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        reason = str(error).splitlines()[0]
        raise EvidenceError(f"{dataset} has a column of the wrong type for {batch.kind}: {reason}") from error
    if batch.kind is RecordKind.EVENTS:
        at = wanted.get_field_index("known_from")
        table = table.set_column(
            at, wanted.field(at), table["known_from"].fill_null(pa.scalar(known_from, pa.date32()))
        )
    return table


def span(table: pa.Table) -> tuple[dt.date | None, dt.date | None]:
    """The first start and the last end among the rows, where the kind has them."""
    return _extreme(table, "start", "min"), _extreme(table, "end", "max")


def _extreme(table: pa.Table, column: str, which: str) -> dt.date | None:
    if column not in table.column_names:
        return None
    found: dt.date | None = pc.min_max(table[column])[which].as_py()
    return found


def area(table: pa.Table, otherwise: str) -> str:
    """The one country or area that every row is about, else the card's."""
    for column in ("iso3", "area"):
        if column in table.column_names:
            found = pc.unique(pc.drop_null(table[column])).to_pylist()
            return str(found[0]) if len(found) == 1 else otherwise
    return otherwise


def first_known(table: pa.Table, kind: RecordKind, known_from: dt.date) -> dt.date:
    """When the first row became public: for events, and where no row says it, the release's own day."""
    if kind is RecordKind.EVENTS or table["known_from"].null_count == table.num_rows:
        return known_from
    found: dt.date = pc.min(pc.coalesce(*(table[name] for name in KNOWN[kind]))).as_py()
    return found
