"""Candidate homes as columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Where = slice | Whole  # which candidates: a run of them, or their row numbers
Number = TypeVar("Number", np.float64, np.int64, np.int32)

NEAR = 0.02  # a count that stops up to 2% short of a calendar span is still that span's
PRINTED, SUMMED, TOLL, COMPUTED = 0, 1, 2, 3
"""How a candidate was made: printed by its publisher; summed from events; one happening's toll; a change worked out
from two printed figures."""

TEXTS = (
    "publisher", "dataset", "metric", "area", "actor", "victim", "counts", "militants", "scope", "unit", "confidence",
    "definition",
)  # fmt: skip
DAYS = ("start", "end", "base_start", "base_end", "known")
COLUMNS = (*TEXTS, *DAYS, "value", "before", "made")
_EPOCH = dt.date(1970, 1, 1)


def ordinal(day: dt.date) -> int:
    """A day as the number that stands for it in the columns."""
    return (day - _EPOCH).days


def date(number: int) -> dt.date:
    """The day that a number stands for."""
    return _EPOCH + dt.timedelta(days=number)


NEVER = dt.date(1, 1, 1)
NO_DAY = ordinal(NEVER)


@dataclass(frozen=True)
class Homes:
    """Candidate figures, ordered by the size of the value.

    ``value`` is in the unit's own scale (percent as 0–100, a fall negative), ``before`` the figure that a computed
    change starts from (else 0). ``codes`` index ``words``, one pair for each column of ``TEXTS``; ``days`` holds
    the columns of ``DAYS`` in days since 1970, ``NO_DAY`` where there is none; ``known`` is the first day on which
    the figure can have been public.
    """

    size: Floats
    value: Floats
    before: Floats
    made: Whole
    codes: Mapping[str, Whole]
    words: Mapping[str, Sequence[str]]
    days: Mapping[str, Whole]

    @cached_property
    def of_calendar(self) -> Flags:
        """Whether each covers a whole month, quarter, half or year of the calendar, or stops just short of one."""
        return of_calendar(self.days["start"], self.days["end"])

    def text(self, column: str, at: int) -> str:
        """A text column's cell."""
        return self.words[column][int(self.codes[column][at])]

    def day(self, column: str, at: int) -> dt.date:
        """A day column's cell."""
        return date(int(self.days[column][at]))

    def around(self, value: float, factor: float) -> slice:
        """The candidates whose size is within a factor of a value."""
        low, high = np.searchsorted(self.size, [abs(value) / factor, abs(value) * factor])
        return slice(int(low), int(high))


def homes(tables: Sequence[pa.Table], publishers: Mapping[str, str]) -> Homes:
    """Arrow tables with ``COLUMNS`` as one table of candidates; ``publishers`` are those of whole datasets."""
    import pyarrow as pa

    table = pa.concat_tables(tables).combine_chunks()
    value = _numbers(table["value"], np.float64)
    order = np.argsort(np.abs(value), kind="stable")
    words = {"publisher": publishers}
    encoded = {name: table[name].combine_chunks().dictionary_encode() for name in TEXTS}
    return Homes(
        size=np.abs(value)[order],
        value=value[order],
        before=_numbers(table["before"], np.float64)[order],
        made=_numbers(table["made"], np.int64)[order],
        codes={n: _numbers(c.indices, np.int32).astype(np.int64)[order] for n, c in encoded.items()},
        words={n: [words.get(n, {}).get(w, w) for w in c.dictionary.to_pylist()] for n, c in encoded.items()},
        days={n: _days(table[n])[order] for n in DAYS},
    )


def _days(column: pa.ChunkedArray) -> Whole:
    import pyarrow as pa

    return _numbers(column.cast(pa.int32()), np.int32).astype(np.int64)


def _numbers(column: pa.ChunkedArray | pa.Array, type_: type[Number]) -> NDArray[Number]:
    """A column without nulls as it lies in memory; Arrow's own ``to_numpy`` loads pandas, a third of a second."""
    import pyarrow as pa

    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    found: NDArray[Number] = np.frombuffer(array.buffers()[1], dtype=type_, count=array.offset + len(array))
    return found[array.offset :]


def of_calendar(starts: Whole, ends: Whole) -> Flags:
    """Whether spans are a whole month, quarter, half or year of the calendar, or stop just short of one."""
    first = starts.astype("datetime64[D]").astype("datetime64[M]")
    begins = first.astype("datetime64[D]").astype(np.int64) == starts
    found: Flags = np.zeros(len(starts), dtype=np.bool_)
    for months in (1, 3, 6, 12):
        after = (first + months).astype("datetime64[D]").astype(np.int64)
        on_time = first.astype(np.int64) % months == 0
        found |= begins & on_time & (np.abs(after - 1 - ends) <= NEAR * (after - starts))
    return found
